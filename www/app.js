// The page around the form: the task, the language, large print, and a word when the form cannot start.
// Written for old kernels too (ES5), and for a strict content security policy (no inline script or style).
(function () {
  "use strict";

  var widget = document.getElementById("widget");
  var language = document.getElementById("language");
  var elder = document.getElementById("elder");
  var failed = document.getElementById("failed");
  var TASKS = ["repair", "tier", "commitment", "benefits"];
  var titles = {
    "zh-CN": ["信用修复自评", "分级分类自评", "信用承诺自评", "惠益事项自评"],
    en: ["Self-assessment of credit repair", "Self-assessment of a grade", "Self-assessment of a credit commitment", "Self-assessment of benefits"]
  };
  var suffix = { "zh-CN": " - 知信 · 知识产权信用自评", en: " - zhixin" };
  var failures = {
    "zh-CN": "自评表没有能够打开。请刷新本页，或者换用较新的浏览器。",
    en: "The form could not be opened. Please reload this page or use a newer browser."
  };
  // What a portal may say in the address, beside the task:
  // `#task=tier&jurisdiction=CN-BJ&scheme=…&as-of=…&lang=en&ui-style=elder&mode=sheet`; `mode=sheet` shows all on one page.
  var PASSED = ["jurisdiction", "scheme", "as-of", "mode"];
  var lang = "zh-CN";
  var task = "repair";

  function show() {
    var parts = document.querySelectorAll("[data-lang]");
    for (var i = 0; i < parts.length; i += 1) {
      var of = parts[i].getAttribute("data-task");
      parts[i].hidden = parts[i].getAttribute("data-lang") !== lang || (of !== null && of !== task);
    }
    var links = document.querySelectorAll("[data-choose]");
    for (var j = 0; j < links.length; j += 1) {
      if (links[j].getAttribute("data-choose") === task) {
        links[j].setAttribute("aria-current", "true");
      } else {
        links[j].removeAttribute("aria-current");
      }
    }
    document.documentElement.lang = lang;
    document.title = titles[lang][TASKS.indexOf(task)] + suffix[lang];
    document.getElementById("tasks").setAttribute("aria-label", lang === "en" ? "Choose a question" : "选择事项");
    language.textContent = lang === "en" ? "中文" : "English";
    language.lang = lang === "en" ? "zh-CN" : "en";
    change("task", task);
    change("lang", lang);
    failed.textContent = failures[lang];
  }

  function change(name, value) {
    if (widget.getAttribute(name) !== value) {
      widget.setAttribute(name, value);
    }
  }

  // The words of the address, as far as they are known; everything else in it is left alone.
  function address() {
    var words = {};
    var parts = window.location.hash.replace(/^#/, "").split("&");
    for (var i = 0; i < parts.length; i += 1) {
      var at = parts[i].indexOf("=");
      if (at > 0) {
        try {
          words[parts[i].slice(0, at)] = decodeURIComponent(parts[i].slice(at + 1));
        } catch (_) {
          // Not an address that this page wrote.
        }
      }
    }
    return words;
  }

  function follow() {
    var words = address();
    if (words.task !== undefined) {
      task = TASKS.indexOf(words.task) < 0 ? "repair" : words.task;
      // A scheme belongs to its task.
      if (words.scheme === undefined) {
        widget.removeAttribute("scheme");
      }
    }
    if (words.lang === "en" || words.lang === "zh-CN") {
      lang = words.lang;
    }
    for (var i = 0; i < PASSED.length; i += 1) {
      if (words[PASSED[i]] !== undefined) {
        change(PASSED[i], words[PASSED[i]]);
      }
    }
    if (words["ui-style"] === "elder") {
      large(true);
    }
    show();
  }

  function large(on) {
    elder.setAttribute("aria-pressed", String(on));
    document.documentElement.classList.toggle("elder", on);
    if (on) {
      widget.setAttribute("ui-style", "elder");
    } else {
      widget.removeAttribute("ui-style");
    }
  }

  language.addEventListener("click", function () {
    lang = lang === "en" ? "zh-CN" : "en";
    show();
  });

  elder.addEventListener("click", function () {
    large(elder.getAttribute("aria-pressed") !== "true");
  });

  window.addEventListener("hashchange", follow);

  // Once the visitor is under way the introduction makes room for the question; a loaded draft may be about another task.
  widget.addEventListener("zhixin-step", function (event) {
    var step = event.detail;
    document.documentElement.classList.toggle("under-way", step.mode === "steps" && step.screen !== "subject");
    if (TASKS.indexOf(step.task) >= 0 && step.task !== task) {
      task = step.task;
      show();
    }
  });

  // The script defines window.zhixin; without it there is no form, and the page says so.
  failed.hidden = typeof window.zhixin !== "undefined";
  follow();
})();
