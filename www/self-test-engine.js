// The package itself: which profile runs and why, two worked cases and the form, and whether it is there twice. ES5.
(function (test) {
  "use strict";

  var text = test.text;

  // Worked cases of the national pack, as they stand in the repository (a test compares them): a day before, a day after.
  var INPUT = {
    subject: { kind: "enterprise" }, facts: { publicCommitment: true, heavierPenaltyAgainOn: false },
    records: [{ id: "r1", act: "intentional_infringement", authority: "market_regulation", document: "serious_list_decision", determinedOn: "2026-01-10", dutiesPerformedOn: "2026-03-01", harmRemovedOn: "2026-03-01", restrictionEndsOn: false }]
  };
  test.CASES = [
    { id: "sl-early-last-day", input: INPUT, options: { jurisdiction: "CN", asOf: "2027-01-10" }, expect: { outcome: "not_yet", minEnd: "2027-01-10", earliestApplication: "2027-01-11", maxEnd: "2029-01-10" } },
    { id: "sl-early-next-day", input: INPUT, options: { jurisdiction: "CN", asOf: "2027-01-11" }, expect: { outcome: "eligible", minEnd: "2027-01-10", earliestApplication: "2027-01-11", maxEnd: "2029-01-10" } }
  ];

  function wrong(one, answer) {
    var record = answer.records[0];
    var faults = [];
    if (answer.outcome !== one.expect.outcome) faults[faults.length] = "outcome: " + answer.outcome + " ≠ " + one.expect.outcome;
    test.each(["minEnd", "earliestApplication", "maxEnd"], function (name) {
      if (record[name] !== one.expect[name]) faults[faults.length] = name + ": " + record[name] + " ≠ " + one.expect[name];
    });
    return faults;
  }

  test.step("启动与算例", "Start and worked cases", function (done) {
    if (!window.zhixin || !window.zhixin.load) {
      var tag = test.tag();
      test.found("answer", "start", "bad", text("zhixin.js 没有运行" + (tag ? "（" + tag.src + "）：地址不对、类型被拒绝、integrity 不符，或者策略不允许" : "：页面中没有它的 script 标签"),
        "zhixin.js did not run" + (tag ? " (" + tag.src + "): the address is wrong, the type was refused, the integrity does not fit, or the policy forbids it" : ": the page has no tag for it")), [test.lines.tag()]);
      return done();
    }
    var began = new Date().getTime();
    window.zhixin.load().then(function (face) {
      var took = new Date().getTime() - began;
      var faults = [];
      began = new Date().getTime();
      test.each(test.CASES, function (one) {
        test.each(wrong(one, face.checkRepair(one.input, one.options)), function (fault) { faults[faults.length] = one.id + " " + fault; });
      });
      var told = window.zhixin.diagnostics();
      var judged = new Date().getTime() - began;
      face.free();
      test.known.diagnostics = told;
      test.found("answer", "profile", "good", text(told.profile + "：" + told.why.zh + "（版本 " + told.version + "，启动 " + took + " 毫秒）", told.profile + ": " + told.why.en + " (version " + told.version + ", started in " + took + " ms)"), [], { profile: told.profile, startMs: took, casesMs: judged });
      if (faults.length === 0) test.found("answer", "cases", "good", text("两个算例的答案与预期一致（最早申请日 2027-01-11；前一日“未到时间”，当日“可以申请”）", "both worked cases come out as expected (first day 2027-01-11: the day before “not yet”, on the day “eligible”)"));
      else test.found("answer", "cases", "bad", text("算例与预期不符：" + faults.join("；"), "worked cases do not come out as expected: " + faults.join("; ")), test.lines.copy("zhixin.js"));
      done();
    })["catch"](function (thrown) {
      var said = thrown && thrown.messages ? thrown.messages : { zh: String(thrown), en: String(thrown) };
      test.found("answer", "start", "bad", text("未能启动：" + said.zh, "it did not start: " + said.en), test.lines.copy("zhixin.nowasm.js").concat(test.lines.both()));
      done();
    });
  });

  test.step("表单", "The form", function (done) {
    if (!window.zhixin || !test.known.diagnostics) return done();
    var name = test.tag().getAttribute("data-tag") || "zhixin-check";
    var form = document.createElement(name);
    var place = test.byId("try-form");
    form.setAttribute("task", "repair");
    form.setAttribute("lang", test.lang);
    place.appendChild(form);
    var tries = 0;
    (function wait() {
      var root = form.shadowRoot || form;
      var button = root.querySelector("button");
      if (!button && (tries += 1) < 100) return setTimeout(wait, 100);
      if (!button) {
        test.found("answer", "form", "bad", text("表单没有出现", "the form did not come"), [["HTML", "<" + name + ' task="repair"></' + name + ">"]]);
        return done();
      }
      // A button without its styles has no room around its words.
      setTimeout(function () {
        var look = window.getComputedStyle(button, null);
        var styled = parseFloat(look.minHeight) >= 30 || parseFloat(look.height) >= 38;
        test.found("answer", "form", styled ? "good" : "bad", styled ? text("表单已打开，样式齐全（见页末）", "the form is there with its styles (see the end of the page)") :
          text("表单已打开，但没有样式：zhixin.css 取不到", "the form is there without its styles: zhixin.css cannot be had"), styled ? [] : test.lines.copy("zhixin.css"));
        done();
      }, 400);
    })();
  });

  test.step("是否重复", "Is it there twice", function (done) {
    var versions = [];
    test.each(test.faces, function (one) { versions[versions.length] = one.version; });
    if (versions.length > 1) {
      test.found("page", "copies", "better", text("页面中有 " + versions.length + " 份知信（版本 " + versions.join("、") + "）：<zhixin-check> 属于先到的一份，window.zhixin 是后到的一份；只留一份，或者给后一份另取标签名",
        "there are " + versions.length + " copies of zhixin in the page (versions " + versions.join(", ") + "): <zhixin-check> is of the first, window.zhixin is the last; keep one, or give the later one another tag"),
      [test.lines.tag(' data-tag="my-check"'), test.lines.tag(' data-define="off"')], { versions: versions });
    } else if (versions.length === 1) {
      test.found("page", "copies", "good", text("页面中只有一份知信（版本 " + versions[0] + "）", "there is one copy of zhixin in the page (version " + versions[0] + ")"));
    }
    done();
  });
})(window.zhixinSelfTest);
