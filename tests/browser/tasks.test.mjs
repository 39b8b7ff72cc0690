// The main jobs of the other tasks: a grade, a commitment, the benefits. Under the strict policy, by keyboard, on a phone, in print.

import assert from "node:assert/strict";

import { STRICT, browserTest, siteFiles } from "../lib/browser.mjs";

const FILES = /^\/(\?|$|pkg\/|style\.css$|app\.js$|icon\.svg$)/;

/** Opens the page at a task, as a portal would link to it. */
async function start({ open, page, origin }, address) {
  const site = siteFiles();
  await open(site["/index.html"].replace(' mode="steps"', ""), { csp: STRICT + "; img-src 'self'", files: site });
  await page.goto(`${origin}/#${address}`);
  await page.waitForFunction((task) => document.querySelector("zhixin-check").getAttribute("task") === task, new URLSearchParams(address).get("task"));
  await page.evaluate(() => document.querySelector("zhixin-check").ready);
}

const answer = (page) => page.evaluate(() => document.querySelector("zhixin-check").result);

async function result(page) {
  await page.getByRole("button", { name: /查看结论|Show the result/ }).click();
  const shown = page.locator("zhixin-check [part~=result]");
  await shown.waitFor();
  return shown.innerText();
}

async function clean(at) {
  assert.deepEqual(at.faults, []);
  assert.deepEqual(await at.violations(), []);
  assert.deepEqual(at.requests.filter((url) => !FILES.test(url)), []);
}

const group = (page, name) => page.getByRole("group", { name });

browserTest("a grade: choose the scheme, answer what it asks, read the ladder", async (at) => {
  await start(at, "task=tier&jurisdiction=CN-BJ&as-of=2026-11-22");
  const { page } = at;
  assert.match(await page.title(), /分级分类/);
  await page.getByLabel(/预审分级分类（2025年）/).check();
  const pass = group(page, /预审合格率/);
  await pass.getByLabel("分子").fill("19");
  await pass.getByLabel("分母").fill("20");
  let text = await result(page);
  for (const words of ["额度类别", "不是信用评价", "自我评估", "可能", "还需要知道"]) assert.ok(text.includes(words), `${words}: ${text}`);
  assert.equal((await answer(page)).outcome, "undetermined");
  // The question leads to its field; from there the answer becomes certain.
  await page.locator("[part~=result]").getByRole("button", { name: /授权率/ }).first().click();
  await page.keyboard.type("18");
  await page.keyboard.press("Tab");
  await page.keyboard.type("20");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("zhixin-check").result.outcomeKind === "grade");
  const told = await answer(page);
  text = await page.locator("zhixin-check [part~=result]").innerText();
  assert.match(text, /就是这一级/);
  // What is impossible is struck out, and said.
  assert.equal(await page.locator("zhixin-check [part~=ladder] s").count(), told.impossible.length);
  assert.equal(text.match(/不可能/g).length, told.impossible.length);
  await clean(at);
});

browserTest("a score: items as a table, each with its points and the law one click away", async (at) => {
  await start(at, "task=tier&as-of=2026-11-22");
  const { page } = at;
  await page.getByLabel("主体类型").selectOption("patent_agency");
  const text = await result(page);
  assert.equal((await answer(page)).scheme, "cn.patent_agency.2023", "the only scheme that fits is taken");
  assert.match(text, /信用评价/);
  const table = page.locator("zhixin-check [part~=items] table");
  const rows = await table.locator("tbody th[scope=row]").count();
  assert.equal(rows, (await answer(page)).items.length);
  assert.match(await table.innerText(), /−40 至 0/);
  const law = table.locator("details").first();
  assert.equal(await law.locator("[part~=basis]").isVisible(), false);
  await law.locator("summary").click();
  assert.match(await law.innerText(), /已阅条文|转述|未核实/);
  await clean(at);
});

browserTest("a scheme that is over is marked, one without public rules is folded", async (at) => {
  await start(at, "task=tier&jurisdiction=CN-GD-4403&as-of=2026-11-22");
  const { page } = at;
  const over = page.locator("zhixin-check details", { hasText: "不在有效期内的方案" });
  assert.match(await over.innerText(), /不在有效期内/);
  const slots = page.locator("zhixin-check details", { hasText: "细则没有公开的方案" });
  assert.equal(await slots.getAttribute("open"), null);
  await slots.locator("summary").click();
  await slots.getByRole("radio").first().check();
  assert.match(await result(page), /没有公开的部分/);
  await clean(at);
});

browserTest("a commitment: what may follow, by when, and what a breach means", async (at) => {
  await start(at, "task=commitment&jurisdiction=CN&as-of=2026-11-22");
  const { page } = at;
  await page.getByLabel("事项名称").fill("专利权质押登记");
  await group(page, "申请材料的情况").getByLabel("逐项填写").check();
  await page.getByLabel("材料名称").fill("营业执照复印件");
  await group(page, "是否必须提交").getByLabel("是", { exact: true }).check();
  await group(page, "是否已经提交").getByLabel("否", { exact: true }).check();
  await group(page, "办事指南是否允许后补").getByLabel("是", { exact: true }).check();
  await group(page, "有没有失信行为认定").getByLabel("没有").check();
  const text = await result(page);
  for (const words of ["容缺受理", "营业执照复印件", "补交材料的期限", "不履行承诺的后果", "专利权质押登记"]) {
    assert.ok(text.includes(words), `${words}: ${text}`);
  }
  const told = await answer(page);
  assert.equal(told.task, "commitment");
  assert.equal(await page.locator("zhixin-check [part~=result] article").count(), told.routes.length);
  await clean(at);
});

