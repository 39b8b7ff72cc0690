// json-rules-engine compares facts and names events; it has no arithmetic, so differences and sums are JavaScript.

import { EVENTS, fromRules } from "../task.mjs";

export const name = "json-rules-engine";
export const says = "conditions; differences, sums, bands and overrides by JavaScript";

let engine;

const is = (fact, value = true) => ({ fact, operator: "equal", value });

export async function load() {
  const { default: library } = await import("json-rules-engine");
  engine = new library.Engine([], { allowUndefinedFacts: true });
  const rule = (id, all) => engine.addRule({ conditions: { all }, event: { type: id } });
  for (const { key, id, days } of EVENTS) {
    engine.addFact(`${key}Age`, async (_, almanac) => (await almanac.factValue("asOf")) - (await almanac.factValue(key)).on);
    rule(id, [{ ...is(key), path: "$.occurred" }, { fact: `${key}Age`, operator: "lessThanInclusive", value: days }]);
  }
  engine.addFact("aboveRate", async (_, almanac) => {
    return (await almanac.factValue("numerator")) * 100 >= (await almanac.factValue("denominator")) * 90;
  });
  rule("LATE", [is("reportLate"), is("cured", false)]);
  rule("CURED", [is("reportLate"), is("cured")]);
  rule("BONUS", [is("aboveRate")]);
  for (const flag of ["veto1", "veto2", "listed"]) rule(flag.toUpperCase(), [is(flag)]);
}

export async function evaluate(x) {
  const { events } = await engine.run(x);
  return fromRules(x, events.map((event) => event.type));
}
