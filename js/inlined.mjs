// The classic script as a module: for bundlers that take no separate wasm file. Like the script it defines the element.

import "./zhixin.js";

export const { load, define, mount, diagnostics, version, ZhixinError } = window.zhixin;
