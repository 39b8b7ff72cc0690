// What a visitor does, in the page itself and in syntax that every kernel reads. Fields are found as people find
// them: by their words. In the page as `visitor`.

var visitor = {
  errors: [],

  form: function () {
    return document.querySelector("zhixin-check");
  },

  root: function () {
    return visitor.form().shadowRoot || visitor.form();
  },

  words: function (element) {
    return (element.textContent || "").replace(/\s+/g, " ");
  },

  all: function (within, what) {
    return Array.prototype.slice.call(within.querySelectorAll(what));
  },

  named: function (within, what, words) {
    var found = visitor.all(within, what).filter(function (one) {
      return visitor.words(one).indexOf(words) >= 0;
    })[0];
    if (!found) throw new Error(what + " with the words " + words + " is not there");
    return found;
  },

  tell: function (element, name) {
    var event = document.createEvent("Event");
    event.initEvent(name, true, false);
    element.dispatchEvent(event);
  },

  fill: function (words, value) {
    var label = visitor.named(visitor.root(), "label", words);
    var field = visitor.root().querySelector('[id="' + label.getAttribute("for") + '"]');
    field.focus();
    field.value = value;
    visitor.tell(field, "input");
    visitor.tell(field, "change");
  },

  check: function (group, words) {
    var fieldset = visitor.all(visitor.root(), "fieldset").filter(function (one) {
      var legend = one.querySelector("legend");
      return legend && visitor.words(legend).indexOf(group) >= 0;
    })[0];
    if (!fieldset) throw new Error("the group " + group + " is not there");
    var label = visitor.all(fieldset, "label").filter(function (one) {
      return visitor.words(one).replace(/ /g, "") === words;
    })[0];
    if (!label) throw new Error(words + " is not in the group " + group);
    visitor.root().querySelector('[id="' + label.getAttribute("for") + '"]').click();
  },

  press: function (words) {
    visitor.named(visitor.root(), "button", words).click();
  },

  ready: function () {
    var form = visitor.form();
    var root = form && (form.shadowRoot || form);
    return !!root && visitor.all(root, "button").length > 0;
  },

  /** The main job of the page, from the first field to the answer. */
  work: function () {
    document.addEventListener("zhixin-change", function (event) {
      visitor.asked = event.detail;
    });
    visitor.fill("统一社会信用代码", "91330000733796106P");
    visitor.fill("评估日期", "2026-11-22");
    visitor.fill("文书类型", "penalty_decision");
    visitor.fill("作出认定的单位", "market_regulation");
    visitor.fill("失信行为", "infringement");
    visitor.fill("作出认定的日期", "2026-05-08");
    visitor.check("认定单位写明的失信程度", "一般");
    visitor.check("决定规定的义务是否履行完毕", "已全部履行");
    visitor.fill("履行完毕的日期", "2026-06-01");
    visitor.check("是否已公开作出信用承诺", "是");
    visitor.press("查看结论");
  },

  /** What the visitor reads, and what the page's program gets, as text. */
  read: function () {
    var result = visitor.root().querySelector("[part~=result]");
    return JSON.stringify({
      text: result ? visitor.words(result) : "",
      result: visitor.form().result,
      asked: visitor.asked,
      colour: window.getComputedStyle(visitor.named(visitor.root(), "button", "查看结论")).backgroundColor,
      diagnostics: window.zhixin.diagnostics(),
      errors: visitor.errors,
    });
  },
};

window.addEventListener("error", function (event) {
  visitor.errors.push(String(event.message || (event.target && (event.target.src || event.target.href))));
}, true);
document.addEventListener("securitypolicyviolation", function (event) {
  visitor.errors.push("policy: " + event.violatedDirective + " " + event.blockedURI);
});
