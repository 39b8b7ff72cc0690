// The rule browser: what is loaded, by place and day, and a pack that a visitor brings.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { STRICT, browserTest, siteFiles } from "../lib/browser.mjs";
import { root } from "../lib/places.mjs";

const pack = (name) => readFileSync(join(root, "tests", "data", "packs", name), "utf8");

async function start({ open, page }) {
  const site = siteFiles();
  await open(site["/rules.html"], { csp: STRICT + "; img-src 'self'", files: site });
  await page.locator("#schemes article").first().waitFor();
}

async function on(page, day) {
  await page.getByLabel("日期", { exact: true }).fill(day);
  await page.getByLabel("日期", { exact: true }).blur();
  await page.getByRole("heading", { name: `${day} 的规则` }).waitFor();
}

const schemes = (page) => page.locator("#schemes article.scheme").evaluateAll((list) => list.map((one) => one.id));

function hand(page, ...files) {
  return page.locator("#file").setInputFiles(files.map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) })));
}

async function clean(at) {
  assert.deepEqual(at.faults, []);
  assert.deepEqual(await at.violations(), []);
  assert.deepEqual(at.requests.filter((url) => !/^\/($|pkg\/|style\.css$|rules\.css$|rules-[a-z]+\.js$|icon\.svg$)/.test(url)), []);
}

browserTest("the rules of the nation on one day, in words and cited", async (at) => {
  const said = [];
  at.page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  await start(at);
  const { page } = at;
  await on(page, "2026-11-22");
  assert.ok((await schemes(page)).includes("cn.repair.market_penalty.2025"));
  await page.getByRole("button", { name: "全部展开" }).click();
  const text = await page.locator("main").innerText();
  for (const words of [
    "市场监管行政处罚信息的信用修复（2025年12月25日起）",
    "国家市场监督管理总局令第107号",
    "已公开作出信用承诺",
    "认定机关为市场监管部门",
    "3 个月",
    "条款号未见",
    "转述",
    "由机关补充：",
    "SM3",
    "最短公示期",
  ]) {
    assert.ok(text.includes(words), `${words} is not on the page`);
  }
  // Every scheme is cited, and its picture has words.
  for (const one of await page.locator("#schemes article.scheme").all()) {
    assert.ok((await one.locator(".cites li").count()) > 0);
    assert.match(await one.locator("svg").getAttribute("aria-label"), /适用于 .+作出的认定；所选日期/);
    assert.match(await one.innerText(), /依据 \d+ 处：已核对原文 \d+，转述 \d+，未核实 \d+/);
  }
  assert.deepEqual(said, []);
  await clean(at);
});

browserTest("the day chooses the version, and what changed is told", async (at) => {
  await start(at);
  const { page } = at;
  await on(page, "2025-12-24");
  const before = await schemes(page);
  assert.ok(before.includes("cn.repair.market_penalty.2021") && !before.includes("cn.repair.market_penalty.2025"));
  await on(page, "2025-12-25");
  const after = await schemes(page);
  assert.ok(after.includes("cn.repair.market_penalty.2025") && !after.includes("cn.repair.market_penalty.2021"));
  await page.getByLabel("与哪一天比较").fill("2025-12-24");
  await page.getByLabel("与哪一天比较").blur();
  const changes = page.locator("#changes");
  await changes.waitFor();
  const text = await changes.innerText();
  assert.match(text, /2025-12-24 至 2025-12-25 的变化/);
  assert.match(text, /文件施行\s*市场监督管理信用修复管理办法，国家市场监督管理总局令第107号（2025-12-25）/);
  assert.match(text, /开始适用\s*市场监管行政处罚信息的信用修复（2025年12月25日起）/);
  assert.match(text, /不再适用\s*市场监管行政处罚信息的信用修复（2021年9月1日至2025年12月24日）（.*第 13 条/);
  // Each change stands under a document.
  assert.ok((await changes.locator(".by-document h3").allInnerTexts()).every((title) => /^《.+》/.test(title)));
  await page.getByLabel("也列出只适用于其他日期的规则").check();
  assert.ok((await schemes(page)).length > after.length);
});

