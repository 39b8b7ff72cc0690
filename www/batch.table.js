// A table of any length: only the rows that are seen are there. Moved by wheel, touch and keys.
(function () {
  "use strict";

  var desk = window.desk;
  // Browsers stop at some height of an element; beyond this the scroll bar is a scale of its own.
  var TALLEST = 8000000;

  /** Makes a table in `host`; `columns` have a title and a class, `fetch(entries)` gives rows, `cells(row)` their cells. */
  desk.table = function (host, options) {
    var el = desk.el;
    var entries = [];
    var first = 0;
    var active = 0;
    var turn = 0;
    var head = el("div.grid-row.grid-head", { role: "row", "aria-rowindex": "1" }, options.columns.map(function (column) {
      return el("div.grid-cell." + column.name, { role: "columnheader" }, column.title);
    }));
    var body = el("div.grid-body", { role: "rowgroup" });
    var spacer = el("div.grid-spacer", {}, body);
    var view = el("div.grid-view", { tabindex: "0", role: "grid", "aria-label": options.label }, [el("div.grid-top", { role: "rowgroup" }, head), spacer]);
    desk.fill(host, view);

    function rowHeight() {
      return document.documentElement.classList.contains("elder") ? 60 : 46;
    }

    function seen() {
      return Math.max(1, Math.ceil((view.clientHeight - head.offsetHeight) / rowHeight()));
    }

    function tall() {
      return Math.min(entries.length * rowHeight(), TALLEST);
    }

    function layout() {
      spacer.style.height = Math.max(tall(), 1) + "px";
      // A short list needs no empty room below it.
      view.classList.toggle("short", entries.length > 0 && entries.length < 10);
      view.setAttribute("aria-rowcount", String(entries.length + 1));
    }

    // Where the scroll bar stands for a row, and the other way round.
    function firstOf(scroll) {
      var rest = entries.length - seen();
      if (rest <= 0) return 0;
      var range = tall() - (view.clientHeight - head.offsetHeight);
      return Math.min(rest, Math.max(0, Math.floor(entries.length * rowHeight() <= TALLEST ? scroll / rowHeight() : (scroll / range) * rest)));
    }

    function scrollOf(row) {
      if (entries.length * rowHeight() <= TALLEST) return row * rowHeight();
      return (row / Math.max(1, entries.length - seen())) * (tall() - view.clientHeight + head.offsetHeight);
    }

    function show() {
      first = firstOf(view.scrollTop);
      var mine = ++turn;
      var from = Math.max(0, first - 4);
      var part = Array.prototype.slice.call(entries, from, first + seen() + 5);
      if (part.length === 0) return Promise.resolve(desk.fill(body, el("p.grid-none", {}, desk.t("none"))));
      return options.fetch(part).catch(function (thrown) {
        // What a list says that was let go meanwhile concerns nobody.
        if (mine === turn) throw thrown;
      }).then(function (rows) {
        if (mine !== turn) return;
        desk.fill(body, rows.map(function (row, at) { return line(row, from + at); }));
        told();
        body.style.transform = "translateY(" + (entries.length * rowHeight() <= TALLEST ? from * rowHeight() : Math.max(0, view.scrollTop - (first - from) * rowHeight())) + "px)";
      });
    }

    // Only a row that is there can be named.
    function told() {
      if (document.getElementById("grid-row-" + active)) view.setAttribute("aria-activedescendant", "grid-row-" + active);
      else view.removeAttribute("aria-activedescendant");
    }

    function line(row, at) {
      var cells = options.cells(row).map(function (cell, nth) {
        return el("div.grid-cell." + options.columns[nth].name, { role: "gridcell" }, cell);
      });
      return el("div.grid-row" + (at === active ? ".active" : ""), {
        role: "row", "aria-rowindex": String(at + 2), id: "grid-row-" + at, "aria-selected": at === active ? "true" : "false",
        click: function () { select(at); options.open(row.entry); }
      }, cells);
    }

    function select(at) {
      active = Math.max(0, Math.min(entries.length - 1, at));
      if (active < firstOf(view.scrollTop) || active >= firstOf(view.scrollTop) + seen() - 1) {
        view.scrollTop = scrollOf(active < firstOf(view.scrollTop) ? active : Math.max(0, active - seen() + 2));
      }
      return show();
    }

    view.addEventListener("scroll", function () { window.requestAnimationFrame(show); });
    view.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1, PageDown: seen() - 1, PageUp: 1 - seen(), Home: -entries.length, End: entries.length }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        select(active + step);
      } else if ((event.key === "Enter" || event.key === " ") && entries.length > 0) {
        event.preventDefault();
        options.open(entries[active]);
      }
    });
    function resized() {
      layout();
      show();
    }
    window.addEventListener("resize", resized);

    return {
      /** Shows these subjects. */
      set: function (list) {
        entries = list;
        active = 0;
        view.scrollTop = 0;
        layout();
        return show();
      },
      redraw: function () { layout(); return show(); },
      focus: function () { view.focus(); },
      /** The list behind it is no more. */
      end: function () {
        entries = [];
        turn++;
        window.removeEventListener("resize", resized);
        desk.fill(host);
      }
    };
  };
})();
