// Lists in Node: bytes in any encoding, arrays, progress, cancellation, exports and office tools.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";

import { fromPkg, root, www } from "../lib/places.mjs";
import { applicants } from "../../www/samples/make.mjs";

const { load, ZhixinError } = await fromPkg("node.mjs");
const zx = await load();
after(() => zx.free());

const sample = readFileSync(join(www, "samples", "applicants-1448.csv"));
const ask = { task: "benefits", benefit: "subsidy", jurisdiction: "CN-BJ", asOf: "2021-10-30" };
const classes = (result) => Object.fromEntries(result.counts.classes.map((one) => [one.id, one.count]));

test("the sample is what its generator makes", () => {
  assert.equal(sample.toString("utf8"), applicants());
});

test("of 1,448 applicants exactly these 15 are refused, and each answers as by itself", async () => {
  const seen = [];
  const result = await zx.batch(sample, { ...ask, onProgress: (now) => seen.push(now) });
  assert.deepEqual(classes(result), { pass: 1433, refuse: 15 });
  const refused = await result.filter({ class: "refuse" });
  const lines = sample.toString("utf8").split("\r\n").slice(1);
  assert.deepEqual([...refused], [...lines.keys()].filter((at) => lines[at].endsWith(",是")));
  const [veto] = await result.vetoes();
  assert.deepEqual([veto.id, veto.label, veto.hit, veto.open], ["cn-bj.benefit.subsidy.screening_2021", "处于失信惩戒期", 15, 0]);
  assert.deepEqual([...(await result.filter({ task: veto.task, reason: veto.id }))], [...refused]);
  const opened = await result.open(refused[0]);
  const alone = zx.checkBenefits(opened.input, { jurisdiction: "CN-BJ", asOf: "2021-10-30", benefit: "subsidy", lang: "zh-CN" });
  assert.deepEqual(opened.answers, [alone]);
  assert.equal(alone.outcome, "refused");
  assert.deepEqual(seen.at(-1), { rows: 1448, bytes: sample.length, size: sample.length, done: true });
  result.free();
});

test("results come as they are made, and a run is cancelled between slices", async () => {
  const text = sample.toString("utf8");
  const body = text.slice(text.indexOf("\n") + 1);
  const long = text + body.repeat(59);
  const rows = [];
  const seen = [];
  const result = await zx.batch(long, { ...ask, onProgress: (now) => seen.push(now.rows), onRows: ({ from, rows: some }) => rows.push([from, some.length]) });
  assert.equal(rows.reduce((sum, [from, n]) => (assert.equal(from, sum), sum + n), 0), 60 * 1448);
  // Every slice ends early enough for a page to answer.
  assert.ok(seen.length > 5, String(seen.length));
  assert.deepEqual(classes(result), { pass: 60 * 1433, refuse: 60 * 15 });
  result.free();
  const controller = new AbortController();
  const cancelled = zx.batch(long, { ...ask, signal: controller.signal, onProgress: () => controller.abort() });
  await assert.rejects(cancelled, (fault) => fault instanceof ZhixinError && fault.code === "aborted");
});

const small = "名称,主体类型,是否处于失信惩戒期\n甲,企业,是\n乙,企业,否\n丙,企业,\n";
// The same text in GB18030, for Node writes no such bytes.
const GB18030 = Buffer.from("c3fbb3c62cd6f7cce5c0e0d0cd2ccac7b7f1b4a6d3dacaa7d0c5b3cdbde4c6da0abcd72cc6f3d2b52ccac70ad2d22cc6f3d2b52cb7f10ab1fb2cc6f3d2b52c0a", "hex");

test("UTF-8, UTF-16, GB18030, pasted text, a Blob and arrays say the same", async () => {
  const expected = { pass: 1, undetermined: 1, refuse: 1 };
  const forms = {
    text: small,
    pasted: small.replaceAll(",", "\t"),
    utf8: new TextEncoder().encode(small),
    bom: new TextEncoder().encode("\ufeff" + small),
    utf16: Buffer.from("\ufeff" + small, "utf16le"),
    gb18030: GB18030,
    blob: new Blob([GB18030]),
    objects: [{ 名称: "甲", 主体类型: "企业", 是否处于失信惩戒期: true }, { 名称: "乙", 主体类型: "企业", 是否处于失信惩戒期: "否" }, { 名称: "丙", 主体类型: "企业" }],
    inputs: [true, false, null].map((value) => ({ subject: { kind: "enterprise" }, facts: { underDishonestyPunishment: value } })),
  };
  for (const [name, rows] of Object.entries(forms)) {
    const result = await zx.batch(rows, ask);
    assert.deepEqual(classes(result), expected, name);
    result.free();
  }
});

test("what cannot be read names its line, column and reason; the others are answered", async () => {
  const result = await zx.batch(small.replace("乙,企业,否", "乙,企业,大概"), ask);
  assert.deepEqual(classes(result), { undetermined: 1, refuse: 1, error: 1 });
  const [entry] = await result.filter({ class: "error" });
  const [row] = await result.rows([entry]);
  assert.deepEqual([row.line, row.faults[0].column, row.faults[0].heading, row.faults[0].code], [3, 3, "是否处于失信惩戒期", "not_yes_or_no"]);
  assert.match(row.faults[0].messages.en, /yes or no/);
  assert.deepEqual((await result.open(entry)).answers, []);
  assert.deepEqual([...(await result.filter({ text: "丙" }))], [2]);
  result.free();
});

