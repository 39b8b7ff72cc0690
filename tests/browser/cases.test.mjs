// Every worked case, in a page that loads the classic script under a strict policy.

import assert from "node:assert/strict";

import { STRICT, browserTest, classicPage } from "../lib/browser.mjs";
import { METHODS, allCases, faultsOf } from "../lib/cases.mjs";

const cases = allCases();

browserTest(`all ${cases.length} worked cases`, async ({ open, page, violations }) => {
  await open(classicPage(), { csp: STRICT });
  await page.evaluate(async () => { window.zx = await window.zhixin.load(); });
  // Fifty to a round: the way to the page and back takes longer than the answers.
  const faults = [];
  for (let at = 0; at < cases.length; at += 50) {
    const some = cases.slice(at, at + 50);
    const said = await page.evaluate((asked) => asked.map(([method, input, options]) => {
      try {
        return { answer: window.zx[method](input, options === null ? undefined : options) };
      } catch (error) {
        return { error: { code: error.code, path: error.path, message: error.message } };
      }
    }), some.map((one) => [METHODS[one.task], one.input, one.options ?? null]));
    for (const [nth, one] of some.entries()) {
      for (const fault of await faultsOf(one, () => said[nth])) faults.push(`${one.file} ${one.id} ${fault}`);
    }
  }
  assert.deepEqual(faults, []);
  assert.deepEqual(await violations(), []);
  assert.ok(cases.length > 0, "there are worked cases");
});
