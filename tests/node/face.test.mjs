// The face of the built package in Node: both module systems, errors, limits, and where the bytes come from.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { METHODS, allCases } from "../lib/cases.mjs";
import { fromPkg, pkg } from "../lib/places.mjs";
import { differences } from "../lib/subset.mjs";

const INPUT = { subject: { kind: "enterprise" }, facts: {}, records: [] };
const OPTIONS = { jurisdiction: "CN", asOf: "2026-11-22" };

const esm = await fromPkg("node.mjs");
const cjs = createRequire(import.meta.url)(join(pkg, "node.cjs"));
const zx = await esm.load();

/** What `work` throws, as a ZhixinError. */
async function thrown(work, { ZhixinError } = esm) {
  try {
    await work();
  } catch (error) {
    assert.ok(error instanceof ZhixinError, `not a ZhixinError: ${error.stack}`);
    assert.ok(error instanceof Error);
    assert.equal(error.name, "ZhixinError");
    assert.match(error.messages.zh, /\p{Script=Han}/u, "the Chinese message is Chinese");
    assert.doesNotMatch(error.messages.en, /\p{Script=Han}/u, "the English message is English");
    return error;
  }
  assert.fail("nothing was thrown");
}

/** A fresh copy of the package's Node entry, which has started nothing yet. */
async function freshCopy(context, change = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "zhixin-test-"));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const name of ["node.mjs", "zhixin.wasm", "package.json"]) copyFileSync(join(pkg, name), join(folder, name));
  change(folder);
  return import(pathToFileURL(join(folder, "node.mjs")).href);
}

test("import and require give the same names and the same answers", async () => {
  assert.deepEqual(Object.keys(esm).sort(), ["ZhixinError", "define", "diagnostics", "load", "mount", "version"]);
  assert.deepEqual(Object.keys(cjs).sort(), Object.keys(esm).sort());
  assert.equal(cjs.version, esm.version);
  assert.equal(esm.version, JSON.parse(readFileSync(join(pkg, "package.json"), "utf8")).version);
  const other = await cjs.load();
  assert.deepEqual(other.packs(), zx.packs());
  assert.deepEqual(other.checkRepair(INPUT, OPTIONS), zx.checkRepair(INPUT, OPTIONS));
});

test("the package's own name leads to it, as its exports say", async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "zhixin-test-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const { exports } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  const targets = JSON.stringify(exports).match(/"\.\/[^"]*\.[a-z]+"/g).map((name) => JSON.parse(name));
  for (const name of new Set(targets.filter((name) => !name.includes("*") && name !== "./pack.schema.json"))) {
    assert.ok(readFileSync(join(pkg, name)).length > 0, name);
  }
});

test("`define` is honest where there are no custom elements", () => {
  assert.equal(esm.define(), false);
});

test("built-in packs are loaded", () => {
  const ids = zx.packs().map((pack) => pack.id);
  assert.ok(ids.includes("cn"), JSON.stringify(ids));
});

test("an answer is plain JSON: no undefined, no Map, and the same after a round trip", () => {
  const answer = zx.checkRepair(INPUT, OPTIONS);
  assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
});

test("every task of the worked cases has its method", () => {
  for (const task of new Set(allCases().map((one) => one.task))) {
    assert.equal(typeof zx[METHODS[task]], "function", `${task}: ${METHODS[task]}`);
  }
});

const WORKED = [
  ["checkCommitment", "commitment", "af-44"],
  ["calculateTier", "tier", "tier-42"],
  ["checkBenefits", "benefits", "be-49"],
  ["checkOffice", "office", "office-none"],
];
for (const [method, task, id] of WORKED) {
  test(`${method} answers, and leaves its input alone`, async () => {
    const { input, options, expect } = allCases().find((one) => one.id === id);
    const before = JSON.stringify([input, options]);
    const answer = zx[method](input, options);
    assert.equal(answer.task, task);
    assert.deepEqual(differences(answer, expect), []);
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
    assert.equal(JSON.stringify([input, options]), before);
    const error = await thrown(() => zx[method](input, { ...options, asof: "2026-11-22" }));
    assert.deepEqual([error.code, error.path], ["unknown_key", "/options/asof"]);
  });
}