test("a mapping is shown, changed and given back", async () => {
  const seen = await zx.previewBatch("单位,惩戒\n甲,是\n", ask);
  assert.deepEqual(seen.headings, ["单位", "惩戒"]);
  assert.ok(seen.targets.some((target) => target.to === "/facts/underDishonestyPunishment" && target.asked));
  const mapping = {
    columns: [{ heading: "单位", to: "/subject/name" }, { heading: "惩戒", to: "/facts/underDishonestyPunishment" }],
    constants: { "/subject/kind": "企业" },
  };
  const result = await zx.batch(seen, { ...ask, mapping });
  assert.deepEqual(classes(result), { refuse: 1 });
  assert.deepEqual(result.mapping.columns.map((column) => column.to), ["/subject/name", "/facts/underDishonestyPunishment"]);
  result.free();
  await assert.rejects(zx.batch(seen, { ...ask, mappping: {} }), (fault) => fault.code === "unknown_key");
  await assert.rejects(zx.batch(7, ask), (fault) => fault.code === "wrong_type" && fault.path === "/rows");
  await assert.rejects(zx.batch("", ask), (fault) => fault.code === "no_headings");
});

test("exports, digests, and the same list on another day", async () => {
  const result = await zx.batch(small, ask);
  const csv = new Uint8Array(await (await result.csv()).arrayBuffer());
  assert.deepEqual([...csv.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(csv);
  assert.match(text, /^名称,主体类型,是否处于失信惩戒期,结论,理由,尚缺,须更正\r\n甲,企业,是,不予办理,处于失信惩戒期,,\r\n/);
  const json = JSON.parse(await (await result.json()).text());
  assert.deepEqual(json.map((row) => row.results[0].outcome), ["refused", "open", "undetermined"]);
  const digests = await result.digests();
  const { createHash } = await import("node:crypto");
  const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
  assert.equal(digests.input.sha256, sha256(small));
  assert.equal(digests.result.sha256, sha256(csv));
  assert.match(digests.input.sm3, /^[0-9a-f]{64}$/);
  assert.deepEqual(digests.packs.map((pack) => pack.id).sort(), ["cn", "cn-bj"]);
  const later = await result.rerun({ asOf: "2026-11-22" });
  assert.deepEqual([...(await later.changed(result))], [0, 1]);
  later.free();
  result.free();
  await assert.rejects(result.filter({}), (fault) => fault.code === "freed");
});

test("a sampling plan by grade, and a deadline board in working days", async () => {
  const agencies = ["机构名称,主体类型,在经营异常名录,在严重违法名单"];
  for (let at = 0; at < 300; at++) agencies.push(`机构${at},专利代理机构,${at % 60 === 7 ? "是" : "否"},否`);
  const mapping = { columns: [
    { heading: "机构名称", to: "/subject/name" }, { heading: "主体类型", to: "/subject/kind" },
    { heading: "在经营异常名录", to: "/facts/agencyAbnormalListed" }, { heading: "在严重违法名单", to: "/facts/agencySeriousListed" },
  ] };
  const graded = await zx.batch(agencies.join("\n"), { task: "tier", scheme: "cn-bj.agency_inspection.2021", jurisdiction: "CN-BJ", asOf: "2021-10-30", mapping });
  const plan = await graded.sample({ seed: "2021" });
  assert.deepEqual(plan.strata.map((one) => [one.grade, one.pool, one.drawn]), [["random_pool", 295, 180], ["full_check", 5, 5]]);
  assert.equal(plan.batches.length, 12);
  assert.deepEqual(await graded.sample({ seed: "2021" }), plan);
  graded.free();
  const records = "名称,认定机关,认定文书,认定日期,行为,失信类别\n甲,市场监管部门,行政处罚决定,2026-09-01,侵权,一般\n";
  const repaired = await zx.batch(records, { task: "repair", jurisdiction: "CN", asOf: "2026-11-22" });
  const dues = await repaired.board({ workingDays: 30 });
  assert.ok(dues.some((due) => due.what === "min_end" && due.date > "2026-11-22"), JSON.stringify(dues));
  assert.ok(dues.every((due) => due.workingDays <= 30));
  repaired.free();
});

test("an .xlsx file: dates as dates, day numbers, and written dates", async () => {
  const sheet = readFileSync(join(root, "tests", "data", "records.xlsx"));
  const result = await zx.batch(sheet, { task: "repair", jurisdiction: "CN", asOf: "2026-11-22" });
  assert.equal(result.total, 3);
  const days = [];
  for (const entry of [0, 1, 2]) days.push((await result.open(entry)).input.records[0].determinedOn);
  assert.deepEqual(days, ["2026-09-01", "2026-09-01", "2026-09-01"]);
  result.free();
  await assert.rejects(zx.batch(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), ask), (fault) => fault.code === "xls_not_read");
});
