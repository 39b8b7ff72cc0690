// The scripts for every engine: syntax of ES5, and no name or method of the language that an engine of ES5 lacks, but
// where the script asks first or brings its own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { parse } from "acorn";

import { pkg } from "../lib/places.mjs";

const NEW_METHODS = [
  "fill", "find", "findIndex", "findLast", "flat", "flatMap", "includes", "startsWith", "endsWith", "repeat", "padStart",
  "padEnd", "copyWithin", "at", "replaceAll", "matchAll", "codePointAt", "normalize", "finally", "append", "prepend",
  "replaceWith", "closest", "matches", "replaceChildren", "toSorted", "entries", "values", "encodeInto",
];
const NEW_STATICS = [
  "Object.assign", "Object.entries", "Object.values", "Object.fromEntries", "Object.hasOwn", "Object.is", "Array.from",
  "Array.of", "Number.isInteger", "Number.isFinite", "Number.isNaN", "Number.isSafeInteger", "Math.sign", "Math.log2",
  "Math.hypot", "Math.cbrt", "Promise.allSettled", "Promise.any", "Promise.race", "ArrayBuffer.transfer", "String.raw",
];

/** Every node of the tree; with a list of its own, for the tree of the translated program is deep and large. */
function* nodes(tree) {
  const waiting = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node === null || typeof node !== "object") continue;
    if (typeof node.type === "string") yield node;
    for (const key in node) if (typeof node[key] === "object") waiting.push(node[key]);
  }
}

for (const name of ["zhixin.js", "zhixin.nowasm.js"]) {
  test(`${name} is of ES5`, () => {
    const tree = parse(readFileSync(join(pkg, name), "utf8"), { ecmaVersion: 5 });
    const methods = new Set();
    const statics = new Set();
    for (const { type, callee } of nodes(tree)) {
      if (type !== "CallExpression" || callee.type !== "MemberExpression" || callee.computed) continue;
      if (NEW_METHODS.includes(callee.property.name)) methods.add(callee.property.name);
      const full = callee.object.type === "Identifier" ? `${callee.object.name}.${callee.property.name}` : "";
      if (NEW_STATICS.includes(full)) statics.add(full);
    }
    // `encodeInto` is given to the encoder where it has none.
    const left = (found) => [...found].filter((one) => one !== "encodeInto");
    assert.deepEqual([left(methods), left(statics)], [[], []]);
  });
}

test("the check finds what it looks for", () => {
  const found = [...nodes(parse("[].fill(0)", { ecmaVersion: 5 }))].filter((one) => one.type === "CallExpression");
  assert.equal(found[0].callee.property.name, "fill");
  assert.throws(() => parse("let a", { ecmaVersion: 5 }));
});
