// One screen at a time: the way to an answer, and what stands beside it. Under the strict policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { STRICT, browserTest, siteFiles } from "../lib/browser.mjs";

async function start({ open, page, origin }, address = "as-of=2026-11-22") {
  const site = siteFiles();
  await open(site["/index.html"], { csp: STRICT + "; img-src 'self'", files: site });
  await page.goto(`${origin}/#${address}`);
  await page.evaluate(() => document.querySelector("zhixin-check").ready);
  await page.locator("zhixin-check [part~=screen]").waitFor();
}

const inside = (page, read) => page.evaluate(read);
const heading = (page) => page.locator("zhixin-check [id=zx-screen]");
const focused = (page) => inside(page, () => document.querySelector("zhixin-check").shadowRoot.activeElement?.id ?? "");
const result = (page) => page.locator("zhixin-check [part~=result]");

/** Goes on by the keyboard alone: tabs to a button of the screen and presses it. */
async function press(page, name) {
  for (let step = 0; step < 60; step += 1) {
    const on = await inside(page, () => {
      const at = document.querySelector("zhixin-check").shadowRoot.activeElement;
      return at && at.tagName === "BUTTON" ? at.textContent : "";
    });
    if (name.test(on)) return page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
  }
  throw new Error(`no button ${name}`);
}

// What the visitor knows, by the question.
const KNOWN = [
  [/失信程度/, "一般"],
  [/公开作出信用承诺/, "是"],
  [/全部履行|履行完毕/, "已全部履行", "2026-06-01"],
];

/** Answers the questions by keyboard until the answer comes. */
async function answerAll(page) {
  let asked = 0;
  for (; asked < 40; asked += 1) {
    if (await result(page).isVisible()) return asked;
    const title = await heading(page).innerText();
    const known = KNOWN.find(([words]) => words.test(title));
    if (!known) {
      await press(page, /^不清楚/);
    } else {
      await page.locator("zhixin-check [part~=screen]").getByLabel(known[1], { exact: true }).first().focus();
      await page.keyboard.press("Space");
      if (known[2]) {
        await page.keyboard.press("Tab");
        await page.keyboard.type(known[2]);
      }
      await press(page, /^继续/);
    }
    await page.waitForFunction((before) => {
      const root = document.querySelector("zhixin-check").shadowRoot;
      return root.querySelector("[id=zx-screen]")?.textContent !== before;
    }, title);
  }
  throw new Error("no end");
}

/** To the answer about a penalty. */
async function toAnswer(page) {
  await press(page, /^继续/);
  assert.equal(await focused(page), "zx-screen");
  await page.keyboard.press("Tab");
  await page.getByLabel("文书类型").selectOption("penalty_decision");
  await page.getByLabel("作出认定的单位").selectOption("market_regulation");
  await page.getByLabel("失信行为").first().selectOption("infringement");
  await page.getByLabel("作出认定的日期").fill("2026-05-08");
  await page.keyboard.press("Enter");
  await page.getByText("增加一条记录").waitFor();
  assert.equal(await focused(page), "zx-screen");
  await press(page, /^继续/);
  return answerAll(page);
}

async function beside(page) {
  await page.locator("zhixin-check [part~=picture]").waitFor();
  await page.locator("zhixin-check [part~=next]").waitFor();
}

browserTest("to an answer by keyboard alone, with its timeline, what to do, and the law", async (at) => {
  await start(at);
  const { page } = at;
  const asked = await toAnswer(page);
  assert.ok(asked > 2 && asked < 40, `${asked} questions`);
  assert.equal(await focused(page), "zx-result");
  await beside(page);
  const text = await result(page).innerText();
  for (const words of ["可以申请信用修复", "2026-08-09", "2027-05-09", "接下来做什么", "国家企业信用信息公示系统"]) {
    assert.ok(text.includes(words), `${words} is not in: ${text}`);
  }
  assert.equal((await inside(page, () => document.querySelector("zhixin-check").result)).records[0].outcome, "eligible");
  assert.deepEqual(at.faults, []);
  assert.deepEqual(await at.violations(), []);
});

browserTest("stopping early, changing an answer, back", async (at) => {
  await start(at);
  const { page } = at;
  await press(page, /^继续/);
  await page.getByRole("button", { name: "到此为止，看结论" }).click();
  await result(page).waitFor();
  assert.match(await result(page).innerText(), /尚不能判断/);
  await page.getByRole("button", { name: "修改 记录 1" }).or(page.getByRole("button", { name: /修改记录 1/ })).first().click();
  assert.match(await heading(page).innerText(), /记录 1/);
  await page.getByRole("button", { name: "上一步" }).click();
  assert.equal(await focused(page), "zx-screen");
  await page.getByRole("button", { name: "一页填完" }).click();
  await page.getByRole("button", { name: "查看结论" }).waitFor();
  await page.getByRole("button", { name: "一步一步填写" }).click();
  await heading(page).waitFor();
});

