// A page of jQuery 1.12: a form is mounted for the row that was chosen, and its answer goes back into the row.
// No custom element: `zhixin.mount` puts the form into a plain element, in IE mode too.
jQuery(function ($) {
  "use strict";

  var lang = "zh-CN";
  var elder = false;
  var $row = null;
  var form = null;

  var WORDS = {
    eligible: ["可以申请", "can be applied for"],
    not_yet: ["时间未到", "not yet"],
    discretionary: ["由机关决定", "the authority decides"],
    ineligible: ["不能修复", "cannot be repaired"],
    undetermined: ["尚不能判断", "cannot be told yet"],
    not_needed: ["无需修复", "not needed"],
    not_applicable: ["不适用", "not applicable"]
  };

  function say(pair) { return pair[lang === "en" ? 1 : 0]; }

  function open($chosen) {
    close();
    $row = $chosen;
    $row.addClass("chosen").find(".assess").attr("aria-expanded", "true");
    $("#sheet-title").text($row.find("th").text());
    $("#sheet").prop("hidden", false);
    try {
      form = zhixin.mount($("#form")[0], {
        task: "repair",
        jurisdiction: "CN-ZJ",
        lang: lang,
        uiStyle: elder ? "elder" : undefined,
        input: {
          subject: { kind: "enterprise", uscc: "91330000733796106P" },
          // jQuery reads JSON out of a data attribute by itself.
          records: [$row.data("record")]
        }
      });
    } catch (fault) {
      // What is no JSON is refused at once; what is no record, when it is judged.
      return tell(fault);
    }
    // jQuery wraps events: what the component says is in the original one.
    $(form).on("zhixin-result", function (event) { fill(event.originalEvent.detail); });
    form.evaluate().then(null, tell);
    $(window).scrollTop($("#sheet").offset().top);
  }

  function tell(fault) { $("#form").text(fault.message); }

  function fill(answer) {
    var record = answer && answer.records[0];
    var state = record ? record.outcome : "undetermined";
    $row.data("outcome", state);
    $row.find(".state").attr("class", "state " + state).text(say(WORDS[state])).removeAttr("data-zh data-en");
    $row.find(".day").text((record && record.earliestApplication) || "—");
  }

  function close() {
    if (!$row) return;
    if (form) {
      // The form's memory goes back too; jQuery's own listeners go with it.
      $(form).off();
      form.unmount();
      form = null;
    }
    $("#form").text("");
    $row.removeClass("chosen").find(".assess").attr("aria-expanded", "false");
    $("#sheet").prop("hidden", true);
  }

  $("#records").on("click", ".assess", function () { open($(this).closest("tr")); });
  $("#close").on("click", function () {
    var $button = $row.find(".assess");
    close();
    $button.focus();
  });

  $("#language").on("click", function () {
    lang = lang === "en" ? "zh-CN" : "en";
    $("html").attr("lang", lang);
    $(this).attr("lang", lang === "en" ? "zh-CN" : "en").text(lang === "en" ? "中文" : "English");
    $("[data-zh]").each(function () { $(this).text($(this).attr(lang === "en" ? "data-en" : "data-zh")); });
    $("#records tr").each(function () {
      var state = $(this).data("outcome");
      if (state) $(this).find(".state").text(say(WORDS[state]));
    });
    if (form) {
      $("#sheet-title").text($row.find("th").text());
      form.setAttribute("lang", lang);
    }
  });

  $("#elder").on("click", function () {
    elder = !elder;
    $(this).attr("aria-pressed", String(elder));
    $("html").toggleClass("elder", elder);
    if (form && elder) form.setAttribute("ui-style", "elder");
    if (form && !elder) form.removeAttribute("ui-style");
  });
});
