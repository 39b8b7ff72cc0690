// A thousand forms put into a page and taken out again leave nothing behind: objects, nodes, listeners, wasm memory.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { STRICT, browserTest, classicPage } from "../lib/browser.mjs";
import { root } from "../lib/places.mjs";
import { CASE } from "./element.mjs";

const TIMES = 1000;

/** What the page holds after everything that is no longer used was collected. */
async function held(cdp, page) {
  for (let round = 0; round < 3; round += 1) await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (name) => metrics.find((one) => one.name === name).value;
  const wasm = await page.evaluate(() => window.face.diagnostics().memory);
  return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners"), wasm };
}

/** Puts forms into the page and takes them out, some with an answer, some with a pack of their own, some plain. */
function mounts(page, times, leak) {
  return page.evaluate(async ([times, leak, input]) => {
    window.kept = window.kept || [];
    for (let at = 0; at < times; at += 1) {
      const plain = at % 4 === 3;
      const element = plain ? window.zhixin.mount(document.getElementById("plain"), { asOf: "2026-11-22" }) : document.createElement("zhixin-check");
      if (at % 50 === 7) element.packs = [window.pack];
      if (!plain) document.body.append(element);
      await element.ready;
      if (at % 25 === 0) {
        element.input = input;
        await element.evaluate();
      }
      if (leak) window.kept.push(element);
      if (leak && at % 2) element.addEventListener("zhixin-change", () => window.kept);
      if (plain) element.unmount();
      else element.remove();
      await null;
      await null;
    }
    await new Promise((done) => setTimeout(done, 100));
  }, [times, leak, CASE]);
}

/** What grew by more than it may; `each` is what one of `times` forms may leave in bytes: nothing but noise. */
function grown(before, after, times) {
  const out = [];
  if (after.heap - before.heap > times * 400) out.push(`heap: ${after.heap - before.heap} bytes`);
  if (after.nodes - before.nodes > times / 10) out.push(`nodes: ${after.nodes - before.nodes}`);
  if (after.listeners - before.listeners > times / 10) out.push(`listeners: ${after.listeners - before.listeners}`);
  // Memory of wasm comes in pages of 64 KiB, and is never given back.
  if (after.wasm > before.wasm) out.push(`wasm: ${after.wasm - before.wasm} bytes`);
  return out;
}

browserTest("a thousand forms in and out, and the memory is flat; a leak would be found", async ({ open, page, faults }) => {
  await open(classicPage('<div id="plain"></div>'), { csp: STRICT });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.evaluate(async (pack) => {
    window.face = await window.zhixin.load();
    window.pack = pack;
  }, readFileSync(join(root, "tests/data/packs/nation.json"), "utf8"));
  await mounts(page, 60, false);
  const before = await held(cdp, page);
  await mounts(page, TIMES, false);
  const after = await held(cdp, page);
  assert.deepEqual(grown(before, after, TIMES), [], JSON.stringify([before, after]));
  await mounts(page, 60, true);
  const leaked = grown(after, await held(cdp, page), 60).map((line) => line.split(":")[0]);
  assert.deepEqual(leaked.filter((name) => name !== "wasm"), ["heap", "nodes", "listeners"], "the check finds a leak");
  assert.deepEqual(faults, []);
}, { timeout: 240_000 });
