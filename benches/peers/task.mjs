// The task that all libraries answer: a score from twelve dated deductions, a late report, a bonus by a rate, bands and three
// overrides in order. Every library builds its rules from these tables, and so does the rule pack beside this file in JSON.

export const POINTS = [5, 10, 20, 40];
export const CAP = 60;
export const GRADES = ["A+", "A", "B", "C", "D"];
/** The least score of each grade but the last. */
export const LEAST = [101, 90, 80, 60];

/** The twelve events: their key in an input, the rule's name, the days for which they count, their family. */
export const EVENTS = Array.from({ length: 12 }, (_, at) => {
  const number = String(at + 1).padStart(2, "0");
  return { key: `e${number}`, id: `I${number}`, days: at % 3 === 2 ? 730 : 365, family: Math.floor(at / 4) };
});

/** The names of all rules, in the order in which an answer names those that apply. */
export const RULES = [...EVENTS.map((event) => event.id), "LATE", "CURED", "BONUS", "VETO1", "VETO2", "LISTED"];

/** Numbers from 0 to 1, the same on every machine. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 8) ^ (state >>> 20)) % 4096 / 4096;
  };
}

/** So many subjects: some without a trouble, some with many, and many events on the very edge of their time. */
export function subjects(count) {
  const roll = dice(20261122);
  const upTo = (n) => Math.floor(roll() * (n + 1));
  return Array.from({ length: count }, () => {
    const trouble = roll();
    const asOf = 20000 + upTo(900);
    const subject = { asOf };
    for (const { key, days } of EVENTS) {
      const occurred = roll() < trouble * trouble * 0.8;
      const age = roll() < 0.15 ? days - 1 + upTo(2) : upTo(1000);
      const severity = Math.min(3, Math.floor(roll() * roll() * 4));
      subject[key] = occurred ? { occurred, on: asOf - age, severity } : { occurred, on: 0, severity: 0 };
    }
    subject.veto1 = roll() < 0.03;
    subject.veto2 = roll() < 0.08;
    subject.listed = roll() < 0.1;
    subject.reportLate = roll() < 0.2;
    subject.cured = roll() < 0.5;
    subject.denominator = 1 + upTo(399);
    subject.numerator = roll() < 0.2 ? Math.floor(subject.denominator * 0.9) : upTo(subject.denominator);
    return subject;
  });
}

/** What libraries that only tell which rules apply leave to be reckoned. */
export function fromRules(subject, applied) {
  const has = new Set(applied);
  let score = 100;
  for (const family of [0, 1, 2]) {
    const counted = EVENTS.filter((event) => event.family === family && has.has(event.id));
    score -= Math.min(CAP, counted.reduce((sum, { key }) => sum + POINTS[subject[key].severity], 0));
  }
  score += (has.has("LATE") ? -20 : 0) + (has.has("CURED") ? -10 : 0) + (has.has("BONUS") ? 5 : 0);
  let at = LEAST.findIndex((least) => score >= least);
  if (at < 0) at = 4;
  if (has.has("VETO1")) at = 4;
  if (has.has("VETO2")) at = Math.min(4, at + 2);
  if (has.has("LISTED")) at = Math.max(2, at);
  return { score, grade: GRADES[at], rules: RULES.filter((id) => has.has(id)) };
}
