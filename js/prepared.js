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
    let count = 0;
    for (const key in options) {
      const value = options[key];
      if (typeof value !== "string" && typeof value !== "boolean") return undefined;
      given[key] = value;
      count++;
    }
    // Without a day it is today's, which may be another one at the next question.
    if (given.asOf === undefined || given.scheme === undefined) return undefined;
    if (this.plans.length >= MOST) this.free();
    const plan = new Plan(given, count, machine.Prepared.make(this.engine, JSON.stringify(given)) || null);
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
  constructor(given, count, prepared) {
    this.given = given;
    this.count = count;
    this.prepared = prepared;
    if (prepared === null) return;
    const told = JSON.parse(prepared.told());
    this.told = told;
    this.size = told.size;
    this.memory = machine.memory;
    this.lookAtDesk();
    this.slots = new Map(told.cells.map((spec) => [spec.id, slotOf(spec)]));
    this.kind = this.slots.get("");
    this.slots.delete("");
    // The slots in the order of the last input's keys: most inputs of a kind have the same.
    this.order = [];
    this.parts = [];
  }

  /** The cells of a question and the numbers of its verdict, as they stand in the engine's memory. */
  lookAtDesk() {
    this.desk = new Int32Array(this.memory.buffer, this.prepared.desk(), this.size + NUMBERS);
  }

  isFor(options) {
    let count = 0;
    for (const key in options) {
      if (options[key] !== this.given[key]) return false;
      count++;
    }
    return count === this.count && isPlain(options);
  }

  ask(input) {
    if (this.given.bare !== true && !this.told.full) return undefined;
    if (!this.fillCells(input)) return undefined;
    return this.given.bare === true ? this.bare() : this.full(input);
  }

  /** Puts an input into the cells; false where it is not plain. */
  fillCells(input) {
    if (!isPlain(input) || !isPlain(input.facts)) return false;
    // Memory that has grown leaves the view behind; some engines keep its old contents.
    if (this.desk.buffer !== this.memory.buffer) this.lookAtDesk();
    const { desk, order, size } = this;
    for (let at = 0; at < size; at++) desk[at] = NOTHING;
    for (const key in input) {
      if (key === "facts") continue;
      if (key !== "subject" || !this.fillSubject(input.subject)) return false;
    }
    const facts = input.facts;
    let at = 0;
    for (const key in facts) {
      let slot = order[at];
      if (slot === undefined || slot.id !== key) {
        slot = this.slots.get(key);
        if (slot === undefined) return false;
        order[at] = slot;
      }
      at++;
      const value = facts[key];
      if (value === null || value === undefined) continue;
      if (!put(desk, slot, value)) return false;
    }
    return true;
  }

  fillSubject(subject) {
    if (!isPlain(subject)) return false;
    for (const key in subject) {
      const value = subject[key];
      if (key !== "kind") return false;
      if (value !== null && value !== undefined && !put(this.desk, this.kind, value)) return false;
    }
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

function slotOf({ id, type, cell, words }) {
  return { id, type, cell, words: new Map(words.map((word, at) => [word, at])) };
}

/** Puts a value into its cell; false where it is not of the fact's type. */
function put(cells, slot, value) {
  if (typeof value === "boolean") {
    if (slot.type !== "bool" && (slot.type !== "date" || value)) return false;
    cells[slot.cell] = value ? 1 : 0;
    return true;
  }
  if (typeof value === "number") {
    if ((value | 0) !== value || value === NOTHING) return false;
    if (slot.type === "ratio") cells[slot.cell + 1] = 1000;
    else if (slot.type !== "int") return false;
    cells[slot.cell] = value;
    return true;
  }
  if (typeof value === "string") {
    const number = slot.type === "word" ? slot.words.get(value) : slot.type === "date" ? dayNumber(value) : undefined;
    if (number === undefined) return false;
    cells[slot.cell] = number;
    return true;
  }
  return false;
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
