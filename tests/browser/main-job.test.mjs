// The main job of the page: a visitor fills in the form and reads a cited answer.

import assert from "node:assert/strict";

import { STRICT, browserTest, siteFiles } from "../lib/browser.mjs";

/** Opens the page as a portal would serve it: strict policy, nothing from another origin. */
async function start({ open, page }) {
  const site = siteFiles();
  // All on one page; the way by screens has tests of its own.
  await open(site["/index.html"].replace(' mode="steps"', ""), { csp: STRICT + "; img-src 'self'", files: site });
  await page.getByRole("button", { name: "查看结论" }).waitFor();
}

const group = (page, name) => page.getByRole("group", { name });

async function fillMainJob(page, { duties = "已全部履行", commitment = "是" } = {}) {
  await page.getByLabel("统一社会信用代码").fill("91330000733796106P");
  await page.getByLabel("评估日期").fill("2026-11-22");
  await page.getByLabel("文书类型").selectOption("penalty_decision");
  await page.getByLabel("作出认定的单位").selectOption("market_regulation");
  await page.getByLabel("失信行为").first().selectOption("infringement");
  await page.getByLabel("作出认定的日期").fill("2026-05-08");
  await group(page, "认定单位写明的失信程度").getByLabel("一般").check();
  await group(page, "决定规定的义务是否履行完毕").getByLabel(duties).check();
  if (duties === "已全部履行") await page.getByLabel("履行完毕的日期").fill("2026-06-01");
  await group(page, "是否已公开作出信用承诺").getByLabel(commitment, { exact: true }).check();
}

async function result(page) {
  await page.getByRole("button", { name: /查看结论|Show the result/ }).click();
  const shown = page.locator("zhixin-check [part~=result]");
  await shown.waitFor();
  return shown.innerText();
}

browserTest("eligible: dates, materials, channel, citations", async (at) => {
  await start(at);
  const { page } = at;
  await fillMainJob(page);
  await result(page);
  // The law is one click away: open what is closed.
  for (const closed of await page.locator("zhixin-check [part~=result] summary").all()) await closed.click();
  const text = await page.locator("zhixin-check [part~=result]").innerText();
  for (const words of [
    "91330000733796106P",
    "可以申请信用修复",
    "最短公示期至 2026-08-08，2026-08-09 起可以申请",
    "公示期最长至 2027-05-08",
    "之后自动停止公示",
    "信用承诺书",
    "国家企业信用信息公示系统",
    "7 个工作日",
    "国家市场监督管理总局令第107号",
    "自我评估",
  ]) {
    assert.ok(text.includes(words), `${words} is not in: ${text}`);
  }
  const answer = await page.evaluate(() => document.querySelector("zhixin-check").result);
  const [record] = answer.records;
  assert.equal(record.outcome, "eligible");
  assert.deepEqual([record.minEnd, record.earliestApplication, record.maxEnd], ["2026-08-08", "2026-08-09", "2027-05-08"]);
  assert.deepEqual(at.faults, []);
  assert.deepEqual(await at.violations(), []);
  assert.deepEqual(at.requests.filter((url) => !/^\/($|pkg\/|style\.css$|app\.js$|icon\.svg$)/.test(url)), []);
});

browserTest("duties not performed: not eligible, and why", async (at) => {
  await start(at);
  await fillMainJob(at.page, { duties: "尚未履行" });
  const text = await result(at.page);
  assert.match(text, /目前不能申请信用修复/);
  assert.match(text, /义务已经全部履行/);
});

browserTest("commitment not stated: undetermined, and which fact decides", async (at) => {
  await start(at);
  await fillMainJob(at.page, { commitment: "不清楚" });
  const text = await result(at.page);
  assert.match(text, /尚不能判断/);
  const answer = await at.page.evaluate(() => document.querySelector("zhixin-check").result);
  assert.deepEqual(answer.missing.map((missing) => missing.fact), ["publicCommitment"]);
  // The question is a way back to its field.
  await at.page.locator("[part~=result]").getByRole("button", { name: /承诺/ }).first().click();
  const focused = await at.page.evaluate(() => document.querySelector("zhixin-check").shadowRoot.activeElement.closest("fieldset").innerText);
  assert.match(focused, /公开作出信用承诺/);
});

