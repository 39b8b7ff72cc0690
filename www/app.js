// The page around the form: language, large print, and a word when the form cannot start.
// Written for old kernels too (ES5), and for a strict content security policy (no inline script or style).
(function () {
  "use strict";

  var widget = document.getElementById("widget");
  var language = document.getElementById("language");
  var elder = document.getElementById("elder");
  var failed = document.getElementById("failed");
  var titles = {
    "zh-CN": "信用修复自评 - 知信 · 知识产权信用自评",
    en: "Self-assessment of credit repair - zhixin"
  };
  var failures = {
    "zh-CN": "自评表没有能够打开。请刷新本页，或者换用较新的浏览器。",
    en: "The form could not be opened. Please reload this page or use a newer browser."
  };
  var lang = "zh-CN";

  function show() {
    var parts = document.querySelectorAll("[data-lang]");
    for (var i = 0; i < parts.length; i += 1) {
      parts[i].hidden = parts[i].getAttribute("data-lang") !== lang;
    }
    document.documentElement.lang = lang;
    document.title = titles[lang];
    language.textContent = lang === "en" ? "中文" : "English";
    language.lang = lang === "en" ? "zh-CN" : "en";
    widget.setAttribute("lang", lang);
    failed.textContent = failures[lang];
  }

  language.addEventListener("click", function () {
    lang = lang === "en" ? "zh-CN" : "en";
    show();
  });

  elder.addEventListener("click", function () {
    var on = elder.getAttribute("aria-pressed") !== "true";
    elder.setAttribute("aria-pressed", String(on));
    document.documentElement.classList.toggle("elder", on);
    if (on) {
      widget.setAttribute("ui-style", "elder");
    } else {
      widget.removeAttribute("ui-style");
    }
  });

  // The script defines window.zhixin; without it there is no form, and the page says so.
  failed.hidden = typeof window.zhixin !== "undefined";
  show();
})();
