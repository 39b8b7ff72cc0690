// Every worked case, through the built package in Node.

import assert from "node:assert/strict";
import { test } from "node:test";

import { allCases, faultsOf } from "../lib/cases.mjs";
import { fromPkg } from "../lib/places.mjs";

const { load } = await fromPkg("node.mjs");
const zx = await load();

function run(method, args) {
  try {
    return { answer: zx[method](...args) };
  } catch (error) {
    return { error: { code: error.code, path: error.path, message: error.message } };
  }
}

const cases = allCases();

test("there are worked cases", () => assert.ok(cases.length > 0));

for (const one of cases) {
  test(`${one.file} ${one.id}: ${one.title?.en ?? ""}`, async () => {
    assert.deepEqual(await faultsOf(one, run), []);
  });
}
