// The self-test page in an old kernel and in an engine of ES5: it runs to its end, answers its worked cases, and tells
// what this engine has instead.

import assert from "node:assert/strict";
import { test } from "node:test";

import { portal } from "../lib/portal.mjs";
import { devtools, ghost } from "./drivers.mjs";
import { PINNED, chromium, phantomjs } from "./fetch.mjs";

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
const BARE = ["caching", "compression", "type zhixin.wasm"];

const oldest = PINNED.chromium[0];
const BROWSERS = [
  [`Chromium ${oldest.version}`, () => devtools(chromium(oldest)), undefined, { wasm: "good", profile: /^P2/, told: BARE }],
  [`Chromium ${oldest.version} under a policy`, () => devtools(chromium(oldest)), STRICT, { wasm: "better", profile: /^P3/, told: [...BARE, "wasm"] }],
  ["PhantomJS 2.1", () => ghost(phantomjs(), 20000 + Math.floor(Math.random() * 20000)), undefined, { wasm: "note", profile: /^P3/, told: BARE }],
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
    assert.match(found.lacking.messages.en, /constructed style sheets/);
    // Every file is whole by our own digests too.
    assert.equal(report.findings.filter((one) => /^file /.test(one.id) && one.state === "good").length, 7);
    // A device without Chinese fonts is no fault of the page.
    const told = report.findings.filter((one) => ["bad", "better", "unknown"].includes(one.state) && one.id !== "fonts");
    assert.deepEqual(told.map((one) => one.id).sort(), [...wanted.told].sort());
    const shown = await browser.evaluate('document.getElementById("report").textContent.length > 1000 ? document.getElementById("told").textContent : ""');
    assert.match(shown, /^必须修改 0 项，可以改进 \d 项/);
  });
}
