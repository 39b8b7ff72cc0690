// The work on a list, in the page or in a worker: the same code, in slices that give way.

import { ZhixinError } from "./error.js";
import { machine } from "./machine.js";
import { listOf, put } from "./own.js";
import { Pace, now } from "./pace.js";
import { today } from "./today.js";

// A worker has no page to keep awake; it only has to hear a cancellation.
const SLICE_WORKER = 60;
const PIECE = 128 * 1024;
// What is judged by blocks of rows comes in larger pieces.
const JUDGED = 256 * 1024;

/** Lists that were run, each with its wasm part and its source. */
export class Runs {
  constructor(engine, inWorker) {
    this.engine = engine;
    this.slice = inWorker ? SLICE_WORKER : undefined;
    this.runs = {};
    this.next = 1;
  }

  /** Runs a list; gives its number and what is known of it. */
  async run(source, options, hooks) {
    const batch = this.engine.batch(options, today());
    try {
      await this.judge(batch, source, hooks);
    } catch (thrown) {
      batch.free();
      throw thrown;
    }
    const id = this.next++;
    this.runs[id] = { batch, source };
    return { id, total: batch.len(), counts: batch.ask("counts"), labels: batch.ask("labels"), asked: batch.ask("asked"), mapping: batch.ask("mapping") };
  }

  async judge(batch, source, { onProgress, onRows, stopped }) {
    const pace = new Pace(this.slice);
    let told = 0;
    const tell = (bytes) => {
      const rows = batch.len();
      if (onRows && rows > told) onRows({ from: told, rows: batch.ask("rows", range(told, rows)) });
      told = rows;
      if (onProgress) onProgress({ rows, bytes, size: source.size, done: batch.done() });
    };
    for (let at = 0; ; at += JUDGED) {
      const to = Math.min(at + JUDGED, source.size);
      batch.push(await source.read(at, to), to >= source.size);
      for (;;) {
        const start = now();
        const done = batch.step(pace.most);
        if (done === 0) break;
        pace.took(now() - start, done);
        if (pace.isOver()) {
          tell(to);
          await pace.giveWay();
          if (stopped && stopped()) throw aborted();
        }
      }
      if (to >= source.size) break;
      if (stopped && stopped()) throw aborted();
    }
    tell(source.size);
  }

  of(id) {
    const run = this.runs[id];
    if (run) return run;
    throw new ZhixinError("freed", "", { zh: "这份名单已经释放", en: "this list was freed" });
  }

  vetoes(id) { return this.of(id).batch.ask("vetoes"); }

  /** The numbers of the subjects that fit; `text` is looked for in their rows. */
  async filter(id, wanted) {
    const { batch } = this.of(id);
    const { text } = wanted;
    const filter = put({}, wanted);
    delete filter.text;
    let found = batch.filter(filter);
    if (text && text.trim() !== "") found = both(found, await this.pass(id, "search", text, 0));
    return found;
  }

  /** Subjects for a table, with the cells of their first rows. */
  async rows(id, entries) {
    const { batch } = this.of(id);
    const rows = batch.ask("rows", listOf(entries));
    for (const row of rows) {
      const opened = await this.open(id, row.entry);
      put(row, { line: opened.lines[0], lines: opened.lines, cells: opened.cells[0] || [], faults: opened.faults });
    }
    return rows;
  }

  async open(id, entry) {
    const bytes = await this.bytes(id, entry);
    // It may have been freed while its bytes were read.
    return this.of(id).batch.open(entry, bytes);
  }

  async bytes(id, entry) {
    const { batch, source } = this.of(id);
    const [from, to] = batch.place(entry);
    return from === undefined ? new Uint8Array(0) : source.read(from, to);
  }

  changed(id, other) {
    return this.of(id).batch.changed(this.of(other).batch);
  }

  /** The list with its results as a file; what was written is given away bit by bit, so that the end is quick too. */
  async written(id, format, type) {
    const blobs = [];
    let parts = [];
    let letters = 0;
    await this.pass(id, format, "", 0, (part) => {
      parts.push(part);
      letters += part.length;
      if (letters < PIECE) return;
      blobs.push(new Blob(parts));
      parts = [];
      letters = 0;
    });
    return new Blob(blobs.concat(parts), { type });
  }

  sample(id, { seed, batches, task }) {
    return this.pass(id, "sample", String(seed), task || 0, null, batches || 0);
  }

  board(id, { workingDays }) {
    return this.pass(id, "board", "", workingDays === undefined ? 30 : workingDays);
  }

  /** Reads the source once more. */
  async pass(id, kind, text, n, written, batches) {
    const { batch, source } = this.of(id);
    const pass = batch.pass(kind, text, n);
    const pace = new Pace(this.slice);
    for (let at = 0; ; at += PIECE) {
      const to = Math.min(at + PIECE, source.size);
      const start = now();
      pass.push(await source.read(at, to), to >= source.size);
      pace.took(now() - start, 0);
      for (;;) {
        const from = now();
        const part = pass.step(pace.most);
        if (part === undefined) break;
        if (written && part !== "") written(part);
        pace.took(now() - from, pace.most);
        if (pace.isOver()) await pace.giveWay();
      }
      if (pace.isOver()) await pace.giveWay();
      if (to >= source.size) break;
    }
    return pass.finish(batches || 0);
  }

  /** SHA-256 and SM3 of what was read and of what was made of it. */
  async digests(id) {
    const { source } = this.of(id);
    const input = new machine.Digests();
    const pace = new Pace(this.slice);
    for (let at = 0; at < source.size; at += PIECE) {
      const start = now();
      input.push(await source.read(at, Math.min(at + PIECE, source.size)));
      pace.took(now() - start, 0);
      if (pace.isOver()) await pace.giveWay();
    }
    const result = new machine.Digests();
    const encoder = new TextEncoder();
    await this.pass(id, "csv", "", 0, (part) => result.push(encoder.encode(part)));
    const pair = ([sha256, sm3]) => ({ sha256, sm3 });
    return { input: pair(input.finish()), result: pair(result.finish()) };
  }

  free(id) {
    const run = this.runs[id];
    delete this.runs[id];
    if (run) run.batch.free();
  }
}

/** The numbers that two lists share; both are in the order of the file. */
function both(one, other) {
  const shared = new Uint32Array(Math.min(one.length, other.length));
  let count = 0;
  let at = 0;
  for (let i = 0; i < one.length; i++) {
    while (at < other.length && other[at] < one[i]) at++;
    if (other[at] === one[i]) shared[count++] = one[i];
  }
  return new Uint32Array(shared.subarray(0, count));
}

function range(from, to) {
  const list = [];
  for (let at = from; at < to; at++) list.push(at);
  return list;
}

export function aborted() {
  const message = { zh: "已取消", en: "cancelled" };
  return new ZhixinError("aborted", "", message);
}
