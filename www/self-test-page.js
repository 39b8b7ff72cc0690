// The self-test's page: runs the steps one after another, shows what was found, copies and saves it. ES5.
(function (test) {
  "use strict";

  var byId = test.byId;
  var h = test.h;
  var t = test.t;
  var at = 0;
  var over = false;
  var began = new Date().toISOString();

  // --- Running -------------------------------------------------------------------------------------------------------

  function next() {
    if (at >= test.steps.length) return end();
    var step = test.steps[at];
    var left = false;
    at += 1;
    tell();
    function go() {
      if (left) return;
      left = true;
      clearTimeout(patience);
      setTimeout(next, 0);
    }
    // A step that hangs is told and left.
    var patience = setTimeout(function () {
      test.found("answer", "hung " + step.title.en, "unknown", test.text("“" + step.title.zh + "”一项没有完成", "the step “" + step.title.en + "” did not end"));
      go();
    }, 90000);
    try {
      step.work(go);
    } catch (thrown) {
      test.found("answer", "failed " + step.title.en, "unknown", test.text("“" + step.title.zh + "”一项出错：" + thrown, "the step “" + step.title.en + "” failed: " + thrown));
      go();
    }
  }

  function end() {
    over = true;
    window.zhixinSelfTestDone = true;
    show();
  }

  function tell() {
    var step = test.steps[Math.min(at, test.steps.length) - 1];
    test.fill(byId("told"), over ? summary() : t("正在检查（" + at + " / " + test.steps.length + "）：", "Checking (" + at + " of " + test.steps.length + "): ") + (step ? test.say(step.title) : ""));
  }

  function summary() {
    var bad = test.count("bad");
    var better = test.count("better");
    if (bad + better === 0) return t("全部正常：没有必须修改的，也没有可以改进的。", "All is well: nothing has to be changed, nothing could be better.");
    return t("必须修改 " + bad + " 项，可以改进 " + better + " 项，正常 " + test.count("good") + " 项。", bad + " to be changed, " + better + " that could be better, " + test.count("good") + " good.");
  }

  // --- Showing -------------------------------------------------------------------------------------------------------

  function one(finding) {
    var state = test.STATES[finding.state];
    return h("li", { "class": "finding finding-" + finding.state, "data-id": finding.id },
      h("p", { "class": "finding-words" }, h("b", { "class": "state" }, h("span", { "aria-hidden": "true" }, state[2] + " "), t(state[0], state[1])), " ", test.say(finding.messages)),
      finding.lines.length === 0 ? null : h("dl", { "class": "lines" }, map(finding.lines, function (line) {
        return h("div", {}, h("dt", {}, line.at === "copy" ? t("复制文件", "Copy the file") : line.at), h("dd", {}, h("code", {}, line.line)));
      })));
  }

  function map(list, work) {
    var out = [];
    test.each(list, function (item) { out[out.length] = work(item); });
    return out;
  }

  function of(list, state) {
    var out = [];
    test.each(list, function (finding) { if (finding.state === state) out[out.length] = finding; });
    return out;
  }

  function show() {
    tell();
    byId("told").className = "told" + (over ? test.count("bad") > 0 ? " told-bad" : test.count("better") > 0 ? " told-better" : " told-good" : "");
    byId("actions").hidden = !over;
    byId("try").hidden = !over || !byId("try-form").firstChild;
    test.fill(byId("report"), map(test.GROUPS, function (group) {
      var list = [];
      test.each(test.findings, function (finding) { if (finding.group === group[0]) list[list.length] = finding; });
      if (list.length === 0) return null;
      var sorted = of(list, "bad").concat(of(list, "better"), of(list, "unknown"), of(list, "note"), of(list, "good"));
      return h("section", { "class": "sheet", "aria-labelledby": "group-" + group[0] }, h("h2", { id: "group-" + group[0] }, t(group[1], group[2])), h("ul", { "class": "findings" }, map(sorted, one)));
    }));
  }

  function words() {
    var parts = document.querySelectorAll("[data-lang]");
    for (var i = 0; i < parts.length; i += 1) parts[i].hidden = parts[i].getAttribute("data-lang") !== test.lang;
    document.documentElement.lang = test.lang;
    document.getElementsByTagName("main")[0].lang = test.lang;
    document.title = t("部署自检 - 知信 · 知识产权信用自评", "Self-test of a portal - zhixin");
    byId("title").textContent = t("部署自检", "Self-test of a portal");
    byId("lead").textContent = t("本页在门户的服务器上检查：策略、文件、内核、字体和时钟是否适合知信，并给出应改的那一行。只请求旁边的文件，不向别处发送任何内容。",
      "This page checks on the portal itself whether policy, files, kernel, fonts and clock suit zhixin, and names the line to change. It asks for the files beside it only and sends nothing anywhere.");
    byId("copy").textContent = t("复制为文字", "Copy as text");
    byId("save").textContent = t("保存为 JSON", "Save as JSON");
    byId("again").textContent = t("重新检查", "Check again");
    byId("plain-label").textContent = t("报告文字（可全选复制）", "The report as text (select all and copy)");
    byId("try-title").textContent = t("在本页试用", "Try it here");
    byId("language").textContent = t("English", "中文");
    byId("language").lang = t("en", "zh-CN");
    var form = byId("try-form").firstChild;
    if (form) form.setAttribute("lang", test.lang);
    show();
  }

  // --- As text and as a file -----------------------------------------------------------------------------------------

  /** The report as JSON-safe values; the address without what may be private in it. */
  test.report = function () {
    return {
      tool: "zhixin self-test", began: began, page: location.href.split(/[?#]/)[0], userAgent: navigator.userAgent,
      counts: { bad: test.count("bad"), better: test.count("better"), unknown: test.count("unknown"), note: test.count("note"), good: test.count("good") },
      findings: test.findings, violations: test.violations, diagnostics: test.known.diagnostics || null
    };
  };

  test.asText = function () {
    var out = [t("知信部署自检", "Self-test of zhixin"), location.href.split(/[?#]/)[0], began, navigator.userAgent, summary(), ""];
    test.each(test.GROUPS, function (group) {
      var first = true;
      test.each(test.findings, function (finding) {
        if (finding.group !== group[0]) return;
        if (first) out[out.length] = "## " + t(group[1], group[2]);
        first = false;
        out[out.length] = "- [" + t(test.STATES[finding.state][0], test.STATES[finding.state][1]) + "] " + test.say(finding.messages);
        test.each(finding.lines, function (line) { out[out.length] = "    " + line.at + ": " + line.line; });
      });
      if (!first) out[out.length] = "";
    });
    return out.join("\n");
  };

  function plain(content) {
    byId("plain-box").hidden = false;
    byId("plain").value = content;
    byId("plain").focus();
    byId("plain").select();
  }

  byId("copy").onclick = function () {
    var content = test.asText();
    function said() { byId("said").textContent = t("已复制。", "Copied."); }
    function byHand() {
      plain(content);
      var copied = false;
      try { copied = document.execCommand("copy"); } catch (_) { copied = false; }
      byId("said").textContent = copied ? t("已复制。", "Copied.") : t("请从下面的框中复制。", "Please copy it from the field below.");
    }
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(content).then(said, byHand);
    else byHand();
  };

  byId("save").onclick = function () {
    var content = test.json(test.report()) + "\n";
    var link = document.createElement("a");
    try {
      if (!("download" in link)) throw new Error("no download");
      var address = URL.createObjectURL(new Blob([content], { type: "application/json;charset=utf-8" }));
      link.href = address;
      link.download = "zhixin-self-test.json";
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
      byId("said").textContent = t("已保存。", "Saved.");
    } catch (_) {
      plain(content);
    }
  };

  byId("again").onclick = function () { location.reload(); };
  byId("language").onclick = function () {
    test.lang = test.lang === "en" ? "zh-CN" : "en";
    words();
  };
  byId("elder").onclick = function () {
    var on = byId("elder").getAttribute("aria-pressed") !== "true";
    byId("elder").setAttribute("aria-pressed", String(on));
    document.documentElement.className = on ? "elder" : "";
    var form = byId("try-form").firstChild;
    if (form) form.setAttribute("ui-style", on ? "elder" : "normal");
  };

  if (/[#&]lang=en\b/.test(location.hash)) test.lang = "en";
  words();
  // After everything the page brings has run.
  if (document.readyState === "complete") next();
  else window.addEventListener("load", next);
})(window.zhixinSelfTest);
