// Office tools on a finished list: another date or place, a sampling plan, a deadline board, and the sheet to print.
(function () {
  "use strict";

  var desk = window.desk;
  var el = desk.el;

  /** Builds the tools that fit the task; `state` has the result, and how it was asked. */
  desk.tools = function (state) {
    var t = desk.t;
    var out = desk.byId("tool-out");
    var list = [tool(t("rerun"), rerun(state, out))];
    if (state.task !== "office") list.push(tool(t("vetoes"), vetoes(state, out)));
    if (state.task === "tier") list.push(tool(t("sampling"), sampling(state, out)));
    if (state.task === "repair" || state.task === "commitment") list.push(tool(t("board"), board(state, out)));
    desk.fill(desk.byId("tools"), list);
    desk.fill(out, []);
  };

  function tool(title, form) {
    return el("details.tool", {}, [el("summary", {}, title), form]);
  }

  function field(label, control) {
    control.id = "tool-" + Math.random().toString(36).slice(2);
    return el("div.field", {}, [el("label", { for: control.id }, label), control]);
  }

  function working(out, work) {
    desk.fill(out, el("p.told", {}, desk.t("working")));
    work().then(function (parts) {
      desk.fill(out, parts);
      out.focus();
    }, function (fault) { desk.fill(out, el("p.fault", { role: "alert" }, fault.message)); });
  }

  function rerun(state, out) {
    var t = desk.t;
    var day = el("input", { type: "date", value: state.asOf });
    var place = desk.byId("place").cloneNode(true);
    place.value = state.place;
    var go = el("button.plain-button", { type: "button", click: function () { working(out, compared); } }, t("rerunGo"));
    return el("div.fields", {}, [field(t("asOf"), day), field(t("place"), place), go]);

    function compared() {
      var other;
      return state.result.rerun({ asOf: day.value, jurisdiction: place.value }).then(function (ran) {
        other = ran;
        return other.changed(state.result);
      }).then(function (changed) {
        var some = changed.slice(0, 500);
        return Promise.all([state.result.rows(some), other.rows(some), changed.length]);
      }).then(function (found) {
        var rows = found[0].map(function (row, at) {
          return el("tr", {}, [el("td", {}, String(row.line)), el("td", {}, state.nameOf(row)), el("td", {}, state.outcomeOf(row)), el("td", {}, state.outcomeOf(found[1][at], other))]);
        });
        other.free();
        var title = el("p.told", {}, t("changedN", { n: desk.number(found[2]), total: desk.number(state.result.total) }));
        return [title, rows.length > 0 ? table([t("line"), t("name"), t("before"), t("after")], rows) : null];
      });
    }
  }

  function vetoes(state, out) {
    var t = desk.t;
    var go = el("button.plain-button", { type: "button", click: function () { working(out, screened); } }, t("vetoGo"));
    return el("div", {}, [el("p.hint", {}, t("vetoWords")), go]);

    function screened() {
      var list;
      return state.result.vetoes().then(function (found) {
        list = found;
        return Promise.all(list.map(function (veto) {
          if (veto.hit + veto.open === 0) return [];
          return state.result.filter({ task: veto.task, reason: veto.id }).then(function (entries) {
            return state.result.rows(Array.prototype.slice.call(entries, 0, 20));
          });
        }));
      }).then(function (rows) {
        if (list.length === 0) return [el("p.told", {}, t("noVetoes"))];
        return [table([t("veto"), t("hit"), t("openHit"), t("whom")], list.map(function (veto, at) {
          var cites = el("ul.cites", {}, veto.basis.map(function (basis) { return el("li", {}, desk.cite(basis)); }));
          var names = rows[at].map(state.nameOf).join(desk.lang === "en" ? ", " : "、");
          var more = veto.hit + veto.open > rows[at].length ? "…" : "";
          var whom = [names + more];
          if (veto.hit + veto.open > 0) whom.push(el("p", {}, el("button.plain-button.small", { type: "button", click: function () { state.only(veto.id); } }, t("showRows"))));
          return el("tr", {}, [el("td", {}, [veto.label, cites]), el("td.n", {}, desk.number(veto.hit)), el("td.n", {}, desk.number(veto.open)), el("td", {}, whom)]);
        }))];
      });
    }
  }

  function sampling(state, out) {
    var t = desk.t;
    var seed = el("input", { type: "text", value: state.asOf.slice(0, 4) });
    var batches = el("input", { type: "number", min: "1", max: "366" });
    var go = el("button.plain-button", { type: "button", click: function () { working(out, drawn); } }, t("draw"));
    return el("div.fields", {}, [field(t("seed"), seed), field(t("batches"), batches), go]);

    function drawn() {
      var plan;
      return state.result.sample({ seed: seed.value, batches: Number(batches.value) || 0 }).then(function (made) {
        plan = made;
        return Promise.all(plan.batches.map(function (list) {
          return state.result.rows(list.map(function (one) { return one.entry; }));
        }));
      }).then(function (lists) {
        var strata = plan.strata.map(function (one) {
          var cites = el("ul.cites", {}, one.basis.map(function (basis) { return el("li", {}, desk.cite(basis)); }));
          return el("tr", {}, [
            el("td", {}, one.label), el("td", {}, desk.number(one.pool)),
            el("td", {}, one.drawn === null ? t("noRule") : desk.number(one.drawn)), el("td", {}, [one.rule || "", cites])
          ]);
        });
        var any = plan.strata.some(function (one) { return one.drawn !== null; });
        var shown = lists.map(function (rows, at) {
          return el("details", {}, [
            el("summary", {}, t("batchN", { n: at + 1, count: rows.length })),
            el("ol", {}, rows.map(function (row) { return el("li", {}, t("counted", { label: state.nameOf(row), n: state.outcomeOf(row) })); }))
          ]);
        });
        var notices = plan.notices.map(function (text) { return el("p.told", {}, desk.text(text)); });
        return [el("p.hint", {}, any ? t("samplingWords") : t("noShares")), table([t("stratum"), t("pool"), t("drawn"), t("rule")], strata)]
          .concat(notices, any ? shown : []);
      });
    }
  }

  function board(state, out) {
    var t = desk.t;
    var ahead = el("input", { type: "number", min: "0", max: "500", value: "30" });
    var go = el("button.plain-button", { type: "button", click: function () { working(out, dues); } }, t("show"));
    return el("div.fields", {}, [field(t("within"), ahead), go]);

    function dues() {
      var list;
      return state.result.board({ workingDays: Number(ahead.value) || 0 }).then(function (found) {
        list = found.slice(0, 500);
        return state.result.rows(list.map(function (due) { return due.entry; }));
      }).then(function (rows) {
        if (list.length === 0) return [el("p.told", {}, t("noDue"))];
        var lines = list.map(function (due, at) {
          return el("tr", {}, [
            el("td", {}, due.date + (due.provisional ? t("provisional") : "")), el("td", {}, String(due.workingDays)),
            el("td", {}, t("dues")[due.what] || due.what), el("td", {}, state.nameOf(rows[at]))
          ]);
        });
        return [table([t("dueOn"), t("left"), t("due"), t("name")], lines)];
      });
    }
  }

  function table(titles, rows) {
    return el("div.map-wrap", {}, el("table.map", {}, [
      el("thead", {}, el("tr", {}, titles.map(function (title) { return el("th", { scope: "col" }, title); }))), el("tbody", {}, rows)
    ]));
  }

  /** The sheet that is printed: counts by outcome and reason, and digests of everything. */
  desk.sheet = function (state) {
    var t = desk.t;
    return state.result.digests().then(function (digests) {
      var counts = state.result.counts;
      var tally = function (one) { return el("tr", {}, [el("td", {}, one.label), el("td", {}, desk.number(one.count))]); };
      var hash = function (title, pair) {
        return el("p.digest", {}, [el("b", {}, title), el("br"), "SHA-256 " + pair.sha256, el("br"), "SM3 " + pair.sm3]);
      };
      desk.fill(desk.byId("sheet"), [
        el("h1", {}, t("sheet")),
        el("p", {}, [state.about, el("br"), t("list2") + t("colon") + state.listName, el("br"), t("shown", { n: desk.number(counts.total), total: desk.number(counts.total) })]),
        el("table.map", {}, counts.classes.map(tally)),
        el("h2", {}, t("reason"))
      ].concat(counts.tasks.map(function (task) {
        return el("table.map", {}, task.reasons.concat(task.missing).slice(0, 30).map(tally));
      }), [
        hash(t("digestIn"), digests.input), hash(t("digestOut"), digests.result), el("h2", {}, t("packs"))
      ], digests.packs.map(function (pack) { return hash(pack.id + " " + pack.edition, pack); }), [
        el("p", {}, t("disclaimer")), el("p", {}, t("sign"))
      ]));
    });
  };
})();
