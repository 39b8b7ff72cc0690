// zhixin, through its public face: the scheme as a rule pack, an object in and an object out.

import { readFileSync } from "node:fs";

import { fromPkg } from "../../../tests/lib/places.mjs";

const FULL = { scheme: "bench.score", asOf: "2026-11-22", lang: "en" };
const BARE = { ...FULL, bare: true };

async function face() {
  const { load } = await fromPkg("node.mjs");
  return load({ packs: [readFileSync(new URL("../score-pack.json", import.meta.url), "utf8")] });
}

/** The input of the face; making it counts as time of zhixin. */
export function input(x) {
  return {
    facts: {
      asOfDay: x.asOf,
      e01: x.e01.occurred, e01On: x.e01.on, e01Severity: x.e01.severity,
      e02: x.e02.occurred, e02On: x.e02.on, e02Severity: x.e02.severity,
      e03: x.e03.occurred, e03On: x.e03.on, e03Severity: x.e03.severity,
      e04: x.e04.occurred, e04On: x.e04.on, e04Severity: x.e04.severity,
      e05: x.e05.occurred, e05On: x.e05.on, e05Severity: x.e05.severity,
      e06: x.e06.occurred, e06On: x.e06.on, e06Severity: x.e06.severity,
      e07: x.e07.occurred, e07On: x.e07.on, e07Severity: x.e07.severity,
      e08: x.e08.occurred, e08On: x.e08.on, e08Severity: x.e08.severity,
      e09: x.e09.occurred, e09On: x.e09.on, e09Severity: x.e09.severity,
      e10: x.e10.occurred, e10On: x.e10.on, e10Severity: x.e10.severity,
      e11: x.e11.occurred, e11On: x.e11.on, e11Severity: x.e11.severity,
      e12: x.e12.occurred, e12On: x.e12.on, e12Severity: x.e12.severity,
      reportLate: x.reportLate, cured: x.cured, veto1: x.veto1, veto2: x.veto2, listed: x.listed,
      numerator: x.numerator, denominator: x.denominator,
    },
  };
}

/** The bare verdict: grade, score, and which rules apply. */
export const bare = {
  name: "zhixin, bare verdict",
  says: "everything",
  async load() {
    const zx = await face();
    bare.evaluate = (x) => zx.calculateTier(input(x), BARE);
  },
  result: ({ outcome, score, rules }) => ({ score: score[0], grade: outcome, rules }),
};

/** The full answer: every item with its points, facts, citation; overrides, bands, reasons. */
export const full = {
  name: "zhixin, full cited answer",
  says: "everything, and why",
  async load() {
    const zx = await face();
    full.evaluate = (x) => zx.calculateTier(input(x), FULL);
  },
  result: ({ outcome, score, items, overrides }) => {
    const applied = [...items, ...overrides].filter((one) => one.holds === "yes");
    return { score: score.min, grade: outcome, rules: applied.map((one) => one.id) };
  },
};
