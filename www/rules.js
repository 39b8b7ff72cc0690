// The rule browser: what is loaded, in words, with citations. ES2017 at most, and only the DOM's own functions,
// so that it runs on old kernels and under a policy with trusted types.
(function () {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";
  var lang = "zh-CN";
  var zx = null;
  var own = []; // Packs of the visitor: { id, bytes, name, cases }.
  var report = null; // What was said of the last files: a list of { name, answer, loaded, error }.
  var opened = {}; // The schemes that are open, by name.
  var lastPrint = [];

  var PLACES = {
    CN: ["全国", "National"], "CN-BJ": ["北京市", "Beijing"], "CN-TJ": ["天津市", "Tianjin"], "CN-HE": ["河北省", "Hebei"],
    "CN-SX": ["山西省", "Shanxi"], "CN-NM": ["内蒙古自治区", "Inner Mongolia"], "CN-LN": ["辽宁省", "Liaoning"],
    "CN-JL": ["吉林省", "Jilin"], "CN-HL": ["黑龙江省", "Heilongjiang"], "CN-SH": ["上海市", "Shanghai"],
    "CN-JS": ["江苏省", "Jiangsu"], "CN-ZJ": ["浙江省", "Zhejiang"], "CN-AH": ["安徽省", "Anhui"], "CN-FJ": ["福建省", "Fujian"],
    "CN-JX": ["江西省", "Jiangxi"], "CN-SD": ["山东省", "Shandong"], "CN-HA": ["河南省", "Henan"], "CN-HB": ["湖北省", "Hubei"],
    "CN-HN": ["湖南省", "Hunan"], "CN-GD": ["广东省", "Guangdong"], "CN-GX": ["广西壮族自治区", "Guangxi"], "CN-HI": ["海南省", "Hainan"],
    "CN-CQ": ["重庆市", "Chongqing"], "CN-SC": ["四川省", "Sichuan"], "CN-GZ": ["贵州省", "Guizhou"], "CN-YN": ["云南省", "Yunnan"],
    "CN-XZ": ["西藏自治区", "Tibet"], "CN-SN": ["陕西省", "Shaanxi"], "CN-GS": ["甘肃省", "Gansu"], "CN-QH": ["青海省", "Qinghai"],
    "CN-NX": ["宁夏回族自治区", "Ningxia"], "CN-XJ": ["新疆维吾尔自治区", "Xinjiang"]
  };
  var TASKS = {
    repair: ["信用修复", "Repair"], commitment: ["信用承诺", "Commitment"], tier: ["分级分类", "Tier"], benefits: ["守信激励与失信惩戒", "Benefits"]
  };
  var STANDINGS = {
    text: ["已核对原文", "text read"], secondary: ["转述", "reported"], unverified: ["未核实", "not verified"]
  };

  // --- Small tools ----------------------------------------------------------------------------------------------------

  function byId(id) { return document.getElementById(id); }
  function t(zh, en) { return lang === "en" ? en : zh; }
  function say(text) { return text ? (lang === "en" ? text.en : text.zh) : ""; }
  function pick(pair) { return lang === "en" ? pair[1] : pair[0]; }

  /** An element with attributes and children; nothing and empty texts are left out. */
  function h(tag, attributes) {
    var out = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (attributes[name] !== null && attributes[name] !== undefined) out.setAttribute(name, attributes[name]);
    });
    for (var i = 2; i < arguments.length; i += 1) append(out, arguments[i]);
    return out;
  }

  function append(parent, child) {
    if (Array.isArray(child)) {
      child.forEach(function (one) { append(parent, one); });
    } else if (child !== null && child !== undefined && child !== "") {
      parent.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    }
  }

  function fill(parent) {
    while (parent.firstChild) parent.removeChild(parent.firstChild);
    for (var i = 1; i < arguments.length; i += 1) append(parent, arguments[i]);
  }

  /** A name that stays Chinese in the English page says so to screen readers. */
  function name(words) {
    return lang === "en" && /[\u4e00-\u9fff]/.test(words) ? h("span", { lang: "zh-CN" }, words) : document.createTextNode(words);
  }

  /** Shanghai's day, wherever the visitor is. */
  function today() {
    return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
  }

  /** The date in a field, null when it is empty, or undefined when it is none. */
  function readDate(field) {
    if (field.validity && field.validity.badInput) return undefined;
    var text = field.value.trim();
    if (text === "") return null;
    var found = /^(\d{4})[-\/.年]?(\d{1,2})[-\/.月]?(\d{1,2})日?$/.exec(text);
    if (!found) return undefined;
    var iso = found[1] + "-" + ("0" + found[2]).slice(-2) + "-" + ("0" + found[3]).slice(-2);
    var day = new Date(iso + "T00:00:00Z");
    return isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? undefined : iso;
  }

  function placeName(place) {
    if (PLACES[place]) return pick(PLACES[place]);
    var pack = zx.packs().filter(function (one) { return one.jurisdiction === place; })[0];
    return (pack ? say(pack.title) + t("（", " (") + place + t("）", ")") : place);
  }

  function packTitle(id) {
    var pack = zx.packs().filter(function (one) { return one.id === id; })[0];
    return pack ? say(pack.title) : id;
  }

  function validity(from, to) {
    if (from && to) return t(from + " 至 " + to, from + " to " + to);
    if (from) return t(from + " 起", "from " + from);
    if (to) return t("至 " + to, "until " + to);
    return t("起止日期未见", "dates not seen");
  }

  /** Where a day lies against a span: -1 before it, 0 in it, 1 after it. */
  function against(from, to, day) {
    return from && day < from ? -1 : to && day > to ? 1 : 0;
  }

  // --- The picture of a validity ---------------------------------------------------------------------------------------

  function draw(tag, attributes, words) {
    var out = document.createElementNS(SVG, tag);
    Object.keys(attributes).forEach(function (key) { out.setAttribute(key, attributes[key]); });
    if (words) out.textContent = words;
    return out;
  }

  function scale(books, days) {
    var starts = books.map(function (scheme) { return scheme.from; }).filter(function (day) { return day && day >= "2015"; });
    var ends = days.concat(books.map(function (scheme) { return scheme.to; }), starts).filter(Boolean);
    var first = starts.concat(days).filter(Boolean).sort()[0] || today();
    var last = ends.sort()[ends.length - 1] || today();
    return { from: Number(first.slice(0, 4)), to: Number(last.slice(0, 4)) + 2 };
  }

  function timeline(scheme, span, asOf, other) {
    var width = 340;
    var left = 14;
    var right = width - 14;
    var zero = Date.UTC(span.from, 0, 1);
    var whole = Date.UTC(span.to, 0, 1) - zero;
    function x(day) {
      var at = left + (right - left) * (Date.parse(day + "T00:00:00Z") - zero) / whole;
      return Math.round(Math.max(left, Math.min(right, at)) * 10) / 10;
    }
    var words = say(scheme.title) + t("：适用于 ", ": determinations ") + validity(scheme.from, scheme.to) + t((scheme.to ? " " : "") + "作出的认定；所选日期 ", "; chosen day ") + asOf;
    var svg = draw("svg", { viewBox: "0 0 " + width + " 46", class: "timeline", role: "img", "aria-label": words, focusable: "false" });
    svg.appendChild(draw("line", { x1: left, x2: right, y1: 26, y2: 26, class: "tl-axis" }));
    var step = Math.max(1, Math.ceil((span.to - span.from) / 6));
    for (var year = span.from; year <= span.to; year += step) {
      var at = x(year + "-01-01");
      svg.appendChild(draw("line", { x1: at, x2: at, y1: 24, y2: 29, class: "tl-axis" }));
      svg.appendChild(draw("text", { x: at, y: 42, "text-anchor": "middle", class: "tl-year" }, String(year)));
    }
    var state = against(scheme.from, scheme.to, asOf);
    var start = scheme.from && Number(scheme.from.slice(0, 4)) >= span.from ? x(scheme.from) : left - 8;
    var end = scheme.to ? x(scheme.to) : right + 2;
    svg.appendChild(draw("rect", { x: start, y: 18, width: Math.max(2, end - start), height: 8, class: state === 0 ? "tl-span" : "tl-span tl-off" }));
    if (!scheme.to) {
      svg.appendChild(draw("path", { d: "M" + end + " 14l10 8l-10 8z", class: state === 0 ? "tl-span" : "tl-span tl-off" }));
    }
    if (other) svg.appendChild(draw("line", { x1: x(other), x2: x(other), y1: 6, y2: 30, class: "tl-other" }));
    svg.appendChild(draw("line", { x1: x(asOf), x2: x(asOf), y1: 6, y2: 30, class: "tl-day" }));
    svg.appendChild(draw("path", { d: "M" + (x(asOf) - 4) + " 3h8l-4 6z", class: "tl-mark" }));
    return svg;
  }

  // --- Parts of a scheme -----------------------------------------------------------------------------------------------

  function badge(standing) {
    return h("span", { class: standing === "text" ? "badge" : "badge badge-care" }, pick(STANDINGS[standing]));
  }

  function article(cite) {
    if (!cite.article) return t("条款号未见", "article number not seen");
    return /^\d+$/.test(cite.article) ? t("第 " + cite.article + " 条", "article " + cite.article) : cite.article;
  }

  function cites(list) {
    if (!list || list.length === 0) return null;
    return h("ul", { class: "cites" }, list.map(function (cite) {
      var title = say(cite.document);
      if (lang !== "en") title = "《" + title.replace(/^《|》$/g, "") + "》";
      var document = cite.url ? h("a", { href: cite.url, rel: "noopener noreferrer", target: "_blank" }, name(title)) : name(title);
      var comma = t("，", ", ");
      return h("li", {}, document, cite.number ? [comma, name(cite.number)] : null, comma, name(article(cite)), " ", badge(cite.standing),
        cite.note ? h("span", { class: "note" }, say(cite.note)) : null);
    }));
  }

  /** A condition: a sentence when it is short, else a list of its parts. */
  function words(condition) {
    if (!condition.parts) return h("span", {}, capital(say(condition.sentence)));
    return h("div", { class: "tree" }, h("span", {}, capital(say(condition.lead)) + t("：", ":")), h("ul", {}, condition.parts.map(function (part) {
      return h("li", {}, words(part));
    })));
  }

  function capital(text) {
    return lang === "en" && text ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  }

  function line(label, content) {
    return content ? h("div", { class: "line" }, h("span", { class: "line-label" }, label), h("div", { class: "line-body" }, content)) : null;
  }

  /** A list of rules, items or notices. */
  function items(list) {
    return h("ul", { class: "items" }, list.map(function (item) {
      var about = [];
      if (item.period) {
        about.push(item.from ? t("自" + say(item.from) + "起 " + say(item.period.words), say(item.period.words) + " from " + say(item.from)) : say(item.period.words));
      }
      return h("li", { class: "item" },
        h("p", { class: "item-label" }, capital(say(item.label || item.message))),
        line(t("条件", "When"), item.when ? words(item.when) : null),
        line(t("期限", "Time"), about.join("")),
        line(t("截止", "Until"), item.until ? capital(say(item.until)) : null),
        line(t("办法", "Cure"), item.cure ? say(item.cure) : null),
        line(t("网址", "Address"), item.url ? h("a", { href: item.url, rel: "noopener noreferrer", target: "_blank" }, item.url) : null),
        cites(item.basis));
    }));
  }

  function group(title, content) {
    return content ? h("section", { class: "group" }, h("h4", {}, title), content) : null;
  }

  function listed(title, list) {
    return list && list.length > 0 ? group(title, items(list)) : null;
  }

  function flagged(title, flag, more) {
    return flag ? group(title, [more || null, h("p", {}, capital(say(flag.message))), cites(flag.basis)]) : null;
  }

  function classes(scheme) {
    if (scheme.classes.length === 0) {
      return h("p", { class: "notice" }, t("期限未能读到，见“尚缺的内容”。", "The periods were not read; see what is missing."));
    }
    var heads = [t("类别", "Class"), t("哪些记录属于这一类", "Which records belong to it"), t("最短公示期", "Minimum"), t("最长公示期", "Maximum"), t("依据", "Sources")];
    var row = function (one) {
      var min = one.min ? (one.min.n === 0 ? t("不设最短期", "none") : say(one.min.words)) : t("不能提前结束", "cannot end early");
      var max = [one.max ? say(one.max.words) : t("不自动结束", "no end of its own")];
      if (one.maxNotBefore) max.push(h("span", { class: "note" }, t("不早于" + say(one.maxNotBefore), "not before the " + say(one.maxNotBefore))));
      var cells = [words(one.when), min, max, cites(one.basis)];
      return h("tr", {}, h("th", { scope: "row" }, capital(say(one.label))), cells.map(function (cell, at) {
        return h("td", { "data-label": heads[at + 1] }, cell);
      }));
    };
    var more = scheme.classes.map(function (one) {
      var parts = [
        one.notNeeded.length > 0 ? [h("h5", {}, t("无需修复", "Nothing to repair")), items(one.notNeeded)] : null,
        one.conditions.length > 0 ? [h("h5", {}, t("另须满足", "Needed besides")), items(one.conditions)] : null,
        one.notices.length > 0 ? [h("h5", {}, t("提示", "Notices")), items(one.notices)] : null
      ].filter(Boolean);
      return parts.length > 0 ? h("div", { class: "of-class" }, h("p", { class: "of-class-name" }, t("类别“" + say(one.label) + "”：", "Class “" + say(one.label) + "”:")), parts) : null;
    });
    return [h("table", { class: "classes" }, h("thead", {}, h("tr", {}, heads.map(function (head) { return h("th", { scope: "col" }, head); }))),
      h("tbody", {}, scheme.classes.map(row))), more];
  }

  function count(scheme) {
    var one = scheme.count;
    return [
      h("p", {}, capital(say(one.words)) + t("。", ".")), cites(one.basis),
      one.open ? [h("p", {}, t("另一种理解：", "Another reading: ") + say(one.open.words) + t("。", ". ") + say(one.open.message)), cites(one.open.basis)] : null,
      h("p", {}, capital(say(scheme.convention.message))), cites(scheme.convention.basis)
    ];
  }

  /** How many of a scheme's citations were read in the text. */
  function standings(scheme) {
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
  }

  function scheme(one, context) {
    var state = against(one.from, one.to, context.asOf);
    var seen = standings(one);
    var total = seen.text + seen.secondary + seen.unverified;
    var read = t("依据 " + total + " 处：已核对原文 " + seen.text + "，转述 " + seen.secondary + "，未核实 " + seen.unverified,
      total + " citations: " + seen.text + " read, " + seen.secondary + " reported, " + seen.unverified + " not verified");
    var more = h("details", { class: "more" },
      h("summary", {}, t("条件、期限、材料和依据", "Conditions, periods, materials and sources")),
      group(t("适用范围", "Scope"), [words(one.applies), cites(one.basis)]),
      group(t("类别和公示期", "Classes and publication"), classes(one)),
      group(t("期限怎样计算", "How periods are counted"), count(one)),
      flagged(t("最长公示期届满", "At the end of the maximum"), one.atMax, one.atMax ? line(t("前提", "Needed"), words(one.atMax.requires)) : null),
      listed(t("无需修复的情形", "Nothing to repair"), one.notNeeded),
      listed(t("不予修复的情形", "Bars"), one.bars),
      listed(t("修复条件（须全部满足）", "Conditions (all must hold)"), one.conditions),
      flagged(t("裁量", "Discretion"), one.discretion),
      listed(t("向谁申请", "Where to apply"), one.channel),
      listed(t("申请材料", "Materials"), one.materials),
      listed(t("办理期限", "Time limits of the authority"), one.clocks),
      listed(t("修复的效力", "Effects of repair"), one.effects),
      listed(t("信息同步", "Platforms to be updated"), one.sync),
      listed(t("提示", "Notices"), one.notices),
      flagged(t("新旧规定的衔接", "Older and newer rules"), one.superseded, one.superseded ? line(t("自", "Since"), one.superseded.on + t("，", ", ") + one.superseded.by) : null));
    more.open = Boolean(opened[one.id]);
    more.addEventListener("toggle", function () { opened[one.id] = more.open; });
    var tags = [
      state === 0 ? h("span", { class: "badge" }, t("适用于所选日期", "covers the chosen day")) : h("span", { class: "badge badge-off" }, state < 0 ? t("所选日期以后", "later than the chosen day") : t("所选日期以前", "earlier than the chosen day")),
      one.amendedBy.length > 0 ? h("span", { class: "badge badge-care" }, t("由“", "amended by ") + one.amendedBy.map(packTitle).join(t("”、“", ", ")) + t("”修改", "")) : null
    ];
    return h("article", { class: "scheme", id: one.id, "aria-label": say(one.title) },
      h("h3", {}, say(one.title)),
      h("p", { class: "tags" }, tags),
      h("div", { class: "when" }, timeline(one, context.span, context.asOf, context.other),
        h("div", { class: "when-words" },
          h("p", {}, t("适用于 " + validity(one.from, one.to) + (one.to ? " " : "") + "作出的认定。", "For determinations made " + validity(one.from, one.to) + ".")),
          h("p", { class: "quiet" }, read),
          h("p", { class: "quiet" }, t("编号 ", "Id "), h("code", {}, one.id), t("，规则包 ", ", pack "), h("code", {}, one.pack)))),
      more);
  }

  // --- What changed between two days -----------------------------------------------------------------------------------

  var LISTS = ["classes", "notNeeded", "bars", "conditions", "channel", "materials", "clocks", "effects", "sync", "notices"];

  function labelled(part) { return say(part.label || part.message); }

  function differences(before, after) {
    var lines = [];
    var find = function (list, id) { return list.filter(function (one) { return one.id === id; })[0]; };
    before.schemes.forEach(function (one) {
      if (!find(after.schemes, one.id)) lines.push([t("不再适用", "No longer"), say(one.title)]);
    });
    after.schemes.forEach(function (one) {
      var old = find(before.schemes, one.id);
      if (!old) {
        lines.push([t("开始适用", "New"), say(one.title)]);
        return;
      }
      LISTS.forEach(function (key) {
        old[key].forEach(function (part) {
          var now = find(one[key], part.id);
          if (!now) lines.push([t("删去", "Removed"), say(one.title) + t("：", ": ") + labelled(part)]);
          else if (JSON.stringify(now) !== JSON.stringify(part)) lines.push([t("改动", "Changed"), say(one.title) + t("：", ": ") + labelled(now)]);
        });
        one[key].forEach(function (part) {
          if (!find(old[key], part.id)) lines.push([t("增加", "Added"), say(one.title) + t("：", ": ") + labelled(part)]);
        });
      });
    });
    zx.packs().forEach(function (pack) {
      if (after.packs.indexOf(pack.id) < 0) return;
      pack.sources.forEach(function (source) {
        var title = say(source.title) + (source.number ? t("，", ", ") + source.number : "");
        if (source.from && source.from > before.asOf && source.from <= after.asOf) lines.push([t("文件施行", "In force"), title + t("（", " (") + source.from + t("）", ")")]);
        if (source.to && source.to >= before.asOf && source.to < after.asOf) lines.push([t("文件失效", "Ended"), title + t("（", " (") + source.to + t("）", ")")]);
      });
    });
    return lines;
  }

  function showChanges(asOf, other, query) {
    var place = byId("changes");
    place.hidden = !other || other === asOf;
    if (place.hidden) return;
    var days = [asOf, other].sort();
    var books = days.map(function (day) { return zx.rules(Object.assign({}, query, { asOf: day })); });
    var lines = differences(books[0], books[1]);
    fill(place, h("h2", { id: "changes-title" }, t(days[0] + " 至 " + days[1] + " 的变化", "What changed from " + days[0] + " to " + days[1])),
      lines.length === 0 ? h("p", {}, t("已收录的规则没有变化。", "The loaded rules did not change.")) :
        h("ul", { class: "changes" }, lines.map(function (line) { return h("li", {}, h("span", { class: "change-kind" }, line[0]), h("span", {}, line[1])); })));
  }

  // --- The page --------------------------------------------------------------------------------------------------------

  function sourcesTable(packs, asOf) {
    var heads = [t("文件", "Document"), t("文号", "Number"), t("发布机关", "Issuer"), t("施行", "In force"), t("所选日期", "On the chosen day")];
    var rows = [];
    packs.forEach(function (pack) {
      pack.sources.forEach(function (source) {
        var title = source.url ? h("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, say(source.title)) : say(source.title);
        var state = against(source.from, source.to, asOf);
        var cells = [source.number ? name(source.number) : t("未见", "not seen"), say(source.issuer),
          [validity(source.from, source.to), source.issued ? h("span", { class: "note" }, t("发布 ", "issued ") + source.issued) : null],
          state === 0 ? (source.from ? t("施行中", "in force") : t("施行日期未见", "first day not seen")) : state < 0 ? t("尚未施行", "not yet in force") : t("已失效", "ended")];
        rows.push(h("tr", {}, h("th", { scope: "row" }, title, source.note ? h("span", { class: "note" }, say(source.note)) : null),
          cells.map(function (cell, at) { return h("td", { "data-label": heads[at + 1] }, cell); })));
      });
    });
    return h("table", { class: "documents" }, h("thead", {}, h("tr", {}, heads.map(function (head) { return h("th", { scope: "col" }, head); }))), h("tbody", {}, rows));
  }

  function packView(pack) {
    var mine = own.filter(function (one) { return one.id === pack.id; })[0];
    var pairs = [
      [t("编号", "Id"), h("code", {}, pack.id)], [t("地区", "Place"), placeName(pack.jurisdiction)],
      [t("版本", "Edition"), pack.edition], [t("来源核对日期", "Sources read on"), pack.readOn],
      ["SHA-256", h("code", { class: "digest" }, pack.sha256)], ["SM3", h("code", { class: "digest" }, pack.sm3)],
      [t("算例", "Worked cases"), mine ? caseIds(mine) : t("内置规则包的算例不随页面下发；载入该规则包的文件（pkg/rules/ 目录）即可查看并运行。", "Those of a built-in pack do not come with the page; load its file (folder pkg/rules/) to see and run them.")]
    ];
    var remove = null;
    if (mine) {
      remove = h("button", { type: "button", class: "plain-button" }, t("移除这个规则包", "Remove this pack"));
      remove.addEventListener("click", function () { removePack(pack.id); });
    }
    return h("article", { class: "pack", "data-pack": pack.id },
      h("h3", {}, say(pack.title), mine ? [" ", h("span", { class: "badge badge-care" }, t("由您载入", "loaded by you"))] : null),
      h("dl", { class: "facts" }, pairs.map(function (pair) { return h("div", {}, h("dt", {}, pair[0]), h("dd", {}, pair[1])); })),
      pack.gaps.length > 0 ? h("section", { class: "gaps" }, h("h4", {}, t("尚缺的内容，以及需要机关补充的材料（" + pack.gaps.length + "）", "What is missing and what an office has to supply (" + pack.gaps.length + ")")),
        h("ol", {}, pack.gaps.map(function (gap) {
          return h("li", {}, h("p", {}, say(gap.what)), h("p", { class: "supply" }, h("b", {}, t("由机关补充：", "To supply: ")), say(gap.supply)));
        }))) : null,
      remove);
  }

  function caseIds(mine) {
    if (mine.cases.length === 0) return t("没有", "none");
    return [t(mine.cases.length + " 个：", mine.cases.length + ": "), h("span", { class: "ids" }, mine.cases.join(t("、", ", ")))];
  }

  function options(select, list, wanted) {
    var before = wanted || select.value;
    fill(select, list.map(function (pair) { return h("option", { value: pair[0] }, pair[1]); }));
    select.value = list.some(function (pair) { return pair[0] === before; }) ? before : list[0][0];
  }

  function controls() {
    var places = { CN: true };
    zx.packs().forEach(function (pack) { places[pack.jurisdiction] = true; });
    options(byId("place"), Object.keys(places).sort().map(function (place) { return [place, placeName(place)]; }));
    var tasks = {};
    zx.schemes().forEach(function (one) { tasks[one.task] = true; });
    options(byId("task"), Object.keys(tasks).map(function (task) { return [task, TASKS[task] ? pick(TASKS[task]) : task]; }));
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

  function render() {
    controls();
    var asOf = readDate(byId("as-of"));
    var other = readDate(byId("other"));
    var fault = byId("date-fault");
    fault.hidden = asOf !== undefined && other !== undefined;
    fault.textContent = fault.hidden ? "" : t("日期请写成 2026-05-08 的形式，并且确有这一天。下面仍按上一次的日期列出。", "Write the date like 2026-05-08, and a day that exists. The list below is still that of the last date.");
    [["as-of", asOf], ["other", other]].forEach(function (pair) { byId(pair[0]).setAttribute("aria-invalid", String(pair[1] === undefined)); });
    if (!fault.hidden) return;
    asOf = asOf || today();

    var query = { jurisdiction: byId("place").value, task: byId("task").value };
    var all = byId("all").checked;
    var book = zx.rules(Object.assign({}, query, { asOf: asOf }));
    var shown = book.schemes;
    if (all) {
      // Those of the day are as amended on it; the others are added as they are.
      var here = {};
      shown.forEach(function (one) { here[one.id] = one; });
      shown = zx.rules(query).schemes.map(function (one) { return here[one.id] || one; });
    }
    var packs = zx.packs().filter(function (pack) { return book.packs.indexOf(pack.id) >= 0; });
    var context = { asOf: asOf, other: other, span: scale(zx.rules(query).schemes, [asOf, other]) };
    showChanges(asOf, other, query);
    fill(byId("schemes"), h("h2", { id: "schemes-title" }, t(asOf + " 的规则", "Rules on " + asOf)),
      h("p", { class: "quiet" }, t("按作出认定的日期选用规则。", "Which rules apply depends on the day of the determination.")),
      shown.length === 0 ? h("p", { class: "notice" }, t("没有已收录的规则适用于这一天作出的认定。", "No loaded rule covers determinations of that day.")) : null,
      shown.map(function (one) { return scheme(one, context); }),
      book.catalogues.length > 0 ? [h("h3", {}, t("信用信息目录", "Catalogues")), book.catalogues.map(catalogueView)] : null);
    fill(byId("sources"), h("h2", { id: "sources-title" }, t("文件", "Documents")), sourcesTable(packs, asOf));
    fill(byId("packs"), h("h2", { id: "packs-title" }, t("规则包", "Packs")), packs.map(packView));
    byId("told").textContent = t("共 " + shown.length + " 套规则", shown.length + (shown.length === 1 ? " scheme" : " schemes"));
    byId("open-all").textContent = allOpen() ? t("全部收起", "Close all") : t("全部展开", "Open all");
    reviewSheet(packs, asOf);
    showReport();
  }

  function catalogueView(one) {
    return h("article", { class: "catalogue" }, h("p", { class: "item-label" }, say(one.title) + (one.version ? t("（", " (") + one.version + t("）", ")") : "")),
      h("p", { class: "quiet" }, one.entries === null ? t("条目未读到", "The entries were not read") : t("条目 " + one.entries + " 项", one.entries + " entries")), cites(one.basis),
      one.outside ? [line(t("目录以外", "Outside"), words(one.outside.when)), h("p", {}, say(one.outside.message)), cites(one.outside.basis)] : null);
  }

  /** What only the printed sheet has: the identity of what was reviewed, and where to sign. */
  function reviewSheet(packs, asOf) {
    fill(byId("review-head"), h("h1", {}, t("规则审核表", "Review sheet")),
      h("p", {}, t("地区：", "Place: ") + placeName(byId("place").value) + t("；事项：", "; task: ") + byId("task").options[byId("task").selectedIndex].text + t("；日期：", "; day: ") + asOf),
      h("ul", {}, packs.map(function (pack) { return h("li", {}, say(pack.title) + t("，版本 ", ", edition ") + pack.edition + t("，", ", ") + "SHA-256 " + pack.sha256 + t("，", ", ") + "SM3 " + pack.sm3); })));
    fill(byId("sign"), h("h2", {}, t("审核意见", "Review")),
      h("p", {}, t("□ 与文本一致　　□ 修改后一致　　□ 不一致", "□ as the texts say    □ after changes    □ not as the texts say")),
      h("p", { class: "sign-space" }, t("意见：", "Remarks:")),
      h("div", { class: "sign-row" }, [t("审核人（签名）：", "Reviewer (signature):"), t("单位：", "Office:"), t("日期：", "Date:")].map(function (label) { return h("p", { class: "sign-line" }, label); })));
  }

  function details() { return Array.prototype.slice.call(document.querySelectorAll("#schemes details")); }
  function allOpen() { return details().length > 0 && details().every(function (one) { return one.open; }); }
  function setAll(on) {
    details().forEach(function (one) {
      one.open = on;
      opened[one.parentNode.id] = on;
    });
    byId("open-all").textContent = on ? t("全部收起", "Close all") : t("全部展开", "Open all");
  }

  // --- Loading packs ---------------------------------------------------------------------------------------------------

  function bytesOf(file) {
    return new Promise(function (resolve, reject) {
      var reader = new FileReader();
      reader.onload = function () { resolve(new Uint8Array(reader.result)); };
      reader.onerror = function () { reject(reader.error); };
      reader.readAsArrayBuffer(file);
    });
  }

  function parsed(bytes) {
    try {
      return JSON.parse(new TextDecoder("utf-8").decode(bytes));
    } catch (_) {
      return null;
    }
  }

  async function take(files) {
    var list = await Promise.all(Array.prototype.map.call(files, async function (file) {
      try {
        var bytes = await bytesOf(file);
        return { name: file.name, bytes: bytes, json: parsed(bytes) };
      } catch (error) {
        return { name: file.name, error: String(error) };
      }
    }));
    // A narrower place may lean on a wider one, in whichever order they were chosen.
    list.sort(function (a, b) { return placeOf(a).length - placeOf(b).length; });
    report = [];
    for (var i = 0; i < list.length; i += 1) report.push(await takeOne(list[i]));
    render();
    byId("report").focus();
  }

  function placeOf(item) { return (item.json && typeof item.json.jurisdiction === "string" && item.json.jurisdiction) || ""; }

  async function takeOne(item) {
    var out = { name: item.name, answer: null, loaded: false, error: item.error ? { zh: item.error, en: item.error } : null, cases: [] };
    if (out.error) return out;
    try {
      out.answer = zx.checkPack(item.bytes);
      out.cases = ((item.json && item.json.cases) || []).map(function (one, at) { return { id: String((one && one.id) || "#" + at), title: one && one.title }; });
      if (out.answer.ok) {
        var pack = { id: out.answer.id, bytes: item.bytes, name: item.name, cases: out.cases.map(function (one) { return one.id; }) };
        await replace(own.filter(function (one) { return one.id !== pack.id; }).concat([pack]));
        byId("place").value = item.json.jurisdiction;
        if (byId("place").value !== item.json.jurisdiction) {
          controls();
          byId("place").value = item.json.jurisdiction;
        }
        out.loaded = true;
      }
    } catch (thrown) {
      out.error = thrown.messages || { zh: String(thrown), en: String(thrown) };
    }
    return out;
  }

  async function replace(packs) {
    var next = await window.zhixin.load({ packs: packs.map(function (one) { return one.bytes; }) });
    var before = zx;
    zx = next;
    own = packs;
    if (before) before.free();
  }

  async function removePack(id) {
    try {
      await replace(own.filter(function (one) { return one.id !== id; }));
      report = null;
    } catch (thrown) {
      // Another pack leans on it.
      report = [{ name: id, answer: null, loaded: false, error: thrown.messages || { zh: String(thrown), en: String(thrown) }, cases: [] }];
    }
    render();
  }

  function showReport() {
    fill(byId("report"), (report || []).map(function (one) {
      var answer = one.answer || { diagnostics: [], cases: [] };
      var errors = answer.diagnostics.filter(function (found) { return found.severity === "error"; }).length;
      var warnings = answer.diagnostics.length - errors;
      var failed = answer.cases.filter(function (found) { return !found.ok; }).length;
      var state = one.loaded ? t("已载入", "Loaded") : t("没有载入", "Not loaded");
      var tally = t("错误 " + errors + " 处，提醒 " + warnings + " 处；算例 " + answer.cases.length + " 个，未通过 " + failed + " 个。",
        errors + (errors === 1 ? " error, " : " errors, ") + warnings + (warnings === 1 ? " warning; " : " warnings; ") + answer.cases.length + " cases, " + failed + " failed.");
      return h("article", { class: one.loaded ? "outcome outcome-good" : "outcome outcome-bad" },
        h("h3", {}, h("span", { class: "outcome-state" }, state), " ", one.name),
        one.error ? h("p", {}, say(one.error)) : h("p", {}, tally),
        answer.diagnostics.length > 0 ? h("ol", { class: "found" }, answer.diagnostics.map(function (found) {
          var stops = found.severity === "error";
          return h("li", {},
            h("p", {}, h("span", { class: stops ? "badge badge-bad" : "badge badge-care" }, stops ? t("错误，不能载入", "Error: stops the pack") : t("提醒", "Warning")), " ", capital(say(found.messages))),
            h("p", { class: "quiet" }, t("位置 ", "At "), h("code", { class: "pointer" }, found.path || "/"), t("，代码 ", ", code "), h("code", {}, found.code)),
            say(found.hints) ? h("p", { class: "hint" }, h("b", {}, t("怎样改：", "What to do: ")), say(found.hints)) : null);
        })) : null,
        answer.cases.length > 0 ? h("details", { class: "more", open: failed > 0 ? "" : null }, h("summary", {}, t("算例结果", "Cases")),
          h("ul", { class: "cases" }, answer.cases.map(function (found) {
            var about = one.cases.filter(function (known) { return known.id === found.id; })[0];
            return h("li", {}, h("span", { class: found.ok ? "badge" : "badge badge-bad" }, found.ok ? t("通过", "passed") : t("未通过", "failed")), " ",
              about && about.title ? say(about.title) + " " : null, h("code", {}, found.id),
              found.ok ? null : h("ul", {}, found.differences.map(function (place) {
                return h("li", {}, h("code", {}, place.path || "/"), t("：应为 ", ": expected "), h("code", {}, JSON.stringify(place.expected)), t("，实为 ", ", found "), h("code", {}, JSON.stringify(place.found)));
              })));
          }))) : null);
    }));
  }

  // --- Language, large print, events ------------------------------------------------------------------------------------

  function show() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-lang]"), function (part) {
      part.hidden = part.getAttribute("data-lang") !== lang;
    });
    document.documentElement.lang = lang;
    document.title = t("规则与来源 - 知信 · 知识产权信用自评", "Rules and sources - zhixin");
    byId("language").textContent = t("English", "中文");
    byId("language").lang = lang === "en" ? "zh-CN" : "en";
    if (zx) render();
  }

  function fail(thrown) {
    byId("failed").hidden = false;
    byId("failed").textContent = thrown && thrown.messages ? say(thrown.messages) : t("规则没有能够打开。请刷新本页，或者换用较新的浏览器。", "The rules could not be opened. Please reload this page or use a newer browser.");
  }

  byId("language").addEventListener("click", function () {
    lang = lang === "en" ? "zh-CN" : "en";
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
    lastPrint = details().filter(function (one) { return !one.open; });
    lastPrint.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () { lastPrint.forEach(function (one) { one.open = false; }); });
  byId("file").addEventListener("change", function () {
    var files = Array.prototype.slice.call(byId("file").files);
    byId("file").value = "";
    if (files.length > 0) take(files);
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
    if (event.dataTransfer && event.dataTransfer.files.length > 0) take(event.dataTransfer.files);
  });

  show();
  if (typeof window.zhixin === "undefined") {
    fail();
  } else {
    byId("as-of").value = today();
    window.zhixin.load().then(function (loaded) {
      zx = loaded;
      byId("book").hidden = false;
      render();
    }).catch(fail);
  }
})();
