// The worked example of the guide for authors loads, and its cases come out as the guide says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { fromPkg, root } from "../lib/places.mjs";

const { load } = await fromPkg("node.mjs");
const zx = await load();
const guide = readFileSync(join(root, "docs", "规则编写指南.md"), "utf8");
const blocks = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map((found) => found[1]);
const example = blocks.slice(0, 4).join("");

test("the four steps of the example make one pack that loads", () => {
  const report = zx.checkPack(example);
  assert.equal(report.ok, true, JSON.stringify(report));
  assert.equal(report.cases.length, 2);
  assert.deepEqual(report.diagnostics.map((found) => found.code), ["edge_without_case", "edge_without_case"]);
});

test("the other conditions and the amendment of the guide are read", () => {
  const pack = JSON.parse(example);
  const [{ when }] = pack.repair[0].conditions;
  const conditions = blocks.slice(4).filter((block) => block.startsWith("{")).map((block) => JSON.parse(block));
  assert.equal(conditions.length, 3);
  pack.repair[0].notNeeded = conditions.map((one, at) => ({ ...pack.repair[0].conditions[0], id: `n${at}`, when: { all: [one, when] } }));
  pack.amend = JSON.parse(`{${blocks.find((block) => block.startsWith('"amend"'))}}`).amend;
  const errors = zx.checkPack(pack).diagnostics.filter((found) => found.severity === "error");
  assert.deepEqual(errors, []);
});

test("the codes that the guide explains are told as it says", () => {
  const broken = JSON.parse(example);
  broken.repair[0].bars = [{ ...broken.repair[0].conditions[0], id: "b", basis: [] }];
  const codes = zx.checkPack(broken).diagnostics.map((found) => found.code);
  assert.deepEqual(codes, ["empty_list"]);
});
