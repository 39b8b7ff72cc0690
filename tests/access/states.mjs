// The states that are looked at: what is chosen, typed and pressed before.

import { allCases } from "../lib/cases.mjs";

const DAY = "2026-11-22";

/** Sets the widget as a page would, and waits until everything beside an answer is there. */
export async function given(page, { attributes = {}, input = null, evaluate = false }) {
  await page.evaluate(async ([attributes, input, evaluate]) => {
    const element = document.querySelector("zhixin-check");
    await element.ready;
    for (const name of ["task", "jurisdiction", "scheme", "as-of", "mode"]) {
      const value = attributes[name];
      if (value === undefined || value === null) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    await element.reset();
    if (input) element.input = input;
    if (evaluate) await element.evaluate();
  }, [attributes, input, evaluate]);
  if (evaluate) await settled(page);
}

/** Waits until nothing is left to be worked out beside the answer. */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => {
    let last = -1;
    const look = () => {
      const now = document.querySelector("zhixin-check").shadowRoot.textContent.length;
      if (now === last) return done();
      last = now;
      setTimeout(look, 120);
    };
    setTimeout(look, 120);
  }));
}

/** One worked case for each kind of answer of a task: the outcomes are those of the records and benefits too. */
export function answersOf(task) {
  const kinds = new Map();
  for (const one of allCases()) {
    if (one.task !== task || one.error || !one.expect || one.options.bare) continue;
    const lists = [one.expect.records, one.expect.benefits].flatMap((list) => (Array.isArray(list) ? list : []));
    const outcomes = [one.expect.outcome, ...lists.map((part) => part.outcome)].filter((word) => typeof word === "string");
    for (const outcome of outcomes) {
      // Grades are many; three schemes stand for the rest.
      const kind = task === "tier" && !["undetermined", "not_in_force", "not_applicable"].includes(outcome) ? `grade ${one.options.scheme ?? ""}` : outcome;
      if (!kinds.has(kind)) kinds.set(kind, one);
    }
  }
  const grades = [...kinds.keys()].filter((kind) => kind.startsWith("grade "));
  const kept = new Set(["cn.patent_agency.2023", "cn-bj.pre_examination.2025", "cn-gd-4403.enterprise_risk.2021"].map((id) => `grade ${id}`));
  for (const kind of grades) if (!kept.has(kind)) kinds.delete(kind);
  return [...kinds].map(([kind, one]) => ({ kind, one }));
}

export function attributesOf({ task, options }) {
  return { task, jurisdiction: options.jurisdiction, scheme: options.scheme, "as-of": options.asOf ?? DAY };
}
