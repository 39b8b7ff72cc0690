// The self-test page in an old kernel, in an engine of ES5, and in today's other browsers: it runs to its end, answers its worked cases, and tells
// what this engine has instead.

import assert from "node:assert/strict";
import { test } from "node:test";

import { portal } from "../lib/portal.mjs";
import { bidi, devtools, ghost, webkit } from "./drivers.mjs";
import { PINNED, chromium, installed, phantomjs } from "./fetch.mjs";

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
const BARE = ["caching", "compression", "type zhixin.wasm"];

const OWN = STRICT.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
const WEBKIT = ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser"];
const port = () => 20000 + Math.floor(Math.random() * 20000);
const need = (...paths) => {
  const found = installed(...paths);
  if (!found) throw new Error(`${paths[0]} is not installed`);
  return found;
};

const oldest = PINNED.chromium[0];
const BROWSERS = [
  [`Chromium ${oldest.version}`, () => devtools(chromium(oldest)), undefined, { wasm: "good", profile: /^P2/, told: BARE }],
  [`Chromium ${oldest.version} under a policy`, () => devtools(chromium(oldest)), STRICT, { wasm: "better", profile: /^P3/, told: [...BARE, "wasm"] }],
  ["PhantomJS 2.1", () => ghost(phantomjs(), port()), undefined, { wasm: "note", profile: /^P3/, told: BARE }],
  ["Firefox ESR under a policy", () => bidi(need("/usr/bin/firefox-esr", "/usr/lib/firefox-esr/firefox-esr")), OWN, { wasm: "good", profile: /^P1/, told: BARE }],
  ["WebKitGTK under a policy", () => need("/usr/bin/xvfb-run") && webkit(need("/usr/bin/WebKitWebDriver"), need(...WEBKIT), port()), OWN, { wasm: "good", profile: /^P1/, told: BARE }],
];

for (const [name, start, policy, wanted] of BROWSERS) {
  test(`the self-test in ${name}`, { timeout: 240_000 }, async (context) => {
    let browser;
    try {
      browser = await start();
    } catch (error) {
      return context.skip(String(error.message).slice(0, 300));
    }
    context.after(() => browser.close());
    const server = await portal({ policy });
    context.after(server.close);
    await browser.open(server.origin + "/self-test.html");
    for (let tries = 0; (await browser.evaluate('window.zhixinSelfTestDone ? "yes" : "no"')) !== "yes"; tries += 1) {
      assert.ok(tries < 400, `it never ended: ${await browser.evaluate('document.getElementById("told").textContent')}`);
      await new Promise((done) => setTimeout(done, 400));
    }
    const report = JSON.parse(await browser.evaluate("zhixinSelfTest.json(zhixinSelfTest.report())"));
    const found = Object.fromEntries(report.findings.map((one) => [one.id, one]));
    assert.deepEqual([found.cases.state, found.form.state, found.wasm.state], ["good", "good", wanted.wasm]);
    assert.match(found.profile.messages.zh, wanted.profile);
    if (!wanted.profile.test("P1")) assert.match(found.lacking.messages.en, /constructed style sheets/);
    // Every file is whole by our own digests too.
    assert.equal(report.findings.filter((one) => /^file /.test(one.id) && one.state === "good").length, 7);
    // A device without Chinese fonts is no fault of the page.
    const told = report.findings.filter((one) => ["bad", "better", "unknown"].includes(one.state) && one.id !== "fonts");
    assert.deepEqual(told.map((one) => one.id).sort(), [...wanted.told].sort());
    const shown = await browser.evaluate('document.getElementById("report").textContent.length > 1000 ? document.getElementById("told").textContent : ""');
    assert.match(shown, /^必须修改 0 项，可以改进 \d 项/);
  });
}
