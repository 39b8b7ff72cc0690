// The frame: its height is told, exact origins only, in both directions; what the visitor fills in stays inside.

import assert from "node:assert/strict";
import { join } from "node:path";

import { root } from "../lib/places.mjs";
import { BASE, POLICY, accessible, contractTest, hostTest, served } from "./at-work.mjs";
import { textsOf } from "./uses.mjs";

const HOST = "iframe";
const folder = join(root, ".cache/hosts/iframe");

const frame = (page) => page.frameLocator("#check");
const height = (page) => page.locator("#check").evaluate((one) => parseInt(one.style.height, 10) || 0);
const content = (page) => frame(page).locator("#content").evaluate((one) => Math.ceil(one.getBoundingClientRect().height));
/** The frame is as high as what is in it. */
async function fits(page) {
  await frame(page).locator("zhixin-check [part~=root]").waitFor();
  for (let tries = 0; tries < 100; tries += 1) {
    if (await height(page) === await content(page)) return height(page);
    await page.waitForTimeout(50);
  }
  throw new Error(`the frame is ${await height(page)} high, what is in it ${await content(page)}`);
}

/** Keeps every message that a window of the page gets. */
const LISTEN = "window.heard = []; window.addEventListener('message', (event) => window.heard.push([event.origin, event.data]));";

hostTest(HOST, "the frame is as high as its page, through the questions and the answer; only heights come out", async ({ page, start }) => {
  await start();
  const first = await fits(page);
  const check = frame(page).locator("zhixin-check");
  await check.getByRole("button", { name: /^继续/ }).click();
  await check.getByLabel("文书类型").selectOption("penalty_decision");
  await check.getByLabel("作出认定的单位").selectOption("market_regulation");
  await check.getByLabel("失信行为").first().selectOption("infringement");
  await check.getByLabel("作出认定的日期").fill("2026-05-08");
  await check.getByRole("button", { name: /^继续/ }).click();
  await check.getByText("增加一条记录").waitFor();
  await check.getByRole("button", { name: "到此为止，看结论" }).click();
  await check.locator("[part~=result]").waitFor();
  assert.ok(await fits(page) > first);
  const scrolls = await frame(page).locator("html").evaluate((one) => one.scrollHeight > one.clientHeight + 1);
  assert.equal(scrolls, false, "no scroll bar of its own");
  await accessible(page);
  assert.equal(await frame(page).locator("#print").isVisible(), true);
  await page.frames()[1].evaluate(() => { window.print = () => {}; });
  await frame(page).locator("#print").click();
  const heard = await page.evaluate(() => window.heard.map(([, data]) => data));
  assert.ok(heard.length > 1);
  for (const data of heard) assert.deepEqual([Object.keys(data).sort(), data.zhixin, typeof data.height], [["height", "zhixin"], "height", "number"]);
}, { init: LISTEN });

hostTest(HOST, "place, language and large print go to the frame in its address, and what was filled in stays", async ({ page, start }) => {
  await start();
  const normal = await fits(page);
  await frame(page).locator("zhixin-check").getByLabel("名称（选填）").fill("某公司");
  await page.locator("#jurisdiction").selectOption("CN-JS");
  const check = frame(page).locator("zhixin-check");
  const place = async (wanted) => {
    for (let tries = 0; tries < 50 && await check.getAttribute("jurisdiction") !== wanted; tries += 1) await page.waitForTimeout(20);
    assert.equal(await check.getAttribute("jurisdiction"), wanted);
  };
  await place("CN-JS");
  await page.locator("#language").click();
  await check.getByRole("button", { name: /^Continue/ }).waitFor();
  assert.equal(await check.getByLabel("Name (optional)").inputValue(), "某公司");
  await page.locator("#elder").click();
  await check.locator("[part~=root].zx-elder, [part~=root]").first().waitFor();
  for (let tries = 0; tries < 50 && await check.getAttribute("ui-style") !== "elder"; tries += 1) await page.waitForTimeout(20);
  assert.ok(await fits(page) > normal);
  await page.locator("#elder").click();
  for (let tries = 0; tries < 50 && await check.getAttribute("ui-style") !== null; tries += 1) await page.waitForTimeout(20);
  assert.equal(await check.getAttribute("ui-style"), null);
  await page.locator("#language").click();
  await check.getByRole("button", { name: /^继续/ }).waitFor();
  // What is no such word is left alone.
  await page.evaluate(() => { document.getElementById("check").src = "frame.html#jurisdiction=javascript:1&lang=xx&task=nonsense"; });
  await page.waitForTimeout(100);
  assert.deepEqual(await check.evaluate((one) => [one.getAttribute("task"), one.getAttribute("jurisdiction"), one.getAttribute("lang")]), ["repair", "CN-JS", "zh-CN"]);
});