browserTest("every task: its rules in words, cited, with their dates as a picture", async (at) => {
  await start(at);
  const { page } = at;
  const expected = {
    commitment: ["CN-GD-440305", ["不得采用的情形", "补正期限", "承诺不实的后果", "起算"]],
    tier: ["CN-BJ", ["等级（由优到劣）", "起评分", "分值", "分数对应的等级", "按条件分级（先符合的先适用）", "试行"]],
    benefits: ["CN-JS", ["判断条件", "结果", "截止", "事项", "每条记录分别判断，一条符合即成立"]],
    office: ["CN-GD", ["情形（符合其一即可）", "条件"]],
    repair: ["CN-ZJ", ["类别和公示期", "修复条件（须全部满足）", "申请材料", "办理期限"]],
  };
  for (const [task, [place, titles]] of Object.entries(expected)) {
    await page.locator("#place").selectOption(place);
    await page.locator("#task").selectOption(task);
    await page.getByRole("button", { name: "全部展开" }).click();
    const text = await page.locator("#schemes").innerText();
    for (const words of titles) assert.ok(text.includes(words), `${task}: ${words}`);
    const list = page.locator("#schemes article.scheme");
    assert.ok((await list.count()) > 0, task);
    const whole = await list.evaluateAll((all) => all.map((one) => [
      one.id, one.querySelectorAll(".cites li").length, one.querySelector("svg").getAttribute("aria-label"),
    ]));
    for (const [id, cites, label] of whole) {
      assert.ok(cites > 0, id);
      assert.match(label, /(施行：|适用于 ).+；所选日期 \d{4}-\d\d-\d\d$/, id);
    }
    assert.match(await page.locator("#gaps").innerText(), /由机关补充：/);
    // A row of dates beside nothing would say nothing: no part is without words.
    assert.equal(await page.locator("#schemes .item-label").evaluateAll((all) => all.filter((one) => one.textContent.trim() === "").length), 0);
  }
  await clean(at);
});

browserTest("a rule that is changed inside a scheme: what was said and what is said now", async (at) => {
  await start(at);
  const { page } = at;
  await hand(page, ["nation.json", pack("nation.json")], ["province.json", pack("province.json")]);
  await page.locator("#report").getByText("province.json").waitFor();
  await on(page, "2025-01-01");
  await page.getByLabel("与哪一天比较").fill("2024-12-31");
  await page.getByLabel("与哪一天比较").blur();
  const changes = page.locator("#changes");
  await changes.waitFor();
  const text = await changes.innerText();
  // The amendment adds a condition and a material, takes a bar away and shortens a time limit.
  assert.match(text, /增加\s*示例修复规则：修复条件（须全部满足）：参加过培训（第 5 条）/);
  assert.match(text, /删去\s*示例修复规则：不予修复的情形：法定限制期限未满（第 8 条）/);
  assert.match(text, /改动\s*示例修复规则：办理期限：作出决定（第 6 条）/);
  const versus = changes.locator(".change-changed .versus").first();
  assert.match(await versus.locator("del").first().innerText(), /20 个工作日/);
  assert.match(await versus.locator("ins").first().innerText(), /10 个工作日/);
  await on(page, "2025-06-01");
  await page.getByLabel("与哪一天比较").fill("2025-05-01");
  await page.getByLabel("与哪一天比较").blur();
  await changes.getByText("已收录的规则没有变化").waitFor();
});

browserTest("the cases of a built-in pack are fetched, run, and shown at the rules that they touch", async (at) => {
  const site = siteFiles();
  await at.open(site["/rules.html"], { csp: STRICT + "; img-src 'self'; connect-src 'self'", files: site });
  const { page } = at;
  await page.locator("#schemes article").first().waitFor();
  await on(page, "2026-11-22");
  assert.ok(await page.locator("#cases").isHidden());
  await page.locator("[data-pack=cn]").getByRole("button", { name: "取来它的算例并运行" }).click();
  await page.locator("#cases h2").waitFor({ timeout: 30_000 });
  assert.match(await page.locator("#cases").innerText(), /共 \d+ 个，未通过 0 个/);
  await page.getByRole("button", { name: "全部展开" }).click();
  const one = page.locator("article.scheme[id='cn.repair.market_penalty.2025']");
  assert.match(await one.innerText(), /成立 \d+，不成立 \d+/);
  await one.locator("summary", { hasText: "成立" }).first().click();
  assert.match(await one.locator(".cover .ids").first().innerText(), /\S/);
  assert.deepEqual(await at.violations(), []);
});

browserTest("the review sheet: what is printed", async (at) => {
  await start(at);
  const { page } = at;
  await page.locator("#task").selectOption("commitment");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const seen = async (selector) => page.locator(selector).first().isVisible();
  for (const part of ["#review-head", "#sign", ".review-line", "#schemes .cites", "svg.timeline", "#gaps"]) {
    assert.ok(await seen(part), `${part} is not printed`);
  }
  for (const part of ["#filters", "#loader", ".contents", ".foot a"]) assert.ok(!(await seen(part)), `${part} is printed`);
  const head = await page.locator("#review-head").innerText();
  assert.match(head, /规则审核表[\s\S]*地区：全国；事项：信用承诺；日期：\d{4}-\d\d-\d\d[\s\S]*SHA-256 [0-9a-f]{64}/);
  assert.match(await page.locator("#sign").innerText(), /审核人（签名）/);
  // Everything is open on paper, and as many conclusions are asked for as there are sets of rules.
  assert.equal(await page.locator("#schemes details.more:not([open])").count(), 0);
  assert.equal(await page.locator(".review-line").count(), await page.locator("article.scheme").count());
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("#schemes details.more[open]").count(), 0);
});

browserTest("keyboard: from the skip link to a rule and its contents", async (at) => {
  await start(at);
  const { page } = at;
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".contents") !== null), true);
  const summary = page.locator("#schemes details.more summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#schemes details.more").first().evaluate((one) => one.open), true);
});

