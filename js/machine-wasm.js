// The machine of profiles P1 and P2: the wasm file and its glue.

import init, { Digests, Engine, Prepared, Widget } from "./glue.js";

/** Starts the wasm from its bytes or a compiled module. */
export async function wasmMachine(bytes) {
  // Compiled here, so that a worker can be given what is compiled.
  const module = bytes instanceof WebAssembly.Module ? bytes : await WebAssembly.compile(bytes);
  const { memory } = await init({ module_or_path: module });
  return { kind: "wasm", Engine, Widget, Prepared, Digests, memory, module };
}
