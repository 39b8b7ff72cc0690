// Which profile runs and why, and what the page's policy and kernel allow. Nothing is tried that a policy would
// report: what cannot be seen without trying is "unknown".

import { seen } from "./findings.js";
import { machine } from "./machine.js";
import { inlineAllowed } from "./styles.js";
import { today } from "./today.js";
import { version } from "./version.js";

/** The whole picture as JSON-safe values; every sentence in both languages. */
export function diagnostics() {
  const features = featuresOfPage();
  const profile = profileOf(features);
  return {
    version,
    profile: profile.name,
    why: profile.why,
    engine: machine.kind,
    memory: machine.memory ? machine.memory.buffer.byteLength : null,
    wasm: { state: seen.wasm, said: seen.said, file: seen.file },
    host: inPage() ? (has("custom_elements", features) ? "custom_element" : "plain_element") : null,
    features,
    advice: adviceFor(features),
    fault: seen.fault ? seen.fault.toJSON() : null,
    page: {
      charset: inPage() ? document.characterSet || document.charset || null : null,
      userAgent: typeof navigator === "object" && navigator.userAgent ? navigator.userAgent : null,
      today: today(),
    },
  };
}

const inPage = () => typeof document === "object" && typeof window === "object";
const text = (zh, en) => ({ zh, en });
const has = (id, features) => features.some((one) => one.id === id && one.state === "yes");

// Chromium 97, Firefox 104 and Safari 15.4 have all of these.
const NEW = ["custom_elements", "shadow_dom", "adopted_style_sheets", "form_association", "array_find_last"];

function profileOf(features) {
  if (machine.kind === null) {
    return {
      name: null,
      why: seen.fault
        ? text("未能启动：" + seen.fault.messages.zh, "it did not start: " + seen.fault.messages.en)
        : text("尚未启动：还没有调用 load()，页面中也还没有表单", "not started: nobody called load() and there is no form in the page yet"),
    };
  }
  if (machine.kind === "javascript") return { name: "P3", why: WITHOUT[seen.wasm] || WITHOUT.invalid };
  if (!inPage()) return { name: "P1", why: text("不在网页中，WebAssembly 可用", "not in a page; WebAssembly works") };
  const missing = NEW.filter((id) => !has(id, features));
  if (missing.length === 0) {
    return { name: "P1", why: text("WebAssembly 可用，内核有全部所用的新接口", "WebAssembly works and the kernel has every newer interface that is used") };
  }
  const list = missing.join(", ");
  return { name: "P2", why: text("WebAssembly 可用；内核较旧，没有：" + list, "WebAssembly works; the kernel is older and lacks: " + list) };
}

const WITHOUT = {
  absent: text("此浏览器没有 WebAssembly，改用译成 JavaScript 的同一程序", "this browser has no WebAssembly: the same program translated to JavaScript runs"),
  forbidden: text("页面的内容安全策略不允许 WebAssembly，改用译成 JavaScript 的同一程序", "the page's policy forbids WebAssembly: the same program translated to JavaScript runs"),
  unavailable: text("取不到 WebAssembly 文件，改用译成 JavaScript 的同一程序", "the WebAssembly file cannot be had: the same program translated to JavaScript runs"),
  invalid: text("WebAssembly 文件不能启动，改用译成 JavaScript 的同一程序", "the WebAssembly file cannot be started: the same program translated to JavaScript runs"),
  off: text("页面指定不用 WebAssembly", "the page asked for the program without WebAssembly"),
};

// --- What is there ---------------------------------------------------------------------------------------------------

