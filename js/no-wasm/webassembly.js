// What the glue takes for `WebAssembly` in the build without it: one module, which is the translated wasm.

import { translated } from "../translated.js";

function Module() {}

function Instance(_, imports) {
  this.exports = translated(imports);
}

export const WebAssembly = { Module, Instance };