browserTest("a pack with a dangling reference: where and what, and nothing is loaded", async (at) => {
  await start(at);
  const { page } = at;
  const broken = JSON.parse(pack("nation.json"));
  broken.repair[0].bars[0].basis[0].source = "lwa";
  await hand(page, ["broken.json", JSON.stringify(broken)]);
  const report = page.locator("#report");
  await report.getByText("没有载入").waitFor();
  const text = await report.innerText();
  assert.ok(text.includes("/repair/0/bars/0/basis/0/source"), text);
  assert.match(text, /引用的 `lwa` 不存在/);
  assert.match(text, /怎样改：/);
  assert.match(text, /错误，不能载入/);
  assert.equal(await page.locator("[data-pack=nation]").count(), 0);
  await hand(page, ["not.json", "{ 1"]);
  await report.getByText("not.json").waitFor();
  assert.match(await report.innerText(), /没有载入/);
  await clean(at);
});

browserTest("packs that are good are loaded, shown, and can be taken out again", async (at) => {
  await start(at);
  const { page } = at;
  // The narrower one first: the order does not matter.
  await hand(page, ["province.json", pack("province.json")], ["nation.json", pack("nation.json")]);
  await page.locator("#report").getByText("province.json").waitFor();
  assert.equal(await page.locator("#report .outcome-good").count(), 2, await page.locator("#report").innerText());
  const cases = JSON.parse(pack("nation.json")).cases.length;
  assert.ok((await page.locator("#report").innerText()).includes(`算例 ${cases} 个，未通过 0 个`));
  assert.equal(await page.getByLabel("地区").inputValue(), "CN-ZJ");
  const shown = page.locator("article.scheme", { hasText: "示例修复规则" });
  assert.match(await shown.innerText(), /由“示例省规则”修改/);
  await page.getByRole("button", { name: "全部展开" }).click();
  const text = await shown.innerText();
  for (const words of ["参加过培训", "示例省〔2022〕3号", "10 个工作日"]) assert.ok(text.includes(words), words);
  assert.match(await page.locator("[data-pack=nation]").innerText(), new RegExp(`由您载入[\\s\\S]*${cases} 个`));
  // Another pack leans on the nation's: it stays, and why is told.
  await page.locator("[data-pack=nation]").getByRole("button", { name: "移除" }).click();
  await page.locator("#report .outcome-bad").waitFor();
  assert.equal(await page.locator("[data-pack=nation]").count(), 1);
  await page.locator("[data-pack=province]").getByRole("button", { name: "移除" }).click();
  await page.locator("[data-pack=province]").waitFor({ state: "detached" });
  await clean(at);
});

browserTest("English, and a date that does not exist", async (at) => {
  await start(at);
  const { page } = at;
  await on(page, "2026-11-22");
  await page.getByRole("button", { name: "English" }).click();
  const numbers = /[\u4e00-\u9fff〔〕\d]+(令第?\d+号|号|〔\d+〕\d+号)/g;
  for (const task of ["benefits", "commitment", "tier", "office", "repair"]) {
    await page.locator("#task").selectOption(task);
    await page.getByRole("button", { name: "Open all" }).click();
    const text = await page.locator("#schemes").innerText();
    const left = text.split("\n").filter((line) => /[\u4e00-\u9fff]{6,}/.test(line.replace(numbers, "")));
    assert.deepEqual(left, [], task);
  }
  const text = await page.locator("#schemes").innerText();
  assert.match(text, /For determinations made from 2025-12-25\./);
  assert.match(text, /article number not seen/);
  // An old kernel has a plain field here.
  await page.locator("#as-of").evaluate((field) => field.setAttribute("type", "text"));
  await page.locator("#as-of").fill("2026-02-30");
  await page.locator("#as-of").blur();
  await page.getByRole("alert").filter({ hasText: "a day that exists" }).waitFor();
  await page.locator("#as-of").fill("2025年12月24日");
  await page.locator("#as-of").blur();
  await page.getByRole("heading", { name: "Rules on 2025-12-24" }).waitFor();
});

for (const width of [320, 390, 1440]) {
  browserTest(`the rule browser does not scroll sideways at ${width} px`, async (at) => {
    await at.page.setViewportSize({ width, height: 800 });
    await start(at);
    const over = () => at.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await at.page.locator("#other").fill("2020-01-01");
    for (const task of ["tier", "commitment", "benefits", "office", "repair"]) {
      await at.page.locator("#task").selectOption(task);
      await at.page.getByRole("button", { name: "全部展开" }).click();
      assert.equal(await over(), 0, task);
    }
    await at.page.getByRole("button", { name: "长辈版" }).click();
    assert.equal(await over(), 0);
    await hand(at.page, ["broken.json", pack("nation.json").replace('"source": "law"', '"source": "a_name_that_is_rather_long_and_leads_nowhere"')]);
    await at.page.locator("#report .outcome").waitFor();
    assert.equal(await over(), 0);
  });
}
