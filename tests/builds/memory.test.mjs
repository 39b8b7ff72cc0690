// Inputs that make the memory grow in the middle of a call. Where the old buffer is not detached (Chrome 57 to 65, and
// the translated program everywhere) a stale view would be read, and the answer silently wrong.

import assert from "node:assert/strict";
import { test } from "node:test";

import { devtools } from "../kernels/drivers.mjs";
import { PINNED, chromium } from "../kernels/fetch.mjs";
import { portal } from "../lib/portal.mjs";
import { scriptInNode, wasmInNode } from "./builds.mjs";

/** An input of many records, megabytes as JSON; its answer is larger still. */
function large(records) {
  const record = (at) => ({
    id: `记录-${at}-${"知信".repeat(100)}`, act: "infringement", authority: "market_regulation", document: "penalty_decision",
    determinedOn: "2026-05-08", severity: "general", dutiesPerformedOn: at % 2 ? "2026-06-01" : false,
  });
  return { facts: { publicCommitment: true }, records: Array.from({ length: records }, (_, at) => record(at)) };
}

const input = large(300);
const options = { asOf: "2026-11-22" };
const wasm = await wasmInNode();
const expected = JSON.stringify(wasm.face.checkRepair(input, options));

test("wasm in Node: the memory grows in a call, and the answer names every record", () => {
  const { memory } = wasm.face.diagnostics();
  const answer = JSON.parse(expected);
  assert.deepEqual(answer.records.map((one) => one.id), input.records.map((one) => one.id));
  assert.ok(memory > 4 * 1024 * 1024, `${memory} bytes`);
});

test("the script without WebAssembly: the memory grows in a call, and the answer is the same", async () => {
  const { face, answers } = await scriptInNode();
  const before = face.diagnostics().memory;
  const [text] = answers([{ task: "repair", input, options }]);
  assert.ok(face.diagnostics().memory > before, "the memory did not grow: the input has to be larger");
  assert.ok(text === expected, "the answer is another one");
});

test("Chromium 64: growth leaves the old buffer as it was, and the answer is the same", { timeout: 240_000 }, async (context) => {
  let browser;
  try {
    browser = await devtools(chromium(PINNED.chromium[0]));
  } catch (error) {
    return context.skip(String(error.message).slice(0, 300));
  }
  context.after(() => browser.close());
  const server = await portal({
    files: {
      "/": `<!doctype html><meta charset="utf-8"><title>memory</title><script src="/watch.js"></script><script src="/pkg/zhixin.js" data-define="off"></script><script src="/start.js"></script>`,
      "/watch.js": `var memory, old; var own = WebAssembly.instantiate; WebAssembly.instantiate = function (bytes, imports) {
        return own.call(WebAssembly, bytes, imports).then(function (made) { memory = (made.instance || made).exports.memory; return made; }); };`,
      "/start.js": `var face; zhixin.load().then(function (made) { face = made; old = memory.buffer; });
        var input = ${JSON.stringify(input)}; var answer;`,
    },
  });
  context.after(server.close);
  await browser.open(server.origin + "/");
  for (let tries = 0; (await browser.evaluate("typeof face")) !== "object"; tries += 1) {
    assert.ok(tries < 200, "the face does not come");
    await new Promise((done) => setTimeout(done, 150));
  }
  const before = JSON.parse(await browser.evaluate("JSON.stringify([old.byteLength, memory.buffer === old])"));
  const text = await browser.evaluate(`JSON.stringify(face.checkRepair(input, ${JSON.stringify(options)}))`);
  const after = JSON.parse(await browser.evaluate("JSON.stringify([memory.buffer.byteLength, memory.buffer === old, old.byteLength])"));
  assert.equal(before[1], true);
  assert.ok(after[0] > before[0] && after[1] === false, "the memory did not grow: the input has to be larger");
  // This is the trap: a kernel that detached the buffer would show nothing.
  assert.equal(after[2], before[0], "the old buffer is detached: this kernel proves nothing");
  assert.ok(text === expected, "the answer is another one");
});
