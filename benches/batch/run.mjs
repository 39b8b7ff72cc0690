// A list from CSV bytes to outcomes: zhixin with the scheme as a rule pack, beside papaparse with rules by hand and with
// the fastest rules library. First all have to agree; then they take turns. `node run.mjs 1000000` adds the long list.
//
// Each is given what it takes: zhixin bytes, papaparse text. Every row becomes an outcome that is kept.
// `CLOCK=processor` measures the time of the processor, for a machine that is shared with others.

import { readFileSync } from "node:fs";

import Papa from "papaparse";

import { fromPkg } from "../../tests/lib/places.mjs";
import * as byHand from "../peers/libraries/by-hand.mjs";
import { compiled } from "../peers/libraries/json-logic.mjs";
import { EVENTS, subjects } from "../peers/task.mjs";
import { records } from "./records.mjs";

const ROWS = 100_000;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const LONG = Number(process.argv[2] ?? 0);
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const now = process.env.CLOCK === "processor" ? processor : () => performance.now();

const FLAGS = ["veto1", "veto2", "listed", "reportLate", "cured"];
const HEADINGS = [
  "no", "name", "place", "sector", "note", "asOfDay",
  ...EVENTS.flatMap(({ key }) => [key, `${key}On`, `${key}Severity`]), ...FLAGS, "numerator", "denominator",
];

function csv(list) {
  const lines = [HEADINGS.join(",")];
  list.forEach((x, at) => {
    const events = EVENTS.map(({ key }) => `${x[key].occurred},${x[key].on},${x[key].severity}`);
    lines.push([at, `Subject ${at}`, "CN-ZJ", "services", "from the register", x.asOf, ...events, ...FLAGS.map((f) => x[f]), x.numerator, x.denominator].join(","));
  });
  return lines.join("\n") + "\n";
}

/** The subject of a row of cells, as both peers want it. */
function subject(c) {
  const event = (at) => ({ occurred: c[at] === "true", on: +c[at + 1], severity: +c[at + 2] });
  return {
    asOf: +c[5],
    e01: event(6), e02: event(9), e03: event(12), e04: event(15), e05: event(18), e06: event(21),
    e07: event(24), e08: event(27), e09: event(30), e10: event(33), e11: event(36), e12: event(39),
    veto1: c[42] === "true", veto2: c[43] === "true", listed: c[44] === "true", reportLate: c[45] === "true", cured: c[46] === "true",
    numerator: +c[47], denominator: +c[48],
  };
}

function parsed(text, evaluate) {
  const rows = Papa.parse(text, { skipEmptyLines: true }).data;
  const grades = new Array(rows.length - 1);
  for (let at = 1; at < rows.length; at++) grades[at - 1] = evaluate(subject(rows[at])).grade;
  return grades;
}

const { load } = await fromPkg("node.mjs");
const zx = await load({ packs: [readFileSync(new URL("../peers/score-pack.json", import.meta.url), "utf8")] });
await compiled.load();

const used = HEADINGS.slice(5);
const mapping = { columns: used.map((heading) => ({ heading, to: `/facts/${heading}` })) };
const options = { task: "tier", scheme: "bench.score", asOf: "2026-11-22", lang: "en", mapping, delimiter: ",", above: 0 };
const run = async (bytes) => zx.batch(bytes, options);

const list = subjects(ROWS);
const text = csv(list);
const bytes = new TextEncoder().encode(text);

const first = await run(bytes);
const rows = await first.rows(Array.from({ length: ROWS }, (_, at) => at).filter((at) => at % 97 === 0));
const differ = rows.filter((row) => row.results[0].outcome !== byHand.evaluate(list[row.entry]).grade).length;
const counted = Object.fromEntries(first.counts.tasks[0].outcomes.map((one) => [one.id, one.count]));
const wanted = {};
for (const x of list) wanted[byHand.evaluate(x).grade] = (wanted[byHand.evaluate(x).grade] ?? 0) + 1;
first.free();
const same = Object.keys(wanted).every((grade) => wanted[grade] === counted[grade]);
const others = parsed(text, compiled.evaluate).filter((grade, at) => grade !== byHand.evaluate(list[at]).grade).length;
if (differ > 0 || !same || others > 0) {
  console.error("the grades differ", { differ, others, counted, wanted });
  process.exit(1);
}
console.log(`${ROWS} rows of ${HEADINGS.length} columns, ${(bytes.length / 1e6).toFixed(1)} MB; all agree on every grade\n`);

