// The picture of a validity: a span on a line of years, with the chosen days. Its words are in its label. ES5.
(function (rules) {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";

  function draw(tag, attributes, words) {
    var out = document.createElementNS(SVG, tag);
    Object.keys(attributes).forEach(function (key) { out.setAttribute(key, attributes[key]); });
    if (words) out.textContent = words;
    return out;
  }

  /** The years that the pictures of all `schemes` share, so that they can be compared. */
  rules.scale = function (schemes, days) {
    var starts = schemes.map(function (scheme) { return scheme.from; }).filter(function (day) { return day && day >= "2015"; });
    var ends = days.concat(schemes.map(function (scheme) { return scheme.to; }), starts).filter(Boolean);
    var first = starts.concat(days).filter(Boolean).sort()[0] || rules.today();
    var last = ends.sort()[ends.length - 1] || rules.today();
    return { from: Number(first.slice(0, 4)), to: Number(last.slice(0, 4)) + 2 };
  };

  /** What the dates of a scheme mean, as a sentence without its end. */
  rules.validWords = function (scheme) {
    var days = rules.validity(scheme.from, scheme.to);
    if (scheme.validBy === "determination") {
      return rules.t("适用于 " + days + (scheme.to ? " " : "") + "作出的认定", "For determinations made " + days);
    }
    return rules.t("施行：" + days, "In force " + days);
  };

  rules.timeline = function (scheme, span, asOf, other) {
    var width = 340;
    var left = 14;
    var right = width - 14;
    var zero = Date.UTC(span.from, 0, 1);
    var whole = Date.UTC(span.to, 0, 1) - zero;
    function x(day) {
      var at = left + (right - left) * (Date.parse(day + "T00:00:00Z") - zero) / whole;
      return Math.round(Math.max(left, Math.min(right, at)) * 10) / 10;
    }
    var words = rules.say(scheme.title) + rules.t("：", ": ") + rules.validWords(scheme) + rules.t("；所选日期 ", "; chosen day ") + asOf;
    var svg = draw("svg", { viewBox: "0 0 " + width + " 46", class: "timeline", role: "img", "aria-label": words, focusable: "false" });
    svg.appendChild(draw("line", { x1: left, x2: right, y1: 26, y2: 26, class: "tl-axis" }));
    var step = Math.max(1, Math.ceil((span.to - span.from) / 6));
    for (var year = span.from; year <= span.to; year += step) {
      var at = x(year + "-01-01");
      svg.appendChild(draw("line", { x1: at, x2: at, y1: 24, y2: 29, class: "tl-axis" }));
      svg.appendChild(draw("text", { x: at, y: 42, "text-anchor": "middle", class: "tl-year" }, String(year)));
    }
    var state = rules.against(scheme.from, scheme.to, asOf);
    var look = state === 0 ? "tl-span" : "tl-span tl-off";
    var start = scheme.from && Number(scheme.from.slice(0, 4)) >= span.from ? x(scheme.from) : left - 8;
    var end = scheme.to ? x(scheme.to) : right + 2;
    svg.appendChild(draw("rect", { x: start, y: 18, width: Math.max(2, end - start), height: 8, class: look }));
    if (!scheme.to) svg.appendChild(draw("path", { d: "M" + end + " 14l10 8l-10 8z", class: look }));
    if (other) svg.appendChild(draw("line", { x1: x(other), x2: x(other), y1: 6, y2: 30, class: "tl-other" }));
    svg.appendChild(draw("line", { x1: x(asOf), x2: x(asOf), y1: 6, y2: 30, class: "tl-day" }));
    svg.appendChild(draw("path", { d: "M" + (x(asOf) - 4) + " 3h8l-4 6z", class: "tl-mark" }));
    return svg;
  };
})(window.zhixinRules);
