// Loading in a page: the classic script and the module, under the policies and servers that portals have.

import assert from "node:assert/strict";

import { STRICT, browserTest, classicPage } from "../lib/browser.mjs";

const modulePage = (script) => `<!doctype html><meta charset="utf-8"><script type="module" src="/own/main.mjs"></script>${script ?? ""}`;

/** What `load(options)` gives in the page: the packs, or the error. */
function loaded(page, options) {
  return page.evaluate(async (options) => {
    try {
      return { packs: (await window.zhixin.load(options)).packs().length };
    } catch (error) {
      return { is: error instanceof window.zhixin.ZhixinError, code: error.code, zh: error.messages.zh, message: error.message };
    }
  }, options);
}

/** Shows a page whose module puts the package's names on `window.zhixin`. */
async function openModule({ open, page }, options = {}) {
  const files = { "/own/main.mjs": 'import * as zhixin from "/pkg/zhixin.mjs"; window.zhixin = zhixin;', ...options.files };
  await open(modulePage(), { ...options, files });
  await page.waitForFunction(() => window.zhixin);
}

browserTest("the classic script sets window.zhixin and defines the element", async ({ open, page, requests, faults }) => {
  await open(classicPage("<zhixin-check></zhixin-check>"));
  const names = await page.evaluate(() => Object.keys(window.zhixin).sort());
  assert.deepEqual(names, ["ZhixinError", "define", "diagnostics", "load", "mount", "version"]);
  assert.equal(await page.evaluate(() => typeof customElements.get("zhixin-check")), "function");
  assert.ok((await loaded(page)).packs > 0);
  assert.deepEqual(requests.filter((path) => path !== "/favicon.ico"), ["/", "/pkg/zhixin.js"], "nothing else is fetched");
  assert.deepEqual(faults, []);
});

browserTest("the strictest policy, with trusted types, is not violated", async ({ open, page, violations, faults }) => {
  await open(classicPage("<zhixin-check></zhixin-check>"), { csp: STRICT });
  assert.ok((await loaded(page)).packs > 0);
  await page.evaluate(() => document.querySelector("zhixin-check").ready);
  assert.deepEqual(await violations(), []);
  assert.deepEqual(faults, []);
});

const ALONE = 'data-no-wasm="/nowhere.js"';

browserTest("a policy without 'wasm-unsafe-eval', and nothing beside the script: told in good words", async ({ open, page }) => {
  await open(classicPage("", ALONE), { csp: "script-src 'self'" });
  const told = await loaded(page, { lang: "en" });
  assert.deepEqual([told.is, told.code], [true, "wasm_blocked"]);
  assert.match(told.message, /wasm-unsafe-eval.*zhixin\.nowasm\.js.*nowhere\.js/);
  const { profile, why, advice } = await page.evaluate(() => window.zhixin.diagnostics());
  assert.equal(profile, null);
  assert.match(why.zh, /wasm-unsafe-eval/);
  assert.deepEqual(advice.map((one) => one.code), ["allow_wasm", "not_started"]);
});

browserTest("a browser without WebAssembly, and nothing beside the script: told in good words", async ({ open, page }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  await open(classicPage("", ALONE));
  const told = await loaded(page, { lang: "en" });
  assert.equal(told.code, "no_webassembly");
  assert.match(told.message, /zhixin\.nowasm\.js/);
});

browserTest("diagnostics before the start, and after it; JSON-safe", async ({ open, page }) => {
  await open(classicPage(), { csp: STRICT });
  const [before, after] = await page.evaluate(async () => {
    const first = window.zhixin.diagnostics();
    const face = await window.zhixin.load();
    return [first, face.diagnostics()].map((one) => JSON.parse(JSON.stringify(one)));
  });
  assert.deepEqual([before.profile, before.engine, before.wasm.state, before.memory], [null, null, "not_tried", null]);
  assert.deepEqual([after.profile, after.engine, after.wasm.state, after.host], ["P1", "wasm", "works", "custom_element"]);
  assert.ok(after.memory > 1_000_000);
  const states = Object.fromEntries(after.features.map((one) => [one.id, one.state]));
  assert.deepEqual([states.webassembly, states.text_decoder_gb18030, states.adopted_style_sheets], ["yes", "yes", "yes"]);
  for (const one of after.features) assert.ok(one.means.zh && one.means.en, one.id);
});

browserTest("the script reads the same in a page of another charset", async ({ open, page }) => {
  const html = classicPage().replace('<meta charset="utf-8">', "");
  await open(html, { headers: { "content-type": "text/html; charset=gbk" } });
  const told = await loaded(page, { packs: 1 });
  assert.equal(told.zh, "packs 须是数组");
});

browserTest("data-define=off leaves the element to the page", async ({ open, page }) => {
  await open(classicPage("", 'data-define="off"'));
  assert.equal(await page.evaluate(() => customElements.get("zhixin-check")), undefined);
  assert.equal(await page.evaluate(() => window.zhixin.define("my-check") && typeof customElements.get("my-check")), "function");
});

browserTest("data-tag names the element; a second name and a second script do no harm", async ({ open, page, faults }) => {
  await open(classicPage('<script src="/pkg/zhixin.js" data-tag="b-check"></script>', 'data-tag="a-check"'));
  const kinds = await page.evaluate(() => ["a-check", "b-check", "zhixin-check"].map((name) => typeof customElements.get(name)));
  assert.deepEqual(kinds, ["function", "function", "undefined"]);
  assert.deepEqual(faults, []);
});

browserTest("the module fetches its wasm file from a server that does not know the type", async (tools) => {
  await openModule(tools, { csp: STRICT + "; connect-src 'self'" });
  assert.ok((await loaded(tools.page)).packs > 0);
  assert.deepEqual(await tools.violations(), []);
  assert.ok(tools.requests.includes("/pkg/zhixin.wasm"));
});

browserTest("a wrong address of the wasm file is told, and the next attempt works", async (tools) => {
  await openModule(tools);
  const told = await loaded(tools.page, { wasm: "/nowhere.wasm" });
  assert.deepEqual([told.is, told.code], [true, "wasm_unavailable"]);
  assert.match(told.message, /nowhere\.wasm.*404/);
  assert.equal((await loaded(tools.page, { wasm: "/" })).code, "wasm_invalid", "a page instead of the file");
  assert.ok((await loaded(tools.page, { wasm: "/pkg/zhixin.wasm" })).packs > 0);
});

browserTest("the module gives errors like the classic script", async (tools) => {
  await openModule(tools);
  const told = await tools.page.evaluate(async () => {
    const zx = await window.zhixin.load();
    try {
      zx.checkRepair({ facts: { a: NaN } }, { lang: "en" });
    } catch (error) {
      return [error instanceof window.zhixin.ZhixinError, error.code, error.path, error.message === error.messages.en];
    }
  });
  assert.deepEqual(told, [true, "not_json", "/facts/a", true]);
});
