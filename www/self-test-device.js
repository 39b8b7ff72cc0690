// The device: is there a Chinese font for every character, and is its clock right. ES5.
(function (test) {
  "use strict";

  var text = test.text;
  var DAY = 86400000;

  // Words of the form, then characters of names: in GB18030, and beyond the first plane (written as two halves).
  var COMMON = ["知", "识", "产", "权", "信", "用", "修", "复", "承", "诺", "级", "罚"];
  var RARE = ["喆", "堃", "淼", "龑", "䶮", "㛃", "\ud840\udd64", "\ud841\ude76", "\ud872\udcd9", "\ud872\udf69"];
  // Places for which no font has a picture.
  var NOBODY = ["\u0378", "\u05ff"];

  /** What a character looks like, as text; null where pictures cannot be read. */
  function picture(sign, family) {
    var canvas = document.createElement("canvas");
    canvas.width = canvas.height = 40;
    var pen = canvas.getContext("2d");
    pen.font = "30px " + family;
    pen.textBaseline = "middle";
    pen.fillText(sign, 2, 20);
    var dots = pen.getImageData(0, 0, 40, 40).data;
    var out = "";
    for (var i = 3; i < dots.length; i += 4) out += dots[i] > 96 ? "1" : "0";
    return out;
  }

  test.step("字体", "Fonts", function (done) {
    var family = window.getComputedStyle(document.body, null).fontFamily || "sans-serif";
    var lines = [["CSS", 'zhixin-check { --zhixin-font: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "SimSun-ExtB", "SimSun-ExtG", sans-serif; }']];
    var samples = COMMON.join("") + " " + RARE.join("");
    var missing;
    try {
      // A kernel that draws a number for what is missing, or noise against tracing, cannot be asked in this way.
      var none = picture(NOBODY[0], family);
      if (none !== picture(NOBODY[1], family) || none.indexOf("1") < 0 || picture("知", family) !== picture("知", family)) missing = null;
      else missing = [without(COMMON, none, family), without(RARE, none, family)];
    } catch (_) {
      missing = null;
    }
    if (missing === null) {
      test.found("device", "fonts", "note", text("此内核不能由脚本判断字体，请看下面的字是否都显示：" + samples, "fonts cannot be told by a script here; look whether every character shows: " + samples));
    } else if (missing[0].length > 0) {
      test.found("device", "fonts", "better", text("本机没有合适的中文字体，这些字显示不出：" + missing[0].join(""), "there is no Chinese font on this device for: " + missing[0].join("")), lines, { missing: missing });
    } else if (missing[1].length > 0) {
      test.found("device", "fonts", "note", text("常用字齐全；姓名中的这些生僻字显示不出：" + missing[1].join("") + "，可在字体中加上含扩展区的", "the usual characters are there; of rare ones in names these are not: " + missing[1].join("") + "; a font with the extensions may be added"), lines, { missing: missing });
    } else {
      test.found("device", "fonts", "good", text("常用字和姓名中的生僻字都有字体：" + samples, "there are fonts for the usual characters and for rare ones of names: " + samples));
    }
    done();
  });

  function without(list, none, family) {
    var out = [];
    test.each(list, function (sign) {
      var found = picture(sign, family);
      if (found === none || found.indexOf("1") < 0) out[out.length] = sign;
    });
    return out;
  }

  // --- Clock ---------------------------------------------------------------------------------------------------------

  /** Shanghai's day of a moment. */
  function dayOf(moment) {
    var at = new Date(moment + 8 * 3600000);
    function two(number) { return ("0" + number).slice(-2); }
    return at.getUTCFullYear() + "-" + two(at.getUTCMonth() + 1) + "-" + two(at.getUTCDate());
  }

  test.step("时钟", "Clock", function (done) {
    var zone = -new Date().getTimezoneOffset();
    var sign = zone < 0 ? "-" : "+";
    var words = sign + ("0" + Math.floor(Math.abs(zone) / 60)).slice(-2) + ":" + ("0" + Math.abs(zone) % 60).slice(-2);
    test.found("device", "time_zone", zone === 480 ? "good" : "note", zone === 480 ? text("本机时区为 +08:00", "the device's zone is +08:00") :
      text("本机时区为 " + words + "；知信总按北京时间的日期判断", "the device's zone is " + words + "; zhixin always takes the day in Shanghai"));
    if (!test.known.connect) return done();
    var asked = new Date().getTime();
    test.request("self-test-probe.js?at=" + asked, false, function (answer) {
      var now = new Date().getTime();
      var server = Date.parse(answer.date || "");
      if (isNaN(server)) {
        test.found("device", "clock", "unknown", text("服务器没有给出 Date，时钟无从核对（本机为北京时间 " + dayOf(now) + "）", "the server gave no Date to compare with (the device says " + dayOf(now) + " in Shanghai)"));
        return done();
      }
      var off = Math.round((now - server) / 1000);
      var day = dayOf(server);
      var detail = { device: new Date(now).toISOString(), server: new Date(server).toISOString(), secondsAhead: off };
      if (dayOf(now) !== day && Math.abs(off) > 60) {
        test.found("device", "clock", "bad", text("本机的日期是 " + dayOf(now) + "，服务器是 " + day + "（北京时间）：不指定日期时，答案按错误的日期得出", "the device says " + dayOf(now) + ", the server " + day + " (in Shanghai): without a date of the page's the answer is for the wrong day"),
          [["HTML", '<zhixin-check as-of="' + day + '"></zhixin-check>']], detail);
      } else if (Math.abs(off) > 300 && Math.abs(off) < DAY) {
        test.found("device", "clock", "note", text("本机时钟与服务器相差 " + Math.round(off / 60) + " 分钟，日期相同（" + day + "）", "the device's clock is " + Math.round(off / 60) + " minutes off the server's, on the same day (" + day + ")"), [], detail);
      } else {
        test.found("device", "clock", "good", text("本机时钟与服务器一致，北京时间 " + day, "the device's clock agrees with the server's: " + day + " in Shanghai"), [], detail);
      }
      done();
    });
  });
})(window.zhixinSelfTest);
