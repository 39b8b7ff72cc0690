// From bytes to a ready face. Each entry of the package says where its bytes are; everything else is here.

import { ZhixinError, toZhixinError } from "./error.js";
import { seen } from "./findings.js";
import { choose, machine } from "./machine.js";
import { wasmMachine } from "./machine-wasm.js";
import { checkJson } from "./values.js";
import { Zhixin } from "./zhixin.js";

// The machine is one for the script; a failed attempt is forgotten so that it can be tried again.
let started = null;

/**
 * Makes `load`; `bytesOf(wasm, lang)` gives the bytes of what the caller named, or of the entry's own file.
 * `without()` resolves with the machine that needs no WebAssembly; an entry that has none leaves it out. `files` says
 * where other files of the package lie: `workerUrl`, and `xlsx`, which reads a spreadsheet.
 */
export function loaderOf(bytesOf, without, files) {
  return async function load(options) {
    const { packs = [], wasm, lang } = options || {};
    if (!Array.isArray(packs)) {
      throw new ZhixinError("wrong_type", "/packs", {
        zh: "packs 须是数组", en: "`packs` must be an array",
      }, lang);
    }
    if (!started) {
      started = start(bytesOf, without, wasm, lang).then(choose).catch((thrown) => {
        started = null;
        seen.fault = toZhixinError(thrown, lang);
        throw thrown;
      });
    }
    await started;
    try {
      packs.forEach((pack, at) => isBytes(pack) || checkJson(pack, "/packs/" + at, lang));
      const given = packs.map(asUint8Array);
      const { workerUrl, xlsx } = files || {};
      return new Zhixin(new machine.Engine(given), { packs: given, workerUrl, xlsx });
    } catch (thrown) {
      throw toZhixinError(thrown, lang);
    }
  };
}

async function start(bytesOf, without, wasm, lang) {
  if (seen.wasm === "off") return without();
  const fault = await tried(bytesOf, wasm, lang);
  if (!(fault instanceof ZhixinError)) {
    seen.wasm = "works";
    return fault;
  }
  seen.wasm = MEANING[fault.code] || "invalid";
  seen.said = fault.messages.en;
  // A file that the caller named is the caller's to put right.
  const named = wasm !== undefined && wasm !== null;
  if (!without || (named && (seen.wasm === "unavailable" || seen.wasm === "invalid"))) throw fault;
  try {
    return await without();
  } catch (thrown) {
    throw withoutFailed(fault, thrown, lang);
  }
}

const MEANING = { no_webassembly: "absent", wasm_blocked: "forbidden", wasm_unavailable: "unavailable", wasm_invalid: "invalid" };

/** The machine of the wasm, or the ZhixinError that says why there is none. */
async function tried(bytesOf, wasm, lang) {
  if (typeof WebAssembly !== "object") {
    return new ZhixinError("no_webassembly", "", {
      zh: "此浏览器没有 WebAssembly",
      en: "this browser has no WebAssembly",
    }, lang);
  }
  try {
    const bytes = isModule(wasm) ? wasm : await bytesOf(wasm, lang);
    if (!isModule(wasm)) checkMagic(bytes, lang);
    return await wasmMachine(bytes);
  } catch (thrown) {
    return thrown instanceof ZhixinError ? thrown : notStarted(thrown, lang);
  }
}

function withoutFailed(fault, thrown, lang) {
  const said = String((thrown && thrown.message) || thrown);
  return new ZhixinError(fault.code, "", {
    zh: fault.messages.zh + "；不用 WebAssembly 的 zhixin.nowasm.js 也没有载入（" + said + "），请把它放在同一目录，或在页面中用 script 标签引入",
    en: fault.messages.en + "; nor was zhixin.nowasm.js, which needs none, loaded (" + said + "): put it in the same folder, or add it to the page by a script tag",
  }, lang);
}

/** Bytes given by the caller, or nothing when `wasm` is not bytes. */
export function givenBytes(wasm) {
  if (wasm instanceof ArrayBuffer) return wasm;
  return ArrayBuffer.isView(wasm) ? asUint8Array(wasm) : null;
}

/** Fetches the file at `url`; its MIME type does not matter. */
export async function fetched(url, lang) {
  let told;
  try {
    const response = await fetch(url, { credentials: "same-origin" });
    const bytes = response.ok ? await response.arrayBuffer() : null;
    const length = bytes ? bytes.byteLength : null;
    seen.file = { url: String(url), status: response.status, mime: response.headers.get("content-type"), bytes: length };
    if (bytes) return bytes;
    told = "HTTP " + response.status;
  } catch (thrown) {
    told = String((thrown && thrown.message) || thrown);
  }
  throw unavailable(url, told, lang);
}

export function unavailable(url, told, lang) {
  return new ZhixinError("wasm_unavailable", "", {
    zh: "取不到 WebAssembly 文件 " + url + "（" + told + "），请检查 load({ wasm }) 的地址",
    en: "cannot get the WebAssembly file " + url + " (" + told + "); check the address in load({ wasm })",
  }, lang);
}

function checkMagic(bytes, lang) {
  const start = new Uint8Array(bytes.buffer || bytes, bytes.byteOffset || 0, Math.min(4, bytes.byteLength));
  if (start[0] === 0 && start[1] === 0x61 && start[2] === 0x73 && start[3] === 0x6d) return;
  throw new ZhixinError("wasm_invalid", "", {
    zh: "所给文件不是 WebAssembly；服务器可能返回了网页，请检查 zhixin.wasm 的地址",
    en: "the file is not WebAssembly; the server may have answered with a page, check the address of zhixin.wasm",
  }, lang);
}

function notStarted(thrown, lang) {
  const said = String((thrown && thrown.message) || thrown);
  if (/unsafe-eval|disallowed by embedder|Content Security|blocked by CSP/i.test(said)) {
    return new ZhixinError("wasm_blocked", "", {
      zh: "页面的内容安全策略（CSP）不允许 WebAssembly；请在 script-src 中加入 'wasm-unsafe-eval'",
      en: "the page's Content Security Policy forbids WebAssembly; add 'wasm-unsafe-eval' to script-src",
    }, lang);
  }
  return new ZhixinError("wasm_invalid", "", {
    zh: "WebAssembly 文件不能启动，可能已损坏或与脚本版本不同：" + said,
    en: "the WebAssembly file cannot be started; it may be damaged or of another version than the script: " + said,
  }, lang);
}

function isModule(wasm) {
  return wasm instanceof WebAssembly.Module;
}

function isBytes(value) {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function asUint8Array(value) {
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : value;
}
