// One row opened: what stands in the list, what cannot be read, and each answer with its reasons and citations.
(function () {
  "use strict";

  var desk = window.desk;
  var el = desk.el;
  var DECIDES = { yes: ["bars", "excludes", "ground", "strict", "discretionary", "suspended", "cancelled", "refused", "not_needed"], no: ["requires", "choice", "deferral", "time"] };

  desk.answer = function (opened) {
    var t = desk.t;
    var parts = [];
    if (opened.faults.length > 0) {
      parts.push(section(t("faults"), el("ul.faults", {}, opened.faults.map(function (fault) {
        var where = t("row", { line: fault.line }) + (fault.heading ? " · " + fault.heading : "");
        return el("li", {}, [el("b", {}, where), " ", fault.cell ? el("q", {}, fault.cell) : "", " ", desk.text(fault.messages)]);
      }))));
    }
    opened.answers.forEach(function (answer) { parts.push(one(answer)); });
    parts.push(section(t("cells"), opened.cells.map(function (cells, nth) {
      var rows = [];
      cells.forEach(function (cell, at) {
        if (cell !== "") rows.push(el("tr", {}, [el("th", { scope: "row" }, opened.headings[at]), el("td", {}, cell)]));
      });
      return el("table.cells", {}, [opened.cells.length > 1 ? el("caption", {}, t("row", { line: opened.lines[nth] })) : null].concat(rows));
    })));
    return parts;
  };

  function one(answer) {
    var t = desk.t;
    var parts = [el("p.summary", {}, answer.summary || sums(answer))];
    var inner = answer.records || answer.benefits || answer.checks || [];
    if (inner.length === 0) parts = parts.concat(reasons(answer));
    inner.forEach(function (part) {
      if (inner.length > 1 || part.summary !== answer.summary) {
        parts.push(el("h4", {}, (part.label || part.title || part.id) + (part.summary ? desk.t("colon") + part.summary : "")));
      }
      parts = parts.concat(dates(part), reasons(part));
    });
    parts = parts.concat(dates(answer));
    if (answer.missing && answer.missing.length > 0) {
      parts.push(el("h4", {}, t("missing")), el("ul", {}, answer.missing.map(function (missing) {
        return el("li", {}, [el("b", {}, missing.label), " ", missing.question]);
      })));
    }
    var notices = (answer.notices || []).concat((answer.assumptions || []).map(function (one) { return { message: one.message }; }));
    if (notices.length > 0) parts.push(el("h4", {}, t("notices")), el("ul", {}, notices.map(function (one) { return el("li", {}, one.message); })));
    parts.push(el("p.hint", {}, answer.disclaimer));
    return section(t("tasks")[answer.task] || answer.task, parts);
  }

  function sums(answer) {
    return (answer.checks || []).map(function (check) { return check.title; }).join(desk.t("semicolon"));
  }

  function dates(part) {
    var list = [];
    [["minEnd", "minEnd"], ["earliestApplication", "apply"], ["maxEnd", "maxEnd"]].forEach(function (pair) {
      if (part[pair[0]]) list.push(desk.t(pair[1], { date: part[pair[0]] }));
    });
    if (part.until) list.push(desk.t("until", { date: part.until }));
    if (part.deadline && part.deadline.date) list.push(desk.t("deadline", { date: part.deadline.date }));
    return list.length > 0 ? [el("p.dates", {}, list.join(desk.t("semicolon")))] : [];
  }

  function reasons(part) {
    var all = part.reasons || part.grounds || [];
    var decides = function (reason) {
      return (DECIDES[reason.holds] || []).indexOf(reason.effect) >= 0 || (part.outcome === "undetermined" && reason.holds === "unknown");
    };
    var rules = (part.items || []).concat(part.overrides || []).filter(function (item) { return item.holds === "yes"; });
    var first = all.filter(decides);
    var others = all.filter(function (reason) { return !decides(reason); });
    var list = [];
    if (first.length > 0) list.push(el("ul.reasons", {}, first.map(reasonOf)));
    if (rules.length > 0) {
      list.push(el("ul.reasons", {}, rules.map(function (item) { return reasonOf({ message: item.label, basis: item.basis }); })));
    }
    if (others.length > 0) {
      list.push(el("details", {}, [el("summary", {}, desk.t("otherReasons", { n: others.length })), el("ul.reasons", {}, others.map(reasonOf))]));
    }
    return list;
  }

  function reasonOf(reason) {
    return el("li", {}, [
      reason.message,
      reason.cure ? el("p.cure", {}, reason.cure) : null,
      el("ul.cites", {}, (reason.basis || []).map(function (basis) { return el("li", {}, desk.cite(basis)); }))
    ]);
  }

  desk.cite = function (basis) {
    var standing = el("span.standing." + basis.standing, {}, desk.t("standing")[basis.standing]);
    return [basis.document, basis.number ? (desk.lang === "en" ? " " : "") + desk.t("bracketed", [basis.number]) : "", " ", basis.article || desk.t("noArticle"), " ", standing];
  };

  function section(title, children) {
    return el("section.part", {}, [el("h3", {}, title)].concat(children));
  }
})();
