// What stands beside an answer and between the questions: screens, letters, other places, files, a draft that is none.

import assert from "node:assert/strict";

import { CASE } from "../element/element.mjs";
import { STRICT } from "../lib/browser.mjs";
import { accessTest } from "./session.mjs";
import { given, settled } from "./states.mjs";
import { printed } from "./widget.mjs";

const take = (page, what, text) =>
  page.locator(`zhixin-check input[data-take=${what}]`).first().setInputFiles({ name: `${what}.json`, mimeType: "application/json", buffer: Buffer.from(text) });

accessTest("screens: the first, a record with faults, the list, a question that is not answered", "/#as-of=2026-11-22", async (at) => {
  const { page } = at;
  await page.evaluate(() => document.querySelector("zhixin-check").ready);
  const next = () => page.getByRole("button", { name: /^继续/ }).click();
  await next();
  await page.getByLabel("作出认定的日期").fill("2026-02-30");
  await next();
  await page.locator("zhixin-check [part~=errors]").waitFor();
  await at.look("steps record wrong");
  await page.getByLabel("作出认定的日期").fill("2026-05-08");
  await page.getByLabel("文书类型").selectOption("penalty_decision");
  await page.getByLabel("作出认定的单位").selectOption("market_regulation");
  await page.getByLabel("失信行为").first().selectOption("infringement");
  await next();
  await page.getByText("增加一条记录").waitFor();
  await at.look("steps records", { all: false });
  await next();
  await page.locator("zhixin-check [part~=why]").waitFor();
  await next();
  await page.locator("zhixin-check [part~=errors]").waitFor();
  await at.look("steps question nudged");
  await at.forced("steps question");
  await page.getByRole("button", { name: "重新开始" }).click();
  await at.look("steps start over", { all: false });
});

accessTest("beside an answer: places compared, a letter, files, a wrong draft and a wrong record; the letter on paper", "/#as-of=2026-11-22", async (at) => {
  const { page } = at;
  await given(page, { attributes: { task: "repair", "as-of": "2026-11-22", mode: "steps" }, input: CASE, evaluate: true });
  await settled(page);
  await page.getByText("换一个地区会怎样").click();
  await page.getByRole("button", { name: "比较长三角四地" }).click();
  await page.locator("zhixin-check table").waitFor();
  await page.getByRole("button", { name: "保存决定记录" }).click();
  await at.look("beside compare", { all: false });
  await take(page, "record", "{");
  await page.getByText("这份文件不能核对").first().waitFor();
  await at.look("beside wrong record", { all: false });
  await take(page, "draft", '{"format":"zhixin-record"}');
  await page.getByText("草稿没有载入").first().waitFor();
  await at.look("beside wrong draft", { all: false });
  // The form has changed since: the earlier answer says so.
  await page.getByRole("button", { name: "一页填完" }).click();
  await page.getByLabel("作出认定的日期").fill("2026-05-09");
  await page.locator("zhixin-check [part~=stale]").waitFor();
  await at.look("beside stale", { all: false });
  await page.getByRole("button", { name: "查看结论" }).click();
  await settled(page);
  await page.getByRole("button", { name: "写信用修复承诺书" }).click();
  await page.locator("zhixin-check article").first().waitFor();
  await at.look("letter");
  const pages = await printed(at, "letter");
  assert.ok(pages <= 2, `${pages} sheets of paper`);
});

accessTest("without WebAssembly and without custom elements the form is as good", "/#as-of=2026-11-22&mode=sheet", async (at) => {
  const { page } = at;
  await page.addInitScript(() => {
    delete window.customElements;
    delete window.WebAssembly;
  });
  await page.reload({ waitUntil: "load" });
  await at.arm();
  await page.evaluate(() => document.querySelector("zhixin-check").ready);
  await at.look("plain sheet", { all: false });
  await page.getByRole("button", { name: "查看结论" }).click();
  await page.locator("zhixin-check [part~=result]").waitFor();
  await at.look("plain answer", { all: false });
}, {
  // Where another script has to be added, Trusted Types need a policy; see the README.
  policy: STRICT.replace(" 'wasm-unsafe-eval'", "").split("; require")[0],
});