browserTest("benefits: ten at a glance, each with its end and its rule", async (at) => {
  await start(at, "task=benefits&jurisdiction=CN-ZJ&as-of=2026-11-22");
  const { page } = at;
  await group(page, "有没有失信行为认定").getByLabel("有", { exact: true }).check();
  const record = group(page, "记录 1");
  await record.getByLabel("文书类型").selectOption("serious_list_decision");
  await record.getByLabel("作出认定的单位").selectOption("market_regulation");
  await record.getByLabel("作出认定的日期").fill("2026-05-08");
  const text = await result(page);
  const told = await answer(page);
  assert.equal(told.benefits.length, 10);
  for (const benefit of told.benefits) assert.ok(text.includes(benefit.label), benefit.label);
  assert.equal(await page.locator("zhixin-check [part~=overview] li").count(), 10);
  // A line of the list leads to its benefit.
  await page.locator("zhixin-check [part~=overview]").getByRole("button", { name: "费用减缴" }).click();
  const focused = await page.evaluate(() => document.querySelector("zhixin-check").shadowRoot.activeElement.textContent);
  assert.match(focused, /费用减缴/);
  await clean(at);
});

browserTest("the task is chosen by keyboard; what is known of the subject stays", async (at) => {
  await start(at, "task=repair");
  const { page } = at;
  await page.getByLabel("名称（选填）").fill("某公司");
  const tasks = page.getByRole("navigation");
  assert.equal(await tasks.getByRole("link").count(), 4);
  await tasks.getByRole("link", { name: /信用修复/ }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("选择评价方案").waitFor();
  assert.equal(await tasks.locator("[aria-current]").innerText().then((text) => /分级分类/.test(text)), true);
  assert.equal(await page.getByLabel("名称（选填）").inputValue(), "某公司");
  assert.equal(new URL(page.url()).hash, "#task=tier");
  await page.goBack();
  await page.getByRole("heading", { name: "失信记录" }).waitFor();
  await clean(at);
});

browserTest("the whole way to a grade by keyboard", async (at) => {
  await start(at, "task=tier&jurisdiction=CN-AH&as-of=2026-11-22");
  const { page } = at;
  await page.getByRole("radio", { name: /预审/ }).first().focus();
  await page.keyboard.press("Space");
  // On through the form: whatever field has the focus is answered, until the button.
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    const on = await page.evaluate(() => {
      const at = document.querySelector("zhixin-check").shadowRoot.activeElement;
      return { tag: at.tagName, type: at.type, words: at.textContent };
    });
    if (on.tag === "BUTTON" && /查看结论/.test(on.words)) break;
    if (on.tag === "INPUT" && on.type === "text") await page.keyboard.type("10");
  }
  await page.keyboard.press("Enter");
  await page.locator("zhixin-check [part~=result]").waitFor();
  assert.equal((await answer(page)).scheme, "cn-ah.pre_examination.2024");
  const focused = await page.evaluate(() => document.querySelector("zhixin-check").shadowRoot.activeElement.textContent);
  assert.match(focused, /自评结论/);
});

for (const width of [320, 390]) {
  for (const address of [
    "task=tier&scheme=cn.patent_agency.2023", "task=tier&scheme=cn-zj.public_credit.2020&as-of=2021-01-01",
    "task=commitment", "task=benefits&jurisdiction=CN-ZJ", "task=tier&scheme=cn.patent_agency.2023&lang=en&ui-style=elder",
  ]) {
    browserTest(`no sideways scrolling at ${width} px: ${address}`, async (at) => {
      await at.page.setViewportSize({ width, height: 800 });
      await start(at, address);
      await result(at.page);
      const over = await at.page.evaluate(() => {
        for (const closed of document.querySelector("zhixin-check").shadowRoot.querySelectorAll("details")) closed.open = true;
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      });
      assert.equal(over, 0);
    });
  }
}

for (const task of ["tier", "commitment", "benefits"]) {
  browserTest(`print of ${task}: the answer with everything opened, without the form`, async (at) => {
    await start(at, `task=${task}&as-of=2026-11-22`);
    const { page } = at;
    if (task === "tier") await page.getByLabel("主体类型").selectOption("patent_agency");
    await result(page);
    await page.emulateMedia({ media: "print" });
    const told = await page.evaluate(() => {
      const { document: sheet } = document.querySelector("zhixin-check").print();
      const closed = [...sheet.querySelectorAll(".zx-result details:not(.zx-noprint)")].filter((one) => !one.open).length;
      return { closed, text: sheet.querySelector(".zx-result").textContent };
    });
    assert.match(told.text, /自我评估/);
    assert.match(told.text, /SM3/);
    assert.equal(told.closed, 0);
    assert.deepEqual(await at.violations(), []);
  });
}

browserTest("English throughout in every task", async (at) => {
  for (const task of ["tier", "commitment", "benefits"]) {
    await start(at, `task=${task}&jurisdiction=CN-ZJ&as-of=2026-11-22&lang=en`);
    if (task === "tier") await at.page.getByLabel("Kind of subject").selectOption("patent_agency");
    const text = await result(at.page);
    const left = text.split("\n").filter((line) => /[\u4e00-\u9fff]{6,}/.test(line.replace(/[\u4e00-\u9fff〔〕\d]+(令第?\d+号|号|〔\d+〕\d+号)/g, "")));
    assert.deepEqual(left, [], task);
  }
});
