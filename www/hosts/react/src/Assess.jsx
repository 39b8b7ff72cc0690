import { useEffect, useMemo, useRef, useState } from "react";

import { CreditCheck } from "./CreditCheck.jsx";
import { CreditCheckByRef } from "./CreditCheckByRef.jsx";

const STATES = { certain: ["就是这一类", "this one"], possible: ["有可能", "possible"], impossible: ["不可能", "impossible"] };

/** What is handed over; a rate is two whole numbers, so that nothing is rounded. */
function inputOf({ kind, submitted, passed, closed, granted }) {
  const rate = (part, all) => (part === null || !all ? null : [part, all]);
  return { subject: { kind }, facts: { preExamPassRate: rate(passed, submitted), grantRate: rate(granted, closed) } };
}

export function Assess({ figures, lang, elder, say, byRef }) {
  const Check = byRef ? CreditCheckByRef : CreditCheck;
  // The same object as long as nothing changed: a new one would be handed over anew.
  const input = useMemo(() => inputOf(figures), [figures]);
  const [answer, setAnswer] = useState(null);
  const [fault, setFault] = useState(null);
  const title = useRef(null);

  // A new page begins at its heading.
  useEffect(() => {
    title.current.focus();
    window.scrollTo(0, 0);
  }, []);

  return (
    <>
      <h1 ref={title} tabIndex={-1}>{say("预审服务额度：估算类别", "Pre-examination quota: the class")}</h1>
      {fault && <p className="outcome bad" role="alert">{fault.message}</p>}
      {answer && <Classes answer={answer} say={say} />}
      <section className="panel">
        <h2>{say("情况有变化的，在这里修改", "Change what is not right here")}</h2>
        <Check task="tier" jurisdiction="CN-BJ" scheme="cn-bj.pre_examination.2025" lang={lang} elder={elder} input={input} onAnswer={setAnswer} onFault={setFault} />
      </section>
      <p><a className="button" href="#/">{say("上一步", "Back")}</a></p>
    </>
  );
}

function Classes({ answer, say }) {
  const tone = answer.outcomeKind === "grade" ? "good" : "wait";
  return (
    <section className="panel" id="classes">
      <p className={`outcome ${tone}`} role="status">{answer.summary}</p>
      <table>
        <caption className="sr">{answer.schemeTitle}</caption>
        <thead>
          <tr><th scope="col">{say("类别", "Class")}</th><th scope="col">{say("估算", "Estimate")}</th></tr>
        </thead>
        <tbody>
          {answer.grades.map((grade) => (
            <tr key={grade.id} className={grade.state}>
              <th scope="row">{grade.label}</th>
              <td>{say(...STATES[grade.state])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.missing.length > 0 && (
        <>
          <h3>{say("知道下面几项就能更确定", "These would settle more")}</h3>
          <ul>{answer.missing.map((one) => <li key={one.path}>{one.question}</li>)}</ul>
        </>
      )}
    </section>
  );
}
