// The bytes inside the classic script are those of the wasm file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { unpacked } from "../../js/lzma.js";
import { pkg } from "../lib/places.mjs";

const wasm = readFileSync(join(pkg, "zhixin.wasm"));
const inlined = readFileSync(join(pkg, "zhixin.js"), "latin1").match(/[A-Za-z0-9+/]{10000,}={0,2}/g);
const packed = Uint8Array.from(Buffer.from((inlined || [""])[0], "base64"));

test("the classic script carries the wasm file, packed", () => {
  assert.equal(inlined.length, 1);
  assert.ok(packed.length < wasm.length / 2);
  assert.ok(wasm.equals(unpacked(packed)));
});

test("a damaged file gives other bytes of the same size, and a cut header is an error", () => {
  for (const at of [13, 20, 1000, packed.length >> 1]) {
    const damaged = packed.slice();
    damaged[at] ^= 0xff;
    assert.equal(unpacked(damaged).length, wasm.length);
  }
  assert.equal(unpacked(packed.slice(0, packed.length >> 1)).length, wasm.length);
  assert.throws(() => unpacked(packed.slice(0, 10)), RangeError);
});
