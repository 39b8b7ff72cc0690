// React 19: figures in its state are handed over, the classes that are possible come back. The way of React before 19
// stands beside it, at a route of its own.

import assert from "node:assert/strict";

import { accessible, contractTest, hostTest, tellFault } from "./at-work.mjs";

const HOST = "react";

async function assess(page) {
  await page.getByRole("button", { name: /下一步/ }).click();
  await page.locator("#classes").waitFor();
}

hostTest(HOST, "figures are handed over, the class comes back, and follows what is changed", async ({ page, start }) => {
  await start();
  await accessible(page);
  await assess(page);
  await accessible(page);
  assert.match(await page.locator("#classes tr.certain").innerText(), /A 类[\s\S]*就是这一类/);
  await page.waitForFunction(() => document.activeElement.tagName === "H1", undefined, { timeout: 5000 });
  const check = page.locator("zhixin-check");
  await check.getByRole("group", { name: /授权率/ }).getByLabel("分子").fill("2");
  await check.getByRole("button", { name: "查看结论" }).click();
  await page.waitForFunction(() => !/A 类/.test(document.querySelector("#classes tr.certain")?.textContent ?? ""));
});

hostTest(HOST, "an unknown figure is named as what would settle it", async ({ page, start }) => {
  await start();
  await page.getByLabel("其中授权（件）").fill("");
  await assess(page);
  await page.waitForFunction(() => /授权率/.test(document.querySelector("#classes ul")?.textContent ?? ""));
  assert.ok(await page.locator("#classes tr.possible").count() > 1);
});

for (const [words, route] of [["React 19's own way", "#/assess"], ["the way before React 19", "#/assess/by-ref"]]) {
  hostTest(HOST, `${words}: language, large print, there and back again`, async ({ page, start }) => {
    await start(route);
    await page.locator("#classes tr.certain", { hasText: "A 类" }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.waitForFunction(() => /estimated class: A/.test(document.querySelector("#classes").textContent));
    await page.waitForFunction(() => document.activeElement.textContent === "中文", undefined, { timeout: 5000 });
    const size = () => page.locator("zhixin-check [part~=root]").evaluate((root) => parseFloat(getComputedStyle(root).fontSize));
    const before = await size();
    await page.getByRole("button", { name: "Large print" }).click();
    await page.waitForFunction((was) => parseFloat(getComputedStyle(document.querySelector("zhixin-check").shadowRoot.querySelector("[part~=root]")).fontSize) > was * 1.25, before);
    await page.getByRole("button", { name: "中文" }).click();
    for (let round = 0; round < 2; round += 1) {
      await page.getByRole("link", { name: "上一步" }).click();
      await page.locator("zhixin-check").waitFor({ state: "detached" });
      await page.evaluate((hash) => { window.location.hash = hash; }, route);
      await page.locator("#classes tr.certain", { hasText: "A 类" }).waitFor();
    }
    assert.equal(await page.locator("zhixin-check").count(), 1);
    assert.deepEqual(await page.locator("zhixin-check").evaluate((one) => [one.getAttribute("input"), typeof one.input]), [null, "object"]);
    const told = await tellFault(page);
    await page.locator("p[role=alert]", { hasText: told }).waitFor();
  });
}

contractTest(HOST);
