// The same for React 16.8 to 18, and for 19 too. There every prop of a custom element becomes an attribute (an object
// would be written as "[object Object]"), and `on…` is no listener: both are done by a ref.

import { useEffect, useLayoutEffect, useRef } from "react";

import { useAgain } from "./CreditCheck.jsx";

export function CreditCheckByRef({ task, jurisdiction, scheme, lang, elder, input, onAnswer, onFault }) {
  const check = useRef(null);
  const listeners = useRef({});
  listeners.current = { onAnswer, onFault };

  useLayoutEffect(() => {
    check.current.input = input;
  }, [input]);

  useEffect(() => {
    const element = check.current;
    const told = (event) => listeners.current.onAnswer(event.detail);
    const failed = (event) => listeners.current.onFault && listeners.current.onFault(event.detail);
    element.addEventListener("zhixin-result", told);
    element.addEventListener("zhixin-error", failed);
    return () => {
      element.removeEventListener("zhixin-result", told);
      element.removeEventListener("zhixin-error", failed);
    };
  }, []);

  useAgain(check, lang, input);
  return (
    <zhixin-check
      ref={check}
      task={task}
      jurisdiction={jurisdiction}
      scheme={scheme}
      lang={lang}
      ui-style={elder ? "elder" : undefined}
    />
  );
}
