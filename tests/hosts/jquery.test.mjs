// A page of jQuery 1.12: a form is mounted for a row of its table, and the answer goes back into the row.

import assert from "node:assert/strict";

import { POLICY, accessible, contractTest, hostTest as testOf } from "./at-work.mjs";

// jQuery 1.12 tries out an inline handler when it starts, and a strict policy reports that: such portals allow it.
const serve = { policy: POLICY.replace("script-src", "script-src 'unsafe-inline'") };
const hostTest = (host, name, work) => testOf(host, name, work, { serve });

const row = (page, at) => page.locator("#records tbody tr").nth(at);
const assess = async (page, at) => {
  await row(page, at).locator(".assess").click();
  await page.waitForFunction((which) => !/未自评|not assessed/.test(document.querySelectorAll("#records tbody tr")[which].querySelector(".state").textContent), at);
};

hostTest("jquery", "a row is assessed, the rest is answered, the row says the outcome and the day", async ({ page, start }) => {
  await start();
  assert.equal(await page.evaluate(() => jQuery.fn.jquery), "1.12.4");
  await assess(page, 0);
  assert.equal(await row(page, 0).locator(".state").innerText(), "尚不能判断");
  await accessible(page);
  const form = page.locator("#form");
  await form.getByRole("group", { name: /公开作出信用承诺/ }).getByLabel("是", { exact: true }).check();
  await form.getByRole("button", { name: "查看结论" }).click();
  await page.waitForFunction(() => document.querySelector("#records .state").textContent === "可以申请");
  assert.equal(await row(page, 0).locator(".day").innerText(), "2026-08-09");
  assert.equal(await form.locator("zhixin-check").count(), 0, "a plain element");
  assert.equal(await page.evaluate(() => customElements.get("zhixin-check") === undefined), true);
});

hostTest("jquery", "another row: the first form goes with its memory, the second comes", async ({ page, start }) => {
  await start();
  for (let round = 0; round < 2; round += 1) {
    await assess(page, 0);
    await assess(page, 1);
    await page.waitForFunction(() => document.querySelectorAll("#form > *").length === 1);
  }
  assert.match(await row(page, 1).locator(".state").innerText(), /时间未到|尚不能判断/);
  await page.locator("#close").click();
  assert.equal(await page.locator("#form > *").count(), 0);
  assert.equal(await page.locator("#sheet").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.className), "assess");
});

hostTest("jquery", "language and large print come from the portal's switches, before and after mounting", async ({ page, start }) => {
  await start();
  await page.locator("#elder").click();
  await assess(page, 0);
  const size = () => page.locator("#form [part~=root]").evaluate((root) => parseFloat(getComputedStyle(root).fontSize));
  const large = await size();
  await page.locator("#elder").click();
  await page.waitForFunction((before) => parseFloat(getComputedStyle(document.querySelector("#form [part~=root]")).fontSize) < before / 1.25, large);
  await page.locator("#elder").click();
  await page.waitForFunction((before) => parseFloat(getComputedStyle(document.querySelector("#form [part~=root]")).fontSize) === before, large);
  await page.locator("#language").click();
  await page.locator("#form").getByRole("button", { name: "Show the result" }).waitFor();
  assert.equal(await row(page, 0).locator(".state").innerText(), "cannot be told yet");
  assert.match(await page.locator("#sheet-title").innerText(), /No\. 118/);
  await assess(page, 1);
  await page.locator("#form").getByRole("button", { name: "Show the result" }).waitFor();
});

hostTest("jquery", "a record that cannot be read is told in the page", async ({ page, start }) => {
  await start();
  await page.evaluate(() => { jQuery("#records tbody tr").first().data("record", { measures: [NaN] }); });
  await row(page, 0).locator(".assess").click();
  await page.waitForFunction(() => /JSON/.test(document.getElementById("form").textContent));
});

contractTest("jquery");
