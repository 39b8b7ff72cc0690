// The ES module, for bundlers and `<script type="module">`; the wasm is a separate file beside it.

import { definer } from "./element.js";
import { fetched, givenBytes, loaderOf } from "./loader.js";
import { spreadsheets } from "./spreadsheets.js";

export { ZhixinError } from "./error.js";
export { version } from "./version.js";

export const load = loaderOf((wasm, lang) => {
  // Bundlers find the file by this very expression.
  if (wasm === undefined || wasm === null) return fetched(new URL("./zhixin.wasm", import.meta.url).href, lang);
  return givenBytes(wasm) || fetched(String(wasm), lang);
}, { workerUrl: new URL("./zhixin-worker.js", import.meta.url).href, xlsx: spreadsheets(new URL("./zhixin-xlsx.js", import.meta.url).href) });

export const define = definer(load);
