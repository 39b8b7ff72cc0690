// Every worked case, in a page that loads the classic script under a strict policy.

import assert from "node:assert/strict";

import { STRICT, browserTest, classicPage } from "../lib/browser.mjs";
import { allCases, faultsOf } from "../lib/cases.mjs";

const cases = allCases();

browserTest(`all ${cases.length} worked cases, one by one`, async ({ open, page, violations }) => {
  await open(classicPage(), { csp: STRICT });
  await page.evaluate(async () => { window.zx = await window.zhixin.load(); });
  const run = (method, args) =>
    page.evaluate(([method, args]) => {
      try {
        return { answer: window.zx[method](...args.map((arg) => (arg === null ? undefined : arg))) };
      } catch (error) {
        return { error: { code: error.code, path: error.path, message: error.message } };
      }
    }, [method, args]);
  const faults = [];
  for (const one of cases) {
    for (const fault of await faultsOf(one, run)) faults.push(`${one.file} ${one.id} ${fault}`);
  }
  assert.deepEqual(faults, []);
  assert.deepEqual(await violations(), []);
  assert.ok(cases.length > 0, "there are worked cases");
});
