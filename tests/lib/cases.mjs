// The worked cases of rules/cases/, and how one is run through a face.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { differences } from "./subset.mjs";
import { root } from "./places.mjs";

/** All cases: `{ file, pack, id, title, task, input, options, expect, error }`. */
export function allCases() {
  const folder = join(root, "rules", "cases");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".json")).sort();
  return files.flatMap((file) => {
    const { pack, cases } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return cases.map((one) => ({ file, pack, ...one }));
  });
}

/** The method of the face that answers a task. */
export const METHODS = {
  commitment: "checkCommitment",
  tier: "calculateTier",
  repair: "checkRepair",
  benefits: "checkBenefits",
  office: "checkOffice",
};

/** The faults of one case; `run(method, args)` gives `{ answer }` or `{ error: { code, path } }`. */
export async function faultsOf(one, run) {
  const method = METHODS[one.task];
  if (!method) return [`there is no task ${one.task}`];
  const { answer, error } = await run(method, [one.input, one.options]);
  if (one.error) {
    return error ? differences(error, one.error, "error") : ["expected an error, found an answer"];
  }
  return error ? [`expected an answer, found the error ${JSON.stringify(error)}`] : differences(answer, one.expect ?? {});
}
