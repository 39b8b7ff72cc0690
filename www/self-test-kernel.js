// What the kernel knows, what other scripts of the page have changed, and in which encoding the page came. ES5.
(function (test) {
  "use strict";

  var text = test.text;

  function has(object, name) { return !!object && name in object; }
  function works(work) { try { return !!work(); } catch (_) { return false; } }
  function native(found) { return typeof found !== "function" || /\[native code\]/.test(Function.prototype.toString.call(found)); }

  // `without`: what happens where the kernel lacks it.
  var FEATURES = [
    ["webassembly", function () { return typeof WebAssembly === "object"; }, "WebAssembly", "WebAssembly", "改用 zhixin.nowasm.js", "zhixin.nowasm.js is used"],
    ["custom_elements", function () { return !!window.customElements; }, "自定义元素", "custom elements", "改用页面中的普通元素", "plain elements of the page are used"],
    ["shadow_dom", function () { return typeof Element.prototype.attachShadow === "function"; }, "影子 DOM", "shadow DOM", "页面的样式可能影响表单", "styles of the page may reach the form"],
    ["adopted_style_sheets", function () { return has(document, "adoptedStyleSheets"); }, "构造样式表", "constructed style sheets", "样式放在行内或者来自 zhixin.css", "the styles are inline or come from zhixin.css"],
    ["element_internals", function () { return has(HTMLElement.prototype, "attachInternals"); }, "ElementInternals（参与页面的表单）", "ElementInternals (taking part in forms)", "表单不随页面的 form 提交", "it takes no part in a form of the page"],
    ["custom_properties", function () { return window.CSS && window.CSS.supports("color", "var(--a)"); }, "样式变量（--zhixin-*）", "custom properties (--zhixin-*)", "用默认的颜色和字体", "its own colours and fonts are used"],
    ["worker", function () { return typeof Worker !== "undefined"; }, "Worker", "workers", "批量核查在页面内运算", "lists are worked in the page"],
    ["intl", function () { return new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai" }).resolvedOptions().timeZone === "Asia/Shanghai"; }, "Intl（Asia/Shanghai）", "Intl (Asia/Shanghai)", "用自己的历法", "its own calendar is used"],
    ["gb18030", function () { return new TextDecoder("gb18030").encoding === "gb18030"; }, "GB18030 解码", "a decoder of GB18030", "GBK 名单须先另存为 UTF-8", "lists in GBK have to be saved as UTF-8 first"],
    ["trusted_types", function () { return !!window.trustedTypes; }, "Trusted Types", "trusted types", "不需要", "not needed"],
    ["promise", function () { return native(window.Promise) && !!window.Promise; }, "Promise", "Promise", "用自带的", "its own is used"],
    ["download", function () { return has(document.createElement("a"), "download"); }, "保存文件", "saving files", "改为显示文字供复制", "the text is shown to be copied"],
    ["subtle", function () { return !!(window.crypto && window.crypto.subtle); }, "SubtleCrypto（仅 https）", "SubtleCrypto (https only)", "用自带的摘要算法", "its own digests are used"]
  ];

  test.step("浏览器内核", "Browser kernel", function (done) {
    var lacking = [];
    var known = [];
    test.each(FEATURES, function (one) {
      var there = works(one[1]);
      (there ? known : lacking).push(there ? text(one[2], one[3]) : text(one[2] + "：" + one[4], one[3] + ": " + one[5]));
      test.known[one[0]] = there;
    });
    test.found("kernel", "user_agent", "note", text(navigator.userAgent, navigator.userAgent));
    test.found("kernel", "features", "good", text("有：" + joined(known, "zh", "、"), "there: " + joined(known, "en", ", ")), [], { there: known });
    if (lacking.length > 0) test.found("kernel", "lacking", "note", text("没有，各有替代：" + joined(lacking, "zh", "；"), "not there, and replaced: " + joined(lacking, "en", "; ")), [], { lacking: lacking });
    done();
  });

  function joined(list, lang, by) {
    var words = [];
    test.each(list, function (one) { words[words.length] = one[lang]; });
    return words.join(by);
  }

  // --- Other people's scripts ----------------------------------------------------------------------------------------

  var NATIVES = [
    ["Array", Array, "from isArray"],
    ["Array.prototype", Array.prototype, "concat entries every fill filter find findIndex forEach includes indexOf join keys map pop push reduce reverse shift slice some sort splice values"],
    ["String.prototype", String.prototype, "charCodeAt endsWith includes indexOf padStart repeat replace slice split startsWith trim"],
    ["Function.prototype", Function.prototype, "apply bind call"],
    ["Object", Object, "assign create defineProperty entries freeze keys values"],
    ["Number", Number, "isInteger isFinite"], ["Math", Math, "floor imul max min trunc"], ["Date", Date, "now"], ["JSON", window.JSON, "parse stringify"],
    ["window", window, "Map Promise Set Symbol TextDecoder Uint8Array WeakMap"],
    ["document", document, "createElement getElementById getElementsByClassName querySelector querySelectorAll"],
    ["Element.prototype", window.Element && Element.prototype, "appendChild getAttribute removeAttribute remove setAttribute"]
  ];

  test.step("内建对象", "Built-in objects", function (done) {
    var replaced = [];
    var frozen = [];
    var added = [];
    test.each(NATIVES, function (one) {
      test.each(one[2].split(" "), function (name) {
        if (works(function () { return !native(one[1][name]); })) replaced[replaced.length] = one[0] + "." + name;
      });
    });
    test.each([["Object", Object], ["Array", Array], ["Function", Function], ["String", String], ["Number", Number], ["Date", Date], ["Promise", window.Promise]], function (one) {
      if (one[1] && works(function () { return Object.isFrozen(one[1].prototype); })) frozen[frozen.length] = one[0] + ".prototype";
      if (one[1] && one[0] !== "Date" && works(function () { return "toJSON" in one[1].prototype; })) added[added.length] = one[0] + ".prototype.toJSON";
    });
    var walked = [];
    for (var name in []) walked[walked.length] = name;
    var spoiled = works(function () { return JSON.stringify({ a: ["b", 1] }) !== '{"a":["b",1]}'; });
    if (replaced.length > 0) test.found("page", "replaced", "note", text("页面中的脚本换掉了：" + replaced.join("、") + "；知信用自己留存的，不受影响", "scripts of the page have replaced: " + replaced.join(", ") + "; zhixin keeps its own and is not affected"), [], { replaced: replaced });
    if (frozen.length > 0) test.found("page", "frozen", "note", text("页面冻结了：" + frozen.join("、") + "；知信不受影响", "the page has frozen: " + frozen.join(", ") + "; zhixin is not affected"), [], { frozen: frozen });
    if (added.length > 0 || spoiled) {
      var lines = [];
      test.each(added, function (one) { lines[lines.length] = ["JavaScript", "delete " + one + ";"]; });
      test.found("page", "json", "better", text("旧版脚本加了 " + added.join("、") + (spoiled ? "，JSON.stringify 的结果因此是错的" : "") + "：知信自己不受影响，但页面里转存答案（event.detail）的代码会写错",
        "an old library has added " + added.join(", ") + (spoiled ? ", and JSON.stringify is wrong" : "") + ": zhixin is not affected, but code of the page that writes an answer (event.detail) as JSON is"), lines, { added: added });
    }
    if (walked.length > 0) test.found("page", "enumerable", "note", text("for…in 数组会走到：" + walked.join("、") + "；知信不受影响", "for…in over a list meets: " + walked.join(", ") + "; zhixin is not affected"));
    if (replaced.length + frozen.length + added.length + walked.length === 0) test.found("page", "prototypes", "good", text("没有脚本改动语言的内建对象", "no script has changed the built-in objects of the language"));
    done();
  });

  test.step("页面编码", "Encoding of the page", function (done) {
    var page = test.known.page || {};
    var here = String(document.characterSet || document.charset || "").toUpperCase();
    var sent = String((/charset=["']?([\w-]+)/i.exec(page.type || "") || [])[1] || "").toUpperCase();
    var other = here !== "UTF-8" ? here : sent && sent !== "UTF-8" ? sent : "";
    if (other) test.found("page", "charset", "better", text("页面以 " + other + " 编码送达：知信的脚本只含 ASCII，不受影响；页面上本文件之类的 UTF-8 网页会成乱码", "the page came as " + other + ": the scripts of zhixin are ASCII and not affected; pages in UTF-8, like this one, are garbled"), test.lines.charset, { here: here, sent: sent });
    else test.found("page", "charset", "good", text("页面编码为 UTF-8", "the page came as UTF-8"));
    if (window.isSecureContext === false) test.found("page", "insecure", "note", text("本页经明文 http 打开；知信不需要 https，但内容可能被途中改动", "this page came by plain http; zhixin does not need https, but what is sent may be changed on its way"));
    done();
  });
})(window.zhixinSelfTest);
