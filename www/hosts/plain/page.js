// The portal's page: it hands over what its own form knows, and makes a checklist of the answer.
// In syntax of ES5, for old kernels; nothing inline, for strict policies.
(function () {
  "use strict";

  var check = document.querySelector("zhixin-check");
  var at = function (id) { return document.getElementById(id); };
  var lang = "zh-CN";
  var onAnswer = false;

  // --- Handing over: one object, in the words of the package's types ------------------------------------------------

  at("intake").addEventListener("submit", function (event) {
    event.preventDefault();
    at("refused").hidden = true;
    at("list").hidden = true;
    check.input = {
      subject: { kind: "enterprise", uscc: at("uscc").value || null },
      records: [{
        document: at("document").value,
        authority: at("authority").value,
        act: at("act").value,
        determinedOn: at("determined").value || null,
        // `false` says that it did not happen; null, that nobody knows.
        dutiesPerformedOn: at("performed").value || false
      }]
    };
    // Judged at once: the answer names what is still to be asked. A wrong code or date is a rejection.
    check.evaluate().then(function () { at("check").scrollIntoView(); }, tell);
  });

  // --- Listening ----------------------------------------------------------------------------------------------------

  check.addEventListener("zhixin-result", function (event) {
    // Null: something that was filled in cannot be read; the form says what.
    show(event.detail);
  });
  check.addEventListener("zhixin-error", function (event) { tell(event.detail); });
  check.addEventListener("zhixin-step", function (event) { onAnswer = event.detail.screen === "answer"; });

  function tell(fault) {
    at("refused").textContent = fault.message;
    at("refused").hidden = false;
  }

  var TONES = { eligible: "good", not_needed: "good", not_yet: "wait", discretionary: "wait", undetermined: "wait", ineligible: "bad" };

  function show(answer) {
    at("list").hidden = !answer || answer.records.length === 0;
    if (at("list").hidden) return;
    var record = answer.records[0];
    at("outcome").textContent = record.summary;
    at("outcome").className = "outcome " + (TONES[record.outcome] || "");
    at("earliest").textContent = record.earliestApplication || say("尚不能确定", "not known yet");
    at("channel").textContent = record.channel.map(function (one) { return one.label; }).join(say("、", ", ")) || say("尚不能确定", "not known yet");
    at("materials").textContent = "";
    record.materials.forEach(function (material) {
      var line = document.createElement("li");
      var label = document.createElement("label");
      var box = document.createElement("input");
      box.type = "checkbox";
      box.addEventListener("change", count);
      label.appendChild(box);
      label.appendChild(document.createTextNode(material.label));
      line.appendChild(label);
      at("materials").appendChild(line);
    });
    count();
  }

  function count() {
    var boxes = [].slice.call(at("materials").querySelectorAll("input"));
    var have = boxes.filter(function (box) { return box.checked; }).length;
    at("ready").textContent = boxes.length === 0 ? say("答完余下的问题，这里列出材料。", "The materials are listed here once the rest is answered.")
      : say("已备齐 " + have + " / " + boxes.length + " 项", have + " of " + boxes.length + " ready");
  }

  at("print").addEventListener("click", function () { check.print(); });

  // --- The portal's switches ----------------------------------------------------------------------------------------

  function say(zh, en) { return lang === "en" ? en : zh; }

  at("language").addEventListener("click", function () {
    lang = lang === "en" ? "zh-CN" : "en";
    document.documentElement.lang = lang;
    this.lang = lang === "en" ? "zh-CN" : "en";
    this.textContent = lang === "en" ? "中文" : "English";
    [].forEach.call(document.querySelectorAll("[data-zh]"), function (one) {
      one.textContent = one.getAttribute(lang === "en" ? "data-en" : "data-zh");
    });
    check.setAttribute("lang", lang);
    // The list was made of an answer in the other language: ask anew, and give the focus back.
    if (onAnswer) check.evaluate().then(function () { at("language").focus(); });
    else at("list").hidden = true;
  });

  at("elder").addEventListener("click", function () {
    var on = this.getAttribute("aria-pressed") !== "true";
    this.setAttribute("aria-pressed", String(on));
    document.documentElement.classList.toggle("elder", on);
    if (on) check.setAttribute("ui-style", "elder");
    else check.removeAttribute("ui-style");
  });
})();
