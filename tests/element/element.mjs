// What the tests of the element share: a page with the classic script under the strictest policy, and a worked case.

import { STRICT, browserTest, classicPage } from "../lib/browser.mjs";

export const CASE = {
  facts: { publicCommitment: true, onAbnormalList: false, onSeriousList: false },
  records: [{ id: "r1", act: "infringement", authority: "market_regulation", document: "penalty_decision", determinedOn: "2026-05-08", severity: "general", dutiesPerformedOn: "2026-06-01" }],
};

/** A test in a page with `body`; `work` gets what `browserTest` gives. */
export function elementTest(name, body, work, { attributes = "", csp = STRICT } = {}) {
  browserTest(name, async (at) => {
    await at.page.addInitScript((input) => { window.CASE = input; }, CASE);
    await at.open(classicPage(body, attributes), { csp });
    await at.page.evaluate(async () => {
      for (const one of document.querySelectorAll("zhixin-check")) await one.ready;
    });
    await work(at);
  });
}
