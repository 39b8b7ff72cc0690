// Publicodes: rules by name in French, evaluated for one situation at a time.

import { CAP, EVENTS, GRADES, LEAST, POINTS, RULES } from "../task.mjs";

export const name = "publicodes";
export const says = "everything but the list of rules, which are asked one by one";

const FLAGS = ["veto1", "veto2", "listed", "reportLate", "cured"];
const all = (...conditions) => ({ "toutes ces conditions": conditions });
const ladder = (pairs, otherwise) => ({ variations: [...pairs.map(([si, alors]) => ({ si, alors })), { sinon: otherwise }] });

let engine;

function rules() {
  const list = { asOf: { question: "?" }, numerator: { question: "?" }, denominator: { question: "?" } };
  for (const flag of FLAGS) list[flag] = "non";
  for (const { key, id, days } of EVENTS) {
    Object.assign(list, { [key]: { valeur: "non" }, [`${key} on`]: "0", [`${key} severity`]: "0" });
    list[id] = all(key, `asOf - ${key} on <= ${days}`);
    list[`p${id}`] = ladder([[`${id} = non`, 0], ...POINTS.slice(0, 3).map((n, at) => [`${key} severity = ${at}`, n])], POINTS[3]);
  }
  list.LATE = all("reportLate", "cured = non");
  list.CURED = all("reportLate", "cured");
  list.BONUS = "numerator * 100 >= denominator * 90";
  for (const flag of FLAGS.slice(0, 3)) list[flag.toUpperCase()] = flag;
  for (const at of [0, 1, 2]) {
    list[`f${at}`] = { somme: EVENTS.filter((event) => event.family === at).map((event) => `p${event.id}`), plafond: CAP };
  }
  list.late = ladder([["LATE", 20], ["CURED", 10]], 0);
  list.bonus = ladder([["BONUS", 5]], 0);
  list.score = "100 - f0 - f1 - f2 - late + bonus";
  list.g0 = ladder(LEAST.map((least, at) => [`score >= ${least}`, at]), 4);
  list.g1 = ladder([["VETO1", 4]], "g0");
  list.g2 = ladder([["VETO2", { valeur: "g1 + 2", plafond: 4 }]], "g1");
  list.g3 = ladder([["LISTED", { valeur: "g2", plancher: 2 }]], "g2");
  return list;
}

export async function load() {
  const { default: Engine } = await import("publicodes");
  engine = new Engine(rules(), { logger: { log() {}, warn() {}, error: console.error } });
}

export function evaluate(x) {
  const yes = (flag) => (flag ? "oui" : "non");
  const situation = { asOf: x.asOf, numerator: x.numerator, denominator: x.denominator };
  for (const flag of FLAGS) situation[flag] = yes(x[flag]);
  for (const { key } of EVENTS) {
    situation[key] = yes(x[key].occurred);
    if (x[key].occurred) Object.assign(situation, { [`${key} on`]: x[key].on, [`${key} severity`]: x[key].severity });
  }
  engine.setSituation(situation);
  const value = (rule) => engine.evaluate(rule).nodeValue;
  return { score: value("score"), grade: GRADES[value("g3")], rules: RULES.filter((id) => value(id) === true) };
}
