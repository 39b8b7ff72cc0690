// Node, `require`.

import { join } from "node:path";

import { noElements, noMount } from "./no-elements.js";
import { loaderOf } from "./loader.js";
import { bytesFrom } from "./node-bytes.js";

export { diagnostics } from "./diagnostics.js";
export { ZhixinError } from "./error.js";
export { version } from "./version.js";

export const load = loaderOf(bytesFrom(join(__dirname, "zhixin.wasm")));
export const define = noElements;
export const mount = noMount;
