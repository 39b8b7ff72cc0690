/** The classic script as a module, for bundlers that take no separate wasm file; it defines the element. */
export * from "./zhixin.js";
