// feelin reads FEEL, the expression language of decision tables; it parses the text at every call.

import { CAP, EVENTS, GRADES, LEAST, POINTS, RULES } from "../task.mjs";

export const name = "feelin (FEEL)";
export const says = "everything, as one context; parsed at every call";

const list = (words) => `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
const ladder = (pairs, otherwise) => pairs.map(([when, then]) => `if ${when} then ${then} else `).join("") + otherwise;
const family = (at) => `min(${CAP}, ${EVENTS.filter((event) => event.family === at).map((event) => `p${event.id}`).join(" + ")})`;
const RATE = "numerator * 100 >= denominator * 90";
const APPLIES = [...EVENTS.map((event) => `p${event.id} > 0`), "reportLate and not(cured)", "reportLate and cured", RATE, "veto1", "veto2", "listed"];

const ENTRIES = [
  ...EVENTS.map(({ key, id, days }) => [`p${id}`, ladder([[`${key}.occurred and asOf - ${key}.on <= ${days}`, `${list(POINTS)}[${key}.severity + 1]`]], 0)]),
  ["late", ladder([["not(reportLate)", 0], ["cured", 10]], 20)],
  ["bonus", ladder([[RATE, 5]], 0)],
  ["score", `100 - ${[0, 1, 2].map(family).join(" - ")} - late + bonus`],
  ["g0", ladder(LEAST.map((least, at) => [`score >= ${least}`, at]), 4)],
  ["g1", ladder([["veto1", 4]], "g0")],
  ["g2", ladder([["veto2", "min(4, g1 + 2)"]], "g1")],
  ["g3", ladder([["listed", "max(2, g2)"]], "g2")],
  ["grade", `${list(GRADES)}[g3 + 1]`],
  ["rules", `[${RULES.map((id, at) => ladder([[APPLIES[at], JSON.stringify(id)]], "null")).join(", ")}][item != null]`],
];
const TEXT = `{${ENTRIES.map(([key, text]) => `${key}: ${text}`).join(", ")}}`;

let feel;

export async function load() {
  feel = (await import("feelin")).evaluate;
}

export function evaluate(x) {
  const { value } = feel(TEXT, x);
  return { score: value.score, grade: value.grade, rules: value.rules };
}
