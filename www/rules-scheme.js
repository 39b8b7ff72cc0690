// How a scheme, its groups and its parts are shown: the same for every task. ES5.
(function (rules) {
  "use strict";

  var h = rules.h;
  var t = rules.t;
  var say = rules.say;
  var capital = rules.capital;

  function badge(standing) {
    return h("span", { class: standing === "text" ? "badge" : "badge badge-care" }, rules.pick(rules.STANDINGS[standing]));
  }

  rules.article = function (cite) {
    if (!cite.article) return t("条款号未见", "article number not seen");
    return /^\d+$/.test(cite.article) ? t("第 " + cite.article + " 条", "article " + cite.article) : cite.article;
  };

  rules.documentName = function (cite) {
    var title = say(cite.document);
    return rules.lang === "en" ? title : "《" + title.replace(/^《|》$/g, "") + "》";
  };

  rules.cites = function (list) {
    if (!list || list.length === 0) return null;
    return h("ul", { class: "cites" }, list.map(function (cite) {
      var title = rules.name(rules.documentName(cite));
      var comma = t("，", ", ");
      return h("li", {}, cite.url ? rules.link(cite.url, title) : title, cite.number ? [comma, rules.name(cite.number)] : null, comma,
        rules.name(rules.article(cite)), " ", badge(cite.standing), cite.note ? h("span", { class: "note" }, say(cite.note)) : null);
    }));
  };

  /** A condition: a sentence when it is short, else a list of its parts. */
  rules.words = function (condition) {
    if (!condition.parts) return h("span", {}, capital(say(condition.sentence)));
    return h("div", { class: "tree" }, h("span", {}, capital(say(condition.lead)) + t("：", ":")), h("ul", {}, condition.parts.map(function (part) {
      return h("li", {}, rules.words(part));
    })));
  };

  rules.line = function (label, content) {
    return content ? h("div", { class: "line" }, h("span", { class: "line-label" }, label), h("div", { class: "line-body" }, content)) : null;
  };

  function lines(says) {
    return (says || []).map(function (one) { return rules.line(capital(say(one.label)), capital(say(one.words))); });
  }

  /** How many cases touch something; all their names on demand. */
  function covered(cases) {
    if (!cases) return null;
    var sorts = [[cases.yes, t("成立", "holds in")], [cases.no, t("不成立", "does not hold in")], [cases.unknown, t("不清楚", "not known in")]];
    var some = sorts.filter(function (sort) { return sort[0].length > 0; });
    if (some.length === 0) return rules.line(t("算例", "Cases"), h("span", { class: "badge badge-care" }, t("没有算例触及", "touched by no case")));
    var counts = some.map(function (sort) { return sort[1] + " " + sort[0].length; }).join(t("，", ", "));
    return rules.line(t("算例", "Cases"), h("details", { class: "cover" }, h("summary", {}, counts), h("ul", {}, some.map(function (sort) {
      return h("li", {}, sort[1] + t("：", ": "), h("span", { class: "ids" }, sort[0].join(t("、", ", "))));
    }))));
  }

  function part(one) {
    return h("li", { class: "item" },
      h("p", { class: "item-label" }, capital(say(one.label)), " ", one.id && !/@/.test(one.id) && say(one.label).indexOf(one.id) < 0 ? h("code", { class: "part-id" }, one.id) : null),
      rules.line(t("条件", "When"), one.when ? rules.words(one.when) : null),
      lines(one.says),
      rules.line(t("网址", "Address"), one.url ? rules.link(one.url, one.url) : null),
      rules.line(t("施行", "In force"), one.from || one.to ? rules.validity(one.from, one.to) : null),
      covered(one.cases),
      rules.cites(one.basis),
      (one.groups || []).map(function (inner) { return h("div", { class: "of-class" }, h("h5", {}, say(inner.title)), parts(inner.parts)); }));
  }

  function parts(list) { return h("ul", { class: "items" }, list.map(part)); }

  function group(title, content) { return h("section", { class: "group" }, h("h4", {}, title), content); }

  /** How many citations of a scheme were read in the text. */
  rules.standings = function (scheme) {
    var seen = { text: 0, secondary: 0, unverified: 0 };
    (function walk(value) {
      if (Array.isArray(value)) {
        value.forEach(walk);
      } else if (value && typeof value === "object") {
        if (typeof value.standing === "string") seen[value.standing] += 1;
        Object.keys(value).forEach(function (key) { walk(value[key]); });
      }
    })(scheme);
    return seen;
  };

  rules.scheme = function (one, context) {
    var state = rules.against(one.from, one.to, context.asOf);
    var seen = rules.standings(one);
    var total = seen.text + seen.secondary + seen.unverified;
    var read = t("依据 " + total + " 处：已核对原文 " + seen.text + "，转述 " + seen.secondary + "，未核实 " + seen.unverified,
      total + " citations: " + seen.text + " read, " + seen.secondary + " reported, " + seen.unverified + " not verified");
    var scope = [one.applies ? rules.words(one.applies) : null, rules.cites(one.basis)];
    var more = h("details", { class: "more" },
      h("summary", {}, t("条件、内容和依据", "Conditions, contents and sources")),
      group(one.applies ? t("适用范围", "Scope") : t("所依据的文件", "What it rests on"), scope),
      one.groups.map(function (of) { return group(say(of.title), parts(of.parts)); }));
    more.open = Boolean(context.opened[one.id]);
    more.addEventListener("toggle", function () { context.opened[one.id] = more.open; });
    var tags = [
      state === 0 ? h("span", { class: "badge" }, t("适用于所选日期", "covers the chosen day")) :
        h("span", { class: "badge badge-off" }, state < 0 ? t("所选日期以后", "later than the chosen day") : t("所选日期以前", "earlier than the chosen day")),
      one.amendedBy.length > 0 ? h("span", { class: "badge badge-care" }, t("由“", "amended by ") + one.amendedBy.map(rules.packTitle).join(t("”、“", ", ")) + t("”修改", "")) : null
    ];
    return h("article", { class: "scheme", id: one.id, "aria-label": say(one.title) },
      h("h3", {}, capital(say(one.title))),
      h("p", { class: "tags" }, tags),
      h("div", { class: "when" }, rules.timeline(one, context.span, context.asOf, context.other),
        h("div", { class: "when-words" },
          h("p", {}, rules.validWords(one) + t("。", ".")),
          lines(one.says),
          h("p", { class: "quiet" }, read),
          one.extends ? h("p", { class: "quiet" }, t("沿用 ", "Takes over "), h("code", {}, one.extends)) : null,
          one.replaces ? h("p", { class: "quiet" }, t("取代 ", "Takes the place of "), h("code", {}, one.replaces)) : null,
          covered(one.cases),
          h("p", { class: "quiet" }, t("编号 ", "Id "), h("code", {}, one.id), t("，规则包 ", ", pack "), h("code", {}, one.pack)))),
      more,
      h("p", { class: "review-line" }, t("审核：□ 与文本一致　□ 不一致，应为：", "Review:  □ as the text says   □ not so, it should be:")));
  };

  /** A list of the schemes, each leading to its place on the page. */
  rules.contents = function (list) {
    return h("nav", { class: "contents", "aria-label": t("目录", "Contents") }, h("ol", {}, list.map(function (one) {
      return h("li", {}, h("a", { href: "#" + one.id }, capital(say(one.title))), " ", h("span", { class: "quiet" }, rules.validity(one.from, one.to)));
    })));
  };

  rules.catalogue = function (one) {
    return h("article", { class: "catalogue" }, h("p", { class: "item-label" }, say(one.title) + (one.version ? t("（", " (") + one.version + t("）", ")") : "")),
      h("p", { class: "quiet" }, one.entries === null ? t("条目未读到", "The entries were not read") : t("条目 " + one.entries + " 项", one.entries + " entries")), rules.cites(one.basis),
      one.outside ? [rules.line(t("目录以外", "Outside"), rules.words(one.outside.when)), h("p", {}, say(one.outside.message)), rules.cites(one.outside.basis)] : null);
  };
})(window.zhixinRules);
