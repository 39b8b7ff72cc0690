// The framed page: the address says what is asked, and what is done with the answer stays here.
(function () {
  "use strict";

  var check = document.querySelector("zhixin-check");
  // What the page around may say, and nothing else: `#task=repair&jurisdiction=CN-ZJ&lang=en&ui-style=elder`.
  var TAKEN = {
    task: /^(repair|tier|commitment|benefits)$/,
    jurisdiction: /^CN(-[A-Z]{2}(-\d{4,6})?)?$/,
    lang: /^(zh-CN|en)$/,
    "ui-style": /^elder$/
  };

  function follow() {
    var words = {};
    window.location.hash.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("=");
      if (at > 0) words[part.slice(0, at)] = part.slice(at + 1);
    });
    Object.keys(TAKEN).forEach(function (name) {
      var value = words[name];
      if (value === undefined || !TAKEN[name].test(value)) {
        if (name === "ui-style") check.removeAttribute(name);
        return;
      }
      if (check.getAttribute(name) !== value) check.setAttribute(name, value);
    });
    var lang = check.getAttribute("lang");
    document.documentElement.lang = lang;
    document.getElementById("print").textContent = lang === "en" ? "Print the result" : "打印结论";
  }

  window.addEventListener("hashchange", follow);
  follow();

  check.addEventListener("zhixin-result", function (event) {
    document.getElementById("done").hidden = !event.detail;
  });
  document.getElementById("print").addEventListener("click", function () { check.print(); });
})();
