// The files of the package as this server gives them: there or not, type, digest, compression, caching. ES5.
(function (test) {
  "use strict";

  var text = test.text;
  var known = test.known;
  var SCRIPT = /^(text|application)\/(x-)?(java|ecma)script\b/i;
  var FILES = [
    { name: "zhixin.js", type: SCRIPT, right: "text/javascript", without: "bad", zh: "经典脚本", en: "the classic script" },
    { name: "zhixin.nowasm.js", type: SCRIPT, right: "text/javascript", without: "better", zh: "不用 WebAssembly 的同一程序，旧浏览器和严格策略要用", en: "the same program without WebAssembly, for old browsers and strict policies" },
    { name: "zhixin.css", type: /^text\/css\b/i, right: "text/css", without: "better", zh: "样式，不许行内样式的旧内核要用", en: "the styles, for old kernels without inline styles" },
    { name: "zhixin.mjs", type: SCRIPT, right: "text/javascript", without: "note", zh: "ES 模块，用打包工具时才要", en: "the ES module, for bundlers only" },
    { name: "zhixin.wasm", type: /^application\/wasm\b/i, right: "application/wasm", without: "note", zh: "ES 模块所取的 WebAssembly", en: "the WebAssembly that the ES module fetches" },
    { name: "zhixin-worker.js", type: SCRIPT, right: "text/javascript", without: "note", zh: "批量核查才要", en: "for lists only" },
    { name: "zhixin-xlsx.js", type: SCRIPT, right: "text/javascript", without: "note", zh: "读取 .xlsx 名单才要", en: "for lists in .xlsx only" }
  ];

  function seen(name) { return known.files[name]; }
  function thousands(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }

  test.step("integrity.json", "integrity.json", function (done) {
    known.files = {};
    known.integrity = null;
    if (!known.connect) return done();
    test.request(test.beside("integrity.json"), false, function (answer) {
      try { known.integrity = answer.status === 200 ? JSON.parse(answer.body) : null; } catch (_) { known.integrity = null; }
      if (known.integrity) test.found("files", "integrity", "good", text("有 integrity.json，可以核对各文件", "integrity.json is there to compare with"));
      else test.found("files", "integrity", "better", text("没有 integrity.json（HTTP " + answer.status + "），不能核对各文件是否完好", "there is no integrity.json (HTTP " + answer.status + "): whether the files are whole cannot be told"), test.lines.copy("integrity.json"));
      done();
    });
  });

  test.each(FILES, function (file) {
    test.step(file.name, file.name, function (done) {
      if (!known.connect || !test.tag()) return done();
      test.request(test.beside(file.name), true, function (answer) {
        var there = answer.status === 200 && answer.body;
        known.files[file.name] = answer;
        if (!there) {
          missing(file, answer);
          return done();
        }
        type(file, answer);
        answer.bytes = answer.body.byteLength;
        test.digest(new Uint8Array(answer.body), function (found, by) {
          answer.body = null;
          answer.digest = found;
          digest(file, answer, by);
          done();
        });
      });
    });
  });

  function missing(file, answer) {
    // The module without its wasm cannot be what the portal wants.
    var half = file.name === "zhixin.wasm" && seen("zhixin.mjs") && seen("zhixin.mjs").status === 200;
    test.found("files", "file " + file.name, half ? "better" : file.without,
      text(file.name + " 取不到（HTTP " + answer.status + "）：" + file.zh + (half ? "；zhixin.mjs 在而它不在，用模块的页面会改用 zhixin.nowasm.js" : ""),
        file.name + " cannot be had (HTTP " + answer.status + "): " + file.en + (half ? "; zhixin.mjs is there without it, so pages with the module fall back to zhixin.nowasm.js" : "")),
      test.lines.copy(file.name), { status: answer.status });
  }

  function type(file, answer) {
    var ending = file.name.replace(/^.*\./, "");
    var said = answer.type || "";
    if (file.type.test(said)) return;
    var refused = ending === "css" || (ending === "js" && /nosniff/i.test(answer.nosniff || ""));
    var effect = ending === "wasm" ? text("仍可运行，但按类型设定的压缩和网关规则认不出它", "it runs all the same, but rules of compression and of gateways go by the type") :
      refused ? text("浏览器会拒绝它", "browsers refuse it") : ending === "mjs" ? text("浏览器会拒绝这个模块", "browsers refuse the module") : text("仍可运行", "it runs all the same");
    test.found("files", "type " + file.name, refused ? "bad" : "better",
      text(file.name + " 的类型是 " + (said || "（无）") + "，应为 " + file.right + "：" + effect.zh, file.name + " comes as " + (said || "(none)") + " instead of " + file.right + ": " + effect.en),
      test.lines.type(ending, file.right), { type: said });
  }

  function digest(file, answer, by) {
    var wanted = known.integrity && known.integrity[file.name];
    var size = thousands(answer.bytes);
    var detail = { bytes: answer.bytes, type: answer.type, encoding: answer.encoding, caching: answer.caching, sha384: answer.digest, sm3Wanted: wanted ? wanted.sm3 : null, digestBy: by };
    var sent = [answer.type || "-", answer.encoding || ""].join(" ").replace(/ $/, "");
    if (wanted && wanted.sha384 !== answer.digest) {
      test.found("files", "file " + file.name, "bad",
        text(file.name + " 与 integrity.json 不同（" + size + " 字节，" + sent + "）：" + (/html/i.test(answer.type || "") ? "服务器答的是网页" : "可能被网关改写、按文本方式传输，或者混入了另一版本"),
          file.name + " differs from integrity.json (" + size + " bytes, " + sent + "): " + (/html/i.test(answer.type || "") ? "the server answered with a page" : "a gateway may have rewritten it, it may have been copied as text, or another version is among the files")),
        test.lines.copy(file.name).concat([["SHA-384", wanted.sha384]]), detail);
      return;
    }
    test.found("files", "file " + file.name, wanted ? "good" : "unknown",
      text(file.name + "：" + size + " 字节，" + sent + (wanted ? "，SHA-384 与 integrity.json 相符" : "，SHA-384 为 " + answer.digest),
        file.name + ": " + size + " bytes, " + sent + (wanted ? ", SHA-384 as in integrity.json" : ", SHA-384 is " + answer.digest)), [], detail);
  }

  // --- What is told for all files together ---------------------------------------------------------------------------

  test.step("压缩与缓存", "Compression and caching", function (done) {
    var plain = [];
    var large = 0;
    if (!known.connect || !seen("zhixin.js") || seen("zhixin.js").status !== 200) return done();
    test.each(FILES, function (file) {
      var answer = seen(file.name);
      if (!answer || !(answer.bytes > 60000)) return;
      large += 1;
      if (!/gzip|br|deflate|zstd/i.test(answer.encoding || "")) plain[plain.length] = file.name;
    });
    var list = plain.join(", ");
    if (plain.length === 0) test.found("files", "compression", "good", text("大文件都经过压缩传输", "the large files are sent compressed"));
    else test.found("files", "compression", "better", text("没有压缩传输：" + list + "；压缩后约为三分之一或更小（zhixin.js 约七成）", "sent without compression: " + list + "; compressed they are a third or less (zhixin.js: some seven tenths)"), test.lines.compression);
    caching(seen("zhixin.js"));
    integrityOfTag();
    done();
  });

  function caching(answer) {
    var said = answer.caching || (answer.expires ? "Expires: " + answer.expires : "");
    var age = Number((/max-age=(\d+)/.exec(said) || [])[1] || 0);
    var versioned = /[?]/.test(test.tag().src);
    if (/no-store/i.test(said)) {
      test.found("files", "caching", "better", text("服务器不许缓存（" + said + "），每次打开都要重新下载", "the server forbids caching (" + said + "): every visit loads all anew"), test.lines.caching);
    } else if (!said && !answer.tag && !answer.modified) {
      test.found("files", "caching", "better", text("没有 Cache-Control、ETag、Last-Modified：浏览器无从判断文件变了没有", "no Cache-Control, ETag or Last-Modified: browsers cannot tell whether a file has changed"), test.lines.caching);
    } else if (age > 86400 && !versioned) {
      test.found("files", "caching", "note", text("缓存 " + Math.round(age / 86400) + " 天（" + said + "）：更新时请在地址后加版本，否则新旧文件会混用", "kept for " + Math.round(age / 86400) + " days (" + said + "): add a version to the address when you update, or old and new files mix"),
        [["HTML", test.lines.tag()[1].replace(".js", ".js?v=" + (test.faces.length > 0 ? test.faces[test.faces.length - 1].version : "1"))]]);
    } else {
      test.found("files", "caching", "good", text("可以缓存，也可以核对是否变了（" + (said || "ETag / Last-Modified") + "）", "may be cached, and a change is noticed (" + (said || "ETag / Last-Modified") + ")"));
    }
  }

  function integrityOfTag() {
    var wanted = known.integrity && known.integrity["zhixin.js"];
    var has = test.tag().getAttribute("integrity");
    if (has) test.found("files", "tag_integrity", "good", text("script 标签带有 integrity，文件被改动就不会运行", "the script tag has its integrity: a changed file would not run"));
    else if (wanted) test.found("files", "tag_integrity", "note", text("script 标签可以带 integrity，文件被改动就不会运行", "the script tag may carry its integrity: a changed file would not run"), [test.lines.tag(' integrity="' + wanted.sha384 + '"')]);
  }
})(window.zhixinSelfTest);
