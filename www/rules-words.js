// The rule browser's small tools: elements, languages, days, names of places.
// ES5, and only the DOM's own functions, so that it runs on old kernels and under a policy with trusted types.
window.zhixinRules = {};
(function (rules) {
  "use strict";

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

  rules.TASKS = {
    repair: ["信用修复", "Repair"], commitment: ["信用承诺", "Commitment"], tier: ["分级分类", "Tier"],
    benefits: ["守信激励与失信惩戒", "Benefits"], office: ["机关核查", "Checks of an office"]
  };
  rules.STANDINGS = {
    text: ["已核对原文", "text read"], secondary: ["转述", "reported"], unverified: ["未核实", "not verified"]
  };
  rules.lang = "zh-CN";
  rules.packs = []; // What `packs()` says, kept by the page.

  rules.byId = function (id) { return document.getElementById(id); };
  rules.t = function (zh, en) { return rules.lang === "en" ? en : zh; };
  rules.say = function (text) { return text ? (rules.lang === "en" ? text.en : text.zh) : ""; };
  rules.pick = function (pair) { return rules.lang === "en" ? pair[1] : pair[0]; };
  rules.capital = function (text) { return rules.lang === "en" && text ? text.charAt(0).toUpperCase() + text.slice(1) : text; };

  /** A text with its full stop. */
  rules.ended = function (text) { return /[。.！!？?：:；;]$/.test(text) ? text : text + rules.t("。", "."); };

  /** The first of `list` that `fits`. */
  rules.find = function (list, fits) { return (list || []).filter(fits)[0]; };

  /** An element with attributes and children; nothing and empty texts are left out. */
  rules.h = function (tag, attributes) {
    var out = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (attributes[name] !== null && attributes[name] !== undefined) out.setAttribute(name, attributes[name]);
    });
    for (var i = 2; i < arguments.length; i += 1) append(out, arguments[i]);
    return out;
  };

  function append(parent, child) {
    if (Array.isArray(child)) {
      child.forEach(function (one) { append(parent, one); });
    } else if (child !== null && child !== undefined && child !== "") {
      parent.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    }
  }

  rules.fill = function (parent) {
    while (parent.firstChild) parent.removeChild(parent.firstChild);
    for (var i = 1; i < arguments.length; i += 1) append(parent, arguments[i]);
  };

  /** A name that stays Chinese in the English page says so to screen readers. */
  rules.name = function (words) {
    return rules.lang === "en" && /[\u4e00-\u9fff]/.test(words) ? rules.h("span", { lang: "zh-CN" }, words) : document.createTextNode(words);
  };

  /** A link to the issuer. */
  rules.link = function (url, words) {
    return rules.h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, words);
  };

  /** A table whose cells carry their heading, for narrow screens; the first cell of a row is its heading. */
  rules.table = function (kind, heads, rows) {
    var h = rules.h;
    return h("table", { class: kind }, h("thead", {}, h("tr", {}, heads.map(function (head) { return h("th", { scope: "col" }, head); }))),
      h("tbody", {}, rows.map(function (cells) {
        return h("tr", {}, h("th", { scope: "row" }, cells[0]), cells.slice(1).map(function (cell, at) {
          return h("td", { "data-label": heads[at + 1] }, cell);
        }));
      })));
  };

  /** Shanghai's day, wherever the visitor is. */
  rules.today = function () {
    return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
  };

  /** The date in a field, null when it is empty, or undefined when it is none. */
  rules.readDate = function (field) {
    if (field.validity && field.validity.badInput) return undefined;
    var text = field.value.trim();
    if (text === "") return null;
    var found = /^(\d{4})[-\/.年]?(\d{1,2})[-\/.月]?(\d{1,2})日?$/.exec(text);
    if (!found) return undefined;
    var iso = found[1] + "-" + ("0" + found[2]).slice(-2) + "-" + ("0" + found[3]).slice(-2);
    var day = new Date(iso + "T00:00:00Z");
    // The engine knows the days from 1900 to 2200.
    if (isNaN(day.getTime()) || iso < "1900-01-01" || iso > "2200-12-31") return undefined;
    return day.toISOString().slice(0, 10) === iso ? iso : undefined;
  };

  rules.placeName = function (place) {
    if (PLACES[place]) return rules.pick(PLACES[place]);
    var pack = rules.find(rules.packs, function (one) { return one.jurisdiction === place; });
    return pack ? rules.say(pack.title) + rules.t("（", " (") + place + rules.t("）", ")") : place;
  };

  rules.packTitle = function (id) {
    var pack = rules.find(rules.packs, function (one) { return one.id === id; });
    return pack ? rules.say(pack.title) : id;
  };

  rules.validity = function (from, to) {
    if (from && to) return rules.t(from + " 至 " + to, from + " to " + to);
    if (from) return rules.t(from + " 起", "from " + from);
    if (to) return rules.t("至 " + to, "until " + to);
    return rules.t("起止日期未见", "dates not seen");
  };

  /** Where a day lies against a span: -1 before it, 0 in it, 1 after it. */
  rules.against = function (from, to, day) {
    return from && day < from ? -1 : to && day > to ? 1 : 0;
  };
})(window.zhixinRules);
