// Vue 2.7 with Element UI: a form with a rule of the component's own, a table of benefits, routes.

import assert from "node:assert/strict";

import { accessible, contractTest, hostTest, tellFault } from "./at-work.mjs";

const HOST = "vue2-element-ui";

/** Fills the portal's form in and goes on to the assessment. */
async function assess(page) {
  await page.getByRole("radiogroup", { name: /失信行为认定/ }).getByText("没有", { exact: true }).click();
  await page.getByRole("radiogroup", { name: /非正常专利申请/ }).getByText("否", { exact: true }).click();
  await page.getByRole("button", { name: /下一步/ }).click();
  await page.locator("#benefits").waitFor();
}

const line = (page, benefit) => page.locator(`#benefits tr.${benefit}`).first();

hostTest(HOST, "the applicant is handed over, ten benefits stand in the portal's table, one is chosen", async ({ page, start }) => {
  await start();
  await page.locator("#uscc").fill("91330000733796106X");
  await page.locator("#uscc").blur();
  await page.locator(".el-form-item__error", { hasText: "代码不正确" }).waitFor();
  await accessible(page);
  await page.locator("#uscc").fill("91330000733796106P");
  await page.locator("#uscc").blur();
  await page.locator(".el-form-item__error").waitFor({ state: "detached" });
  await assess(page);
  assert.equal(await page.locator("#benefits tbody tr").count(), 10);
  assert.match(await line(page, "subsidy").innerText(), /资助奖励[\s\S]*可以申报/);
  assert.match(await line(page, "pre_examination").innerText(), /尚不能判断/);
  await line(page, "subsidy").getByRole("button", { name: "选择申报" }).click();
  assert.equal(await page.locator(".chosen").innerText(), "已选择：资助奖励");
  await accessible(page);
  // What is changed in the component changes the table.
  const check = page.locator("zhixin-check");
  await check.getByRole("group", { name: /所涉专利申请是否被认定/ }).getByLabel("是", { exact: true }).check();
  await check.getByRole("button", { name: "查看结论" }).click();
  await page.waitForFunction(() => !/可以申报/.test(document.querySelector("#benefits tr.subsidy").textContent));
});

hostTest(HOST, "a decision is handed over as a record", async ({ page, start }) => {
  await start();
  await page.getByRole("radiogroup", { name: /失信行为认定/ }).getByText("有", { exact: true }).click();
  await page.locator("#determined").fill("2026-05-08");
  await page.locator("#determined").press("Enter");
  await page.getByRole("button", { name: /下一步/ }).click();
  await page.locator("#benefits").waitFor();
  assert.match(await line(page, "award").innerText(), /不予办理|从严审查|尚不能判断/);
  const record = page.locator("zhixin-check").getByRole("group", { name: "记录 1" });
  assert.equal(await record.getByLabel("文书类型").inputValue(), "serious_list_decision");
  assert.equal(await record.getByLabel("作出认定的日期").inputValue(), "2026-05-08");
});

hostTest(HOST, "language and large print from the portal; there and back again", async ({ page, start }) => {
  await start();
  await assess(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.waitForFunction(() => /open as far as credit goes/.test(document.querySelector("#benefits").textContent));
  assert.match(await page.evaluate(() => document.activeElement.textContent), /中文/, "the focus stays");
  const size = () => page.locator("zhixin-check [part~=root]").evaluate((root) => parseFloat(getComputedStyle(root).fontSize));
  const before = await size();
  await page.getByRole("button", { name: "Large print" }).click();
  await page.waitForFunction((was) => parseFloat(getComputedStyle(document.querySelector("zhixin-check").shadowRoot.querySelector("[part~=root]")).fontSize) > was * 1.25, before);
  await page.getByRole("button", { name: "Large print" }).click();
  await page.getByRole("button", { name: "中文" }).click();
  for (let round = 0; round < 2; round += 1) {
    await page.getByRole("button", { name: "上一步" }).click();
    await page.locator("zhixin-check").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /下一步/ }).click();
    await page.waitForFunction(() => /可以申报/.test(document.querySelector("#benefits")?.textContent));
  }
  assert.equal(await page.locator("zhixin-check").count(), 1);
});

hostTest(HOST, "a fault is told by the portal; print comes from the component", async ({ page, start }) => {
  await start();
  await assess(page);
  const words = await tellFault(page);
  await page.locator(".el-alert--error", { hasText: words }).waitFor();
  await page.evaluate(() => { window.print = () => {}; });
  await page.locator("main p .el-button", { hasText: "打印" }).click();
  await page.waitForFunction(() => document.querySelectorAll("iframe").length > 0);
});

contractTest(HOST);
