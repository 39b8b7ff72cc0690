// What the integrator's page shows for a choice: the lines, the files with their digests, the policy, the contrast. ES5.
(function (integrate, words) {
  "use strict";

  var h = words.h;
  var t = words.t;

  var FILES = {
    "zhixin.js": ["经典脚本，WebAssembly 和全部规则都在其中", "the classic script, with the WebAssembly and all rules inside"],
    "zhixin.nowasm.js": ["不用 WebAssembly 的同一程序；需要时才会取", "the same program without WebAssembly; fetched only where it is needed"],
    "zhixin.css": ["样式；只有旧内核在不许行内样式的页面上才取", "the styles; fetched only by old kernels in pages without inline styles"],
    "zhixin.mjs": ["ES 模块", "the ES module"],
    "zhixin.wasm": ["ES 模块所取的 WebAssembly", "the WebAssembly that the ES module fetches"]
  };
  var DELIVERIES = {
    script: ["经典脚本：一个 script 标签，放在页面旁边", "Classic script: one tag, beside the page"],
    module: ["ES 模块：用打包工具，或 type=\"module\"", "ES module: for a bundler, or type=\"module\""],
    mount: ["普通元素：由 zhixin.mount 放进页面中的元素", "Plain element: zhixin.mount puts it into one of the page's"]
  };
  integrate.delivery = function (name) { return words.pick(DELIVERIES[name]); };

  /** Copies a text; `said(words)` tells how it went. */
  integrate.copy = function (text, said) {
    function byHand() {
      var area = h("textarea", { class: "off-page", "aria-hidden": "true", tabindex: "-1" });
      var focus = document.activeElement;
      var done = false;
      area.value = text;
      document.body.appendChild(area);
      area.select();
      try { done = document.execCommand("copy"); } catch (_) { done = false; }
      document.body.removeChild(area);
      if (focus && focus.focus) focus.focus();
      said(done ? t("已复制", "Copied") : t("请手工选取复制", "Please select and copy by hand"));
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { said(t("已复制", "Copied")); }, byHand);
    } else {
      byHand();
    }
  };

  /** A block of lines under a heading, with a button to copy it. */
  function block(title, code) {
    var button = h("button", { type: "button", class: "copy-button", "aria-label": t("复制 ", "Copy ") + title }, t("复制", "Copy"));
    var said = h("span", { class: "said", role: "status" });
    button.addEventListener("click", function () { integrate.copy(code, function (told) { said.textContent = told; }); });
    return h("div", { class: "code" }, h("div", { class: "code-head" }, h("h3", {}, title), said, button), h("pre", {}, h("code", {}, code)));
  }

  integrate.showParts = function (place, parts) {
    words.fill(place, parts.map(function (part) { return block(part.name, part.code); }));
  };

  integrate.showPolicy = function (place, policy) {
    words.fill(place, block("Content-Security-Policy", policy), block("nginx", 'add_header Content-Security-Policy "' + policy + '" always;'));
  };

  function thousands(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }

  /** The files with their lengths and digests; `digests` is integrity.json, or null where it could not be read. */
  integrate.showFiles = function (place, files, digests) {
    words.fill(place, words.table("files", [t("文件", "File"), t("字节", "Bytes"), "SHA-384", t("SM3（GB/T 32905）", "SM3 (GB/T 32905)")], files.map(function (name) {
      var known = digests && digests[name];
      return [
        [h("code", {}, name), h("span", { class: "note" }, words.pick(FILES[name]))],
        known && known.bytes ? thousands(known.bytes) : t("未知", "not known"),
        h("code", {}, known ? known.sha384 : t("未知", "not known")), h("code", {}, known ? known.sm3 : t("未知", "not known"))
      ];
    })));
  };

  var told = "";

  integrate.showContrast = function (place, look) {
    // Read out only when it has changed.
    var now = JSON.stringify([words.lang, look]);
    if (now === told) return;
    told = now;
    words.fill(place, integrate.readable(look).map(function (one) {
      return h("li", { class: one.enough ? "enough" : "lacking" }, h("span", { class: "sign", "aria-hidden": "true" }, one.enough ? "✓" : "✕"),
        h("span", {}, words.say(one.what) + t("：", ": ") + words.say(one.words)));
    }));
  };
})(window.zhixinIntegrate, window.zhixinRules);
