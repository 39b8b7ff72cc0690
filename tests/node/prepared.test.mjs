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

/** What a question comes to, an error included. */
function outcome(ask) {
  try {
    return ask();
  } catch (error) {
    assert.ok(error instanceof ZhixinError);
    return { code: error.code, path: error.path, messages: error.messages, errors: error.errors };
  }
}

/** Facts that say the same in an unusual way, or something else that is not plain. */
const UNUSUAL = [
  ["frozen", (facts) => Object.freeze({ ...facts })],
  ["without a prototype", (facts) => Object.assign(Object.create(null), facts)],
  ["inherited", (facts) => Object.create(facts)],
  ["half inherited", (facts) => Object.assign(Object.create({ veto1: true }), facts)],
  ["of a class", (facts) => Object.assign(new (class Facts {})(), facts)],
  ["with a getter", (facts) => ({ ...facts, get veto1() { return true; } })],
  ["with what is not enumerable", (facts) => Object.defineProperty({ ...facts }, "veto1", { value: true, enumerable: false })],
  ["with a symbol", (facts) => ({ ...facts, [Symbol("veto1")]: true })],
  ["with toJSON", (facts) => ({ ...facts, toJSON: () => ({ veto1: true }) })],
  ["with undefined", (facts) => ({ ...facts, veto1: undefined, vetoo1: undefined })],
  ["with an unknown key", (facts) => ({ ...facts, vetoo1: true })],
  ["with an object for a text", (facts) => ({ ...facts, veto1: new Boolean(true) })],
  ["with a text for a flag", (facts) => ({ ...facts, veto1: "true" })],
  ["with a flag for a number", (facts) => ({ ...facts, numerator: true })],
  ["with a large number", (facts) => ({ ...facts, asOfDay: 2 ** 31 })],
  ["with the least number", (facts) => ({ ...facts, asOfDay: -(2 ** 31) })],
  ["with minus nothing", (facts) => ({ ...facts, numerator: -0 })],
  ["a proxy", (facts) => new Proxy({ ...facts }, {})],
  ["a list", () => [true, false]],
  ["nothing", () => null],
  ["none", () => ({})],
];

for (const [name, change] of UNUSUAL) {
  test(`facts ${name} are the same both ways`, () => {
    for (const subject of subjects(5)) {
      for (const bare of [true, false]) {
        const options = { ...OPTIONS, bare };
        const given = () => ({ facts: change(input(subject).facts) });
        zx.calculateTier(input(subject), options);
        assert.deepEqual(outcome(() => zx.calculateTier(given(), options)), outcome(() => long(given(), options)));
        zx.calculateTier(input(subject), options);
      }
    }
  });
}

test("what a page adds to all objects is no fact", () => {
  const [subject] = subjects(1);
  const { e01, e01On, e01Severity, ...facts } = input(subject).facts;
  const options = { ...OPTIONS, bare: true };
  const before = zx.calculateTier({ facts }, options);
  Object.prototype.e01 = true;
  try {
    assert.deepEqual(zx.calculateTier({ facts }, { ...options }), before);
  } finally {
    delete Object.prototype.e01;
  }
});

/** Inputs of the types that the task of the benchmark has not: days, words, rates. */
function others(count) {
  let state = 7;
  const roll = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % n;
  };
  const schemes = zx.schemes({ task: "tier", asOf: OPTIONS.asOf }).map((scheme) => scheme.id ?? scheme.scheme);
  return schemes.flatMap((scheme) => {
    const facts = zx.facts(scheme);
    const value = ({ type, choices }) => {
      const day = () => `20${20 + roll(7)}-${String(1 + roll(13)).padStart(2, "0")}-${String(1 + roll(31)).padStart(2, "0")}`;
      const ways = {
        bool: () => roll(2) === 1,
        int: () => roll(30),
        date: () => [false, true, day(), "2026-1-1", " 2026-01-01", day()][roll(6)],
        ratio: () => [roll(1001), [roll(10), roll(10)], -1][roll(3)],
        word: () => (choices?.length ? (choices[roll(choices.length)].id ?? choices[0]) : "nothing"),
      };
      return roll(8) === 0 ? null : (ways[type] ?? ways.bool)();
    };
    return Array.from({ length: count }, () => ({
      scheme, facts: Object.fromEntries(facts.map((fact) => [fact.id, value(fact)])),
    }));
  });
}

test("days, words and rates are the same both ways, in every scheme", () => {
  const all = others(6);
  let answered = 0;
  for (const { scheme, facts } of all) {
    for (const bare of [true, false]) {
      const options = { scheme, asOf: OPTIONS.asOf, lang: "en", bare };
      const one = outcome(() => zx.calculateTier({ facts }, options));
      assert.deepEqual(one, outcome(() => long({ facts }, options)));
      if (one.code === undefined) answered++;
    }
  }
  assert.ok(answered > 50, `${answered} answers to ${all.length} inputs`);
});

test("options in another order, and options that changed, are taken as they stand", () => {
  const [subject] = subjects(1);
  const given = input(subject);
  const options = { ...OPTIONS, bare: true };
  const bare = zx.calculateTier(given, options);
  assert.deepEqual(zx.calculateTier(given, Object.fromEntries(Object.entries(options).reverse())), bare);
  options.bare = false;
  assert.deepEqual(zx.calculateTier(given, options), zx.calculateTier(given, OPTIONS));
  options.asOf = "2026-02-30";
  assert.throws(() => zx.calculateTier(given, options), ZhixinError);
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
