// Promises about the files of the package.

import assert from "node:assert/strict";
import { createHash, getHashes } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { pkg } from "../lib/places.mjs";

const text = (name) => readFileSync(join(pkg, name), "utf8");
const json = (name) => JSON.parse(text(name));

test("integrity.json has the length and both digests of every other file", () => {
  const digests = json("integrity.json");
  const names = readdirSync(pkg, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(pkg.length + 1).replaceAll("\\", "/"));
  assert.deepEqual(Object.keys(digests).sort(), names.filter((name) => name !== "integrity.json").sort());
  for (const [name, digest] of Object.entries(digests)) {
    const bytes = readFileSync(join(pkg, name));
    assert.equal(digest.bytes, bytes.length, name);
    assert.equal(digest.sha384, "sha384-" + createHash("sha384").update(bytes).digest("base64"), name);
    assert.match(digest.sm3, /^[0-9a-f]{64}$/, name);
    // Not every Node is built with SM3.
    if (getHashes().includes("sm3")) assert.equal(digest.sm3, createHash("sm3").update(bytes).digest("hex"), name);
  }
});

test("nothing runs on install, and only the classic scripts have effects by themselves", () => {
  const { scripts, sideEffects, dependencies } = json("package.json");
  assert.deepEqual([scripts, sideEffects, dependencies], [undefined, ["./zhixin.js", "./zhixin.nowasm.js", "./inlined.mjs"], undefined]);
});

test("the classic scripts are ASCII, and have no eval, no import.meta and no source-map address", () => {
  for (const name of ["zhixin.js", "zhixin.nowasm.js"]) {
    const script = text(name);
    assert.ok(/^[\x00-\x7f]*$/.test(script), name);
    for (const word of [/\beval\(/, /new Function\b/, /import\.meta/, /\bimport\(/, /sourceMappingURL/]) {
      assert.ok(!word.test(script), `${name} has ${word}`);
    }
  }
});

test("a file is made for saving in one place, and for nothing else", () => {
  // A blob's address would also start a script or a worker, whatever the page's policy says of addresses.
  const js = fileURLToPath(new URL("../../js", import.meta.url));
  const users = readdirSync(js, { recursive: true })
    .filter((name) => name.endsWith(".js") && !name.includes("node_modules") && /createObjectURL/.test(readFileSync(join(js, name), "utf8")));
  assert.deepEqual(users, ["files.js"]);
  // There it is asked for and called, once each; the file that is made is handed to a link.
  const uses = (name) => (text(name).match(/createObjectURL/g) ?? []).length;
  for (const name of ["zhixin.js", "zhixin.mjs", "zhixin.nowasm.js"]) assert.equal(uses(name), 2, name);
  for (const name of ["zhixin-worker.js", "zhixin-xlsx.js", "node.mjs", "node.cjs"]) assert.equal(uses(name), 0, name);
  assert.match(text("zhixin.js"), /\.createObjectURL\(new Blob\(\[\w+\],\{type:\w+\+";charset=utf-8"\}\)\)/);
});

test("the classic script knows the digest of the script that it may add", () => {
  assert.ok(text("zhixin.js").includes(json("integrity.json")["zhixin.nowasm.js"].sha384));
});

test("no script compares a kept view of the memory by its length", () => {
  for (const name of ["zhixin.js", "zhixin.nowasm.js", "zhixin.mjs", "node.mjs", "node.cjs"]) {
    assert.doesNotMatch(text(name), /\.detached|byteLength\s*===?\s*0\b|\b0\s*===?\s*\w+\.byteLength/, name);
    assert.match(text(name), /\.buffer!==\w+\.memory\.buffer/, name);
  }
});

test("no file names a folder of the machine that built it", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  for (const name of Object.keys(json("integrity.json"))) {
    const bytes = readFileSync(join(pkg, name)).toString("latin1");
    assert.ok(!bytes.includes(root), name);
    assert.ok(!/\/(home|root|Users)\/[\w.-]+\//.test(bytes), name);
  }
});

test("the ES module names its wasm file in the way that bundlers know", () => {
  assert.match(text("zhixin.mjs"), /new URL\(["'`]\.\/zhixin\.wasm["'`],\s*import\.meta\.url\)/);
});

test("every rule pack is JSON with an identity", () => {
  const packs = readdirSync(join(pkg, "rules")).filter((name) => !name.endsWith(".schema.json"));
  for (const name of packs) assert.equal(typeof json(`rules/${name}`).id, "string", name);
});
