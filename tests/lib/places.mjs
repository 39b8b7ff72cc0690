// Where the tests find things.

import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The top folder of the repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The package under test: the one that `./dev test` has just built, or the committed one. */
export const pkg = process.env.ZHIXIN_PKG ?? join(root, "pkg");

/** Imports a module of the package under test. */
export function fromPkg(name) {
  return import(pathToFileURL(join(pkg, name)).href);
}

/** The pages. */
export const www = join(root, "www");
