// Where Node finds the bytes: a file beside the entry, or what the caller named.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { fetched, givenBytes, unavailable } from "./loader.js";

/** Makes the entry's source of bytes; `own` is the path of its own file. */
export function bytesFrom(own) {
  return (wasm, lang) => {
    if (wasm === undefined || wasm === null) return read(own, lang);
    const given = givenBytes(wasm);
    if (given) return given;
    const name = String(wasm);
    if (/^https?:/i.test(name)) return fetched(name, lang);
    return read(/^file:/i.test(name) ? fileURLToPath(name) : name, lang);
  };
}

async function read(path, lang) {
  try {
    return await readFile(path);
  } catch (thrown) {
    throw unavailable(path, thrown.message, lang);
  }
}
