// The main job of the page in kernels of all ages: filled in and read in each, with and without WebAssembly, and the
// answer is the one that Node gives. A kernel that cannot be had is skipped, and counted as skipped.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fromPkg } from "../lib/places.mjs";
import { pageWith, portal } from "../lib/portal.mjs";
import { bidi, devtools, ghost, webkit } from "./drivers.mjs";
import { PINNED, chromium, installed, phantomjs } from "./fetch.mjs";

const zx = await (await fromPkg("node.mjs")).load();

// No WebAssembly, no inline style, nothing from elsewhere, no connection.
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'";

// The driver of PhantomJS evaluates text, which the policy would forbid to it as well.
const FOR_GHOST = STRICT.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'");

const WEBKIT = ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser"];

const port = () => 20000 + Math.floor(Math.random() * 20000);
const need = (what, ...paths) => {
  const found = installed(...paths);
  if (!found) throw new Error(`${what} is not installed`);
  return found;
};

/** Name, start, and the profile that is expected in a page without a policy. */
const BROWSERS = [
  ...PINNED.chromium.map((pin) => [`Chromium ${pin.version}`, () => devtools(chromium(pin)), "P2"]),
  ["Firefox ESR", () => bidi(need("Firefox ESR", "/usr/bin/firefox-esr", "/usr/lib/firefox-esr/firefox-esr")), "P1"],
  ["WebKitGTK", () => {
    need("xvfb-run", "/usr/bin/xvfb-run");
    return webkit(need("WebKitWebDriver", "/usr/bin/WebKitWebDriver"), need("MiniBrowser", ...WEBKIT), port());
  }, "P1"],
  ["PhantomJS 2.1, an engine of ES5 without custom elements", () => ghost(phantomjs(), port()), "P3"],
];

async function until(browser, condition) {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await browser.evaluate(`(${condition}) ? "yes" : "no"`)) === "yes") return;
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error(`${condition} never came: ${await browser.evaluate("JSON.stringify([visitor.errors, window.zhixin && zhixin.diagnostics()])")}`);
}

/** Opens the page, does the main job, and gives what was read. */
async function mainJob(browser, origin) {
  await browser.open(origin + "/");
  await until(browser, "window.visitor && visitor.ready()");
  await browser.evaluate('(visitor.work(), "")');
  await until(browser, "visitor.form().result");
  return JSON.parse(await browser.evaluate("visitor.read()"));
}

const sorted = (value) =>
  JSON.stringify(value, (_, one) =>
    one && typeof one === "object" && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one);

function rightAnswer({ text, result, asked }) {
  // The form hands its keys out sorted; with that, byte for byte. A difference would fill pages: only that is told.
  assert.ok(sorted(result) === sorted(zx.checkRepair(asked.input, asked.options)), "the answer is not that of Node");
  assert.deepEqual([result.outcome, result.records[0].earliestApplication], ["eligible", "2026-08-09"]);
  for (const words of ["可以申请信用修复", "2026-08-09 起可以申请", "国家市场监督管理总局令第107号", "自我评估"]) {
    assert.ok(text.includes(words), `${words} is not in: ${text}`);
  }
}

for (const [name, start, profile] of BROWSERS) {
  test(name, { timeout: 240_000 }, async (context) => {
    let browser;
    try {
      browser = await start();
    } catch (error) {
      return context.skip(String(error.message).slice(0, 300));
    }
    context.after(() => browser.close());

    await context.test("the form is filled in and read", async (context) => {
      const server = await portal({ files: { "/": pageWith() } });
      context.after(server.close);
      const read = await mainJob(browser, server.origin);
      rightAnswer(read);
      assert.equal(read.diagnostics.profile, profile, JSON.stringify(read.diagnostics.why));
      assert.equal(read.colour.replace(/ /g, ""), "rgb(26,79,139)", "the styles are there");
      assert.deepEqual([read.errors, browser.errors], [[], []]);
      const without = server.asked.filter((path) => path.endsWith("zhixin.nowasm.js")).length;
      assert.equal(without, profile === "P3" ? 1 : 0, "the script without WebAssembly is fetched only where it is needed");
    });

    await context.test("the same where the policy forbids WebAssembly and inline styles", async (context) => {
      const server = await portal({ files: { "/": pageWith() }, policy: profile === "P3" ? FOR_GHOST : STRICT });
      context.after(server.close);
      const read = await mainJob(browser, server.origin);
      rightAnswer(read);
      assert.equal(read.diagnostics.profile, "P3");
      assert.equal(read.colour.replace(/ /g, ""), "rgb(26,79,139)", "the styles are there");
      // The browser reports the one attempt to compile; nothing else may be said.
      const others = (list) => list.filter((one) => !/wasm|unsafe-eval|script-src.* (eval)?$/i.test(one));
      assert.deepEqual([others(read.errors), others(browser.errors)], [[], []]);
    });
  });
}
