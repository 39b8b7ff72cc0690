// The batch desk: a list comes in, its columns are matched, every row is answered, and the results are read.
(function () {
  "use strict";

  var desk = window.desk;
  var el = desk.el;
  var t = desk.t;
  var byId = desk.byId;
  var SAMPLE = { task: "benefits", only: "subsidy", place: "CN-BJ", asOf: "2021-10-30" };
  var CLASSES = ["pass", "answered", "review", "not_yet", "undetermined", "refuse", "error", "not_applicable"];

  var zx = null;
  var seen = null;
  var state = null;
  var stop = null;
  var list = null;
  var filter = {};
  var table = null;

  // --- Words and choices ---

  function say() {
    document.documentElement.lang = desk.lang;
    document.title = t("page");
    var ids = {
      "brand-line": "brand", elder: "elder", skip: "skip", title: "title", lead: "lead", "list-title": "list", "file-label": "choose", "drop-words": "drop",
      sample: "sample", "paste-title": "paste", "paste-label": "pasteLabel", "paste-take": "take", "ask-title": "ask", "task-label": "task", "only-label": "only",
      "place-label": "place", "as-of-label": "asOf", "map-title": "map", "map-words": "mapWords", "kind-label": "kind", "per-record-label": "perRecord",
      "complete-label": "complete", run: "run", "map-save": "save", "map-load": "load", "progress-title": "running", cancel: "cancel", "result-title": "result",
      "reason-label": "reason", "text-label": "text", csv: "csv", json: "json", print: "print", "tools-title": "tools", "drawer-close": "close",
      "foot-words": "foot", "link-check": "linkCheck", "link-rules": "linkRules", "link-integrate": "linkIntegrate", failed: "failed"
    };
    Object.keys(ids).forEach(function (id) { byId(id).textContent = t(ids[id]); });
    var language = byId("language");
    language.textContent = t("language");
    language.lang = desk.lang === "en" ? "zh-CN" : "en";
  }

  function options(select, choices, value) {
    desk.fill(select, choices.map(function (choice) { return el("option", { value: choice[0] }, choice[1]); }));
    if (value !== undefined && choices.some(function (choice) { return choice[0] === value; })) select.value = value;
  }

  function fillAsk(chosen) {
    var now = chosen || { task: byId("task").value, only: byId("only").value, place: byId("place").value, asOf: byId("as-of").value };
    options(byId("task"), Object.keys(t("tasks")).map(function (task) { return [task, t("tasks")[task]]; }), now.task || "benefits");
    var packs = zx.packs();
    var places = {};
    packs.forEach(function (pack) { if (!places[pack.jurisdiction]) places[pack.jurisdiction] = desk.text(pack.title); });
    options(byId("place"), Object.keys(places).sort().map(function (place) { return [place, place + " " + places[place]]; }), now.place || "CN");
    byId("as-of").value = now.asOf || new Date(Date.now() + 288e5).toISOString().slice(0, 10);
    fillOnly(now.only);
  }

  function fillOnly(chosen) {
    var task = byId("task").value;
    var place = byId("place").value;
    var choices = [["", task === "tier" || task === "repair" || task === "commitment" ? t("chosen") : t("any")]];
    if (task === "benefits") {
      benefitLabels().forEach(function (pair) { choices.push(pair); });
    } else {
      zx.schemes({ task: task, jurisdiction: place }).forEach(function (scheme) { choices.push([scheme.id, desk.text(scheme.title)]); });
    }
    options(byId("only"), choices, chosen);
  }

  // The benefits and their labels are those of an answer about nobody.
  function benefitLabels() {
    return zx.checkBenefits({}, { lang: desk.lang }).benefits.map(function (one) { return [one.benefit, one.label]; });
  }

  function asked() {
    var task = { task: byId("task").value };
    var key = { benefits: "benefit", office: "check" }[task.task] || "scheme";
    if (byId("only").value) task[key] = byId("only").value;
    return { tasks: [task], jurisdiction: byId("place").value, asOf: byId("as-of").value, lang: desk.lang };
  }

  // --- The list and its columns ---

  function take(rows, name, mapping) {
    list = { rows: rows, name: name };
    byId("list-told").textContent = t("working");
    return look(mapping);
  }

  function look(mapping, perRecord) {
    if (!list) return Promise.resolve();
    var wanted = asked();
    if (mapping) wanted.mapping = mapping;
    if (perRecord !== undefined) wanted.perRecord = perRecord;
    return zx.previewBatch(list.rows, wanted).then(function (found) {
      seen = found;
      // Decoded once; what is looked at again is the same text.
      list.rows = found.source;
      byId("list-told").textContent = t("read", {
        name: list.name, size: desk.size(found.size), encoding: (found.encoding || "utf-8").toUpperCase(), columns: found.headings.length
      });
      byId("per-record").checked = found.perRecord;
      byId("complete").checked = Boolean(found.mapping.recordsComplete);
      fillMap();
      byId("map-step").hidden = false;
      fault(null);
    }, function (thrown) {
      byId("list-told").textContent = "";
      byId("map-step").hidden = false;
      fault(thrown);
    });
  }

  function fillMap() {
    var targets = [["", t("unused")]].concat(seen.targets.map(function (target) { return [target.to, desk.text(target.label)]; }));
    var byHeading = {};
    seen.mapping.columns.forEach(function (column, at) { byHeading[at] = column; });
    var rows = seen.headings.map(function (heading, at) {
      var column = byHeading[at] || { to: null };
      var id = "map-" + at;
      var select = el("select", { id: id, "data-column": String(at) });
      var group = function (label, asked) {
        var part = targets.slice(1).filter(function (_, nth) { return seen.targets[nth].asked === asked; });
        return el("optgroup", { label: label }, part.map(function (pair) { return el("option", { value: pair[0] }, pair[1]); }));
      };
      desk.fill(select, [el("option", { value: "-" }, t("unused")), group(t("asked"), true), group(t("others"), false)]);
      select.value = column.to === null || column.to === undefined ? "-" : column.to;
      var values = seen.rows.slice(0, 3).map(function (row) { return row[at]; }).filter(Boolean).join(t("semicolon"));
      var mark = column.to && column.likeness ? el("span.hint", {}, t("guessed") + " " + column.likeness + "%") : null;
      return el("tr", {}, [
        el("th", { scope: "row" }, el("label", { for: id }, heading || t("bracketed", [at + 1]))), el("td.values", {}, values), el("td", {}, [select, mark])
      ]);
    });
    desk.fill(byId("map"), [
      el("thead", {}, el("tr", {}, ["heading", "values", "means"].map(function (name) { return el("th", { scope: "col" }, t(name)); }))), el("tbody", {}, rows)
    ]);
    var kind = seen.mapping.constants && seen.mapping.constants["/subject/kind"];
    var fact = zx.facts().filter(function (one) { return one.of === "subject" && one.id === "kind"; })[0];
    var kinds = (fact ? fact.choices : []).map(function (choice) { return [choice.id, desk.text(choice.label)]; });
    options(byId("kind"), [["", t("kindNone")]].concat(kinds), kind || "");
    kindShown();
  }

  // Where a column says the kind, no other may.
  function kindShown() {
    var selects = document.querySelectorAll("#map select");
    var given = Array.prototype.some.call(selects, function (select) { return select.value === "/subject/kind" || select.value === ""; });
    byId("kind-field").hidden = given;
  }

  function mapping() {
    var columns = Array.prototype.map.call(document.querySelectorAll("#map select"), function (select) {
      var at = Number(select.getAttribute("data-column"));
      var column = { heading: seen.headings[at], to: select.value === "-" ? null : select.value };
      var before = seen.mapping.columns[at];
      if (before && before.unit) column.unit = before.unit;
      return column;
    });
    var made = { columns: columns, recordsComplete: byId("complete").checked };
    if (seen.mapping.serials) made.serials = true;
    if (byId("kind").value && !byId("kind-field").hidden) made.constants = { "/subject/kind": byId("kind").value };
    return made;
  }

  function fault(thrown) {
    var place = byId("fault");
    place.hidden = !thrown;
    place.textContent = thrown ? (thrown.messages ? desk.text(thrown.messages) : thrown.message) : "";
  }

  // --- The run ---

  function run() {
    if (!list || !seen) return fault({ message: t("nobody") });
    fault(null);
    var wanted = asked();
    var start = performance.now();
    // Another language asks anew while the last run is still on its way: that one is over.
    if (stop) stop.abort();
    var mine = stop = new AbortController();
    Object.assign(wanted, { mapping: mapping(), delimiter: seen.delimiter, above: seen.above, signal: stop.signal, onProgress: progress });
    byId("progress-step").hidden = false;
    ended("running");
    byId("run").disabled = true;
    byId("progress-told").textContent = "";
    progress({ rows: 0, bytes: 0, size: 1 });
    letGo();
    zx.batch(seen, wanted).then(function (result) {
      if (mine !== stop) return result.free();
      var time = ((performance.now() - start) / 1000).toFixed(1);
      byId("progress-told").textContent = t("took", { rows: desk.number(result.total), time: time, where: result.inWorker ? t("worker") : t("slices") });
      ended("finished");
      show(result, wanted);
    }, function (thrown) {
      if (mine !== stop) return;
      ended("stopped");
      if (thrown.code === "aborted") byId("progress-told").textContent = t("cancelled");
      else fault(thrown);
      byId("progress-step").hidden = thrown.code !== "aborted";
    }).then(function () {
      if (mine !== stop) return;
      byId("run").disabled = false;
      stop = null;
    });
  }

  // The last run's results are not shown beside another one's progress.
  function letGo() {
    if (state) state.result.free();
    if (table) table.end();
    state = table = null;
    byId("result-step").hidden = byId("tools-step").hidden = true;
  }

  // What is over has nothing to cancel.
  function ended(words) {
    byId("progress-title").textContent = t(words);
    byId("cancel").hidden = words !== "running";
  }

  function progress(now) {
    var part = now.size > 0 ? now.bytes / now.size : 1;
    byId("progress").value = Math.round(part * 1000);
    if (now.rows > 0) byId("progress-told").textContent = t("progress", { rows: desk.number(now.rows), percent: Math.round(part * 100) });
  }

  // --- The results ---

  function show(result, wanted) {
    var columns = wanted.mapping.columns;
    var find = function (to) { return columns.findIndex(function (column) { return column.to === to; }); };
    var name = find("/subject/name") >= 0 ? find("/subject/name") : 0;
    var code = find("/subject/uscc");
    state = {
      result: result, task: wanted.tasks[0].task, place: wanted.jurisdiction, asOf: wanted.asOf, listName: list.name,
      about: t("about", { task: t("tasks")[wanted.tasks[0].task], place: wanted.jurisdiction, day: wanted.asOf }),
      nameOf: function (row) { return row.cells[name] || ""; },
      outcomeOf: function (row, of) { return row.results.map(function (one, at) { return (of || result).labels.outcomes[at][one.outcome]; }).join(t("semicolon")); }
    };
    byId("result-about").textContent = state.about;
    byId("result-step").hidden = false;
    byId("tools-step").hidden = false;
    filter = {};
    tiles();
    reasons();
    byId("text").value = "";
    table = desk.table(byId("grid"), {
      label: t("result"),
      columns: [{ name: "line", title: t("line") }, { name: "name", title: t("name") }, { name: "code", title: t("code") }, { name: "outcome", title: t("outcome") }, { name: "why", title: t("why") }],
      fetch: function (entries) { return result.rows(entries); },
      cells: function (row) {
        return [String(row.line || ""), state.nameOf(row), code >= 0 ? row.cells[code] || "" : "", badge(row), why(row)];
      },
      open: open
    });
    state.only = function (reason) {
      filter = {};
      byId("text").value = "";
      byId("reason").value = "reason:" + reason;
      tiles();
      narrow();
      byId("result-step").focus();
    };
    desk.tools(state);
    // Who went on by key or opened a row in the meantime stays there.
    var mine = state;
    return narrow().then(function () {
      if (mine === state && byId("drawer").hidden && !byId("result-step").contains(document.activeElement)) byId("result-step").focus();
    });
  }

  function badge(row) {
    var words = state.outcomeOf(row);
    return el("span.badge." + row.class, { title: words }, words);
  }

  function why(row) {
    if (row.faults.length > 0) return row.faults.map(function (one) { return (one.heading ? one.heading + t("colon") : "") + desk.text(one.messages); }).join(t("semicolon"));
    var names = state.result.labels.names;
    return row.results.map(function (one) {
      return (one.missing.length > 0 ? one.missing : one.reasons).map(function (id) { return names[id] || id; }).join(t("semicolon"));
    }).filter(Boolean).join(t("semicolon"));
  }

  function tiles() {
    var counts = state.result.counts;
    var known = {};
    counts.classes.forEach(function (one) { known[one.id] = one; });
    var tile = function (id, label, count) {
      return el("button.tile." + (id || "all"), {
        type: "button", "aria-pressed": String((filter.class || "") === id),
        click: function () { filter.class = id || undefined; tiles(); narrow(); }
      }, [el("b", {}, desk.number(count)), el("span", {}, label)]);
    };
    var list = CLASSES.filter(function (id) { return known[id]; }).map(function (id) { return tile(id, known[id].label, known[id].count); });
    desk.fill(byId("tiles"), [tile("", t("all"), counts.total)].concat(list));
  }

  function reasons() {
    var counts = state.result.counts.tasks[0];
    var choice = function (kind) { return function (one) { return [kind + ":" + one.id, t("counted", { label: one.label, n: desk.number(one.count) })]; }; };
    options(byId("reason"), [["", t("any")]].concat(counts.reasons.map(choice("reason")), counts.missing.map(choice("missing"))), "");
  }

  function narrow() {
    var wanted = { class: filter.class, text: byId("text").value };
    var reason = byId("reason").value;
    if (reason) wanted[reason.slice(0, reason.indexOf(":"))] = reason.slice(reason.indexOf(":") + 1);
    var mine = state;
    return state.result.filter(wanted).then(function (entries) {
      if (mine !== state) return;
      byId("shown").textContent = t("shown", { n: desk.number(entries.length), total: desk.number(state.result.total) });
      return table.set(entries);
    }, mineOnly(mine));
  }

  /** A fault of what was let go meanwhile concerns nobody. */
  function mineOnly(mine) {
    return function (thrown) { if (mine === state) throw thrown; };
  }

  function open(entry) {
    var mine = state;
    return state.result.open(entry).then(function (opened) {
      if (mine !== state) return;
      byId("drawer-title").textContent = state.nameOf({ cells: opened.cells[0] || [] }) + " · " + t("row", { line: opened.lines[0] });
      desk.fill(byId("drawer-body"), desk.answer(opened));
      byId("drawer").hidden = false;
      document.body.classList.add("has-drawer");
      byId("drawer-title").focus();
    }, mineOnly(mine));
  }

  function close() {
    byId("drawer").hidden = true;
    document.body.classList.remove("has-drawer");
    if (table) table.focus();
  }

  function exported(format) {
    state.result[format]().then(function (blob) {
      desk.save(blob, list.name.replace(/\.\w+$/, "") + "-" + t("outcome") + "-" + state.asOf + "." + format);
    });
  }

  // --- What is pressed ---

  function on(id, event, work) { byId(id).addEventListener(event, work); }

  function listen() {
    on("file", "change", function () { if (this.files[0]) take(this.files[0], this.files[0].name); this.value = ""; });
    on("sample", "click", function () {
      fetch("samples/applicants-1448.csv").then(function (response) { return response.arrayBuffer(); }).then(function (bytes) {
        fillAsk(SAMPLE);
        return take(bytes, "applicants-1448.csv");
      });
    });
    on("paste-take", "click", function () { if (byId("paste").value.trim()) take(byId("paste").value, t("pasted")); });
    var drop = byId("drop");
    ["dragenter", "dragover"].forEach(function (name) { drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add("over"); }); });
    ["dragleave", "drop"].forEach(function (name) { drop.addEventListener(name, function () { drop.classList.remove("over"); }); });
    drop.addEventListener("drop", function (event) {
      event.preventDefault();
      var file = event.dataTransfer.files[0];
      if (file) take(file, file.name);
      else take(event.dataTransfer.getData("text/plain"), t("pasted"));
    });
    on("task", "change", function () { fillOnly(); look(); });
    on("place", "change", function () { fillOnly(byId("only").value); look(); });
    on("only", "change", function () { look(); });
    on("per-record", "change", function () { look(undefined, this.checked); });
    on("map", "change", kindShown);
    on("run", "click", run);
    on("cancel", "click", function () { if (stop) stop.abort(); });
    on("map-save", "click", function () { desk.save(new Blob([JSON.stringify(mapping(), null, 2)], { type: "application/json" }), list.name.replace(/\.\w+$/, "") + "-mapping.json"); });
    on("map-file", "change", function () {
      var file = this.files[0];
      this.value = "";
      if (file) new Response(file).json().then(look, fault);
    });
    on("reason", "change", narrow);
    var wait = 0;
    on("text", "input", function () { clearTimeout(wait); wait = setTimeout(narrow, 250); });
    on("csv", "click", function () { exported("csv"); });
    on("json", "click", function () { exported("json"); });
    on("print", "click", function () {
      byId("shown").textContent = t("digesting");
      desk.sheet(state).then(function () { byId("shown").textContent = ""; window.print(); });
    });
    on("drawer-close", "click", close);
    on("drawer", "keydown", function (event) {
      if (event.key === "Escape") close();
      if (event.key === "Tab") keepInside(event);
    });
    on("elder", "click", function () {
      var pressed = this.getAttribute("aria-pressed") !== "true";
      this.setAttribute("aria-pressed", String(pressed));
      document.documentElement.classList.toggle("elder", pressed);
      if (table) table.redraw();
    });
    on("language", "click", function () {
      desk.lang = desk.lang === "en" ? "zh-CN" : "en";
      say();
      fillAsk();
      if (seen) look(mapping());
      if (state || stop) run();
    });
  }

  function keepInside(event) {
    var all = byId("drawer").querySelectorAll("button, a[href], summary");
    // What lies in a closed part cannot be reached.
    var parts = Array.prototype.filter.call(all, function (part) { return part.getClientRects().length > 0; });
    var active = document.activeElement;
    var last = parts[parts.length - 1];
    if (event.shiftKey && (active === parts[0] || active === byId("drawer-title"))) { event.preventDefault(); last.focus(); }
    else if (!event.shiftKey && active === last) { event.preventDefault(); parts[0].focus(); }
  }

  say();
  byId("failed").hidden = Boolean(window.zhixin);
  if (!window.zhixin) return;
  window.zhixin.load({ lang: desk.lang }).then(function (face) {
    zx = face;
    byId("work").hidden = false;
    fillAsk();
    listen();
  }, function (thrown) {
    byId("failed").textContent = thrown.message;
    byId("failed").hidden = false;
  });
})();
