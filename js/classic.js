// The classic script: one file with the wasm inside, for portals that add a script tag and nothing else.
//
// It fetches nothing and makes no blob: the bytes are in the text, so any server and any `connect-src` will do.
// Where WebAssembly is absent or forbidden it adds the script without it, which lies beside this one.

import inlined from "./zhixin.wasm.lzma";
import { addedMachine, addedScript, ownScript } from "./beside.js";
import { diagnostics } from "./diagnostics.js";
import { definer } from "./element.js";
import { ZhixinError } from "./error.js";
import { seen } from "./findings.js";
import { fetched, givenBytes, loaderOf } from "./loader.js";
import { unpacked } from "./lzma.js";
import { mounter } from "./mount.js";
import { spreadsheets } from "./spreadsheets.js";
import { stylesAt } from "./styles.js";
import { version } from "./version.js";

// <script src="zhixin.js" data-tag="my-check"> names the element; data-define="off" leaves it to the page;
// data-wasm="off" takes the script without WebAssembly at once; data-no-wasm="address" says where that one is.
const script = ownScript(/zhixin[^/]*\.js/);
const { settings } = script;
if (settings.wasm === "off") seen.wasm = "off";
stylesAt(script.beside("zhixin.css"));

const load = loaderOf(
  (wasm, lang) => {
    if (wasm === undefined || wasm === null) return unpacked(decoded(inlined));
    return givenBytes(wasm) || fetched(String(wasm), lang);
  },
  (lang) => addedMachine(script, settings.noWasm || script.beside("zhixin.nowasm.js"), lang),
  {
    workerUrl: script.beside("zhixin-worker.js"),
    xlsx: spreadsheets((address) => addedScript(script, address), script.beside("zhixin-xlsx.js")),
  },
);

function decoded(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const define = definer(load);

window.zhixin = { load, ZhixinError, version, define, mount: mounter(load), diagnostics };

if (settings.define !== "off") define(settings.tag || undefined);
