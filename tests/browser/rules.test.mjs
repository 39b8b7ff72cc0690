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
  assert.deepEqual(at.requests.filter((url) => !/^\/($|pkg\/|style\.css$|rules\.css$|rules\.js$|icon\.svg$)/.test(url)), []);
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
  ]) {
    assert.ok(text.includes(words), `${words} is not on the page`);
  }
  // Every scheme is cited, and its picture has words.
  for (const one of await page.locator("#schemes article.scheme").all()) {
    assert.ok((await one.locator(".cites li").count()) > 0);
    assert.match(await one.locator("svg").getAttribute("aria-label"), /适用于 .+作出的认定；所选日期/);
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
  assert.match(text, /开始适用\s*市场监管行政处罚信息的信用修复（2025年12月25日起）/);
  assert.match(text, /不再适用\s*市场监管行政处罚信息的信用修复（2021年9月1日至2025年12月24日）/);
  await page.getByLabel("也列出只适用于其他日期的规则").check();
  assert.ok((await schemes(page)).length > after.length);
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
  assert.match(await page.locator("[data-pack=nation]").innerText(), new RegExp(`由您载入[\\s\\S]*${cases} 个：`));
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
  await page.getByRole("button", { name: "Open all" }).click();
  const text = await page.locator("#schemes").innerText();
  assert.match(text, /For determinations made from 2025-12-25\./);
  assert.match(text, /article number not seen/);
  const left = text.split("\n").filter((line) => /[\u4e00-\u9fff]{6,}/.test(line.replace(/[\u4e00-\u9fff〔〕\d]+(令第?\d+号|号|〔\d+〕\d+号)/g, "")));
  assert.deepEqual(left, []);
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
    await at.page.getByRole("button", { name: "全部展开" }).click();
    await hand(at.page, ["broken.json", pack("nation.json").replace('"source": "law"', '"source": "a_name_that_is_rather_long_and_leads_nowhere"')]);
    await at.page.locator("#report .outcome").waitFor();
    const over = await at.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0);
  });
}