hostTest(HOST, "a message that is none of the frame's, or no height, changes nothing", async ({ page, start }) => {
  await start();
  const right = await fits(page);
  // From the page itself, with the right words: another window is not the frame.
  await page.evaluate(() => window.postMessage({ zhixin: "height", height: 5000 }, location.origin));
  // From the frame, with other words.
  await page.frames()[1].evaluate(() => {
    for (const data of [null, "height", { height: 5000 }, { zhixin: "height" }, { zhixin: "height", height: "5000" }, { zhixin: "height", height: Infinity }, { zhixin: "heights", height: 5000 }]) {
      window.parent.postMessage(data, location.origin);
    }
  });
  await page.waitForTimeout(150);
  assert.equal(await height(page), right);
  // A height beyond all measure is cut.
  await page.frames()[1].evaluate(() => window.parent.postMessage({ zhixin: "height", height: 1e9 }, location.origin));
  await page.waitForFunction(() => document.getElementById("check").style.height === "20000px");
});

/**
 * A portal and the framed page on two origins. `parents` gives the list of the framed page, `believed` the origin that
 * the portal expects, both from `{ portal, framed }`.
 */
async function apart({ parents, believed = ({ framed }) => framed }) {
  const origins = {};
  const framed = await served(folder, {
    policy: `${POLICY}; frame-ancestors http://127.0.0.1:*`,
    change: (path, body) => (path.endsWith("frame.html") ? String(body).replace('data-parents=""', `data-parents="${parents(origins)}"`) : body),
  });
  const portal = await served(folder, {
    policy: POLICY.replace("frame-src 'self'", `frame-src ${framed.origin}`),
    change: (path, body) => (path === BASE
      ? String(body).replace('src="frame.html', `src="${framed.address}frame.html`).replace('data-origin=""', `data-origin="${believed(origins)}"`) : body),
  });
  Object.assign(origins, { portal: portal.origin, framed: framed.origin });
  return { portal, framed, close: () => [portal, framed].forEach((one) => one.close()) };
}

const shown = (page) => frame(page).locator("zhixin-check [part~=screen]").waitFor();
const OWN = /^http:\/\/127\.0\.0\.1:\d+\/portal\/credit\//;

for (const [words, parents, told] of [
  ["that is on the frame's list is told the height", ({ portal }) => `https://other.example.gov.cn ${portal}`, true],
  ["that is not on the frame's list is told nothing", () => "https://other.example.gov.cn", false],
]) {
  hostTest(HOST, `another origin: a portal ${words}`, async ({ page }) => {
    const { portal, framed, close } = await apart({ parents });
    try {
      await page.goto(portal.address, { waitUntil: "load" });
      await shown(page);
      if (told) {
        await fits(page);
        assert.deepEqual([...new Set(await page.evaluate(() => window.heard.map(([origin]) => origin)))], [framed.origin]);
      } else {
        await page.waitForTimeout(300);
        assert.deepEqual([await page.evaluate(() => window.heard), await height(page)], [[], 0]);
      }
    } finally {
      close();
    }
  }, { init: LISTEN, elsewhere: OWN });
}

hostTest(HOST, "another origin: a frame that is not the one the portal expects is not believed", async ({ page }) => {
  const { portal, close } = await apart({ parents: (origins) => origins.portal, believed: () => "https://credit.example.gov.cn" });
  try {
    await page.goto(portal.address, { waitUntil: "load" });
    await shown(page);
    await page.frames()[1].evaluate((origin) => window.parent.postMessage({ zhixin: "height", height: 900 }, origin), portal.origin);
    await page.waitForFunction(() => window.heard.length === 1);
    assert.equal(await height(page), 0);
  } finally {
    close();
  }
  // The browser says that our question did not reach a page of another origin.
}, { init: LISTEN, elsewhere: OWN, reported: /target origin provided \('https:\/\/credit\.example\.gov\.cn'\) does not match/ });

hostTest(HOST, "no message is ever sent to everybody", async ({ start }) => {
  await start();
  const texts = Object.entries(textsOf(HOST)).filter(([name]) => name.endsWith(".js"));
  const sent = texts.flatMap(([, text]) => [...text.matchAll(/postMessage\(([^;]*)\);/g)].map((found) => found[1]));
  assert.equal(sent.length, 2);
  for (const words of sent) assert.match(words, /, (asker|origin)$/);
  for (const [name, text] of texts) assert.doesNotMatch(text, /["']\*["']/, name);
});

contractTest(HOST);
