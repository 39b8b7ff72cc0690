const COUNTS = [
  ["submitted", "预审请求（件）", "Requests for pre-examination"],
  ["passed", "其中预审合格（件）", "Of these passed"],
  ["closed", "结案（件）", "Cases closed"],
  ["granted", "其中授权（件）", "Of these granted"],
];

/** The portal's own form: the figures of last year. */
export function Figures({ figures, setFigures, say }) {
  const change = (name) => (event) => setFigures({ ...figures, [name]: event.target.value === "" ? null : Number(event.target.value) });
  return (
    <>
      <h1>{say("预审服务额度：上一期情况", "Pre-examination quota: the last period")}</h1>
      <p className="lead">{say("核对备案主体上一期的数字，下一步估算额度类别。", "Check the figures of the last period; the next step estimates the class.")}</p>
      <form className="panel" onSubmit={(event) => { event.preventDefault(); window.location.hash = "/assess"; }}>
        <div className="fields">
          {COUNTS.map(([name, zh, en]) => (
            <div className="field" key={name}>
              <label htmlFor={name}>{say(zh, en)}</label>
              <input id={name} type="number" min="0" step="1" value={figures[name] ?? ""} onChange={change(name)} />
            </div>
          ))}
        </div>
        <button className="main" type="submit">{say("下一步：估算类别", "Next: estimate the class")}</button>
      </form>
    </>
  );
}
