// What the scripts bring for old engines does what the language says.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.window ??= globalThis;
const { SmallPromise } = await import("../../js/old/promise.js");
const { Utf8Decoder, Utf8Encoder } = await import("../../js/old/utf8.js");
const { JSON: safe } = await import("../../js/safe-json.js");

test("UTF-8 is read as TextDecoder reads it, right or wrong", () => {
  const ours = new Utf8Decoder("utf-8", { ignoreBOM: true });
  const theirs = new TextDecoder("utf-8", { ignoreBOM: true });
  // Every pair and many longer strings of bytes at which something begins or ends.
  const edges = [0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff];
  let count = 0;
  for (const a of edges) for (const b of edges) for (const c of edges) for (const d of edges) {
    const bytes = Uint8Array.of(a, b, c, d);
    if (ours.decode(bytes) !== theirs.decode(bytes)) assert.fail(`${[...bytes].map((byte) => byte.toString(16))}`);
    count += 1;
  }
  assert.equal(count, edges.length ** 4);
  const long = new TextEncoder().encode("知信 zhixin 𠮷\u2028".repeat(9000));
  assert.ok(ours.decode(long) === theirs.decode(long));
  assert.throws(() => new Utf8Decoder("utf-8", { fatal: true }).decode(Uint8Array.of(0xff)), TypeError);
  assert.equal(new Utf8Decoder("utf-8").decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)), "A");
  assert.throws(() => new Utf8Decoder("gbk"), RangeError);
});

test("UTF-8 is written as TextEncoder writes it, lone surrogates too", () => {
  for (let point = 0; point <= 0x10ffff; point += 37) {
    const text = "a" + String.fromCodePoint(point) + "b";
    assert.deepEqual(new Utf8Encoder().encode(text), new TextEncoder().encode(text));
  }
  for (const text of ["", "\ud800", "\udc00a", "\ud800\ud800\udc00", "知"]) {
    assert.deepEqual(new Utf8Encoder().encode(text), new TextEncoder().encode(text));
  }
});

test("the mathematics of the translated program are exact", async () => {
  // Without the engine's own, so that ours are taken.
  const own = { imul: Math.imul, clz32: Math.clz32, fround: Math.fround, trunc: Math.trunc };
  for (const name of Object.keys(own)) Math[name] = undefined;
  const { Math: ours } = await import("../../js/old/math.js");
  Object.assign(Math, own);
  const numbers = [0, 1, 2, 3, 5, 127, 255, 65535, 65536, 0x7fffffff, 0x80000000, 0xffffffff, -1, -2, -65536, 123456789, -987654321];
  for (let bit = 0; bit < 32; bit += 1) numbers.push(2 ** bit, 2 ** bit - 1, 2 ** bit + 1, -(2 ** bit));
  for (const a of numbers) {
    assert.equal(ours.clz32(a), own.clz32(a), `clz32(${a})`);
    for (const b of numbers) assert.equal(ours.imul(a, b), own.imul(a, b), `imul(${a}, ${b})`);
  }
  for (const x of [0.1, -0.1, 1e10 + 0.5, -7.9, 3.999999]) {
    assert.equal(ours.trunc(x), own.trunc(x));
    assert.equal(ours.fround(x), own.fround(x));
  }
});

test("the small promise keeps its word", async () => {
  const seen = [];
  const one = new SmallPromise((done, failed) => { done(1); done(2); failed(3); });
  one.then((value) => { seen.push(value); throw new Error("a"); }).catch((error) => { seen.push(error.message); return SmallPromise.resolve("b"); }).then((value) => seen.push(value));
  SmallPromise.reject(new Error("c")).then(() => seen.push("never")).catch((error) => seen.push(error.message));
  assert.deepEqual(seen, [], "nothing happens at once");
  assert.deepEqual(await SmallPromise.all([1, SmallPromise.resolve(2), Promise.resolve(3)]), [1, 2, 3]);
  assert.deepEqual(await SmallPromise.all([]), []);
  await new Promise((done) => setTimeout(done, 30));
  assert.deepEqual(seen.sort(), [1, "a", "b", "c"].sort());
  await assert.rejects(async () => new SmallPromise(() => { throw new Error("d"); }), /d/);
});

test("JSON is written right where an old library has changed it", () => {
  const values = [
    null, true, 1, -0.5, "a\"\\\n\u0001知\u2028", [], [1, [2, null]], {}, { a: { b: [undefined, () => 1] }, c: undefined },
    { at: { toJSON: () => "own" } }, Object.assign(Object.create({ inherited: 1 }), { own: 2 }), [NaN, Infinity],
    new Date(0), new String("x"), [new Number(3), new Boolean(false)],
  ];
  const wanted = values.map((value) => JSON.stringify(value));
  const kinds = [Array, String, Number, Boolean];
  for (const kind of kinds) kind.prototype.toJSON = () => "spoiled";
  try {
    values.forEach((value, at) => {
      const text = safe.stringify(value);
      if (text !== wanted[at]) assert.fail(`${text} is not ${wanted[at]}`);
    });
    const circle = [];
    circle.push(circle);
    assert.throws(() => safe.stringify(circle), /circular/);
  } finally {
    for (const kind of kinds) delete kind.prototype.toJSON;
  }
  assert.equal(safe.stringify([1]), "[1]");
});
