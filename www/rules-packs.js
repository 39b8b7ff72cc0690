// The documents, the packs, what is missing, the worked cases; and what is said of a pack that a visitor brings. ES5.
(function (rules) {
  "use strict";

  var h = rules.h;
  var t = rules.t;
  var say = rules.say;
  var find = rules.find;

  rules.sourcesTable = function (packs, asOf) {
    var heads = [t("文件", "Document"), t("文号", "Number"), t("发布机关", "Issuer"), t("施行", "In force"), t("所选日期", "On the chosen day")];
    var rows = [];
    packs.forEach(function (pack) {
      pack.sources.forEach(function (source) {
        var title = source.url ? rules.link(source.url, say(source.title)) : say(source.title);
        var state = rules.against(source.from, source.to, asOf);
        rows.push([[title, source.note ? h("span", { class: "note" }, say(source.note)) : null],
          source.number ? rules.name(source.number) : t("未见", "not seen"), say(source.issuer),
          [rules.validity(source.from, source.to), source.issued ? h("span", { class: "note" }, t("发布 ", "issued ") + source.issued) : null],
          state === 0 ? (source.from ? t("施行中", "in force") : t("施行日期未见", "first day not seen")) : state < 0 ? t("尚未施行", "not yet in force") : t("已失效", "ended")]);
      });
    });
    return rules.table("documents", heads, rows);
  };

  /** What is missing, of the packs and of their schemes. */
  rules.gapList = function (gaps, schemes) {
    if (gaps.length === 0) return h("p", {}, t("没有登记的缺口。", "No gap is recorded."));
    return h("ol", { class: "gaps" }, gaps.map(function (gap) {
      var scheme = gap.scheme && find(schemes, function (one) { return one.id === gap.scheme; });
      var of = scheme ? say(scheme.title) : gap.scheme || rules.packTitle(gap.pack);
      return h("li", {}, h("p", {}, say(gap.what), " ", h("span", { class: "quiet" }, t("（", "(") + of + t("）", ")"))),
        h("p", { class: "supply" }, h("b", {}, t("由机关补充：", "To supply: ")), say(gap.supply)));
    }));
  };

  /** The worked cases that came with the packs, run. */
  rules.caseTable = function (cases) {
    var failed = cases.filter(function (one) { return !one.ok; }).length;
    var heads = [t("算例", "Case"), t("编号", "Id"), t("日期", "Day"), t("结果", "Result")];
    return [h("p", {}, t("共 " + cases.length + " 个，未通过 " + failed + " 个。", cases.length + " cases, " + failed + " failed.")),
      h("details", { class: "more", open: failed > 0 ? "" : null }, h("summary", {}, t("逐个列出", "List them")), rules.table("case-table", heads, cases.map(function (one) {
        return [one.title ? say(one.title) : one.id, h("code", {}, one.id), one.asOf || "",
          h("span", { class: one.ok ? "badge" : "badge badge-bad" }, one.ok ? t("通过", "passed") : t("未通过", "failed"))];
      })))];
  };

  /** A pack; `mine` where the visitor brought it, `doing` what can be done about it. */
  rules.packView = function (pack, mine, doing) {
    var pairs = [
      [t("编号", "Id"), h("code", {}, pack.id)], [t("地区", "Place"), rules.placeName(pack.jurisdiction)],
      [t("版本", "Edition"), pack.edition], [t("来源核对日期", "Sources read on"), pack.readOn],
      ["SHA-256", h("code", { class: "digest" }, pack.sha256)], ["SM3", h("code", { class: "digest" }, pack.sm3)]
    ];
    if (mine) pairs.push([t("算例", "Worked cases"), t(mine.cases + " 个", String(mine.cases))]);
    var button = h("button", { type: "button", class: "plain-button" }, mine ? t("移除这个规则包", "Remove this pack") : t("取来它的算例并运行", "Get its worked cases and run them"));
    button.addEventListener("click", function () { (mine ? doing.remove : doing.fetch)(pack.id); });
    return h("article", { class: "pack", "data-pack": pack.id },
      h("h3", {}, say(pack.title), mine ? [" ", h("span", { class: "badge badge-care" }, mine.fetched ? t("连同算例载入", "loaded with its cases") : t("由您载入", "loaded by you"))] : null),
      h("dl", { class: "facts" }, pairs.map(function (pair) { return h("div", {}, h("dt", {}, pair[0]), h("dd", {}, pair[1])); })),
      button);
  };

  function finding(found) {
    var stops = found.severity === "error";
    return h("li", {},
      h("p", {}, h("span", { class: stops ? "badge badge-bad" : "badge badge-care" }, stops ? t("错误，不能载入", "Error: stops the pack") : t("提醒", "Warning")), " ", rules.capital(say(found.messages))),
      h("p", { class: "quiet" }, t("位置 ", "At "), h("code", { class: "pointer" }, found.path || "/"), t("，代码 ", ", code "), h("code", {}, found.code)),
      say(found.hints) ? h("p", { class: "hint" }, h("b", {}, t("怎样改：", "What to do: ")), say(found.hints)) : null);
  }

  function caseResult(found, titles) {
    var title = titles[found.id];
    return h("li", {}, h("span", { class: found.ok ? "badge" : "badge badge-bad" }, found.ok ? t("通过", "passed") : t("未通过", "failed")), " ",
      title ? say(title) + " " : null, h("code", {}, found.id),
      found.ok ? null : h("ul", {}, found.differences.map(function (place) {
        return h("li", {}, h("code", {}, place.path || "/"), t("：应为 ", ": expected "), h("code", {}, JSON.stringify(place.expected)), t("，实为 ", ", found "), h("code", {}, JSON.stringify(place.found)));
      })));
  }

  /** What was said of one file: { name, answer, loaded, error, titles }. */
  rules.reportView = function (one) {
    var answer = one.answer || { diagnostics: [], cases: [] };
    var errors = answer.diagnostics.filter(function (found) { return found.severity === "error"; }).length;
    var warnings = answer.diagnostics.length - errors;
    var failed = answer.cases.filter(function (found) { return !found.ok; }).length;
    var tally = t("错误 " + errors + " 处，提醒 " + warnings + " 处；算例 " + answer.cases.length + " 个，未通过 " + failed + " 个。",
      errors + (errors === 1 ? " error, " : " errors, ") + warnings + (warnings === 1 ? " warning; " : " warnings; ") + answer.cases.length + " cases, " + failed + " failed.");
    return h("article", { class: one.loaded ? "outcome outcome-good" : "outcome outcome-bad" },
      h("h3", {}, h("span", { class: "outcome-state" }, one.loaded ? t("已载入", "Loaded") : t("没有载入", "Not loaded")), " ", one.name),
      one.error ? h("p", {}, say(one.error)) : h("p", {}, tally),
      answer.diagnostics.length > 0 ? h("ol", { class: "found" }, answer.diagnostics.map(finding)) : null,
      answer.cases.length > 0 ? h("details", { class: "more", open: failed > 0 ? "" : null }, h("summary", {}, t("算例结果", "Cases")),
        h("ul", { class: "cases" }, answer.cases.map(function (found) { return caseResult(found, one.titles); }))) : null);
  };

  /** What only the printed sheet has: the identity of what was reviewed, and where to sign. */
  rules.reviewSheet = function (head, foot, packs, about) {
    rules.fill(head, h("h1", {}, t("规则审核表", "Review sheet")),
      h("p", {}, t("地区：", "Place: ") + about.place + t("；事项：", "; task: ") + about.task + t("；日期：", "; day: ") + about.asOf + (about.other ? t("；比较日期：", "; compared with: ") + about.other : "")),
      h("p", {}, t("规则 " + about.count + " 套。请逐条与所引条款核对，在每套规则末尾写明结论。", about.count + " sets of rules. Please hold each against the articles cited and state the result at its end.")),
      h("ul", {}, packs.map(function (pack) { return h("li", {}, say(pack.title) + t("，版本 ", ", edition ") + pack.edition + t("，", ", ") + "SHA-256 " + pack.sha256 + t("，", ", ") + "SM3 " + pack.sm3); })));
    rules.fill(foot, h("h2", {}, t("审核意见", "Review")),
      h("p", {}, t("□ 与文本一致　　□ 修改后一致　　□ 不一致", "□ as the texts say    □ after changes    □ not as the texts say")),
      h("p", { class: "sign-space" }, t("意见：", "Remarks:")),
      h("div", { class: "sign-row" }, [t("审核人（签名）：", "Reviewer (signature):"), t("单位：", "Office:"), t("日期：", "Date:")].map(function (label) { return h("p", { class: "sign-line" }, label); })));
  };
})(window.zhixinRules);
