// The machine of profiles P1 and P2: the wasm file and its glue.

import init, { Engine, Prepared, Widget } from "./glue.js";

/** Starts the wasm from its bytes or a compiled module. */
export async function wasmMachine(bytes) {
  const { memory } = await init({ module_or_path: bytes });
  return { kind: "wasm", Engine, Widget, Prepared, memory };
}
