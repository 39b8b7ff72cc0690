// The public face: one method for each question; the engine answers all of them by name.

import { previewBatch, runBatch } from "./batch.js";
import { diagnostics } from "./diagnostics.js";
import { ZhixinError, toZhixinError } from "./error.js";
import { deskFor } from "./prepared.js";
import { today } from "./today.js";
import { checkJson } from "./values.js";

// Properties that nobody meets by chance; engines of ES5 have no WeakMap.
const ENGINE = "_engine";
const DESK = "_desk";
// What lists need besides: the packs for a worker, and where the package's other files lie.
const CONTEXT = "_context";

/** The engine inside a face, for the widget. */
export function engineOf(zhixin) {
  return zhixin[ENGINE];
}

export class Zhixin {
  constructor(engine, files) {
    Object.defineProperty(this, ENGINE, { value: engine, writable: true });
    Object.defineProperty(this, DESK, { value: deskFor(engine), writable: true });
    const { packs, workerUrl, xlsx } = files || {};
    Object.defineProperty(this, CONTEXT, { value: { engine, zhixin: this, packs, workerUrl, xlsx }, writable: true });
  }

  // What is loaded, and the small parts.
  packs() { return ask(this, "packs", []); }
  schemes(query) { return ask(this, "schemes", [query], query); }
  rules(query) { return ask(this, "rules", [query], query); }
  facts(scheme, options) { return ask(this, "facts", [scheme, options], options); }
  checkUscc(text, options) { return ask(this, "checkUscc", [text, options], options); }
  addPeriod(date, period, options) { return ask(this, "addPeriod", [date, period, options], options); }
  addWorkingDays(date, days, options) { return ask(this, "addWorkingDays", [date, days, options], options); }
  checkPack(pack, options) { return ask(this, "checkPack", [textOf(pack, options), options], options); }

  // The tasks.
  checkCommitment(input, options) { return ask(this, "checkCommitment", [input, options], options); }
  calculateTier(input, options) {
    const desk = this[DESK];
    const answer = desk && options ? desk.ask(input, options) : undefined;
    return answer === undefined ? ask(this, "calculateTier", [input, options], options) : answer;
  }

  checkRepair(input, options) { return ask(this, "checkRepair", [input, options], options); }
  checkBenefits(input, options) { return ask(this, "checkBenefits", [input, options], options); }
  checkOffice(input, options) { return ask(this, "checkOffice", [input, options], options); }

  // Lists.
  async batch(rows, options) { return runBatch(contextOf(this, options), rows, options); }
  async previewBatch(rows, options) { return previewBatch(contextOf(this, options), rows, options); }

  // What is built on the tasks; `task` is `commitment`, `tier`, `repair` or `benefits`.
  questions(task, input, options) { return ask(this, "questions", [task, input, options], options); }
  timeline(task, input, options) { return ask(this, "timeline", [task, input, options], options); }
  improve(task, input, options) { return ask(this, "improve", [task, input, options], options); }
  compare(task, input, jurisdictions, options) {
    return ask(this, "compare", [task, input, jurisdictions, options], options);
  }
  // What is made of an answer: letters, records, their code, calendar files.
  letter(kind, input, options) { return ask(this, "letter", [kind, input, options], options); }
  record(task, input, options) { return ask(this, "record", [task, input, options], options); }
  verify(record, options) { return ask(this, "verify", [record, options], options); }
  qrCode(record, options) { return ask(this, "qrCode", [record, options], options); }
  calendar(events, options) { return ask(this, "calendar", [events, options], options); }
  digest(value, options) { return ask(this, "digest", [value, options], options); }

  /** Which profile runs and why, and what the page allows. */
  diagnostics() { return diagnostics(); }

  /** Gives the engine's memory back; nothing may be asked afterwards. */
  free() {
    const engine = this[ENGINE];
    const desk = this[DESK];
    this[ENGINE] = this[DESK] = null;
    if (desk) desk.free();
    if (engine) engine.free();
  }
}

function ask(zhixin, method, args, options) {
  const lang = options && options.lang;
  // A missing last argument is no argument; one in the middle is null.
  while (args.length > 0 && args[args.length - 1] === undefined) args.pop();
  try {
    args.forEach((arg, at) => checkJson(arg, at > 0 && arg === options ? "/options" : "", lang));
    return usable(zhixin, lang).call(method, args, today());
  } catch (thrown) {
    throw toZhixinError(thrown, lang);
  }
}

function contextOf(zhixin, options) {
  usable(zhixin, options && options.lang);
  return zhixin[CONTEXT];
}

function usable(zhixin, lang) {
  const engine = zhixin[ENGINE];
  if (engine) return engine;
  throw new ZhixinError("freed", "", {
    zh: "此对象已经 free()，不能再用；请重新 load()",
    en: "this object was freed and cannot be used; call load() again",
  }, lang);
}

/** A pack as text: its faults are told by their place in the text, so text is what the engine reads. */
function textOf(pack, options) {
  const lang = options && options.lang;
  if (typeof pack === "string") return pack;
  if (pack instanceof ArrayBuffer || ArrayBuffer.isView(pack)) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(pack);
    } catch (_) {
      throw new ZhixinError("not_utf8", "", {
        zh: "字节不是 UTF-8 编码，请另存为 UTF-8",
        en: "the bytes are not UTF-8; save the file as UTF-8",
      }, lang);
    }
  }
  checkJson(pack, "", lang);
  return JSON.stringify(pack);
}