const jobs = [
  ["zhixin, rules as data, bytes in", async () => (await run(bytes)).free()],
  ["papaparse + JavaScript by hand, text in", async () => parsed(text, byHand.evaluate)],
  ["papaparse + json-logic-engine, text in", async () => parsed(text, compiled.evaluate)],
].map(([name, work]) => ({ name, work, found: [] }));
for (let round = 0; round <= ROUNDS; round++) {
  for (const job of jobs) {
    const start = now();
    await job.work();
    if (round > 0) job.found.push((ROWS / (now() - start)) * 1000);
  }
}
const median = (list) => list.slice().sort((a, b) => a - b)[list.length >> 1];
const whole = (n) => Math.round(n).toLocaleString("en");
const own = median(jobs[0].found);
console.table(Object.fromEntries(jobs.map(({ name, found }) => [name, {
  "rows per s, median": whole(median(found)), min: whole(Math.min(...found)), max: whole(Math.max(...found)), "zhixin is faster by": (own / median(found)).toFixed(2),
}])));

console.log("cost of a row and memory by the length of the list:");
const lengths = [1000, 10_000, ROWS, LONG].filter((n) => n > 0 && (n <= ROWS || n === LONG));
const table = {};
for (const n of lengths) {
  const part = n <= ROWS ? new TextEncoder().encode(csv(list.slice(0, n))) : repeated(n);
  const start = now();
  const result = await run(part);
  const spent = now() - start;
  table[whole(n)] = { "µs per row": ((spent * 1000) / n).toFixed(2), "wasm memory, MB": (zx.diagnostics().memory / 1e6).toFixed(1), "resident with all libraries and lists, MB": Math.round(process.memoryUsage().rss / 1e6), "list, MB": (part.length / 1e6).toFixed(1), rows: whole(result.total) };
  result.free();
}
console.table(table);

console.log("other questions: the sample of 1,448 applicants again and again, and 50,000 records grouped by subject:");
const sample = readFileSync(new URL("../../www/samples/applicants-1448.csv", import.meta.url));
const head = sample.indexOf(10) + 1;
const applicants = Buffer.concat([sample.subarray(0, head), ...Array.from({ length: 70 }, () => sample.subarray(head))]);
const ofRecords = records(50_000);
const questions = {};
for (const [name, rows, question] of [
  ["benefits: subsidy, CN-BJ", applicants, { task: "benefits", benefit: "subsidy", jurisdiction: "CN-BJ", asOf: "2021-10-30" }],
  ["commitment, CN-BJ", applicants, { task: "commitment", jurisdiction: "CN-BJ", asOf: "2026-11-22" }],
  ["records: repair, CN-ZJ", ofRecords, { task: "repair", jurisdiction: "CN-ZJ", asOf: "2026-11-22", perRecord: true }],
  ["records: commitment, CN-ZJ", ofRecords, { task: "commitment", jurisdiction: "CN-ZJ", asOf: "2026-11-22", perRecord: true }],
  ["records: all benefits, CN-ZJ", ofRecords, { task: "benefits", jurisdiction: "CN-ZJ", asOf: "2026-11-22", perRecord: true }],
]) {
  const found = [];
  const lines = rows.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0) - 1;
  for (let round = 0; round <= ROUNDS; round++) {
    const start = now();
    const result = await zx.batch(rows, question);
    if (round > 0) found.push((lines / (now() - start)) * 1000);
    result.free();
  }
  questions[name] = { "rows per s, median": whole(median(found)) };
}
console.table(questions);

/** The rows of the list again and again, as one array of bytes. */
function repeated(n) {
  const head = text.indexOf("\n") + 1;
  const body = bytes.subarray(head);
  const times = Math.ceil(n / ROWS);
  const all = new Uint8Array(head + body.length * times);
  all.set(bytes.subarray(0, head), 0);
  for (let at = 0; at < times; at++) all.set(body, head + at * body.length);
  return all;
}
