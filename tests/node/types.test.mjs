// The TypeScript types: a program can be written with them, and they describe what the engine really answers.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { METHODS, allCases } from "../lib/cases.mjs";
import { fromPkg, pkg, root } from "../lib/places.mjs";

const TSC = join(root, "node_modules/typescript/lib/tsc.js");
const TYPES = {
  checkCommitment: "CommitmentAnswer",
  calculateTier: "TierAnswer",
  checkRepair: "RepairAnswer",
  checkBenefits: "BenefitsAnswer",
  checkOffice: "OfficeAnswer",
};

/** What the compiler says about `files`, compiled beside the types as a page's own program would be. */
function compile(context, files) {
  assert.ok(existsSync(TSC), "typescript is not installed: run npm ci");
  const folder = mkdtempSync(join(tmpdir(), "zhixin-types-"));
  context.after(() => rmSync(folder, { recursive: true }));
  copyFileSync(join(pkg, "zhixin.d.ts"), join(folder, "zhixin.d.ts"));
  for (const [name, text] of Object.entries(files)) {
    if (text === null) copyFileSync(join(root, "tests/node/types", name), join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
  const compilerOptions = {
    noEmit: true, strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, target: "es2020",
    lib: ["es2020", "dom"], module: "esnext", moduleResolution: "bundler", types: [],
    paths: { zhixin: ["./zhixin.d.ts"] },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  const { status, stdout } = spawnSync(process.execPath, [TSC, "-p", folder], { encoding: "utf8" });
  const faults = stdout.split("\n").filter((line) => line.includes("error TS"));
  const messages = faults.map((line) => line.slice(line.indexOf("error TS")));
  // One fault of each sort is enough to read; with its place, the column in the line of the answer.
  return { status, faults: faults.filter((_, at) => messages.indexOf(messages[at]) === at).slice(0, 20) };
}

test("a program that uses every method", (context) => {
  assert.deepEqual(compile(context, { "sample.ts": null }), { status: 0, faults: [] });
});

test("the types know every key and word of the answers to the worked cases", async (context) => {
  const zx = await (await fromPkg("node.mjs")).load();
  const lines = ['import type * as Z from "zhixin";'];
  const say = (type, value) => lines.push(`export const v${lines.length}: Z.${type} = ${JSON.stringify(value)};`);
  zx.packs().forEach((pack) => say("PackInfo", pack));
  say("SchemeInfo[]", zx.schemes());
  say("FactInfo[]", zx.facts());
  say("UsccAnswer", zx.checkUscc("91350100M000100Y43"));
  say("Reckoned", zx.addWorkingDays("2026-11-02", 5));
  say("PackReport", zx.checkPack("{"));
  const about = { asOf: "2026-11-22", jurisdiction: "CN-JS-3211" };
  const penalty = { document: "penalty_decision", determinedOn: "2026-03-01", repairedOn: null };
  const records = [penalty, { ...penalty, repairedOn: "2026-06-01" }];
  say("LetterAnswer", zx.letter("commitment", { facts: { goodCredit: true } }, about));
  say("LetterAnswer", zx.letter("repair", { records }, about));
  const record = zx.record("repair", { records }, about);
  say("DecisionRecord", record);
  say("VerifyReport", zx.verify(record));
  say("VerifyReport", zx.verify({ ...record, body: { ...record.body, task: "x", packs: [{ id: "x" }] } }));
  say("QrCode", zx.qrCode(record));
  say("CalendarFile", zx.calendar([{ date: "2027-01-01", title: "a", description: "b" }]));
  for (const [task, jurisdiction] of [["repair", "CN-ZJ"], ["commitment", "CN"], ["tier", "CN-BJ"], ["benefits", "CN-JS"], ["office", "CN-GD"]]) {
    say("RuleBook", zx.rules({ task, jurisdiction, cases: true }));
  }
  // Inputs that are wrong on purpose are in files of their own.
  const cases = allCases().filter((one) => !one.error && !one.file.includes("90-input"));
  cases.forEach((one) => {
    const method = METHODS[one.task];
    const type = one.options.bare ? "BareTierAnswer" : TYPES[method];
    say("Input", one.input);
    say(type, zx[method](one.input, one.options));
  });
  // What is built on the tasks, for some cases of each.
  const foreseen = cases.filter((one, at) => at % 25 === 0 && one.task !== "office" && !one.options.bare);
  foreseen.forEach((one) => {
    say("QuestionsAnswer", zx.questions(one.task, one.input, one.options));
    say("TimelineAnswer", zx.timeline(one.task, one.input, one.options));
    say("ImproveAnswer", zx.improve(one.task, one.input, one.options));
    say("CompareAnswer", zx.compare(one.task, one.input, ["CN", "CN-ZJ"], one.options));
  });
  assert.ok(cases.length > 0, "there are worked cases");
  assert.deepEqual(compile(context, { "answers.ts": lines.join("\n") }), { status: 0, faults: [] });
});
