// Speed and sizes of the built package, printed as tables. Nothing here fails because of a time.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { allCases } from "../tests/lib/cases.mjs";
import { fromPkg, pkg } from "../tests/lib/places.mjs";

const ROUNDS = 7;
const ROUND_MS = 400;

/** Calls per second of each job, in rounds that take turns so that a busy machine slows all alike. */
function speeds(jobs) {
  const found = jobs.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    jobs.forEach(([, work], at) => {
      const start = performance.now();
      let calls = 0;
      do {
        for (let i = 0; i < 10; i++) work();
        calls += 10;
      } while (performance.now() - start < ROUND_MS);
      // The first round only warms up.
      if (round > 0) found[at].push((calls / (performance.now() - start)) * 1000);
    });
  }
  return jobs.map(([name], at) => {
    const sorted = found[at].sort((a, b) => a - b);
    const whole = (n) => Math.round(n);
    return { job: name, "median per s": whole(sorted[sorted.length >> 1]), min: whole(sorted[0]), max: whole(sorted.at(-1)) };
  });
}

const { load } = await fromPkg("node.mjs");
const before = performance.now();
const zx = await load();
console.log(`load(): ${(performance.now() - before).toFixed(1)} ms\n`);

const answerable = allCases().filter((one) => one.task === "repair" && !one.error);
const empty = { subject: { kind: "enterprise" }, facts: {}, records: [] };
const jobs = [["checkRepair, no records", () => zx.checkRepair(empty, { jurisdiction: "CN", asOf: "2026-11-22" })]];
if (answerable.length > 0) {
  const size = (one) => (one.input.records ?? []).length * 1e6 + JSON.stringify(one.input).length;
  const largest = answerable.reduce((a, b) => (size(b) > size(a) ? b : a));
  let at = 0;
  jobs.push([`checkRepair, all ${answerable.length} worked cases in turn`, () => {
    const one = answerable[at++ % answerable.length];
    zx.checkRepair(one.input, one.options);
  }]);
  jobs.push([`checkRepair, ${largest.id} (${largest.input.records?.length ?? 0} records)`, () => zx.checkRepair(largest.input, largest.options)]);
}
console.log(`JavaScript object to JavaScript object, ${ROUNDS} interleaved rounds of ${ROUND_MS} ms, Node ${process.version}:`);
console.table(speeds(jobs));

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const files = readdirSync(pkg, { recursive: true }).map(String).sort().filter((name) => statSync(join(pkg, name)).isFile());
console.log("Sizes of pkg/ in bytes:");
console.table(Object.fromEntries(files.map((name) => {
  const bytes = readFileSync(join(pkg, name));
  return [name, { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes) }];
})));
