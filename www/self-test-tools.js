// The self-test's small tools: what is found, elements, languages, text for a file. Runs first, to hear every report
// of the page's policy. ES5, and nothing that an old library may have replaced (no reduce, find, entries, toJSON).
// The scripts with Chinese words begin with a byte order mark: they are read as UTF-8 whatever the server says.
window.zhixinSelfTest = { lang: "zh-CN", findings: [], violations: [], faces: [], steps: [], known: {} };
(function (test) {
  "use strict";

  /** What kinds of findings there are, worst first. */
  test.STATES = {
    bad: ["必须修改", "has to be changed", "✕"], better: ["可以改进", "could be better", "△"],
    unknown: ["未能查明", "not known", "？"], note: ["说明", "note", "i"], good: ["正常", "good", "✓"]
  };
  test.GROUPS = [
    ["answer", "结论与算例", "Profile and worked case"], ["policy", "页面策略", "Policy of the page"],
    ["files", "服务器与文件", "Server and files"], ["kernel", "浏览器内核", "Browser kernel"],
    ["page", "页面中的其他脚本", "Other scripts in the page"], ["device", "字体与时钟", "Fonts and clock"]
  ];

  test.byId = function (id) { return document.getElementById(id); };
  test.text = function (zh, en) { return { zh: zh, en: en }; };
  test.say = function (text) { return test.lang === "en" ? text.en : text.zh; };
  test.t = function (zh, en) { return test.lang === "en" ? en : zh; };

  test.each = function (list, work) {
    for (var i = 0; i < list.length; i += 1) work(list[i], i);
  };

  /**
   * Notes what was found: `state` is one of STATES; `lines` are `[where, line]`, what to change and where; `detail` is
   * for the file only.
   */
  test.found = function (group, id, state, text, lines, detail) {
    var one = { group: group, id: id, state: state, messages: text, lines: [] };
    test.each(lines || [], function (pair) { one.lines[one.lines.length] = { at: pair[0], line: pair[1] }; });
    if (detail) one.detail = detail;
    test.findings[test.findings.length] = one;
  };

  /** A piece of the test: `work(done)`. They run one after another, so that a report belongs to what was just tried. */
  test.step = function (zh, en, work) { test.steps[test.steps.length] = { title: test.text(zh, en), work: work }; };

  test.count = function (state) {
    var count = 0;
    test.each(test.findings, function (one) { if (one.state === state) count += 1; });
    return count;
  };

  /** An element with attributes and children; nothing and empty texts are left out. */
  test.h = function (tag, attributes) {
    var out = document.createElement(tag);
    for (var name in attributes) {
      if (Object.prototype.hasOwnProperty.call(attributes, name)) out.setAttribute(name, attributes[name]);
    }
    for (var i = 2; i < arguments.length; i += 1) append(out, arguments[i]);
    return out;
  };

  function append(parent, child) {
    if (child === null || child === undefined || child === "") return;
    if (typeof child === "string") parent.appendChild(document.createTextNode(child));
    else if (child.nodeType) parent.appendChild(child);
    else test.each(child, function (one) { append(parent, one); });
  }

  test.fill = function (parent) {
    while (parent.firstChild) parent.removeChild(parent.firstChild);
    for (var i = 1; i < arguments.length; i += 1) append(parent, arguments[i]);
  };

  // --- Reports of the policy, and every copy of zhixin that comes ---------------------------------------------------

  document.addEventListener("securitypolicyviolation", function (event) {
    test.violations[test.violations.length] = {
      directive: event.effectiveDirective || event.violatedDirective, blocked: String(event.blockedURI),
      onlyReported: event.disposition === "report", policy: event.originalPolicy
    };
  });

  /** Tries something, waits for reports, and hands over those that came: `done(reports)`. */
  test.trying = function (work, done) {
    var before = test.violations.length;
    work(function () {
      setTimeout(function () { done(test.violations.slice(before)); }, 60);
    });
  };

  function keep(face) {
    if (face && face.version) test.faces[test.faces.length] = { face: face, version: String(face.version) };
  }
  try {
    var last = window.zhixin;
    keep(last);
    Object.defineProperty(window, "zhixin", {
      configurable: true, enumerable: true,
      get: function () { return last; },
      set: function (face) { last = face; keep(face); }
    });
  } catch (_) {
    // An engine that lets no property of the window be watched: the last copy is all that is known.
  }

  /** The tag of the package in this page, and what lies in its folder. */
  test.tag = function () {
    var tags = document.getElementsByTagName("script");
    for (var i = 0; i < tags.length; i += 1) {
      if (/(^|\/)zhixin(\.nowasm)?[^\/]*\.js([?#]|$)/.test(tags[i].src)) return tags[i];
    }
    return null;
  };
  test.beside = function (name) {
    var parts = /^([^?#]*\/)?[^\/?#]*(\?[^#]*)?/.exec(test.tag() ? test.tag().src : "");
    return (parts[1] || "") + name + (parts[2] || "");
  };

  // --- JSON in our own words: an old prototype.js spoils JSON.stringify ---------------------------------------------

  function quoted(text) {
    var out = "";
    for (var i = 0; i < text.length; i += 1) {
      var code = text.charCodeAt(i);
      if (code === 34 || code === 92) out += "\\" + text.charAt(i);
      else if (code < 32 || code === 0x2028 || code === 0x2029) out += "\\u" + ("000" + code.toString(16)).slice(-4);
      else out += text.charAt(i);
    }
    return '"' + out + '"';
  }

  test.json = function (value, indent) {
    var at = indent || "\n";
    var parts = [];
    if (value === null || value === undefined) return "null";
    if (typeof value === "string") return quoted(value);
    if (typeof value !== "object") return String(value);
    if (Object.prototype.toString.call(value) === "[object Array]") {
      test.each(value, function (one) { parts[parts.length] = test.json(one, at + "  "); });
      return parts.length === 0 ? "[]" : "[" + at + "  " + parts.join("," + at + "  ") + at + "]";
    }
    for (var name in value) {
      if (Object.prototype.hasOwnProperty.call(value, name) && typeof value[name] !== "function") {
        parts[parts.length] = quoted(name) + ": " + test.json(value[name], at + "  ");
      }
    }
    return parts.length === 0 ? "{}" : "{" + at + "  " + parts.join("," + at + "  ") + at + "}";
  };
})(window.zhixinSelfTest);
