// The component as a component of React 19. Copy this file; before React 19 take `CreditCheckByRef.jsx`.
//
// React 19 sets what the element knows as a property (`input`) as a property and the rest as attributes, and listens
// to the event `zhixin-result` by the prop `onzhixin-result`.

import { useEffect, useRef } from "react";

export function CreditCheck({ task, jurisdiction, scheme, lang, elder, input, onAnswer, onFault }) {
  const check = useRef(null);
  useAgain(check, lang, input);
  return (
    <zhixin-check
      ref={check}
      task={task}
      jurisdiction={jurisdiction}
      scheme={scheme}
      lang={lang}
      ui-style={elder ? "elder" : undefined}
      input={input}
      onzhixin-result={(event) => onAnswer(event.detail)}
      onzhixin-error={(event) => onFault?.(event.detail)}
    />
  );
}

/** Judges anew when what was handed over changes, or the language of the page's own words about the answer. */
export function useAgain(check, lang, input) {
  useEffect(() => {
    const element = check.current;
    let gone = false;
    const judge = async () => {
      await element.ready;
      const focused = document.activeElement;
      if (!gone) await element.evaluate();
      // The form shows its answer and moves the focus there; the page takes it back.
      if (!gone && focused) focused.focus();
    };
    // A fault is told by the event zhixin-error.
    judge().catch(() => {});
    return () => { gone = true; };
  }, [check, lang, input]);
}
