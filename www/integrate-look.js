// Whether chosen colours can be read: the contrast of WCAG 2, told in words. ES5.
(function (integrate) {
  "use strict";

  // What the form shows on what, and how much it needs: 4.5 for words, 3 for lines and marks.
  var PAIRS = [
    ["accent", "#ffffff", 4.5, "按钮上的白字；白底上的链接", "white words on buttons; links on white"],
    ["accent", "#f4f7fb", 4.5, "浅色底上的链接", "links on the light ground"],
    ["accent-dark", "#ffffff", 4.5, "指向按钮时的白字", "white words on a button under the pointer"],
    ["text", "#ffffff", 4.5, "白底上的正文", "the text on white"],
    ["accent", "#d5dbe2", 3, "选中的标记与旁边的线", "marks of what is chosen beside plain lines"]
  ];

  /** A colour written #rrggbb as three numbers; null when it is none. */
  function parts(colour) {
    var found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
    return found ? [parseInt(found[1], 16), parseInt(found[2], 16), parseInt(found[3], 16)] : null;
  }

  function luminance(colour) {
    var sum = 0;
    parts(colour).forEach(function (value, at) {
      var part = value / 255;
      sum += [0.2126, 0.7152, 0.0722][at] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    });
    return sum;
  }

  /** The ratio of two colours, 1 to 21. */
  integrate.contrast = function (one, other) {
    var a = luminance(one);
    var b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };

  /** The colour with its light times `by`. */
  integrate.darker = function (colour, by) {
    return "#" + parts(colour).map(function (value) { return ("0" + Math.round(value * by).toString(16)).slice(-2); }).join("");
  };

  integrate.isColour = function (text) { return parts(text) !== null; };

  /** The nearest darker colour that reaches `wanted` against `ground`. */
  function enough(colour, ground, wanted) {
    for (var by = 0.98; by > 0; by -= 0.02) {
      var found = integrate.darker(colour, by);
      if (integrate.contrast(found, ground) >= wanted) return found;
    }
    return "#000000";
  }

  /** Cut, not rounded: 4.49 is not 4.5. */
  function shown(ratio) { return String(Math.floor(ratio * 10) / 10); }

  /** Each pair in words: `{ enough, ratio, what, words: { zh, en } }`. */
  integrate.readable = function (look) {
    return PAIRS.map(function (pair) {
      var colour = look[pair[0]];
      var ratio = integrate.contrast(colour, pair[1]);
      var good = ratio >= pair[2];
      var words = { zh: shown(ratio) + "∶1，", en: shown(ratio) + " to 1, " };
      if (!good) {
        var instead = enough(colour, pair[1], pair[2]);
        words.zh += "不够清楚，至少要 " + pair[2] + "∶1；可改用 " + instead;
        words.en += "not clear enough, " + pair[2] + " to 1 is needed; " + instead + " would do";
      } else if (pair[2] === 4.5 && ratio >= 7) {
        words.zh += "很清楚（达到 WCAG AAA）";
        words.en += "very clear (WCAG AAA)";
      } else {
        words.zh += "清楚（达到 WCAG AA）";
        words.en += "clear (WCAG AA)";
      }
      return { name: pair[0], enough: good, ratio: ratio, what: { zh: pair[3], en: pair[4] }, words: words };
    });
  };
})(window.zhixinIntegrate);
