// The limit: what a careful person writes for this one task, without any library.

import { GRADES, POINTS } from "../task.mjs";

export const name = "JavaScript by hand";
export const says = "everything, but as a program and not as data";

export async function load() {}

export function evaluate(x) {
  const rules = [];
  const cap = (points) => (points > 60 ? 60 : points);
  const event = (one, days, id) => {
    if (!one.occurred || x.asOf - one.on > days) return 0;
    rules.push(id);
    return POINTS[one.severity];
  };
  let score = 100;
  score -= cap(event(x.e01, 365, "I01") + event(x.e02, 365, "I02") + event(x.e03, 730, "I03") + event(x.e04, 365, "I04"));
  score -= cap(event(x.e05, 365, "I05") + event(x.e06, 730, "I06") + event(x.e07, 365, "I07") + event(x.e08, 365, "I08"));
  score -= cap(event(x.e09, 730, "I09") + event(x.e10, 365, "I10") + event(x.e11, 365, "I11") + event(x.e12, 730, "I12"));
  if (x.reportLate) {
    score -= x.cured ? 10 : 20;
    rules.push(x.cured ? "CURED" : "LATE");
  }
  if (x.numerator * 100 >= x.denominator * 90) {
    score += 5;
    rules.push("BONUS");
  }
  let grade = score > 100 ? 0 : score >= 90 ? 1 : score >= 80 ? 2 : score >= 60 ? 3 : 4;
  if (x.veto1) {
    grade = 4;
    rules.push("VETO1");
  }
  if (x.veto2) {
    grade = Math.min(4, grade + 2);
    rules.push("VETO2");
  }
  if (x.listed) {
    grade = Math.max(2, grade);
    rules.push("LISTED");
  }
  return { score, grade: GRADES[grade], rules };
}
