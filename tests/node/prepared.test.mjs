// The short way of `calculateTier` says what the long way says, and leaves to it what is not plain.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { subjects } from "../../benches/peers/task.mjs";
import { input } from "../../benches/peers/libraries/zhixin.mjs";
import { fromPkg, root } from "../lib/places.mjs";

const { ZhixinError, load } = await fromPkg("node.mjs");
const pack = readFileSync(join(root, "benches/peers/score-pack.json"), "utf8");
const zx = await load({ packs: [pack] });
const OPTIONS = { scheme: "bench.score", asOf: "2026-11-22", lang: "en" };

/** The same question with something that only the long way reads, and that changes nothing. */
const long = (given, options) => zx.calculateTier({ ...given, matter: null }, options);

for (const options of [{ ...OPTIONS, bare: true }, OPTIONS, { ...OPTIONS, lang: "zh-CN" }]) {
  test(`both ways say the same: ${JSON.stringify(options)}`, () => {
    for (const subject of subjects(200)) {
      const answer = zx.calculateTier(input(subject), options);
      assert.deepEqual(answer, long(input(subject), options));
      assert.equal(JSON.stringify(answer), JSON.stringify(long(input(subject), options)), "the order of keys too");
    }
  });
}

test("unknown facts, other orders of keys and a subject's kind are the same both ways", () => {
  for (const [nth, subject] of subjects(60).entries()) {
    const entries = Object.entries(input(subject).facts).filter((_, at) => (at + nth) % 7 > 0);
    const facts = Object.fromEntries(nth % 2 ? entries.reverse() : entries.map(([id, value], at) => [id, at % 11 ? value : null]));
    const given = { subject: { kind: nth % 3 ? "enterprise" : null }, facts };
    for (const bare of [true, false]) {
      assert.deepEqual(zx.calculateTier(given, { ...OPTIONS, bare }), long(given, { ...OPTIONS, bare }));
    }
  }
});

test("an answer's lists are its own, and what answers share cannot be changed", () => {
  const [subject] = subjects(1);
  const before = JSON.stringify(zx.calculateTier(input(subject), OPTIONS));
  const answer = zx.calculateTier(input(subject), OPTIONS);
  for (const key of Object.keys(answer)) if (Array.isArray(answer[key])) answer[key].length = 0;
  assert.throws(() => zx.calculateTier(input(subject), OPTIONS).items[0].basis.push(1), TypeError);
  assert.equal(JSON.stringify(zx.calculateTier(input(subject), OPTIONS)), before);
});

const good = input(subjects(1)[0]);
const WRONG = [
  ["a wrong type", { facts: { ...good.facts, e01: 1 } }, "wrong_type", "/facts/e01"],
  ["a fraction", { facts: { ...good.facts, numerator: 1.5 } }, "wrong_type", "/facts/numerator"],
  ["a number out of range", { facts: { ...good.facts, e01Severity: 4 } }, "out_of_range", "/facts/e01Severity"],
  ["not a number", { facts: { ...good.facts, numerator: NaN } }, "not_json", "/facts/numerator"],
  ["an unknown kind", { ...good, subject: { kind: "enterprize" } }, "unknown_word", "/subject/kind"],
];
for (const [name, given, code, path] of WRONG) {
  test(`${name} is an error at its place, however often it was asked before`, () => {
    for (const bare of [true, false]) {
      zx.calculateTier(good, { ...OPTIONS, bare });
      assert.throws(() => zx.calculateTier(given, { ...OPTIONS, bare }), (error) => {
        assert.ok(error instanceof ZhixinError);
        assert.deepEqual([error.code, error.path], [code, path]);
        return true;
      });
    }
  });
}

test("wrong options are errors, and an unknown fact is a notice", () => {
  for (const wrong of [{ ...OPTIONS, asof: "2026-11-22" }, { ...OPTIONS, asOf: "2026-02-30" }, { ...OPTIONS, scheme: "bench.scor" }]) {
    for (let times = 0; times < 2; times++) assert.throws(() => zx.calculateTier(good, wrong), ZhixinError);
  }
  const answer = zx.calculateTier({ facts: { ...good.facts, vetoo1: true } }, OPTIONS);
  assert.ok(answer.notices.some((notice) => notice.code === "unknown_fact" && notice.path === "/facts/vetoo1"));
});

test("many option sets, and none after free()", async () => {
  const other = await load({ packs: [pack] });
  for (let day = 1; day <= 28; day++) {
    const asOf = `2026-02-${String(day).padStart(2, "0")}`;
    assert.equal(other.calculateTier(good, { ...OPTIONS, asOf }).asOf, asOf);
  }
  other.free();
  assert.throws(() => other.calculateTier(good, OPTIONS), (error) => error.code === "freed");
});
