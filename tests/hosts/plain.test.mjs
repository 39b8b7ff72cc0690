// The plain page: its form fills the component's, and the answer becomes its checklist.

import assert from "node:assert/strict";

import { accessible, contractTest, hostTest, tellFault } from "./at-work.mjs";

/** Hands over what the decision says, and sees the checklist. */
async function handOver(page) {
  await page.locator("#uscc").fill("91330000733796106P");
  await page.locator("#determined").fill("2026-05-08");
  await page.locator("#performed").fill("2026-06-01");
  await page.getByRole("button", { name: "带入自评" }).click();
  await page.locator("#list").waitFor();
}

const check = (page) => page.locator("zhixin-check");

/** Answers a question of the component: opens it from the answer, chooses, and asks for the answer again. */
async function answerQuestion(page, words, choice) {
  await check(page).locator("[part~=result]").getByRole("button", { name: words }).first().click();
  await check(page).locator("[part~=screen]").getByLabel(choice, { exact: true }).first().check();
  const stop = check(page).getByRole("button", { name: /到此为止|查看结论/ });
  await (await stop.count() > 0 ? stop.first() : check(page).getByRole("button", { name: /^继续/ })).click();
  await check(page).locator("[part~=result]").waitFor();
}

hostTest("plain", "the portal's form is handed over, the rest is asked, the answer is a checklist", async ({ page, start }) => {
  await start();
  await handOver(page);
  assert.match(await page.locator("#outcome").innerText(), /尚不能判断/);
  await answerQuestion(page, /失信类别|轻微、一般还是严重/, "一般");
  await answerQuestion(page, /公开作出信用承诺/, "是");
  await page.waitForFunction(() => /可以申请/.test(document.getElementById("outcome").textContent));
  assert.equal(await page.locator("#earliest").innerText(), "2026-08-09");
  assert.match(await page.locator("#channel").innerText(), /国家企业信用信息公示系统/);
  const materials = page.locator("#materials label");
  assert.ok(await materials.count() > 1);
  await materials.first().click();
  assert.match(await page.locator("#ready").innerText(), /已备齐 1 \//);
  await accessible(page);
});

hostTest("plain", "language and large print come from the portal's switches", async ({ page, start }) => {
  await start();
  await handOver(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.waitForFunction(() => /cannot be told yet/.test(document.getElementById("outcome").textContent));
  assert.equal(await page.evaluate(() => document.activeElement.id), "language", "the focus stays");
  assert.match(await check(page).locator("[part~=result]").innerText(), /self-assessment/i);
  const size = () => check(page).locator("[part~=root]").evaluate((root) => parseFloat(getComputedStyle(root).fontSize));
  const before = await size();
  await page.getByRole("button", { name: "Large print" }).click();
  assert.ok(await size() > before * 1.25);
  await page.getByRole("button", { name: "Large print" }).click();
  assert.equal(await size(), before);
  // The portal's colours.
  await page.waitForFunction(() => {
    const root = document.querySelector("zhixin-check").shadowRoot;
    const look = (part) => getComputedStyle(root.querySelector(`[part~=${part}]`));
    return look("button").borderColor === "rgb(11, 78, 162)" && look("answer").borderRightColor === "rgb(185, 198, 214)";
  });
  await page.getByRole("button", { name: "中文" }).click();
  await page.waitForFunction(() => /尚不能判断/.test(document.getElementById("outcome").textContent));
});

hostTest("plain", "a wrong field is told by the form, a fault by the portal; print comes from the component", async ({ page, start }) => {
  await start();
  await page.locator("#determined").fill("2026-02-30");
  await page.getByRole("button", { name: "带入自评" }).click();
  await check(page).locator("[part~=errors], [part~=field] [role=alert], [part~=root]").first().waitFor();
  assert.equal(await page.locator("#list").isVisible(), false);
  const words = await tellFault(page);
  assert.equal(await page.locator("#refused").innerText(), words);
  await handOver(page);
  assert.equal(await page.locator("#refused").isVisible(), false);
  await page.evaluate(() => { window.print = () => {}; });
  await page.locator("#print").click();
  await page.waitForFunction(() => document.querySelectorAll("iframe").length > 0);
});

contractTest("plain");
