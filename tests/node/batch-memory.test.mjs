// What a long list costs in memory: the file is read in pieces and held nowhere, and a row leaves its place and its code.

import assert from "node:assert/strict";
import test, { after } from "node:test";

import { fromPkg } from "../lib/places.mjs";

const { load } = await fromPkg("node.mjs");
const zx = await load();
after(() => zx.free());

const ask = { task: "benefits", benefit: "subsidy", jurisdiction: "CN-BJ", asOf: "2021-10-30", worker: false };
// 12 bytes for the place of a row and 4 for its code.
const PER_ROW = 16;
// The memory grows by pages of 64 KiB, and lists by pieces.
const SLACK = 256 * 1024;

/** A list that is made while it is read: of which nothing is held. */
function file(rows) {
  const head = "名称,主体类型,是否处于失信惩戒期,备注\n";
  const row = (at) => `单位${String(at).padStart(8, "0")},企业,${at % 97 === 5 ? "是" : "否"},${"一段说明，".repeat(6)}\n`;
  const encoder = new TextEncoder();
  const first = encoder.encode(head);
  const width = encoder.encode(row(0)).length;
  const size = first.length + rows * width;
  let most = 0;
  const read = async (from, to) => {
    most = Math.max(most, to - from);
    const out = new Uint8Array(to - from);
    for (let at = from; at < to;) {
      const inHead = at < first.length;
      const nth = Math.floor((at - first.length) / width);
      const line = inHead ? first : encoder.encode(row(nth));
      const start = inHead ? at : at - first.length - nth * width;
      const part = line.subarray(start, Math.min(line.length, start + to - at));
      out.set(part, at - from);
      at += part.length;
    }
    return out;
  };
  return { size, encoding: "utf-8", read, pieces: () => most };
}

async function run(rows) {
  const source = file(rows);
  const result = await zx.batch(source, ask);
  assert.equal(result.total, rows);
  assert.equal(result.counts.classes.find((one) => one.id === "refuse").count, Math.ceil((rows - 5) / 97));
  assert.ok(source.pieces() <= 1024 * 1024, `a piece of ${source.pieces()} bytes was read`);
  const held = zx.diagnostics().memory;
  result.free();
  return held;
}

test("the memory of a list grows with its rows by what a row leaves, not by the file", async () => {
  await run(100);
  const short = await run(10_000);
  const long = await run(100_000);
  assert.ok(long - short <= 90_000 * PER_ROW + SLACK, `${long - short} bytes for 90,000 rows`);
  // What was given back is taken again.
  for (let time = 0; time < 3; time++) assert.equal(await run(100_000), long);
});
