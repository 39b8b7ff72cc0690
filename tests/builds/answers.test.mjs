// The same answers, byte for byte, in the native build, in wasm, and in the script without WebAssembly.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { chromium, phantomjs, PINNED } from "../kernels/fetch.mjs";
import { devtools, ghost } from "../kernels/drivers.mjs";
import { allCases } from "../lib/cases.mjs";
import { root } from "../lib/places.mjs";
import { portal } from "../lib/portal.mjs";
import { nativeAnswers, scriptInNode, wasmInNode } from "./builds.mjs";

// An answer without a day of its own would be of today, which is another day at midnight.
const cases = allCases().filter((one) => one.options?.asOf);
const wasm = await wasmInNode();
const expected = wasm.answers(cases);

/** Answers fill pages: only where they differ first is told. */
function same(found, wanted, which) {
  assert.equal(found.length, wanted.length);
  const wrong = found.flatMap((text, at) => (text === wanted[at] ? [] : [at]));
  const told = wrong.slice(0, 3).map((at) => {
    const place = [...wanted[at]].findIndex((sign, i) => found[at]?.[i] !== sign);
    const around = (text) => JSON.stringify(String(text).slice(Math.max(0, place - 60), place + 60));
    return `${cases[at].id}: ${around(found[at])} and not ${around(wanted[at])}`;
  });
  assert.equal(wrong.length, 0, `${which}: ${wrong.length} answers differ\n${told.join("\n")}`);
}

test(`there are worked cases with a day (${cases.length}), and some of them are answered`, () => {
  assert.ok(cases.length >= 1000, `${cases.length} cases`);
  assert.ok(expected.filter((text) => text.startsWith("{")).length >= 900);
});

test("native and wasm", (context) => {
  const native = nativeAnswers();
  if (!native) return context.skip("ZHIXIN_ANSWERS names no file (./dev test makes it)");
  same(cases.map((one) => native.get(one.id)), expected, "native");
});

test("the script without WebAssembly, in Node", async () => {
  same((await scriptInNode()).answers(cases), expected, "script");
});

const page = `<!doctype html><meta charset="utf-8"><title>cases</title><script src="/answers.js"></script>
<script src="/cases.js"></script><script src="/pkg/zhixin.js" data-define="off"></script><script src="/start.js"></script>`;

/** Asks for all answers in a page of this browser. */
async function inPage(context, browser, profile) {
  const server = await portal({
    files: {
      "/": page,
      "/answers.js": readFileSync(join(root, "tests/lib/answers.js"), "utf8"),
      "/cases.js": "var cases = " + JSON.stringify(cases.map(({ task, input, options }) => ({ task, input, options }))).replace(/[\u2028\u2029]/g, " ") + ";",
      "/start.js": "var face; zhixin.load().then(function (made) { face = made; });",
    },
  });
  context.after(server.close);
  context.after(() => browser.close());
  await browser.open(server.origin + "/");
  for (let tries = 0; (await browser.evaluate("typeof face")) !== "object"; tries += 1) {
    assert.ok(tries < 300, "the face does not come");
    await new Promise((done) => setTimeout(done, 200));
  }
  assert.equal(await browser.evaluate("zhixin.diagnostics().profile"), profile);
  const found = [];
  for (let at = 0; at < cases.length; at += 50) {
    found.push(...JSON.parse(await browser.evaluate(`JSON.stringify(answersOf(face, cases.slice(${at}, ${at + 50})))`)));
  }
  same(found, expected, profile);
}

for (const [name, start, profile] of [
  ["the script without WebAssembly, in PhantomJS, an engine of ES5", () => ghost(phantomjs(), 40000 + (process.pid % 10000)), "P3"],
  ["wasm in Chromium 64", () => devtools(chromium(PINNED.chromium[0])), "P2"],
]) {
  test(name, { timeout: 600_000 }, async (context) => {
    let browser;
    try {
      browser = await start();
    } catch (error) {
      return context.skip(String(error.message).slice(0, 300));
    }
    await inPage(context, browser, profile);
  });
}