browserTest("an impossible date and a wrong code: told at their places, the page stays usable", async (at) => {
  await start(at);
  const { page } = at;
  await fillMainJob(page);
  await page.getByLabel("作出认定的日期").fill("2026-02-30");
  await page.getByLabel("统一社会信用代码").fill("9133O000733796106P");
  await page.getByRole("button", { name: "查看结论" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "请先更正" });
  await alert.waitFor();
  const words = await alert.innerText();
  assert.match(words, /2026-02-30/);
  assert.match(words, /O/);
  assert.equal(await page.evaluate(() => document.querySelector("zhixin-check").shadowRoot.activeElement.getAttribute("role")), "alert");
  assert.equal(await page.getByLabel("作出认定的日期").getAttribute("aria-invalid"), "true");
  await page.getByLabel("作出认定的日期").fill("2026年5月8日");
  await page.getByLabel("统一社会信用代码").fill("９１３３００００７３３７９６１０６ｐ");
  assert.match(await result(page), /可以申请信用修复/);
});

browserTest("several records, each with its own answer", async (at) => {
  await start(at);
  const { page } = at;
  await fillMainJob(page);
  await page.getByRole("button", { name: "增加一条记录" }).click();
  const second = page.getByRole("group", { name: "记录 2" });
  await second.getByLabel("文书类型").selectOption("dishonesty_determination");
  await second.getByLabel("作出认定的单位").selectOption("cnipa");
  await second.getByLabel("作出认定的日期").fill("2026-10-12");
  await group(page, "以前是否修复过失信记录").getByLabel("没有修复过").check();
  const text = await result(page);
  const answer = await page.evaluate(() => document.querySelector("zhixin-check").result);
  assert.deepEqual(answer.records.map((record) => record.outcome), ["eligible", "not_yet"]);
  assert.match(text, /2027-04-13 起可以申请/);
});

browserTest("English throughout, and large print", async (at) => {
  await start(at);
  const { page } = at;
  await fillMainJob(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Large print" }).click();
  const text = await result(page);
  assert.match(text, /Repair may be requested/i);
  assert.match(text, /Minimum publication to 2026-08-08, application possible from 2026-08-09/);
  assert.match(text, /publication lasts to 2027-05-08 at most/i);
  // Numbers of documents are names and stay as they are; sentences are not left in Chinese.
  const left = text.split("\n").filter((line) => /[\u4e00-\u9fff]{6,}/.test(line.replace(/[\u4e00-\u9fff〔〕\d]+(令第?\d+号|号|〔\d+〕\d+号)/g, "")));
  assert.deepEqual(left, []);
});

browserTest("the whole way by keyboard", async (at) => {
  await start(at);
  const { page } = at;
  await page.getByLabel("统一社会信用代码").focus();
  const type = async (text) => page.keyboard.type(text);
  const tab = async (times = 1) => { for (let i = 0; i < times; i += 1) await page.keyboard.press("Tab"); };
  await type("91330000733796106P");
  await tab(2);
  await type("2026-11-22");
  await tab(2);
  const down = async (times) => { for (let i = 0; i < times; i += 1) await page.keyboard.press("ArrowDown"); };
  await down(1);
  await tab();
  await down(2);
  await tab(2);
  await type("20260508");
  await page.keyboard.press("Enter");
  await page.locator("zhixin-check [part~=result]").waitFor();
  const answer = await page.evaluate(() => document.querySelector("zhixin-check").result);
  assert.equal(answer.asOf, "2026-11-22");
  assert.equal(answer.records[0].scheme, "cn.repair.market_penalty.2025");
  const focused = await page.evaluate(() => document.querySelector("zhixin-check").shadowRoot.activeElement.textContent);
  assert.match(focused, /自评结论/);
});

for (const width of [320, 390, 1440]) {
  browserTest(`no sideways scrolling at ${width} px`, async (at) => {
    await at.page.setViewportSize({ width, height: 800 });
    await start(at);
    await fillMainJob(at.page);
    await result(at.page);
    const over = await at.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0);
  });
}
