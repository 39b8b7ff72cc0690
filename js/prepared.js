// A short way for `calculateTier` where one scheme is asked many times: the input crosses as numbers and no JSON is
// written or read. It takes only what is plain and well-formed. For everything else it answers `undefined`, and the long
// way gives the same answer, or names the fault at its place.

import { Prepared } from "./glue.js";

const NOTHING = -2147483648;
// The most option sets that are kept prepared; beyond it all are prepared anew.
const MOST = 8;
const BELOW = ["undetermined", "not_rated", "not_applicable", "not_in_force"];

/** The prepared questions of one face. */
export class Desk {
  constructor(engine) {
    this.engine = engine;
    this.plans = [];
    this.last = null;
  }

  /** The answer, or `undefined` where the long way has to be taken. */
  ask(input, options) {
    let plan = this.last;
    if (plan === null || !plan.isFor(options)) {
      plan = this.find(options);
      if (!plan) return undefined;
      this.last = plan;
    }
    return plan.prepared === null ? undefined : plan.ask(input);
  }

  find(options) {
    const known = this.plans.find((plan) => plan.isFor(options));
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
    const plan = new Plan(given, count, Prepared.make(this.engine, JSON.stringify(given)) || null);
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
    this.cells = new Int32Array(told.size);
    this.slots = new Map(told.cells.map((spec) => [spec.id, slotOf(spec)]));
    this.kind = this.slots.get("");
    this.slots.delete("");
    // The slots in the order of the last input's keys: most inputs of a kind have the same.
    this.order = [];
    this.parts = [];
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
    if (!this.fill(input)) return undefined;
    return this.given.bare === true ? this.bare() : this.full(input);
  }

  /** Puts an input into the cells; false where it is not plain. */
  fill(input) {
    if (!isPlain(input) || !isPlain(input.facts)) return false;
    const { cells, order } = this;
    cells.fill(NOTHING);
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
      if (!put(cells, slot, value)) return false;
    }
    return true;
  }

  fillSubject(subject) {
    if (!isPlain(subject)) return false;
    for (const key in subject) {
      const value = subject[key];
      if (key !== "kind") return false;
      if (value !== null && value !== undefined && !put(this.cells, this.kind, value)) return false;
    }
    return true;
  }

  bare() {
    const numbers = this.prepared.numbers(this.cells);
    if (numbers.length === 0) return undefined;
    const { grades, items, overrides } = this.told;
    const rules = [];
    named(rules, items, numbers[4], numbers[5]);
    named(rules, overrides, numbers[6], numbers[7]);
    const at = numbers[0];
    return {
      outcome: at < 0 ? BELOW[-at - 1] : grades[at],
      score: numbers[1] === 0 ? null : [numbers[2], numbers[3]],
      rules,
    };
  }

  full({ facts, subject }) {
    const numbers = this.prepared.parts(this.cells);
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

function named(list, names, low, high) {
  for (let at = 0; at < names.length; at++) {
    if (((at < 32 ? low : high) >>> (at & 31)) & 1) list.push(names[at]);
  }
}

function isPlain(value) {
  if (typeof value !== "object" || value === null || typeof value.toJSON === "function") return false;
  const above = Object.getPrototypeOf(value);
  return above === Object.prototype || above === null;
}

function factOf({ path, label }) {
  return { path, label, id: path.startsWith("/facts/") ? path.slice(7) : null };
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
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
