// Node, `require`.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { noElements, noMount } from "./no-elements.js";
import { loaderOf } from "./loader.js";
import { bytesFrom } from "./node-bytes.js";
import { spreadsheets } from "./spreadsheets.js";

export { diagnostics } from "./diagnostics.js";
export { ZhixinError } from "./error.js";
export { version } from "./version.js";

export const load = loaderOf(bytesFrom(join(__dirname, "zhixin.wasm")), undefined, {
  xlsx: spreadsheets((address) => import(address), pathToFileURL(join(__dirname, "zhixin-xlsx.js")).href),
});
export const define = noElements;
export const mount = noMount;
