// A short way for `calculateTier` where one scheme is asked many times: the input crosses as numbers and no JSON is
// written or read. It takes only what is plain and well-formed. For everything else it answers `undefined`, and the long
// way gives the same answer, or names the fault at its place.

import { machine } from "./machine.js";

const NOTHING = -2147483648;
// How many numbers a verdict is.
const NUMBERS = 8;
// The most option sets that are kept prepared; beyond it all are prepared anew.
const MOST = 8;
const BELOW = ["undetermined", "not_rated", "not_applicable", "not_in_force"];
// A code says the cell of a fact, and in its lowest bits the type.
const TYPES = ["bool", "int", "date", "word", "ratio"];
const [BOOL, INT, DATE, WORD, RATIO] = [0, 1, 2, 3, 4];
const TYPE_BITS = 3;
const TYPE_MASK = 7;

/** The desk of a face; null in engines that lack what it is made with, where the long way is the only one. */
export function deskFor(engine) {
  const able = typeof Map === "function" && typeof Object.getOwnPropertyDescriptors === "function";
  return able ? new Desk(engine) : null;
}

/** The prepared questions of one face. */
class Desk {
  constructor(engine) {
    this.engine = engine;
    this.plans = [];
    this.last = null;
  }

  /** The answer, or `undefined` where the long way has to be taken. */
  ask(input, options) {
    let plan = this.last;
    if (plan === null || !plan.isFor(options)) {
      plan = this.planFor(options);
      if (!plan) return undefined;
      this.last = plan;
    }
    return plan.prepared === null ? undefined : plan.ask(input);
  }

  planFor(options) {
    const known = this.plans.filter((plan) => plan.isFor(options))[0];
    if (known) return known;
    if (!isPlain(options)) return undefined;
    const given = {};
    for (const key in options) {
      const value = options[key];
      if (typeof value !== "string" && typeof value !== "boolean") return undefined;
      given[key] = value;
    }
    // Without a day it is today's, which may be another one at the next question.
    if (given.asOf === undefined || given.scheme === undefined) return undefined;
    if (this.plans.length >= MOST) this.free();
    const plan = new Plan(given, machine.Prepared.make(this.engine, JSON.stringify(given)) || null);
    this.plans.push(plan);
    return plan;
  }

  free() {
    for (const plan of this.plans) if (plan.prepared) plan.prepared.free();
    this.plans = [];
    this.last = null;
  }
}

class Plan {
  constructor(given, prepared) {
    // Other options, or the same in another order, are another plan's.
    this.names = Object.keys(given);
    this.values = this.names.map((name) => given[name]);
    this.isBare = given.bare === true;
    this.prepared = prepared;
    if (prepared === null) return;
    const told = JSON.parse(prepared.told());
    this.told = told;
    this.size = told.size;
    this.memory = machine.memory;
    this.lookAtDesk();
    this.words = new Map();
    this.codes = new Map(told.cells.map((spec) => [spec.id, this.codeOf(spec)]));
    this.kind = this.codes.get("");
    this.codes.delete("");
    // The names of the last input's facts, and their codes: most inputs of a kind have the same in the same order.
    this.order = [];
    this.orderCodes = [];
    this.parts = [];
  }

  /** The cells of a question and the numbers of its verdict, as they stand in the engine's memory. */
  lookAtDesk() {
    this.desk = new Int32Array(this.memory.buffer, this.prepared.desk(), this.size + NUMBERS);
  }

  codeOf({ type, cell, words }) {
    if (type === "word") this.words.set(cell, new Map(words.map((word, at) => [word, at])));
    return (cell << TYPE_BITS) | TYPES.indexOf(type);
  }

  isFor(options) {
    const { names, values } = this;
    let at = 0;
    for (const key in options) {
      if (names[at] !== key || values[at] !== options[key]) return false;
      at++;
    }
    return at === names.length && isPlain(options);
  }

  ask(input) {
    if (!this.isBare && !this.told.full) return undefined;
    if (!this.fillCells(input)) return undefined;
    return this.isBare ? this.bare() : this.full(input);
  }

  /** Puts an input into the cells; false where it is not plain. */
  fillCells(input) {
    if (!isPlain(input) || !isPlain(input.facts)) return false;
    // Memory that has grown leaves the view behind; some engines keep its old contents.
    if (this.desk.buffer !== this.memory.buffer) this.lookAtDesk();
    const { desk, order, orderCodes, size } = this;
    for (let at = 0; at < size; at++) desk[at] = NOTHING;
    // What a page added to all objects is seen here too, and is no part of an input.
    for (const key in input) {
      if (key === "facts") continue;
      if (key !== "subject" || !this.fillSubject(input.subject)) return false;
    }
    const facts = input.facts;
    let at = 0;
    // The types that most facts have are dealt with here, for a call costs more than they do.
    for (const key in facts) {
      if (order[at] !== key && !this.learnOrder(at, key)) return false;
      const code = orderCodes[at++];
      const value = facts[key];
      if ((code & TYPE_MASK) === BOOL) {
        if (value === true) desk[code >> TYPE_BITS] = 1;
        else if (value === false) desk[code >> TYPE_BITS] = 0;
        else if (value !== null && value !== undefined) return false;
      } else if (typeof value === "number" && (code & TYPE_MASK) === INT) {
        const whole = value | 0;
        if (whole !== value || whole === NOTHING) return false;
        desk[code >> TYPE_BITS] = whole;
      } else if (value !== null && value !== undefined && !this.put(code, value)) {
        return false;
      }
    }
    return true;
  }

