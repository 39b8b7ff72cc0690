// What changed between two days: rules that came, went or were changed, under the documents that say so. ES5.
(function (rules) {
  "use strict";

  var h = rules.h;
  var t = rules.t;
  var say = rules.say;
  var find = rules.find;

  /** The parts of a scheme in one list, each with the titles that lead to it and a name by which it is known again. */
  function flat(scheme) {
    var list = [];
    (function walk(groups, path, titles) {
      groups.forEach(function (group) {
        group.parts.forEach(function (part, at) {
          var key = path + "/" + group.key + "/" + (part.id || at);
          list.push({ key: key, part: part, titles: titles.concat([group.title]) });
          walk(part.groups || [], key, titles.concat([part.label]));
        });
      });
    })(scheme.groups, "", []);
    return list;
  }

  /** What is compared of a part: its own words, without what belongs to it and without cases. */
  function facets(part) {
    var list = [{ key: "label", label: { zh: "表述", en: "Wording" }, words: part.label }];
    if (part.when) list.push({ key: "when", label: { zh: "条件", en: "When" }, words: part.when.sentence });
    (part.says || []).forEach(function (one) { list.push(one); });
    var cited = (part.basis || []).map(function (cite) { return [cite.document, cite.number, cite.article]; });
    list.push({
      key: "basis", label: { zh: "依据", en: "Sources" },
      words: {
        zh: cited.map(function (one) { return [one[0].zh, one[1], one[2]].filter(Boolean).join("，"); }).join("；"),
        en: cited.map(function (one) { return [one[0].en, one[1], one[2]].filter(Boolean).join(", "); }).join("; ")
      }
    });
    return list;
  }

  /** The facets in which two versions of a part differ. */
  function differing(old, now) {
    var list = [];
    var same = function (one) { return function (other) { return other.key === one.key && say(other.label) === say(one.label); }; };
    facets(old).forEach(function (one) {
      var other = find(facets(now), same(one));
      if (!other || say(other.words) !== say(one.words)) list.push({ label: one.label, before: one.words, after: other && other.words });
    });
    facets(now).forEach(function (one) {
      if (!find(facets(old), same(one))) list.push({ label: one.label, before: null, after: one.words });
    });
    return list;
  }

  /** The changes from one book to a later one: { kind, scheme, titles, words, basis, details }. */
  rules.changesBetween = function (before, after) {
    var list = [];
    function byId(id) { return function (one) { return one.id === id; }; }
    before.schemes.forEach(function (one) {
      if (!find(after.schemes, byId(one.id))) list.push({ kind: "ended", scheme: one, titles: [], words: one.title, basis: one.basis, details: [] });
    });
    after.schemes.forEach(function (one) {
      var old = find(before.schemes, byId(one.id));
      if (!old) {
        list.push({ kind: "new", scheme: one, titles: [], words: one.title, basis: one.basis, details: [] });
        return;
      }
      var was = flat(old);
      var is = flat(one);
      var known = function (key) { return function (entry) { return entry.key === key; }; };
      was.forEach(function (entry) {
        var now = find(is, known(entry.key));
        if (!now) {
          list.push({ kind: "removed", scheme: one, titles: entry.titles, words: entry.part.label, basis: entry.part.basis, details: [] });
          return;
        }
        var details = differing(entry.part, now.part);
        if (details.length > 0) list.push({ kind: "changed", scheme: one, titles: entry.titles, words: now.part.label, basis: now.part.basis, details: details });
      });
      is.forEach(function (entry) {
        if (!find(was, known(entry.key))) list.push({ kind: "added", scheme: one, titles: entry.titles, words: entry.part.label, basis: entry.part.basis, details: [] });
      });
    });
    return list;
  };

  /** The documents that came into force or ended between two days. */
  function documents(packs, from, to) {
    var lines = [];
    packs.forEach(function (pack) {
      pack.sources.forEach(function (source) {
        var title = say(source.title) + (source.number ? t("，", ", ") + source.number : "");
        if (source.from && source.from > from && source.from <= to) lines.push([t("文件施行", "In force"), title + t("（", " (") + source.from + t("）", ")")]);
        if (source.to && source.to >= from && source.to < to) lines.push([t("文件失效", "Ended"), title + t("（", " (") + source.to + t("）", ")")]);
      });
    });
    return lines;
  }

  var KINDS = {
    ended: ["不再适用", "No longer"], "new": ["开始适用", "New"], removed: ["删去", "Removed"], changed: ["改动", "Changed"], added: ["增加", "Added"]
  };

  function change(one) {
    var where = one.titles.map(say).join(t("，", ", "));
    var text = one.kind === "new" || one.kind === "ended" ? say(one.words) : say(one.scheme.title) + t("：", ": ") + (where ? where + t("：", ": ") : "") + say(one.words);
    var articles = one.basis.map(rules.article).filter(function (words, at, all) { return all.indexOf(words) === at; });
    return h("li", { class: "change change-" + one.kind }, h("span", { class: "change-kind" }, rules.pick(KINDS[one.kind])), h("div", { class: "change-body" },
      h("p", {}, rules.capital(text), articles.length > 0 ? h("span", { class: "quiet" }, t("（", " (") + articles.join(t("、", ", ")) + t("）", ")")) : null),
      one.details.length > 0 ? h("dl", { class: "versus" }, one.details.map(function (detail) {
        return h("div", {}, h("dt", {}, say(detail.label)), h("dd", {},
          detail.before ? h("del", {}, say(detail.before)) : null, detail.before && detail.after ? " " : null,
          detail.after ? h("ins", {}, say(detail.after)) : null));
      })) : null));
  }

  /** The changes under the first document that each rests on, in the order of the list. */
  function byDocument(list) {
    var heads = [];
    list.forEach(function (one) {
      var cite = one.basis[0];
      var title = cite ? rules.documentName(cite) + (cite.number ? t("，", ", ") + cite.number : "") : t("没有依据", "No source");
      var head = find(heads, function (known) { return known.title === title; });
      if (!head) heads.push(head = { title: title, list: [] });
      head.list.push(one);
    });
    return heads.map(function (head) {
      return h("section", { class: "by-document" }, h("h3", {}, rules.name(head.title)), h("ul", { class: "changes" }, head.list.map(change)));
    });
  }

  /** Shows what changed; `books` are those of the earlier and of the later day. */
  rules.showChanges = function (place, books, packs) {
    var from = books[0].asOf;
    var to = books[1].asOf;
    var list = rules.changesBetween(books[0], books[1]);
    var lines = documents(packs, from, to);
    rules.fill(place, h("h2", { id: "changes-title" }, t(from + " 至 " + to + " 的变化", "What changed from " + from + " to " + to)),
      list.length === 0 && lines.length === 0 ? h("p", {}, t("已收录的规则没有变化。", "The loaded rules did not change.")) : null,
      lines.length > 0 ? h("ul", { class: "changes" }, lines.map(function (line) {
        return h("li", { class: "change" }, h("span", { class: "change-kind" }, line[0]), h("span", { class: "change-body" }, line[1]));
      })) : null,
      byDocument(list));
  };
})(window.zhixinRules);
