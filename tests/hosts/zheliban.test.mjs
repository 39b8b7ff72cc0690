// 浙里办's build rules: source, `npm run build`, the folder `build`, relative addresses, routes after `#`, the elder mode of
// the host, and no request of its own.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { accessible, contractTest, hostTest, tellFault } from "./at-work.mjs";
import { manifestOf, sourceOf } from "./prepare.mjs";

const HOST = "zheliban";

/** A bridge as the platform has: `onReady` calls back some time later. */
const bridge = (told) => `window.ZWJSBridge = { onReady: (go) => setTimeout(go, 50), getUiStyle: () => ${told} };`;

const check = (page) => page.locator("zhixin-check");
const elder = (page) => page.evaluate(() => document.documentElement.classList.contains("elder"));

/** From the first page to the answer, by the component's own questions. */
async function toAnswer(page) {
  await page.getByRole("button", { name: "开始自评" }).click();
  await check(page).getByRole("button", { name: /^继续/ }).click();
  await check(page).getByLabel("文书类型").selectOption("penalty_decision");
  await check(page).getByLabel("作出认定的单位").selectOption("market_regulation");
  await check(page).getByLabel("失信行为").first().selectOption("infringement");
  await check(page).getByLabel("作出认定的日期").fill("2026-05-08");
  await check(page).getByRole("button", { name: /^继续/ }).click();
  await check(page).getByText("增加一条记录").waitFor();
  await check(page).getByRole("button", { name: "到此为止，看结论" }).click();
  await check(page).locator("[part~=result]").waitFor();
}

hostTest(HOST, "questions on a phone, the answer becomes a list, there and back again", async ({ page, server, start }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await start();
  await accessible(page);
  await page.getByLabel(/统一社会信用代码/).fill("91330000733796106P");
  await toAnswer(page);
  assert.match(await check(page).locator("[part~=result]").innerText(), /91330000733796106P/, "what the portal knew was handed over");
  await page.getByRole("button", { name: "查看待办" }).click();
  assert.match(await page.locator(".outcome").innerText(), /尚不能判断/);
  const tick = page.getByRole("checkbox").first();
  await tick.check();
  await accessible(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, "nothing is pushed sideways");
  await page.getByRole("button", { name: "再评一次" }).click();
  await check(page).locator("[part~=screen]").waitFor();
  await page.getByRole("button", { name: "返回" }).click();
  await toAnswer(page);
  assert.equal(await check(page).count(), 1);
  const words = await tellFault(page);
  await page.locator("p[role=alert]", { hasText: words }).waitFor();
  // The gateway lets no other request through: the page, its script and its style, and the component's one file.
  assert.deepEqual([...new Set(server.asked)].map((path) => path.replace(/-[\w-]{8}\./, "-#.")).sort(), [
    "/portal/credit/", "/portal/credit/assets/index-#.css", "/portal/credit/assets/index-#.js", "/portal/credit/zhixin/zhixin.js",
  ]);
});

for (const [words, told, wanted] of [
  ["elder", 'Promise.resolve("elder")', true],
  ["elder, as an object", 'Promise.resolve({ uiStyle: "elder" })', true],
  ["normal", 'Promise.resolve("normal")', false],
  ["an error", 'Promise.reject(new Error("no"))', false],
  ["a bridge that throws", '(() => { throw new Error("no"); })()', false],
]) {
  hostTest(HOST, `the host's style of the interface: ${words}`, async ({ page, start }) => {
    await start();
    if (wanted) await page.waitForFunction(() => document.documentElement.classList.contains("elder"));
    else await page.waitForTimeout(200);
    assert.equal(await elder(page), wanted);
    await page.getByRole("button", { name: "开始自评" }).click();
    await check(page).locator("[part~=screen]").waitFor();
    assert.equal(await check(page).getAttribute("ui-style"), wanted ? "elder" : null);
  }, { init: bridge(told) });
}

hostTest(HOST, "without the platform's bridge: the normal style; the language is the page's", async ({ page, start }) => {
  await start();
  assert.equal(await elder(page), false);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await check(page).getByRole("button", { name: /^Continue/ }).waitFor();
});

hostTest(HOST, "the platform's rules are kept by the source and by what is built", async ({ page, start }) => {
  await start("#/todo");
  await page.getByText("还没有自评结论").waitFor();
  assert.equal(manifestOf(HOST).scripts.build, "vite build");
  for (const script of ["preinstall", "install", "postinstall", "prepare"]) assert.equal(manifestOf(HOST).scripts[script], undefined, script);
  const lock = JSON.parse(readFileSync(join(sourceOf(HOST), "package-lock.json"), "utf8"));
  const scripted = Object.entries(lock.packages).filter(([name, one]) => one.hasInstallScript && !/fsevents/.test(name));
  assert.deepEqual(scripted.map(([name]) => name), [], "packages with install scripts");
  const built = join(sourceOf(HOST), "../../../.cache/hosts/zheliban/build");
  const html = readFileSync(join(built, "index.html"), "utf8");
  const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map((found) => found[1]).filter((one) => !one.startsWith("data:"));
  assert.ok(addresses.length >= 3);
  assert.deepEqual(addresses.filter((one) => !one.startsWith("./")), [], "relative addresses only");
  for (const name of readdirSync(join(built, "assets"))) {
    assert.doesNotMatch(readFileSync(join(built, "assets", name), "utf8"), /\bfetch\(|XMLHttpRequest|sendBeacon/, name);
  }
});

contractTest(HOST);
