// What a host's sources say they use of the package, read from the text; what only shows at work is in `seen.js`.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { pkg } from "../lib/places.mjs";
import { sourceOf } from "./prepare.mjs";

const SKIPPED = /^(node_modules|dist|build|zhixin|public|package-lock\.json|README\.md|\.npmrc|\.gitignore)$|jquery-[\d.]+\.min\.js$/;

/** The texts of a host's own files, by name. */
export function textsOf(host, folder = sourceOf(host)) {
  const texts = {};
  for (const name of readdirSync(folder)) {
    if (SKIPPED.test(name)) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) Object.assign(texts, textsOf(host, path));
    else texts[path.slice(sourceOf(host).length + 1)] = readFileSync(path, "utf8");
  }
  return texts;
}

/** The methods of the face `load()` gives, as the types name them. */
function faceMethods() {
  const types = readFileSync(join(pkg, "zhixin.d.ts"), "utf8");
  const [, body] = /export (?:declare )?(?:class|interface) Zhixin \{([\s\S]*?)\n\}/.exec(types);
  return [...body.matchAll(/^ {2}(\w+)[(<]/gm)].map((found) => found[1]);
}

/** `{ exports, globals, faceMethods, parts, customProperties, files, tags }`, each a sorted list. */
export function usesOf(host) {
  const all = Object.values(textsOf(host)).join("\n");
  const every = (pattern) => [...new Set([...all.matchAll(pattern)].map((found) => found[1]))].sort();
  const imports = every(/import\s*\{([^}]*)\}\s*from\s*"zhixin"/g).flatMap((names) => names.split(",").map((name) => name.trim().split(" ")[0]));
  const methods = faceMethods();
  return {
    exports: imports.filter(Boolean).sort(),
    globals: every(/\b(?:window\.)?zhixin\.(\w+)\(/g),
    faceMethods: every(/\.(\w+)\(/g).filter((name) => methods.includes(name)),
    parts: every(/::part\(([\w-]+)\)/g),
    customProperties: every(/^\s*(--zhixin-[\w-]+)\s*:/gm),
    scripts: every(/<script src="(?:\.\/)?zhixin\/([\w.-]+)"/g),
    tags: every(/<(zhixin-check)\b/g),
  };
}