test("what is built on the tasks answers with the task, and leaves its input alone", async () => {
  const { input, options } = allCases().find((one) => one.id === "be-49");
  const before = JSON.stringify([input, options]);
  const answers = [
    zx.questions("benefits", input, options), zx.timeline("benefits", input, { ...options, until: "2030-01-01" }),
    zx.improve("benefits", input, options), zx.compare("benefits", input, ["CN-SH", "CN-ZJ"], options),
  ];
  for (const answer of answers) {
    assert.equal(answer.task, "benefits");
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
  }
  assert.deepEqual(answers[3].cases.map((one) => one.jurisdiction), ["CN-SH", "CN-ZJ"]);
  assert.equal(JSON.stringify([input, options]), before);
  for (const method of ["questions", "timeline", "improve", "compare"]) {
    const error = await thrown(() => zx[method]("repiar", input));
    assert.deepEqual([error.code, error.path], ["unknown_task", "/task"]);
  }
});

test("periods and working days take the language of their errors", async () => {
  const options = { roll: "next_working_day", lang: "en" };
  assert.deepEqual(zx.addPeriod("2026-10-31", { n: 1, unit: "day" }, options), { date: "2026-11-02", provisional: false });
  const error = await thrown(() => zx.addPeriod("2026-02-30", { n: 1, unit: "day" }, options));
  assert.deepEqual([error.path, error.message], ["/date", error.messages.en]);
  assert.equal((await thrown(() => zx.addWorkingDays("2026-11-02", -1, { lang: "en" }))).path, "/n");
});

test("without asOf the date is today's in Shanghai", () => {
  const { asOf } = zx.checkRepair(INPUT, { jurisdiction: "CN" });
  const shanghai = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
  assert.ok([shanghai(), asOf].includes(asOf));
  assert.equal(asOf, shanghai());
});

const NOT_JSON = [
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["BigInt", 1n],
  ["Date", new Date(0)],
  ["Map", new Map()],
  ["Uint8Array", new Uint8Array(1)],
];
for (const [name, value] of NOT_JSON) {
  test(`${name} in an input is an error with its place, not a silent null`, async () => {
    const error = await thrown(() => zx.checkRepair({ ...INPUT, facts: { "a/b~c": [0, value] } }, OPTIONS));
    assert.deepEqual([error.code, error.path], ["not_json", "/facts/a~1b~0c/1"]);
    assert.ok(error.message.includes(name), error.message);
  });
}

test("what JSON leaves out is left out, as JSON.stringify does", () => {
  const odd = { ...INPUT, name: undefined, onChange() {}, [Symbol("s")]: 1 };
  assert.deepEqual(zx.checkRepair(odd, OPTIONS), zx.checkRepair(INPUT, OPTIONS));
});

test("a circular input is an error with its place", async () => {
  const facts = {};
  facts.self = facts;
  const error = await thrown(() => zx.checkRepair({ ...INPUT, facts }, OPTIONS));
  assert.deepEqual([error.code, error.path], ["circular_input", "/facts/self"]);
});

for (const depth of [128, 200, 100_000]) {
  test(`an input ${depth} deep is an error, not a crash`, async () => {
    let deep = {};
    for (let i = 0; i < depth; i++) deep = { d: deep };
    const error = await thrown(() => zx.checkRepair(deep, OPTIONS));
    assert.equal(error.code, "too_deep");
  });
}

test("an input over 16 MiB is an error, and the next call works", async () => {
  const error = await thrown(() => zx.checkRepair({ ...INPUT, facts: { text: "知".repeat(6_000_000) } }, OPTIONS));
  assert.equal(error.code, "too_large");
  assert.ok(zx.checkRepair(INPUT, OPTIONS));
});

test("an input that makes the memory grow during the call is not corrupted", () => {
  const facts = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`未知事实${"长".repeat(200)}${i}`, null]));
  let answer;
  try {
    answer = zx.checkRepair({ ...INPUT, facts }, OPTIONS);
  } catch (error) {
    // A limit of the core may refuse it, in good words.
    assert.ok(error instanceof esm.ZhixinError && error.code !== "internal", error.stack);
    return;
  }
  assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
  assert.ok(!JSON.stringify(answer).includes("\uFFFD"));
});

test("a throwing getter or toJSON is told in the words of the page", async () => {
  const odd = { toJSON() { throw new Error("my own fault"); } };
  const error = await thrown(() => zx.checkRepair(odd, OPTIONS));
  assert.equal(error.code, "not_json");
  assert.match(error.message, /my own fault/);
});