  /** Takes in that a fact stands at this place of the inputs; false for one that the scheme does not know. */
  learnOrder(at, key) {
    const code = this.codes.get(key);
    if (code === undefined) return false;
    this.order[at] = key;
    this.orderCodes[at] = code;
    return true;
  }

  fillSubject(subject) {
    if (!isPlain(subject)) return false;
    for (const key in subject) {
      const value = subject[key];
      if (key !== "kind") return false;
      if (value !== null && value !== undefined && !this.put(this.kind, value)) return false;
    }
    return true;
  }

  /** Puts a value that is neither a flag nor a whole number into its cell; false where it is not of the fact's type. */
  put(code, value) {
    const cell = code >> TYPE_BITS;
    const number = numberOf(code & TYPE_MASK, value, this.words.get(cell));
    if (number === undefined) return false;
    this.desk[cell] = number;
    if ((code & TYPE_MASK) === RATIO) this.desk[cell + 1] = 1000;
    return true;
  }

  bare() {
    if (!this.prepared.judge()) return undefined;
    if (this.desk.buffer !== this.memory.buffer) this.lookAtDesk();
    const { desk, size } = this;
    const { grades, items, overrides } = this.told;
    const rules = [];
    named(rules, items, desk[size + 4], 0);
    named(rules, items, desk[size + 5], 32);
    named(rules, overrides, desk[size + 6], 0);
    named(rules, overrides, desk[size + 7], 32);
    const at = desk[size];
    return {
      outcome: at < 0 ? BELOW[-at - 1] : grades[at],
      score: desk[size + 1] === 0 ? null : [desk[size + 2], desk[size + 3]],
      rules,
    };
  }

  full({ facts, subject }) {
    const numbers = this.prepared.parts();
    if (numbers.length === 0) return undefined;
    if (numbers[0] > 0) this.learn();
    const { parts, told } = this;
    const kind = subject && subject.kind !== undefined ? subject.kind : null;
    const answer = withOwnLists(parts[numbers[1]].base);
    let at = 2;
    for (let i = 0; i < told.items.length; i++) answer.items.push(made(parts[numbers[at++]], facts, kind));
    for (let i = 0; i < told.nodes; i++) answer.nodes.push({ ...parts[numbers[at++]].base });
    for (let i = 0; i < told.overrides.length; i++) answer.overrides.push(made(parts[numbers[at++]], facts, kind));
    return answer;
  }

  /** Takes in the parts that are new; a first number that is known already means that all were numbered anew. */
  learn() {
    const texts = JSON.parse(this.prepared.tell());
    this.parts.length = this.prepared.first();
    for (const base of texts) {
      // What answers have in common is one object for all of them, so nobody may change it.
      this.parts.push({ base: frozen(base), facts: (base.facts || []).map(factOf) });
    }
  }
}

/** A day, a word or a rate as a number; `undefined` where the value is none. */
function numberOf(type, value, words) {
  if (type === DATE) return value === false ? 0 : typeof value === "string" ? dayNumber(value) : undefined;
  if (type === WORD) return typeof value === "string" ? words.get(value) : undefined;
  return type === RATIO && typeof value === "number" && (value | 0) === value && value !== NOTHING ? value : undefined;
}

/** `2026-05-08` as 20260508; `undefined` for any other form. Whether there is such a day is seen on the other side. */
function dayNumber(text) {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? Number(text.slice(0, 4) + text.slice(5, 7) + text.slice(8)) : undefined;
}

/** Adds the names of the bits that are set, from the lowest. */
function named(list, names, bits, from) {
  for (; bits !== 0; bits &= bits - 1) list.push(names[from + 31 - Math.clz32(bits & -bits)]);
}

function isPlain(value) {
  if (typeof value !== "object" || value === null || typeof value.toJSON === "function") return false;
  const above = Object.getPrototypeOf(value);
  return above === Object.prototype || above === null;
}

function factOf({ path, label }) {
  return { path, label, id: path.indexOf("/facts/") === 0 ? path.slice(7) : null };
}

/** A part with the values of this input. */
function made({ base, facts }, given, kind) {
  const list = [];
  for (let i = 0; i < facts.length; i++) {
    const { path, label, id } = facts[i];
    const value = id === null ? kind : given[id];
    // JSON knows no -0.
    list.push({ path, label, value: value === undefined ? null : value === 0 ? 0 : value });
  }
  return { ...base, facts: list };
}

/** A copy whose own lists may be changed. */
function withOwnLists(base) {
  const copy = { ...base };
  for (const key in copy) if (Array.isArray(copy[key])) copy[key] = copy[key].slice();
  return copy;
}

function frozen(value) {
  if (typeof value !== "object" || value === null) return value;
  Object.keys(value).forEach((key) => frozen(value[key]));
  return Object.freeze(value);
}
