// The machine of profile P3: the translated wasm under the same glue.

import { initSync, Digests, Engine, Prepared, Widget } from "../glue.js";

let started = null;

/** Starts the translated program, once. */
export function translatedMachine() {
  // `WebAssembly` is ./webassembly.js here: the build puts it in.
  if (!started) started = initSync({ module: new WebAssembly.Module() });
  return { kind: "javascript", Engine, Widget, Prepared, Digests, memory: started.memory, module: null };
}
