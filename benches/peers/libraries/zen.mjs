// GoRules ZEN as WebAssembly, which has its expressions only. Its addon, which has decision graphs too, is a package of its
// own for each platform and cannot be pinned for all of them.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { CAP, EVENTS, GRADES, LEAST, POINTS, RULES } from "../task.mjs";

const RATE = "numerator * 100 >= denominator * 90";
const ladder = (pairs, otherwise) => pairs.reduceRight((rest, [when, then]) => `(${when} ? ${then} : ${rest})`, String(otherwise));

/** Names with their expressions; `own` stands before a name that was given here. */
function entries(own) {
  const family = (at) => `min([${CAP}, ${EVENTS.filter((event) => event.family === at).map((event) => `${own}p${event.id}`).join(" + ")}])`;
  const applies = [...EVENTS.map((event) => `${own}p${event.id} > 0`), "reportLate and not cured", "reportLate and cured", RATE, "veto1", "veto2", "listed"];
  const words = RULES.map((id, at) => `${applies[at]} ? '${id}' : ''`);
  return [
    ...EVENTS.map(({ key, id, days }) => [`p${id}`, `${key}.occurred and asOf - ${key}.on <= ${days} ? [${POINTS}][${key}.severity] : 0`]),
    ["score", `100 - ${[0, 1, 2].map(family).join(" - ")} - ${ladder([["reportLate", "(cured ? 10 : 20)"]], 0)} + ${ladder([[RATE, 5]], 0)}`],
    ["g0", ladder(LEAST.map((least, at) => [`${own}score >= ${least}`, at]), 4)],
    ["g1", `veto1 ? 4 : ${own}g0`],
    ["g2", `veto2 ? min([4, ${own}g1 + 2]) : ${own}g1`],
    ["g3", `listed ? max([2, ${own}g2]) : ${own}g2`],
    ["grade", `[${GRADES.map((grade) => `'${grade}'`)}][${own}g3]`],
    ["rules", `filter([${words.join(", ")}], # != '')`],
  ];
}

const only = ({ score, grade, rules }) => ({ score, grade, rules });

export const wasm = {
  name: "ZEN expressions, WebAssembly",
  says: "everything; parsed at every call",
  async load() {
    const { default: init, evaluateExpression } = await import("@gorules/zen-engine-wasm/dist/zen_engine_wasm.js");
    const file = createRequire(import.meta.url).resolve("@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm");
    await init({ module_or_path: readFileSync(file) });
    const steps = entries("").map(([key, value]) => `${key} = ${value}`);
    const text = `${steps.join("; ")}; {score: score, grade: grade, rules: rules}`;
    wasm.evaluate = (x) => only(evaluateExpression(text, x));
  },
};
