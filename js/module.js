// The ES module, for bundlers and `<script type="module">`; the wasm is a separate file beside it.

import { definer } from "./element.js";
import { fetched, givenBytes, loaderOf } from "./loader.js";
import { spreadsheets } from "./spreadsheets.js";
import { machines } from "./machine.js";
import { mounter } from "./mount.js";
import { stylesAt } from "./styles.js";
import { version } from "./version.js";

export { diagnostics } from "./diagnostics.js";
export { ZhixinError } from "./error.js";
export { version } from "./version.js";

stylesAt(() => new URL("./zhixin.css", import.meta.url).href);

export const load = loaderOf(
  (wasm, lang) => {
    // Bundlers find the file by this very expression.
    if (wasm === undefined || wasm === null) return fetched(new URL("./zhixin.wasm", import.meta.url).href, lang);
    return givenBytes(wasm) || fetched(String(wasm), lang);
  },
  async () => {
    const registry = machines();
    registry.waiting += 1;
    try {
      const address = new URL("./zhixin.nowasm.js", import.meta.url).href;
      if (!registry.found[version]) await import(/* @vite-ignore */ /* webpackIgnore: true */ address);
    } finally {
      registry.waiting -= 1;
    }
    if (!registry.found[version]) throw new Error("zhixin.nowasm.js: another version than " + version);
    return registry.found[version]();
  },
  {
    workerUrl: new URL("./zhixin-worker.js", import.meta.url).href,
    xlsx: spreadsheets((address) => import(/* @vite-ignore */ /* webpackIgnore: true */ address), new URL("./zhixin-xlsx.js", import.meta.url).href),
  },
);

export const define = definer(load);
export const mount = mounter(load);
