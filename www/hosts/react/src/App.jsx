import { useEffect, useState } from "react";

import { Assess } from "./Assess.jsx";
import { Figures } from "./Figures.jsx";

// What the portal knows of the year that is over.
const START = { kind: "enterprise", submitted: 20, passed: 19, closed: 20, granted: 18 };

/** The part of the address after `#`: the portal's route. */
function useRoute() {
  const [route, setRoute] = useState(() => window.location.hash.slice(1) || "/");
  useEffect(() => {
    const follow = () => setRoute(window.location.hash.slice(1) || "/");
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return route;
}

export function App() {
  const route = useRoute();
  const [lang, setLang] = useState("zh-CN");
  const [elder, setElder] = useState(false);
  const [figures, setFigures] = useState(START);
  const say = (zh, en) => (lang === "en" ? en : zh);

  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.classList.toggle("elder", elder);
  }, [lang, elder]);

  return (
    <>
      <header className="top">
        <div className="wrap">
          <span className="site">{say("知识产权服务平台（示例）", "IP service platform (example)")}</span>
          <span className="switches">
            <button type="button" aria-pressed={elder} onClick={() => setElder(!elder)}>{say("长辈版", "Large print")}</button>
            <button type="button" lang={lang === "en" ? "zh-CN" : "en"} onClick={() => setLang(lang === "en" ? "zh-CN" : "en")}>{say("English", "中文")}</button>
          </span>
        </div>
      </header>
      <main className="wrap">
        {route.startsWith("/assess")
          ? <Assess figures={figures} lang={lang} elder={elder} say={say} byRef={route === "/assess/by-ref"} />
          : <Figures figures={figures} setFigures={setFigures} say={say} />}
        <p className="foot">{say("自评结论供参考，以主管部门的决定为准。", "A self-assessment; the authority decides.")}</p>
      </main>
    </>
  );
}