function featuresOfPage() {
  const found = [];
  const add = (id, state, zh, en) => found.push({ id, state: state === null ? "unknown" : state ? "yes" : "no", means: text(zh, en) });
  const wasm = { works: true, absent: false, forbidden: false }[seen.wasm];
  add("webassembly", wasm === undefined ? (typeof WebAssembly === "object" ? null : false) : wasm, "WebAssembly 可以编译", "WebAssembly may be compiled");
  add("big_int", typeof BigInt === "function", "BigInt（并不需要）", "BigInt (not needed)");
  add("array_find_last", typeof Array.prototype.findLast === "function", "2022 年的语言接口", "interfaces of the language of 2022");
  add("text_decoder", typeof self_("TextDecoder") === "function", "自带 UTF-8 解码", "a UTF-8 decoder of its own");
  add("text_decoder_gb18030", decodes("gb18030"), "能解码 GB18030 文件", "files in GB18030 can be decoded");
  add("worker", typeof Worker === "function", "有 Worker（是否允许由页面策略定）", "there are workers (whether they may be started is for the policy)");
  add("intl", knowsShanghai(), "Intl 认识 Asia/Shanghai", "Intl knows Asia/Shanghai");
  if (!inPage()) return found;
  add("custom_elements", typeof customElements !== "undefined", "自定义元素", "custom elements");
  add("shadow_dom", typeof Element !== "undefined" && typeof Element.prototype.attachShadow === "function", "影子 DOM", "shadow DOM");
  add("adopted_style_sheets", "adoptedStyleSheets" in document, "构造样式表（不受 style-src 限制）", "constructed style sheets (no matter of style-src)");
  add("form_association", typeof HTMLElement !== "undefined" && "attachInternals" in HTMLElement.prototype, "自定义元素可参与表单", "custom elements may take part in forms");
  add("inline_styles", inlineAllowed(document), "页面策略允许行内样式", "the page's policy lets inline styles be");
  add("trusted_types", !!window.trustedTypes, "内核有 Trusted Types", "the kernel has Trusted Types");
  add("secure_context", typeof window.isSecureContext === "boolean" ? window.isSecureContext : null, "安全上下文（https；并不需要）", "a secure context (https; not needed)");
  add("prototypes_untouched", untouched(), "页面没有改动语言的内建对象", "the page left the built-in objects of the language alone");
  return found;
}

// The name in the page, whatever the build put in its place for us.
function self_(name) {
  return (typeof window === "object" ? window : globalThis)[name];
}

function decodes(label) {
  const Decoder = self_("TextDecoder");
  try {
    return typeof Decoder === "function" && new Decoder(label).encoding === label;
  } catch (_) {
    return false;
  }
}

function knowsShanghai() {
  try {
    return new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai" }).resolvedOptions().timeZone === "Asia/Shanghai";
  } catch (_) {
    return false;
  }
}

function untouched() {
  return ![Array, String, Number, Object].some((kind) => "toJSON" in kind.prototype || Object.isFrozen(kind.prototype));
}

// --- What could be better, and the line that does it -----------------------------------------------------------------

function adviceFor(features) {
  const advice = [];
  const say = (code, line, zh, en) => advice.push({ code, line, messages: text(zh, en) });
  if (seen.wasm === "forbidden") {
    say("allow_wasm", "script-src 'self' 'wasm-unsafe-eval'",
      "在页面的内容安全策略中加入 'wasm-unsafe-eval'，运算会快数倍；不改也能用，答案相同",
      "add 'wasm-unsafe-eval' to the page's policy and it runs several times faster; it works without, with the same answers");
  }
  if (seen.wasm === "unavailable" || seen.wasm === "invalid") {
    const file = (seen.file && seen.file.url) || "zhixin.wasm";
    say("serve_wasm", file,
      "服务器没有给出可用的 " + file + "；改用单文件的 zhixin.js，或者让服务器发出该文件（类型不限）",
      "the server gave no usable " + file + "; use the single file zhixin.js, or let the server send the file (its type does not matter)");
  }
  if (inPage() && !has("adopted_style_sheets", features)) {
    const allowed = inlineAllowed(document);
    if (allowed !== true) {
      say("copy_styles", "zhixin.css",
        "此内核没有构造样式表：请把 zhixin.css 与脚本放在同一目录" + (allowed === false ? "，页面策略不允许行内样式" : ""),
        "this kernel has no constructed style sheets: put zhixin.css in the folder of the script" + (allowed === false ? ", for the page's policy forbids inline styles" : ""));
    }
  }
  if (seen.fault) {
    say("not_started", "<script src=\"zhixin.nowasm.js\"></script>",
      "把 zhixin.nowasm.js 与 zhixin.js 放在同一目录；页面要求 Trusted Types 时，允许名为 zhixin 的策略，或者直接用 script 标签引入",
      "put zhixin.nowasm.js in the folder of zhixin.js; where the page asks for Trusted Types, allow a policy named zhixin, or add the file by a script tag");
  }
  return advice;
}
