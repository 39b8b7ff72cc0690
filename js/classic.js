// The classic script: one file with the wasm inside, for portals that add a script tag and nothing else.
//
// It fetches nothing and makes no blob: the bytes are in the text, so any server and any `connect-src` will do.

import inlined from "./zhixin.wasm.lzma";
import { definer } from "./element.js";
import { ZhixinError } from "./error.js";
import { fetched, givenBytes, loaderOf } from "./loader.js";
import { unpacked } from "./lzma.js";
import { spreadsheets } from "./spreadsheets.js";
import { version } from "./version.js";

const load = loaderOf((wasm, lang) => {
  if (wasm === undefined || wasm === null) return unpacked(decoded(inlined));
  return givenBytes(wasm) || fetched(String(wasm), lang);
}, { workerUrl: beside("zhixin-worker.js"), xlsx: spreadsheets(beside("zhixin-xlsx.js")) });

/** The address of a file that lies beside this script. */
function beside(name) {
  const script = document.currentScript && document.currentScript.src;
  return script ? script.replace(/[^/]*([?#].*)?$/, name) : null;
}

function decoded(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const define = definer(load);

window.zhixin = { load, ZhixinError, version, define };

// <script src="zhixin.js" data-tag="my-check"> names the element; data-define="off" leaves it to the page.
const settings = (document.currentScript && document.currentScript.dataset) || {};
if (settings.define !== "off") define(settings.tag || undefined);
