// JSON-logic, for the three libraries that read it. It has no names for parts of an expression, so the task is four
// expressions one after another: points, score, grade, the rules that apply.

import { readFileSync } from "node:fs";

import { CAP, EVENTS, GRADES, LEAST, POINTS, RULES } from "../task.mjs";

const get = (path) => ({ var: path });
const choose = (pairs, otherwise) => ({ if: [...pairs.flat(), otherwise] });

const points = (path) => choose(POINTS.slice(0, 3).map((n, at) => [{ "===": [get(path), at] }, n]), POINTS[3]);
const counts = ({ key, days }) => ({ and: [get(`${key}.occurred`), { "<=": [{ "-": [get("asOf"), get(`${key}.on`)] }, days] }] });

const PARTS = [
  ...EVENTS.map((event) => choose([[counts(event), points(`${event.key}.severity`)]], 0)),
  choose([[{ and: [get("reportLate"), { "!": [get("cured")] }] }, 20]], 0),
  choose([[{ and: [get("reportLate"), get("cured")] }, 10]], 0),
  choose([[{ ">=": [{ "*": [get("numerator"), 100] }, { "*": [get("denominator"), 90] }] }, 5]], 0),
];

const family = (at) => ({ min: [CAP, { "+": [0, 1, 2, 3].map((nth) => get(`parts.${at * 4 + nth}`)) }] });
const SCORE = { "-": [{ "+": [100, get("parts.14")] }, { "+": [family(0), family(1), family(2), get("parts.12"), get("parts.13")] }] };

const band = choose(LEAST.map((least, at) => [{ ">=": [get("score"), least] }, at]), 4);
const vetoed = choose([[get("veto1"), 4]], band);
const worse = choose([[get("veto2"), { min: [4, { "+": [vetoed, 2] }] }]], vetoed);
const GRADE = choose([[get("listed"), { max: [2, worse] }]], worse);

const applies = (at) => (at < 15 ? { ">": [get(`parts.${at}`), 0] } : get(["veto1", "veto2", "listed"][at - 15]));
const APPLIED = { filter: [RULES.map((id, at) => choose([[applies(at), id]], "")), { "!==": [get(""), ""] }] };

/** The task with a library's way to make a function of an expression. */
function staged(made) {
  const [parts, score, grade, applied] = [PARTS, SCORE, GRADE, APPLIED].map(made);
  return (x) => {
    const soFar = { parts: parts(x), score: 0, veto1: x.veto1, veto2: x.veto2, listed: x.listed };
    soFar.score = score(soFar);
    return { score: soFar.score, grade: GRADES[grade(soFar)], rules: applied(soFar) };
  };
}

const says = "conditions and arithmetic; four expressions, one after another by JavaScript";

export const compiled = {
  name: "json-logic-engine, compiled",
  says,
  async load() {
    const { LogicEngine } = await import("json-logic-engine");
    const engine = new LogicEngine();
    compiled.evaluate = staged((logic) => engine.build(logic));
  },
};

export const interpreted = {
  name: "json-logic-js",
  says,
  async load() {
    const { default: library } = await import("json-logic-js");
    interpreted.evaluate = staged((logic) => (data) => library.apply(logic, data));
  },
};

export const wasm = {
  name: "datalogic, WebAssembly",
  says,
  async load() {
    // The package's entry for Node does not load as a module, so its entry for browsers gets the bytes.
    const at = import.meta.resolve("@goplasmatic/datalogic/web");
    const { default: init, CompiledRule } = await import(at);
    await init({ module_or_path: readFileSync(new URL("./datalogic_wasm_bg.wasm", at)) });
    wasm.evaluate = staged((logic) => {
      const rule = new CompiledRule(JSON.stringify(logic), false);
      return (data) => JSON.parse(rule.evaluate(JSON.stringify(data)));
    });
  },
};
