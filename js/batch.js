// Lists as a page asks for them: the source is made, the work is given to a worker where there can be one, and what
// comes back answers questions, from whichever side it is on.

import { Runs } from "./batch-run.js";
import { sourceOf } from "./batch-source.js";
import { ZhixinError, toZhixinError } from "./error.js";
import { listOf, put } from "./own.js";
import { today } from "./today.js";
import { workerOf } from "./worker-client.js";

const METHODS = {
  repair: "checkRepair", tier: "calculateTier", commitment: "checkCommitment", benefits: "checkBenefits", office: "checkOffice",
};
// What the engine is told; the rest is for this side.
const ENGINE_OPTIONS = ["tasks", "jurisdiction", "asOf", "lang", "mapping", "delimiter", "above", "perRecord"];
const OWN_OPTIONS = ["task", "scheme", "benefit", "check", "encoding", "sheet", "xlsx", "worker", "onProgress", "onRows", "signal"];
const HEAD = 64 * 1024;

/** A first look: headings, first rows, the guessed mapping, and what columns may be mapped to. */
export async function previewBatch(context, rows, options) {
  return guarded(options, async (options) => {
    const source = await sourceOf(rows, options, context);
    return looked(context, source, options);
  });
}

async function looked(context, source, options) {
  const head = await source.read(0, Math.min(HEAD, source.size));
  // A row that was cut is none to look at.
  const cut = source.size > HEAD ? head.subarray(0, head.lastIndexOf(10) + 1) : head;
  const seen = context.engine.previewBatch(cut, engineOptions(source, options), today());
  if (seen.headings.length === 0) {
    throw new ZhixinError("no_headings", "/rows", {
      zh: "文件是空的，或者没有标题行", en: "the file is empty or has no headings",
    }, options.lang);
  }
  if (source.serials) seen.mapping.serials = true;
  return put(seen, { encoding: source.encoding, size: source.size, source });
}

/** Runs a list. */
export async function runBatch(context, rows, options) {
  return guarded(options, async (options) => {
    const source = await sourceOf(rows && rows.source ? rows.source : rows, options, context);
    const asked = engineOptions(source, options);
    if (!asked.mapping || asked.delimiter === undefined || asked.above === undefined) {
      const seen = await looked(context, source, options);
      for (const key of ["mapping", "delimiter", "above"]) if (asked[key] === undefined) asked[key] = seen[key];
    }
    delete asked.perRecord;
    // The engine on the other side has no clock of its own zone: the day is fixed here, once.
    if (asked.asOf === undefined) asked.asOf = today();
    const { signal, onProgress, onRows } = options;
    const stopped = () => Boolean(signal && signal.aborted);
    if (stopped()) throw aborted(options.lang);
    const side = await sideOf(context, options);
    const ran = await side.run(source, asked, { onProgress, onRows, stopped, signal });
    return new BatchResult(context, side, source, ran, put(put({}, options), asked));
  });
}

/** The worker, or this page in slices. */
async function sideOf(context, options) {
  if (options.worker !== false) {
    const worker = await workerOf(context, options.worker);
    if (worker) return worker;
  }
  if (!context.runs) context.runs = new Runs(context.engine, false);
  return context.runs;
}

function engineOptions(source, options) {
  for (const key of Object.keys(options)) {
    if (options[key] !== undefined && ENGINE_OPTIONS.indexOf(key) < 0 && OWN_OPTIONS.indexOf(key) < 0) throw unknownOption(key, options.lang);
  }
  const asked = {};
  for (const key of ENGINE_OPTIONS) if (options[key] !== undefined) asked[key] = options[key];
  for (const key of ["mapping", "delimiter", "above"]) {
    if (asked[key] === undefined && source[key] !== undefined) asked[key] = source[key];
  }
  if (asked.tasks === undefined && options.task !== undefined) {
    const task = { task: options.task };
    for (const key of ["scheme", "benefit", "check"]) if (options[key] !== undefined) task[key] = options[key];
    asked.tasks = [task];
  }
  return asked;
}

/** What a list came to. */
export class BatchResult {
  constructor(context, side, source, ran, options) {
    this._context = context;
    this._side = side;
    this._source = source;
    this._options = options;
    this._id = ran.id;
    /** How many subjects there are. */
    this.total = ran.total;
    this.counts = ran.counts;
    this.labels = ran.labels;
    this.asked = ran.asked;
    this.mapping = ran.mapping;
    /** Whether a worker did it. */
    this.inWorker = !(side instanceof Runs);
  }

  /** The numbers of the subjects that fit `{ class, task, outcome, reason, missing, text }`. */
  filter(filter) { return this._ask("filter", [filter || {}]); }
  /** Subjects for a table. */
  rows(entries) { return this._ask("rows", [listOf(entries)]); }

  /** One subject: its cells, its input, what cannot be read, and the full answer of every task. */
  open(entry) {
    return guarded(this._options, async () => {
      const opened = await this._side.open(this._id, entry);
      const answer = ({ task, options }) => this._context.zhixin[METHODS[task]](opened.input, options);
      return put(opened, { answers: opened.input ? this.asked.map(answer) : [] });
    });
  }

  /** The list with its results, for spreadsheets: CSV in UTF-8 with a byte order mark. */
  csv() { return this._ask("written", ["csv", "text/csv;charset=utf-8"]); }
  json() { return this._ask("written", ["json", "application/json"]); }

  /** SHA-256 and SM3 of the list, of the packs that were asked, and of the exported CSV. */
  async digests() {
    const places = this.asked.map((asked) => asked.options.jurisdiction);
    const packs = this._context.zhixin.packs().filter((pack) =>
      places.some((place) => place === pack.jurisdiction || place.indexOf(pack.jurisdiction + "-") === 0));
    const digest = ({ id, edition, sha256, sm3 }) => ({ id, edition, sha256, sm3 });
    return put(await this._ask("digests", []), { packs: packs.map(digest) });
  }

  /** A sampling plan: `{ seed, batches, task }`. */
  sample(options) { return this._ask("sample", [options || { seed: "" }]); }
  /** The vetoes of the rules that were asked, and how many each hits. */
  vetoes() { return this._ask("vetoes", []); }
  /** What falls due within `{ workingDays }`. */
  board(options) { return this._ask("board", [options || {}]); }

  /** The same list with other options: another date, another place. */
  rerun(options) {
    const { mapping, delimiter, above } = this._options;
    const again = put(put({}, this._options), { onProgress: undefined, onRows: undefined, signal: undefined });
    return runBatch(this._context, this._source, put(put(again, { mapping, delimiter, above }), options || {}));
  }

  /** The numbers of the subjects that come out otherwise than in `other`, a run of the same list. */
  changed(other) { return this._ask("changed", [other._id]); }

  /** Gives the memory back. */
  free() { return this._ask("free", []); }

  _ask(method, args) {
    return guarded(this._options, async () => this._side[method](this._id, ...args));
  }
}

async function guarded(options, work) {
  const given = options || {};
  try {
    return await work(given);
  } catch (thrown) {
    throw toZhixinError(thrown, given.lang);
  }
}

function aborted(lang) {
  return new ZhixinError("aborted", "", { zh: "已取消", en: "cancelled" }, lang);
}

function unknownOption(key, lang) {
  return new ZhixinError("unknown_key", "/options/" + key, {
    zh: "未知的键 `" + key + "`", en: "the key `" + key + "` is not known",
  }, lang);
}
