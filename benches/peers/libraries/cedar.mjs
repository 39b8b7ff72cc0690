// Cedar is a language of permissions: each rule is a policy, and the policies that were met are those that apply.

import { EVENTS, fromRules } from "../task.mjs";

export const name = "Cedar, WebAssembly";
export const says = "conditions; sums, bands and overrides by JavaScript";

let cedar;

const entity = (type, id) => ({ type, id });

export async function load() {
  cedar = await import("@cedar-policy/cedar-wasm/nodejs");
  const policies = {};
  const rule = (id, when) => (policies[id] = `permit(principal, action, resource) when { ${when} };`);
  for (const { key, id, days } of EVENTS) rule(id, `context.${key}.occurred && context.asOf - context.${key}.on <= ${days}`);
  rule("LATE", "context.reportLate && !context.cured");
  rule("CURED", "context.reportLate && context.cured");
  rule("BONUS", "context.numerator * 100 >= context.denominator * 90");
  for (const flag of ["veto1", "veto2", "listed"]) rule(flag.toUpperCase(), `context.${flag}`);
  const parsed = cedar.preparsePolicySet("score", { staticPolicies: policies });
  if (parsed.type !== "success") throw new Error(JSON.stringify(parsed));
}

export function evaluate(x) {
  const said = cedar.statefulIsAuthorized({
    principal: entity("Subject", "s"), action: entity("Action", "score"), resource: entity("Task", "t"),
    context: x, preparsedPolicySetId: "score", entities: [], validateRequest: false,
  });
  if (said.type !== "success") throw new Error(JSON.stringify(said));
  return fromRules(x, said.response.diagnostics.reason);
}
