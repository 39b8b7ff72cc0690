// Node, `import`.

import { fileURLToPath } from "node:url";

import { noElements, noMount } from "./no-elements.js";
import { loaderOf } from "./loader.js";
import { bytesFrom } from "./node-bytes.js";
import { spreadsheets } from "./spreadsheets.js";

export { diagnostics } from "./diagnostics.js";
export { ZhixinError } from "./error.js";
export { version } from "./version.js";

export const load = loaderOf(bytesFrom(fileURLToPath(new URL("./zhixin.wasm", import.meta.url))), undefined, {
  xlsx: spreadsheets((address) => import(address), new URL("./zhixin-xlsx.js", import.meta.url).href),
});
export const define = noElements;
export const mount = noMount;
