// Letters, decision records and calendar files of the built package, and the examples of their page.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { METHODS, allCases } from "../lib/cases.mjs";
import { fromPkg, pkg, root } from "../lib/places.mjs";

const { load, ZhixinError } = await fromPkg("node.mjs");
const zx = await load();
const page = readFileSync(join(root, "docs", "letters-format.md"), "utf8");
const blocks = (kind) => [...page.matchAll(new RegExp("```" + kind + "\\n([\\s\\S]*?)```", "g"))].map((found) => found[1]);
const OPTIONS = { jurisdiction: "CN-ZJ", asOf: "2026-11-22" };
const INPUT = {
  subject: { kind: "enterprise", name: "某某公司" },
  facts: { publicCommitment: true },
  records: [{ id: "r1", act: "infringement", authority: "market_regulation", document: "penalty_decision",
    determinedOn: "2026-05-08", severity: "general", dutiesPerformedOn: "2026-06-01" }],
};

test("every example of the page runs and says something", async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "zhixin-page-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const examples = blocks("js");
  assert.equal(examples.length, 3);
  for (const [at, example] of examples.entries()) {
    const file = join(folder, `${at}.mjs`);
    writeFileSync(file, example.replace('from "zhixin"', `from ${JSON.stringify(pathToFileURL(join(pkg, "node.mjs")).href)}`));
    const said = [];
    context.mock.method(console, "log", (...words) => said.push(...words));
    await import(pathToFileURL(file).href);
    context.mock.restoreAll();
    assert.ok(said.length > 0 && said.every((words) => String(words).length > 0), example);
  }
});

test("the template that the page shows is read, and adds to the letter of its place", () => {
  const template = JSON.parse(blocks("json")[0]);
  const { sources } = JSON.parse(readFileSync(join(root, "rules/cn-js-3211/sources.json"), "utf8"));
  const { facts } = JSON.parse(readFileSync(join(root, "rules/cn-js-3211/facts.json"), "utf8"));
  const identity = JSON.parse(readFileSync(join(root, "rules/cn-js-3211/pack.json"), "utf8"));
  assert.equal(zx.checkPack({ ...identity, sources, facts, letters: [template] }).ok, true);
});

test("a record agrees with itself, and Node's own digest with its", () => {
  for (const one of allCases().filter((one) => !one.error).slice(0, 60)) {
    const record = zx.record(one.task, one.input, one.options);
    const { canonical, sha256 } = zx.digest(record.body);
    assert.equal(sha256, record.sha256);
    assert.equal(createHash("sha256").update(canonical, "utf8").digest("hex"), sha256);
    assert.deepEqual(JSON.parse(canonical), record.body);
    const report = zx.verify(JSON.stringify(record, null, 2));
    assert.equal(report.ok, true, `${one.id}: ${report.summary.en}`);
    assert.equal(typeof zx[METHODS[one.task]], "function");
  }
});

test("what was changed is told, and what is no record is an error", () => {
  const record = zx.record("repair", INPUT, OPTIONS);
  assert.ok(!JSON.stringify(record).includes("某某公司"));
  record.body.answer.outcome = "ineligible";
  const report = zx.verify(record);
  assert.equal(report.ok, false);
  assert.deepEqual(report.answer.differences, [{ path: "/outcome", stated: "ineligible", found: "eligible" }]);
  assert.match(report.summary.zh, /摘要与记录内容不一致/);
  assert.throws(() => zx.verify({ ...record, version: 2 }), (error) => error instanceof ZhixinError && error.path === "/version");
  assert.throws(() => zx.verify("{"), (error) => error instanceof ZhixinError && error.code === "not_json");
  assert.throws(() => zx.qrCode(record, { lang: "en" }), (error) => error.code === "digest_differs" && /digests/.test(error.message));
});

test("letters, codes and calendar files come through the face", () => {
  const { letters } = zx.letter("repair", INPUT, { ...OPTIONS, fields: { handler: "李四" } });
  assert.equal(letters.length, 1);
  assert.match(letters[0].text, /经办人：李四/);
  assert.match(letters[0].html, /^<article class="zhixin-letter" lang="zh-CN">/);
  const code = zx.qrCode(zx.record("repair", INPUT, OPTIONS));
  assert.equal(code.matrix.length, code.size);
  assert.match(code.html, /^<svg /);
  const asOf = "2026-06-01";
  const file = zx.calendar(zx.checkRepair(INPUT, { ...OPTIONS, asOf }), { asOf });
  assert.ok(file.events.some((event) => event.date === "2026-08-09"), JSON.stringify(file.events));
  assert.match(file.text, /^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;VALUE=DATE:20260809\r\n[\s\S]*END:VCALENDAR\r\n$/);
  assert.equal(zx.calendar([{ date: "2027-01-01", title: "a" }]).events.length, 1, "the day is today's by default");
});
