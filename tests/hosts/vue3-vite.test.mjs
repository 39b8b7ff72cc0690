// Vue 3 with Vite: a list of materials is handed over, what may follow comes back with its day.

import assert from "node:assert/strict";

import { accessible, contractTest, hostTest, tellFault } from "./at-work.mjs";

const HOST = "vue3-vite";

async function assess(page, accepted = "2026-11-20") {
  await page.getByLabel("委托书").uncheck();
  await page.getByLabel(/受理日期/).fill(accepted);
  await page.getByRole("button", { name: /下一步/ }).click();
}

const follow = (page) => page.locator("#follow");

hostTest(HOST, "materials are handed over, the list of those that may follow comes back", async ({ page, start }) => {
  await start();
  await accessible(page);
  await assess(page);
  await follow(page).waitFor();
  await accessible(page);
  assert.match(await follow(page).locator("tbody").innerText(), /委托书\s+可以\s+2026-11-27/);
  assert.match(await follow(page).locator("[role=status]").innerText(), /尚不能判断/);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "a new page begins at its heading");
  const check = page.locator("zhixin-check");
  await check.getByRole("group", { name: /信用状况.*较好/ }).getByLabel("是", { exact: true }).check();
  await check.getByRole("button", { name: "查看结论" }).click();
  await page.waitForFunction(() => /由机关决定|可以/.test(document.querySelector("#follow [role=status]").textContent));
  // A material that came in the meantime leaves the list.
  await check.getByRole("group", { name: "材料 4" }).getByRole("group", { name: /是否已经提交/ }).getByLabel("是", { exact: true }).check();
  await check.getByRole("button", { name: "查看结论" }).click();
  await page.waitForFunction(() => /材料齐全/.test(document.querySelector("#follow").textContent));
});

hostTest(HOST, "without a day of acceptance the authority sets the last day", async ({ page, start }) => {
  await start();
  await assess(page, "");
  await follow(page).waitFor();
  assert.match(await follow(page).locator("tbody").innerText(), /委托书\s+可以\s+由机关确定/);
});

hostTest(HOST, "language and large print from the portal; there and back again", async ({ page, start }) => {
  await start();
  await assess(page);
  await follow(page).waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.waitForFunction(() => /cannot be told yet/.test(document.querySelector("#follow").textContent));
  assert.match(await page.evaluate(() => document.activeElement.textContent), /中文/, "the focus stays");
  const size = () => page.locator("zhixin-check [part~=root]").evaluate((root) => parseFloat(getComputedStyle(root).fontSize));
  const before = await size();
  await page.getByRole("button", { name: "Large print" }).click();
  await page.waitForFunction((was) => parseFloat(getComputedStyle(document.querySelector("zhixin-check").shadowRoot.querySelector("[part~=root]")).fontSize) > was * 1.25, before);
  await page.getByRole("button", { name: "中文" }).click();
  for (let round = 0; round < 2; round += 1) {
    await page.getByRole("button", { name: "上一步" }).click();
    await page.locator("zhixin-check").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /下一步/ }).click();
    await page.waitForFunction(() => /2026-11-27/.test(document.querySelector("#follow")?.textContent));
  }
  assert.equal(await page.locator("zhixin-check").count(), 1);
});

hostTest(HOST, "a fault is told by the portal; print comes from the component", async ({ page, start }) => {
  await start();
  await assess(page);
  await follow(page).waitFor();
  const words = await tellFault(page);
  await page.locator("p[role=alert]", { hasText: words }).waitFor();
  await page.evaluate(() => { window.print = () => {}; });
  await page.locator(".actions").getByRole("button", { name: "打印" }).click();
  await page.waitForFunction(() => document.querySelectorAll("iframe").length > 0);
});

contractTest(HOST);