test("the message is in the language of options.lang, Chinese by default", async () => {
  const ask = (lang) => thrown(() => zx.checkRepair({ facts: { a: NaN } }, { lang }));
  for (const lang of [undefined, "zh-CN"]) {
    const error = await ask(lang);
    assert.equal(error.message, error.messages.zh);
  }
  const error = await ask("en");
  assert.equal(error.message, error.messages.en);
  assert.deepEqual(Object.keys(JSON.parse(JSON.stringify(error))), ["code", "path", "message", "messages", "errors"]);
});

test("every fault is named, the first is the error itself", async () => {
  const error = await thrown(() => zx.checkRepair({ subject: { kind: "enterprize" }, records: 7 }, OPTIONS));
  assert.ok(error.errors.length >= 2, JSON.stringify(error));
  assert.deepEqual(error.errors[0], { code: error.code, path: error.path, messages: error.messages });
});

test("an option that cannot be JSON is told with a place in the options", async () => {
  const error = await thrown(() => zx.checkRepair(INPUT, { asOf: new Date(0) }));
  assert.deepEqual([error.code, error.path], ["not_json", "/options/asOf"]);
});

test("packs that are no packs are told by their place", async () => {
  const places = [
    [{ packs: "cn" }, "wrong_type", "/packs"],
    [{ packs: [1] }, "wrong_type", "/packs/0"],
    [{ packs: [new Uint8Array([0x7b, 0xff, 0x7d])] }, "not_utf8", "/packs/0"],
    [{ packs: [{ id: NaN }] }, "not_json", "/packs/0/id"],
  ];
  for (const [options, code, path] of places) {
    const error = await thrown(() => esm.load(options));
    assert.deepEqual([error.code, error.path], [code, path]);
  }
  const error = await thrown(() => esm.load({ packs: ["{"] }));
  assert.ok(error.path.startsWith("/packs/0"), `${error.code} ${error.path}`);
});

test("a wrong address of the wasm file is told, and the next attempt works", async (context) => {
  const { load, ZhixinError } = await freshCopy(context);
  const error = await thrown(() => load({ wasm: "/nowhere/zhixin.wasm", lang: "en" }), { ZhixinError });
  assert.equal(error.code, "wasm_unavailable");
  assert.match(error.message, /\/nowhere\/zhixin\.wasm/);
  assert.ok(await load());
});

test("a page instead of the wasm file, or a cut one, is told", async (context) => {
  const { load, ZhixinError } = await freshCopy(context);
  const bytes = readFileSync(join(pkg, "zhixin.wasm"));
  const page = new TextEncoder().encode("<!doctype html>");
  for (const wasm of [page, bytes.subarray(0, 2), bytes.subarray(0, 1000), new ArrayBuffer(0)]) {
    assert.equal((await thrown(() => load({ wasm }), { ZhixinError })).code, "wasm_invalid");
  }
});

test("a missing wasm file beside the entry is told", async (context) => {
  const { load, ZhixinError } = await freshCopy(context, (folder) => rmSync(join(folder, "zhixin.wasm")));
  assert.equal((await thrown(() => load(), { ZhixinError })).code, "wasm_unavailable");
});

test("the wasm may be bytes, a path, a file URL, an address, or a compiled module", async (context) => {
  const path = join(pkg, "zhixin.wasm");
  const bytes = readFileSync(path);
  const server = createServer((_, response) => response.end(bytes)).listen(0, "127.0.0.1");
  context.after(() => server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const address = `http://127.0.0.1:${server.address().port}/any.bin`;
  const module = await WebAssembly.compile(bytes);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  for (const wasm of [bytes, buffer, path, pathToFileURL(path), pathToFileURL(path).href, address, module]) {
    const { load } = await freshCopy(context, (folder) => writeFileSync(join(folder, "zhixin.wasm"), "no"));
    assert.ok((await load({ wasm })).packs().length > 0);
  }
});

test("many loads at once share one start, and a freed face says so", async (context) => {
  const { load, ZhixinError } = await freshCopy(context);
  const faces = await Promise.all(Array.from({ length: 20 }, () => load()));
  faces.forEach((face) => face.free());
  faces[0].free();
  assert.equal((await thrown(() => faces[0].packs(), { ZhixinError })).code, "freed");
  assert.ok(zx.packs());
});