browserTest("files: the calendar, the record and its check, a draft there and back", async (at) => {
  await start(at);
  const { page } = at;
  await toAnswer(page);
  await beside(page);
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8"), path: await download.path() };
  };
  const dates = await save("把日期存为日历文件（.ics）");
  assert.match(dates.name, /\.ics$/);
  assert.match(dates.text, /^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;VALUE=DATE:20270508/);
  const record = await save("保存决定记录");
  const take = (what, name, text) =>
    page.locator(`zhixin-check input[data-take=${what}]`).first().setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await take("record", "record.json", record.text);
  await page.locator("zhixin-check [id=zx-verified]").waitFor();
  assert.equal(await focused(page), "zx-verified");
  const good = await page.locator("zhixin-check [id=zx-verified]").innerText();
  await take("record", "record.json", record.text.replace("2026-06-01", "2026-06-02"));
  await page.waitForFunction((before) => document.querySelector("zhixin-check").shadowRoot.getElementById("zx-verified").innerText !== before, good);
  const draft = await save("保存草稿");
  const before = await inside(page, () => document.querySelector("zhixin-check").result.records[0].outcome);
  await page.reload();
  await page.evaluate(() => document.querySelector("zhixin-check").ready);
  await take("draft", "draft.json", "{");
  await page.getByText("草稿没有载入").waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("The draft was not loaded").waitFor();
  await page.getByRole("button", { name: "中文" }).click();
  await take("draft", "draft.json", draft.text);
  await page.getByText("草稿已载入").waitFor();
  const again = await inside(page, async () => (await document.querySelector("zhixin-check").evaluate()).records[0].outcome);
  assert.equal(again, before);
  assert.deepEqual(at.faults, []);
  assert.deepEqual(await at.violations(), []);
});

browserTest("the letter alone on its screen and on paper; the sheet with its code; other places", async (at) => {
  await start(at);
  const { page } = at;
  await toAnswer(page);
  await beside(page);
  await page.getByRole("button", { name: "比较长三角四地" }).evaluate((button) => button.click());
  await page.locator("zhixin-check table").waitFor();
  assert.match(await page.locator("zhixin-check table").innerText(), /上海[\s\S]*江苏[\s\S]*浙江[\s\S]*安徽/);
  const printed = () => inside(page, () => {
    const body = document.querySelector("zhixin-check").print().document.body;
    return { text: body.textContent, code: body.querySelectorAll("svg[role=img] path").length };
  });
  const sheet = await printed();
  assert.equal(sheet.code, 1);
  assert.match(sheet.text, /SM3/);
  await page.getByRole("button", { name: "写信用修复承诺书" }).click();
  await page.locator("zhixin-check article").waitFor();
  assert.equal(await focused(page), "zx-screen");
  const letter = await printed();
  assert.match(letter.text, /待填/);
  assert.equal(letter.code, 0);
  await page.getByRole("button", { name: "回到结论" }).click();
  await result(page).waitFor();
  assert.deepEqual(at.faults, []);
  assert.deepEqual(await at.violations(), []);
});

browserTest("each part takes its own piece of time", async (at) => {
  await start(at);
  const { page } = at;
  await page.evaluate(() => {
    window.long = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map((one) => one.duration))).observe({ entryTypes: ["longtask"] });
  });
  await toAnswer(page);
  await beside(page);
  const long = await page.evaluate(() => window.long);
  // A shared machine is slow; a second without an answer would still be too long.
  assert.ok(Math.max(0, ...long) < 1000, `${long}`);
});

for (const width of [320, 390]) {
  browserTest(`no sideways scrolling on the way at ${width} px, in large print and in English`, async (at) => {
    await at.page.setViewportSize({ width, height: 800 });
    await start(at, "as-of=2026-11-22&ui-style=elder");
    const { page } = at;
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await over(), 0);
    await toAnswer(page);
    await beside(page);
    assert.equal(await over(), 0);
    await page.getByRole("button", { name: "比较长三角四地" }).evaluate((button) => button.click());
    await page.locator("zhixin-check table").waitFor();
    assert.equal(await over(), 0);
    await page.getByRole("button", { name: "写信用修复承诺书" }).click();
    await page.locator("zhixin-check article").waitFor();
    assert.equal(await over(), 0);
    await page.getByRole("button", { name: "English" }).click();
    assert.equal(await over(), 0);
  });
}
