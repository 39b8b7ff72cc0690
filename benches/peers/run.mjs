// zhixin and other rules libraries on one task: first that all agree, then how many answers a second each gives.
//
// One process; rounds in which all take turns, so that a busy machine slows all alike; every result is kept until the
// next round, or an optimiser would leave out making it. `node run.mjs zhixin json` runs those whose names hold a word;
// CLOCK=processor counts the processor's time, which a machine that others use too disturbs less.

import * as byHand from "./libraries/by-hand.mjs";
import * as cedar from "./libraries/cedar.mjs";
import * as feel from "./libraries/feel.mjs";
import * as jsonLogic from "./libraries/json-logic.mjs";
import * as jsonRulesEngine from "./libraries/json-rules-engine.mjs";
import * as publicodes from "./libraries/publicodes.mjs";
import * as zen from "./libraries/zen.mjs";
import * as zhixin from "./libraries/zhixin.mjs";
import { GRADES, RULES, subjects } from "./task.mjs";

const ALL = [
  byHand, jsonLogic.compiled, zhixin.bare, zhixin.full, jsonLogic.interpreted, jsonLogic.wasm, jsonRulesEngine, cedar,
  zen.wasm, publicodes, feel,
];
const COUNT = 1000;
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const ROUND_MS = Number(process.env.ROUND_MS ?? 300);

/** Milliseconds, by the clock that was chosen. */
const now = process.env.CLOCK === "processor"
  ? () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
  : () => performance.now();

const words = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = ALL.filter((one) => one === byHand || words.length === 0 || words.some((word) => one.name.toLowerCase().includes(word)));
const all = subjects(COUNT);

/** How many of the answers are not as those by hand; the first of them is shown. */
async function disagreements(library) {
  let count = 0;
  for (const subject of all) {
    const given = await library.evaluate(subject);
    const found = JSON.stringify(library.result ? library.result(given) : given);
    const wanted = JSON.stringify(byHand.evaluate(subject));
    if (found !== wanted && count++ === 0) console.error(`${library.name}: ${found}\nby hand: ${wanted}\nof ${JSON.stringify(subject)}`);
  }
  return count;
}

/** Every grade and every rule has to occur, or agreeing would mean little. */
function uncovered() {
  const seen = new Set(all.flatMap((subject) => {
    const { grade, rules } = byHand.evaluate(subject);
    return [grade, ...rules];
  }));
  return [...GRADES, ...RULES].filter((word) => !seen.has(word));
}

/** A loop of its own for each library, so that no place in the code sees the functions of two. */
function loop(library) {
  const wait = library.evaluate(all[0]) instanceof Promise ? "await " : "";
  const text = `return async (n, all, keep, evaluate) => { for (let i = 0; i < n; i++) keep[i % ${COUNT}] = ${wait}evaluate(all[i % ${COUNT}]); }`;
  const run = new Function(text)();
  const keep = new Array(COUNT);
  return (n) => run(n, all, keep, library.evaluate);
}

/** Answers a second, in so many rounds. */
async function speeds(libraries) {
  const runs = libraries.map((library) => ({ library, run: loop(library), block: 1, found: [] }));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const one of runs) {
      const start = now();
      let calls = 0;
      let spent = 0;
      do {
        await one.run(one.block);
        calls += one.block;
        spent = now() - start;
        // Blocks of some milliseconds: reading the clock must not count.
        if (spent < 5) one.block *= 2;
      } while (spent < ROUND_MS);
      if (round > 0) one.found.push((calls / spent) * 1000);
    }
  }
  return runs.map(({ library, found }) => ({ library, found: found.sort((a, b) => a - b) }));
}

let failed = uncovered().length;
if (failed > 0) console.error(`these never occur: ${uncovered().join(", ")}`);
for (const library of chosen) {
  await library.load();
  const count = await disagreements(library);
  failed += count;
  console.log(`${library.name}: ${COUNT - count} of ${COUNT} agree`);
}
if (failed > 0) process.exit(1);

console.log(`\nanswers a second, object to object, ${ROUNDS} rounds of ${ROUND_MS} ms in turns, Node ${process.version}:`);
const whole = (n) => Math.round(n).toLocaleString("en");
console.table(Object.fromEntries((await speeds(chosen)).map(({ library, found }) => {
  const row = { median: whole(found[found.length >> 1]), min: whole(found[0]), max: whole(found.at(-1)), "the library says": library.says };
  return [library.name, row];
})));
