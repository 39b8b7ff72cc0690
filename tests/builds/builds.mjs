// The builds of the same program, each behind `answers(cases)` and `grown()`.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

import { fromPkg, pkg, root } from "../lib/places.mjs";

const ANSWERS = readFileSync(join(root, "tests/lib/answers.js"), "utf8");

/** The answers that the native build gave, by the case's id; undefined where nobody made them (./dev test does). */
export function nativeAnswers() {
  const file = process.env.ZHIXIN_ANSWERS;
  if (!file || !existsSync(file)) return undefined;
  return new Map(readFileSync(file, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line)));
}

/** The package in Node, with WebAssembly. */
export async function wasmInNode() {
  const { load } = await fromPkg("node.mjs");
  const face = await load();
  const answersOf = vm.runInThisContext(`(function () { ${ANSWERS}; return answersOf; })()`);
  return { face, answers: (cases) => answersOf(face, cases) };
}

/** The script without WebAssembly in a bare context of Node: a window with a script tag, and no names but the language's. */
export async function scriptInNode() {
  const tag = { src: "", getAttribute: (name) => (name === "data-define" ? "off" : null) };
  const window = { setTimeout, document: { currentScript: tag, querySelectorAll: () => [], querySelector: () => null } };
  window.window = window.self = window;
  const context = vm.createContext(window);
  vm.runInContext("delete this.WebAssembly;" + ANSWERS + readFileSync(join(pkg, "zhixin.nowasm.js"), "utf8"), context);
  window.face = await window.zhixin.load();
  return {
    face: window.face,
    answers: (cases) => {
      window.given = JSON.stringify(cases);
      return vm.runInContext("answersOf(face, JSON.parse(given))", context);
    },
  };
}
