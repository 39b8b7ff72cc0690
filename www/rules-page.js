// The rule browser itself: what is chosen, what is shown for it, and what a visitor does. ES5.
(function (rules) {
  "use strict";

  var byId = rules.byId;
  var h = rules.h;
  var t = rules.t;
  var fill = rules.fill;
  var zx = null;
  var own = []; // Packs beside those that are built in: { id, bytes, name, cases, fetched }.
  var report = []; // What was said of the last files.
  var opened = {}; // The schemes that are open, by name.
  var lastPrint = [];

  function options(select, list) {
    var before = select.value;
    fill(select, list.map(function (pair) { return h("option", { value: pair[0] }, pair[1]); }));
    select.value = list.some(function (pair) { return pair[0] === before; }) ? before : list[0][0];
  }

  function controls() {
    rules.packs = zx.packs();
    var places = { CN: true };
    rules.packs.forEach(function (pack) { places[pack.jurisdiction] = true; });
    options(byId("place"), Object.keys(places).sort().map(function (place) { return [place, rules.placeName(place)]; }));
    options(byId("task"), Object.keys(rules.TASKS).map(function (task) { return [task, rules.pick(rules.TASKS[task])]; }));
    byId("place-label").textContent = t("地区", "Place");
    byId("task-label").textContent = t("事项", "Task");
    byId("as-of-label").textContent = t("日期", "Day");
    byId("other-label").textContent = t("与哪一天比较（可不填）", "Compare with (optional)");
    byId("all-label").textContent = t("也列出只适用于其他日期的规则", "Also show rules that cover other days only");
    byId("print").textContent = t("打印审核表", "Print a review sheet");
    byId("loader-title").textContent = t("载入并检查规则包", "Load and check a pack");
    byId("loader-words").textContent = t("选择规则包文件（JSON）。检查和运行算例都在您的浏览器内完成，文件不会上传；没有错误且算例全部通过的，即载入本页。",
      "Choose a pack file (JSON). It is checked and its cases run in your browser; nothing is sent. A pack without errors whose cases all pass is loaded into this page.");
    byId("file-label").textContent = t("选择文件", "Choose files");
    byId("drop-words").textContent = t("或者把文件拖到这里", "or drop them here");
    ["as-of", "other"].forEach(function (id) {
      if (byId(id).type !== "date") byId(id).setAttribute("placeholder", "2026-01-31");
    });
  }

  function book(asOf, cases) {
    var query = { jurisdiction: byId("place").value, task: byId("task").value };
    if (asOf) query.asOf = asOf;
    if (cases) query.cases = true;
    return zx.rules(query);
  }

  /** The dates that are chosen, or nothing where one of them is none. */
  function days() {
    var asOf = rules.readDate(byId("as-of"));
    var other = rules.readDate(byId("other"));
    var fault = byId("date-fault");
    fault.hidden = asOf !== undefined && other !== undefined;
    fault.textContent = fault.hidden ? "" : t("日期请写成 2026-05-08 的形式，并且确有这一天。下面仍按上一次的日期列出。", "Write the date like 2026-05-08, and a day that exists. The list below is still that of the last date.");
    [["as-of", asOf], ["other", other]].forEach(function (pair) { byId(pair[0]).setAttribute("aria-invalid", String(pair[1] === undefined)); });
    return fault.hidden ? { asOf: asOf || rules.today(), other: other } : null;
  }

  function render() {
    controls();
    var chosen = days();
    if (!chosen) return;
    var asOf = chosen.asOf;
    var here = book(asOf, own.length > 0);
    var every = book(null, own.length > 0);
    var shown = here.schemes;
    if (byId("all").checked) {
      // Those of the day are as amended on it; the others are added as they are.
      shown = every.schemes.map(function (one) { return rules.find(shown, function (known) { return known.id === one.id; }) || one; });
    }
    var packs = rules.packs.filter(function (pack) { return here.packs.indexOf(pack.id) >= 0; });
    var context = { asOf: asOf, other: chosen.other, opened: opened, span: rules.scale(every.schemes, [asOf, chosen.other]) };
    changes(chosen, packs);
    fill(byId("schemes"), h("h2", { id: "schemes-title" }, t(asOf + " 的规则", "Rules on " + asOf)),
      h("p", { class: "quiet" }, here.task === "repair" ? t("按作出认定的日期选用规则。", "Which rules apply depends on the day of the determination.") : t("按判断日期选用规则。", "Which rules apply depends on the as-of date.")),
      shown.length === 0 ? h("p", { class: "notice" }, here.task === "repair" ? t("没有已收录的规则适用于这一天作出的认定。", "No loaded rule covers determinations of that day.") : t("这一地区没有已收录的规则在这一天施行。", "No loaded rule of this place is in force on that day.")) : null,
      shown.length > 3 ? rules.contents(shown) : null,
      shown.map(function (one) { return rules.scheme(one, context); }),
      here.catalogues.length > 0 ? [h("h3", {}, t("信用信息目录", "Catalogues")), here.catalogues.map(rules.catalogue)] : null);
    fill(byId("gaps"), h("h2", { id: "gaps-title" }, t("尚缺的内容，以及需要机关补充的材料（" + here.gaps.length + "）", "What is missing and what an office has to supply (" + here.gaps.length + ")")), rules.gapList(here.gaps, every.schemes));
    var cases = here.cases || [];
    byId("cases").hidden = cases.length === 0;
    fill(byId("cases"), h("h2", { id: "cases-title" }, t("算例", "Worked cases")), cases.length > 0 ? rules.caseTable(cases) : null);
    fill(byId("sources"), h("h2", { id: "sources-title" }, t("文件", "Documents")), rules.sourcesTable(packs, asOf));
    fill(byId("packs"), h("h2", { id: "packs-title" }, t("规则包", "Packs")), packs.map(function (pack) {
      return rules.packView(pack, rules.find(own, function (one) { return one.id === pack.id; }), { remove: removePack, fetch: fetchPack });
    }));
    byId("told").textContent = t("共 " + shown.length + " 套规则", shown.length + (shown.length === 1 ? " set of rules" : " sets of rules"));
    tellOpen();
    rules.reviewSheet(byId("review-head"), byId("sign"), packs, {
      place: rules.placeName(byId("place").value), task: byId("task").options[byId("task").selectedIndex].text, asOf: asOf, other: chosen.other, count: shown.length
    });
    fill(byId("report"), report.map(rules.reportView));
  }

  function changes(chosen, packs) {
    var place = byId("changes");
    place.hidden = !chosen.other || chosen.other === chosen.asOf;
    if (place.hidden) return;
    rules.showChanges(place, [chosen.asOf, chosen.other].sort().map(function (day) { return book(day, false); }), packs);
  }

  function details() { return Array.prototype.slice.call(document.querySelectorAll("#schemes details.more")); }
  function allOpen() { return details().length > 0 && details().every(function (one) { return one.open; }); }
  function tellOpen() { byId("open-all").textContent = allOpen() ? t("全部收起", "Close all") : t("全部展开", "Open all"); }
  function setAll(on) {
    details().forEach(function (one) {
      one.open = on;
      opened[one.parentNode.id] = on;
    });
    tellOpen();
  }

  // --- Packs beside those that are built in -----------------------------------------------------------------------------

  function replace(packs) {
    return window.zhixin.load({ packs: packs.map(function (one) { return one.bytes; }) }).then(function (next) {
      var before = zx;
      zx = next;
      own = packs;
      if (before) before.free();
    });
  }

  function without(id) { return own.filter(function (one) { return one.id !== id; }); }

  /** Takes packs one after another, since a narrower place may lean on a wider one. */
  function take(list) {
    report = [];
    return list.reduce(function (before, item) {
      return before.then(function () {
        return rules.takeOne(zx, item, function (pack) { return replace(without(pack.id).concat([pack])); });
      }).then(function (said) {
        report.push(said);
        if (!said.loaded || item.fetched) return;
        controls();
        byId("place").value = item.json.jurisdiction;
      });
    }, Promise.resolve()).then(function () {
      render();
      byId("report").focus();
    });
  }

  function fetchPack(id) { rules.fetchPack(id).then(function (item) { return take([item]); }); }

  function removePack(id) {
    replace(without(id)).then(function () {
      report = [];
    }, function (thrown) {
      // Another pack leans on it.
      report = [{ name: id, answer: null, loaded: false, error: rules.both(thrown), titles: {} }];
    }).then(render);
  }

  // --- Language, large print, events ------------------------------------------------------------------------------------

  function show() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-lang]"), function (part) {
      part.hidden = part.getAttribute("data-lang") !== rules.lang;
    });
    document.documentElement.lang = rules.lang;
    document.title = t("规则与来源 - 知信 · 知识产权信用自评", "Rules and sources - zhixin");
    byId("language").textContent = t("English", "中文");
    byId("language").lang = rules.lang === "en" ? "zh-CN" : "en";
    if (zx) render();
  }

  function fail(thrown) {
    byId("failed").hidden = false;
    byId("failed").textContent = thrown && thrown.messages ? rules.say(thrown.messages) : t("规则没有能够打开。请刷新本页，或者换用较新的浏览器。", "The rules could not be opened. Please reload this page or use a newer browser.");
  }

  byId("language").addEventListener("click", function () {
    rules.lang = rules.lang === "en" ? "zh-CN" : "en";
    show();
  });
  byId("elder").addEventListener("click", function () {
    var on = byId("elder").getAttribute("aria-pressed") !== "true";
    byId("elder").setAttribute("aria-pressed", String(on));
    document.documentElement.classList.toggle("elder", on);
  });
  byId("filters").addEventListener("submit", function (event) { event.preventDefault(); render(); });
  ["place", "task", "as-of", "other", "all"].forEach(function (id) { byId(id).addEventListener("change", render); });
  byId("open-all").addEventListener("click", function () { setAll(!allOpen()); });
  byId("print").addEventListener("click", function () { window.print(); });
  window.addEventListener("beforeprint", function () {
    lastPrint = Array.prototype.filter.call(document.querySelectorAll("#book details"), function (one) { return !one.open; });
    lastPrint.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () { lastPrint.forEach(function (one) { one.open = false; }); });
  byId("file").addEventListener("change", function () {
    var files = Array.prototype.slice.call(byId("file").files);
    byId("file").value = "";
    if (files.length > 0) rules.readFiles(files).then(take);
  });
  ["dragenter", "dragover"].forEach(function (kind) {
    byId("drop").addEventListener(kind, function (event) {
      event.preventDefault();
      byId("drop").classList.add("drop-over");
    });
  });
  byId("drop").addEventListener("dragleave", function () { byId("drop").classList.remove("drop-over"); });
  byId("drop").addEventListener("drop", function (event) {
    event.preventDefault();
    byId("drop").classList.remove("drop-over");
    if (event.dataTransfer && event.dataTransfer.files.length > 0) rules.readFiles(event.dataTransfer.files).then(take);
  });

  show();
  if (typeof window.zhixin === "undefined") {
    fail();
  } else {
    byId("as-of").value = rules.today();
    window.zhixin.load().then(function (loaded) {
      zx = loaded;
      byId("book").hidden = false;
      render();
    }).catch(fail);
  }
})(window.zhixinRules);
