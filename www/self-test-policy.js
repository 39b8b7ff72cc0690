// What the page's policy lets be, found by trying each thing and by the reports that come of it. ES5.
(function (test) {
  "use strict";

  var text = test.text;
  var known = test.known;

  /** Asks for a file as a portal's page would: `done({ status, type, … })`, status 0 when nothing could be had. */
  test.request = function (address, binary, done) {
    var request = new XMLHttpRequest();
    function header(name) {
      try { return request.getResponseHeader(name); } catch (_) { return null; }
    }
    function end() {
      var body = null;
      try { body = binary ? request.response : request.responseText; } catch (_) { body = null; }
      done({
        status: request.status, body: body, type: header("Content-Type"), encoding: header("Content-Encoding"), caching: header("Cache-Control"),
        expires: header("Expires"), modified: header("Last-Modified"), tag: header("ETag"), date: header("Date"), policy: header("Content-Security-Policy"),
        reportOnly: header("Content-Security-Policy-Report-Only"), frame: header("X-Frame-Options"), nosniff: header("X-Content-Type-Options")
      });
    }
    try {
      request.open("GET", address, true);
      if (binary) request.responseType = "arraybuffer";
      else request.setRequestHeader("Cache-Control", "no-cache");
      request.onload = request.onerror = end;
      request.send();
    } catch (_) {
      end();
    }
  };

  function words(reports) {
    var list = [];
    test.each(reports, function (one) { list[list.length] = one.directive + " " + one.blocked + (one.onlyReported ? " (report-only)" : ""); });
    return list.length === 0 ? "" : " [" + list.join("; ") + "]";
  }
  function both(zh, en, reports) { return text(zh + words(reports), en + words(reports)); }

  test.step("页面与它的策略", "The page and its policy", function (done) {
    test.trying(function (over) {
      test.request(location.href.split("#")[0], false, function (page) { known.page = page; over(); });
    }, function (reports) {
      var page = known.page;
      var meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
      known.connect = page.status === 200;
      known.policy = page.policy || (meta && meta.getAttribute("content")) || (test.violations.length > 0 && test.violations[0].policy) || "";
      test.found("policy", "policy_text", "note", known.policy ? text("策略原文：" + known.policy, "the policy reads: " + known.policy) :
        text("没有读到本页的内容安全策略（CSP）；下面各项都是实际试出来的", "no content security policy of this page was read; what follows was found by trying"));
      if (page.reportOnly) test.found("policy", "report_only", "note", text("另有只报告、不阻止的策略：" + page.reportOnly, "another policy only reports: " + page.reportOnly));
      test.found("policy", "connect", known.connect ? "good" : "note", known.connect ? text("可以向本站请求文件（connect-src）", "files of this site may be requested (connect-src)") :
        both("不可以向本站请求文件：经典脚本不需要；ES 模块取 zhixin.wasm 需要；下面有关文件的各项因此未能检查",
          "files of this site may not be requested: the classic script needs none; the ES module needs zhixin.wasm; the files below could not be checked", reports),
      known.connect ? [] : test.lines.policy("connect-src", "'self'"));
      if (page.frame || /frame-ancestors/.test(known.policy)) {
        test.found("policy", "framing", "note", text("能否放进 iframe 由此决定：" + (page.frame ? "X-Frame-Options: " + page.frame : "frame-ancestors"),
          "whether it may stand in an iframe is for: " + (page.frame ? "X-Frame-Options: " + page.frame : "frame-ancestors")));
      }
      done();
    });
  });

  test.step("试：WebAssembly", "Trying: WebAssembly", function (done) {
    if (typeof WebAssembly !== "object") {
      known.wasm = "absent";
      test.found("policy", "wasm", "note", text("此内核没有 WebAssembly，改用 zhixin.nowasm.js，答案相同", "this kernel has no WebAssembly; zhixin.nowasm.js is used, with the same answers"));
      return done();
    }
    test.trying(function (over) {
      // The shortest module there is.
      try {
        known.wasm = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) ? "works" : "absent";
      } catch (thrown) {
        known.wasm = "forbidden";
        known.wasmSaid = String(thrown && thrown.message);
      }
      over();
    }, function (reports) {
      if (known.wasm === "works") test.found("policy", "wasm", "good", both("可以编译 WebAssembly（script-src）", "WebAssembly may be compiled (script-src)", reports));
      else test.found("policy", "wasm", "better", both("策略不允许 WebAssembly，改用 zhixin.nowasm.js：答案相同，运算慢数倍。97 以前的 Chromium 内核不认识 'wasm-unsafe-eval'；不想改策略的，用 data-wasm=\"off\"，就没有报告",
        "the policy forbids WebAssembly, so zhixin.nowasm.js runs: the same answers, several times slower. Chromium before 97 does not know 'wasm-unsafe-eval'; whoever keeps the policy writes data-wasm=\"off\", and nothing is reported", reports),
      test.lines.policy("script-src", "'wasm-unsafe-eval'").concat([test.lines.tag(' data-wasm="off"')]), { said: known.wasmSaid });
      done();
    });
  });

  test.step("试：eval", "Trying: eval", function (done) {
    var allowed = false;
    test.trying(function (over) {
      try { allowed = new Function("return true")() === true; } catch (_) { allowed = false; }
      over();
    }, function (reports) {
      test.found("policy", "eval", allowed ? "note" : "good", allowed ? text("策略允许 eval；知信不用它，可以不允许", "the policy allows eval; zhixin uses none, so it need not") :
        both("策略不允许 eval；知信不用它", "the policy forbids eval; zhixin uses none", reports));
      done();
    });
  });

  test.step("试：行内样式", "Trying: inline styles", function (done) {
    var style = document.createElement("style");
    test.trying(function (over) {
      style.appendChild(document.createTextNode(".zhixin-probe { color: red; }"));
      document.getElementsByTagName("head")[0].appendChild(style);
      over();
    }, function (reports) {
      try { known.inline = !!style.sheet && style.sheet.cssRules.length > 0; } catch (_) { known.inline = false; }
      style.parentNode.removeChild(style);
      known.constructed = constructed();
      var words = known.constructed ? both("构造样式表可用，策略是否允许行内样式都不要紧", "constructed style sheets work; whether inline styles are allowed does not matter", reports) :
        known.inline ? text("此内核没有构造样式表，样式放在行内，策略允许", "this kernel has no constructed style sheets; the styles are inline, which the policy allows") :
          both("此内核没有构造样式表，策略不允许行内样式：样式来自 zhixin.css，须放在脚本旁边", "this kernel has no constructed style sheets and the policy forbids inline ones: the styles come from zhixin.css, which has to lie beside the script", reports);
      test.found("policy", "styles", known.constructed || known.inline ? "good" : "note", words, known.constructed || known.inline ? [] : test.lines.copy("zhixin.css"));
      done();
    });
  });

  function constructed() {
    try {
      var sheet = new CSSStyleSheet();
      return "adoptedStyleSheets" in document && typeof sheet.replaceSync === "function";
    } catch (_) {
      return false;
    }
  }

  // The address as the package would give it: under Trusted Types by the policy of the name `zhixin`. That policy can
  // be made once only, so it is kept where the package looks for it.
  function address(name) {
    if (!known.typed || !known.typedPolicy) return name;
    return known.typedPolicy.createScriptURL(name);
  }

  test.step("试：Trusted Types", "Trying: trusted types", function (done) {
    if (!window.trustedTypes || !window.trustedTypes.createPolicy) {
      test.found("policy", "trusted_types", "note", text("此内核没有 Trusted Types", "this kernel has no trusted types"));
      return done();
    }
    test.trying(function (over) {
      // The address of a script that is in no page: nothing is fetched.
      try { document.createElement("script").src = "self-test-probe.js"; } catch (_) { known.typed = true; }
      var registry = window.zhixinMachines || (window.zhixinMachines = { waiting: 0, found: {} });
      if (known.typed && !registry.policy) {
        try { registry.policy = window.trustedTypes.createPolicy("zhixin", { createScriptURL: function (url) { return url; } }); } catch (_) { registry.policy = null; }
      }
      known.typedPolicy = registry.policy;
      over();
    }, function (reports) {
      var allowed = !known.typed || known.typedPolicy;
      var stuck = !allowed && known.wasm !== "works" && !document.querySelector('script[src*="zhixin.nowasm"]');
      test.found("policy", "trusted_types", stuck ? "bad" : allowed ? "good" : "note", !known.typed ? text("策略不要求 Trusted Types", "the policy does not ask for trusted types") :
        allowed ? text("策略要求 Trusted Types，并允许名为 zhixin 的策略", "the policy asks for trusted types and allows the one named zhixin") :
          both("策略要求 Trusted Types，但不允许名为 zhixin 的策略：" + (stuck ? "zhixin.nowasm.js 因此加载不了，表单打不开" : "表单不受影响；名单在页面内运算，.xlsx 文件读不了"),
            "the policy asks for trusted types and does not allow the one named zhixin: " + (stuck ? "zhixin.nowasm.js cannot be added, and there is no form" : "the form is not affected; lists are worked in the page and .xlsx files cannot be read"), reports),
      allowed ? [] : test.lines.policy("trusted-types", "zhixin").concat(test.lines.both()));
      done();
    });
  });

  test.step("试：另加脚本", "Trying: a further script", function (done) {
    var tag = document.createElement("script");
    test.trying(function (over) {
      var own = test.tag();
      var nonce = own && (own.nonce || own.getAttribute("nonce"));
      if (nonce) tag.setAttribute("nonce", nonce);
      tag.onload = tag.onerror = over;
      try {
        tag.src = address("self-test-probe.js");
        document.getElementsByTagName("head")[0].appendChild(tag);
      } catch (_) {
        over();
      }
    }, function (reports) {
      known.adds = window.zhixinProbe > 0;
      test.found("policy", "script", known.adds ? "good" : "note", known.adds ? text("脚本可以另加本站的脚本（需要 zhixin.nowasm.js 时）", "a script may add another one of this site (where zhixin.nowasm.js is needed)") :
        both("脚本不能另加本站的脚本：需要 zhixin.nowasm.js 时，须由页面用 script 标签引入", "a script may not add another one of this site: where zhixin.nowasm.js is needed, the page has to bring it by a tag", reports),
      known.adds ? [] : test.lines.both());
      done();
    });
  });

  test.step("试：Worker", "Trying: a worker", function (done) {
    var worker = null;
    var state = "no";
    if (typeof Worker !== "function" && typeof Worker !== "object") {
      test.found("policy", "worker", "note", text("此内核没有 Worker；名单在页面内运算", "this kernel has no workers; lists are worked in the page"));
      return done();
    }
    test.trying(function (over) {
      var ended = false;
      function end(found) {
        if (ended) return;
        ended = true;
        state = found;
        over();
      }
      try {
        worker = new Worker(address("self-test-probe.js"));
        worker.onmessage = function () { end("yes"); };
        worker.onerror = function (event) { if (event.preventDefault) event.preventDefault(); end("no"); };
        setTimeout(function () { end("no"); }, 3000);
      } catch (_) {
        end("no");
      }
    }, function (reports) {
      if (worker) worker.terminate();
      var lines = known.typed && !known.typedPolicy ? test.lines.policy("trusted-types", "zhixin") : test.lines.policy("worker-src", "'self'");
      test.found("policy", "worker", state === "yes" ? "good" : "note", state === "yes" ? text("可以启动 Worker（批量核查用）", "workers may be started (for lists)") :
        both("不能启动 Worker：批量核查在页面内运算，分段进行，不会卡住", "workers may not be started: lists are worked in the page, in slices", reports), state === "yes" ? [] : lines);
      done();
    });
  });
})(window.zhixinSelfTest);
