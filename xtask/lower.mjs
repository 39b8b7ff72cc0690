// Lowers a script of ES2017 to the syntax of ES5: node xtask/lower.mjs FROM TO
// Helpers stay names; the build puts js/old/helpers.js in.

import { readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";

const [from, to] = process.argv.slice(2);
const { outputText, diagnostics } = ts.transpileModule(readFileSync(from, "utf8"), {
  fileName: "script.js",
  reportDiagnostics: true,
  compilerOptions: {
    allowJs: true,
    target: ts.ScriptTarget.ES5,
    module: ts.ModuleKind.ESNext,
    downlevelIteration: true,
    noEmitHelpers: true,
    removeComments: true,
    newLine: ts.NewLineKind.LineFeed,
    ignoreDeprecations: "5.0",
  },
});
const told = diagnostics.map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n"));
if (told.length > 0) {
  console.error(told.join("\n"));
  process.exit(1);
}
writeFileSync(to, outputText);
