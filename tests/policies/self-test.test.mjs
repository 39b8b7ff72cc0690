// The self-test page under the policies and servers of portals: what each of them is reported as, with the line to
// change, and a clean bill where there is nothing to change.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { allCases } from "../lib/cases.mjs";
import { browserTest } from "../lib/browser.mjs";
import { pkg, www } from "../lib/places.mjs";
import { portal } from "../lib/portal.mjs";

const PAGE = readFileSync(join(www, "self-test.html"), "utf8");
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; worker-src 'self'";
const NO_WASM = POLICY.replace(" 'wasm-unsafe-eval'", "");
const TYPED = "; require-trusted-types-for 'script'; trusted-types ";

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", mjs: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", json: "application/json", svg: "image/svg+xml", wasm: "application/wasm" };
const kept = new Map();

/** A server that does all as it should: types, compression, caching. */
function good(path) {
  const file = path.startsWith("/pkg/") ? join(pkg, path.slice(5)) : join(www, path);
  if (!kept.has(file)) {
    try {
      kept.set(file, gzipSync(readFileSync(file), { level: 1 }));
    } catch {
      return undefined;
    }
  }
  const headers = { "content-type": TYPES[path.split(".").pop()], "content-encoding": "gzip", "cache-control": "no-cache", etag: '"1"' };
  return { headers: { ...headers, ...(path.endsWith(".html") ? { "content-security-policy": POLICY } : {}) }, body: kept.get(file) };
}

/**
 * One portal: `page` is the self-test as it stands there; `expected` names findings with their state and, where there
 * is one, a line that has to be among those to change. Everything else has to be good, a note, or in `also`.
 */
function selfTest(name, { page = PAGE, at = "/self-test.html", expected = {}, also = [], serve = {}, before, then }) {
  browserTest(name, async ({ page: tab }) => {
    const server = await portal({ ...serve, files: { [at]: page, ...serve.files } });
    const elsewhere = [];
    const faults = [];
    tab.on("request", (request) => request.url().startsWith(server.origin) || request.url().startsWith("blob:") || elsewhere.push(request.url()));
    tab.on("pageerror", (error) => faults.push(String(error)));
    try {
      await before?.(tab);
      await tab.goto(server.origin + at);
      await tab.waitForFunction(() => window.zhixinSelfTestDone, null, { timeout: 50_000 });
      const report = JSON.parse(await tab.evaluate(() => window.zhixinSelfTest.json(window.zhixinSelfTest.report())));
      for (const [id, [state, line, words]] of Object.entries(expected)) {
        const found = report.findings.find((one) => one.id === id);
        assert.ok(found, `${id} is not among ${report.findings.map((one) => one.id)}`);
        assert.equal(found.state, state, JSON.stringify(found));
        if (line) assert.ok(found.lines.some((one) => one.line === line), `${line} is not in ${JSON.stringify(found.lines)}`);
        if (words) assert.match(found.messages.zh, words);
      }
      const told = report.findings.filter((one) => ["bad", "better", "unknown"].includes(one.state)).map((one) => one.id);
      assert.deepEqual(told.filter((id) => !(id in expected) && !also.includes(id)), [], "more than was to be found");
      for (const one of report.findings) {
        assert.ok(one.messages.zh && one.messages.en, one.id);
        if (["bad", "better"].includes(one.state)) assert.ok(one.lines.length > 0, `${one.id} has no line to change`);
      }
      assert.deepEqual([elsewhere, faults], [[], []], "requests elsewhere, and faults");
      await then?.({ tab, report, server });
    } finally {
      server.close();
    }
  });
}

// What a bare server leaves to be wished for; the tests below are about something else.
const BARE = ["type zhixin.wasm", "compression", "caching"];

// --- A good server ---------------------------------------------------------------------------------------------------

selfTest("a good server gets a clean bill, and the report can be had as a page, as text and as a file", {
  serve: { answer: good },
  expected: { cases: ["good"], form: ["good"], wasm: ["good"], eval: ["good"], worker: ["good"], compression: ["good"], caching: ["good"], copies: ["good"], fonts: ["good"], clock: ["good"], charset: ["good"], "file zhixin.wasm": ["good"], "file zhixin.nowasm.js": ["good"] },
  then: async ({ tab, report, server }) => {
    assert.deepEqual([report.counts.bad, report.counts.better, report.counts.unknown], [0, 0, 0]);
    assert.equal(report.diagnostics.profile, "P1");
    assert.match(await tab.locator("#told").textContent(), /全部正常/);
    assert.deepEqual(report.findings.filter((one) => /^file /.test(one.id)).map((one) => one.detail.encoding), Array(7).fill("gzip"));
    const files = server.asked.filter((path) => !/^\/(self-test[a-z-]*\.(html|js|css)|style\.css|icon\.svg|favicon\.ico|pkg\/(zhixin[a-z.-]*|integrity\.json))$/.test(path));
    assert.deepEqual(files, [], "it asks for nothing but the files beside it");
    // The other language, by keyboard.
    await tab.locator("#language").focus();
    await tab.keyboard.press("Enter");
    assert.match(await tab.locator("#told").textContent(), /All is well/);
    const text = await tab.evaluate(() => window.zhixinSelfTest.asText());
    assert.match(text, /^Self-test of zhixin\nhttp:/);
    assert.doesNotMatch(text.replace(/there are fonts.*/, ""), /[\u4e00-\u9fff]/);
    const [download] = await Promise.all([tab.waitForEvent("download"), tab.locator("#save").click()]);
    const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.deepEqual([download.suggestedFilename(), saved.counts], ["zhixin-self-test.json", report.counts]);
    await tab.locator("#copy").click();
    await tab.locator("#said").filter({ hasText: /Copied|field below/ }).waitFor();
  },
});

test("the worked cases of the self-test are those of the rules", async () => {
  const window = {};
  new Function("window", "document", readFileSync(join(www, "self-test-tools.js"), "utf8") + readFileSync(join(www, "self-test-engine.js"), "utf8"))(window, { addEventListener() {} });
  for (const one of window.zhixinSelfTest.CASES) {
    const right = allCases().find((other) => other.id === one.id);
    assert.deepEqual([one.input, one.options], [right.input, right.options]);
    const [record] = right.expect.records;
    assert.deepEqual(one.expect, { outcome: right.expect.outcome, minEnd: record.minEnd, earliestApplication: record.earliestApplication, maxEnd: record.maxEnd });
  }
});

test("scripts with Chinese words say themselves that they are UTF-8", () => {
  for (const name of PAGE.match(/self-test-[a-z]+\.js/g)) {
    const bytes = readFileSync(join(www, name));
    const chinese = /[^\x00-\x7f]/.test(bytes.toString("latin1"));
    assert.equal(bytes.subarray(0, 3).toString("hex") === "efbbbf", chinese, name);
  }
});

// --- Policies --------------------------------------------------------------------------------------------------------

selfTest("self-test: script-src 'self' is reported with the whole amended policy", {
  serve: { policy: NO_WASM },
  expected: { wasm: ["better", `add_header Content-Security-Policy "${POLICY}" always;`, /wasm-eval/], profile: ["good", null, /^P3/], cases: ["good"], form: ["good"] }, also: BARE,
  then: ({ report }) => {
    assert.ok(report.findings.find((one) => one.id === "wasm").lines.some((one) => one.at === "CSP" && one.line === "script-src 'self' 'wasm-unsafe-eval'"));
    assert.ok(report.violations.some((one) => one.directive === "script-src" && one.blocked === "wasm-eval"));
  },
});

selfTest("self-test: a policy that says only default-src is amended whole", {
  serve: { policy: "default-src 'self'" },
  expected: { wasm: ["better", "add_header Content-Security-Policy \"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'\" always;"], form: ["good"] }, also: BARE,
});

selfTest("self-test: trusted types without WebAssembly, and no policy allowed: there is no form, and it is said why", {
  serve: { policy: NO_WASM + TYPED + "'none'" },
  expected: { trusted_types: ["bad", "trusted-types zhixin", /表单打不开/], start: ["bad", '<script src="pkg/zhixin.nowasm.js"></script>'], wasm: ["better"], script: ["note"], worker: ["note"] }, also: BARE,
});

selfTest("self-test: the same with the tag that it names works", {
  serve: { policy: NO_WASM + TYPED + "'none'" }, page: PAGE.replace('<script src="pkg/zhixin.js"></script>', '$&\n<script src="pkg/zhixin.nowasm.js"></script>'),
  expected: { trusted_types: ["note"], profile: ["good", null, /^P3/], form: ["good"], wasm: ["better"] }, also: BARE,
});

selfTest("self-test: trusted types with the policy zhixin are well", {
  serve: { policy: POLICY + TYPED + "zhixin" },
  expected: { trusted_types: ["good"], script: ["good"], worker: ["good"], form: ["good"] }, also: BARE,
});

browserTest("self-test: where no script of the site runs, the page says so by itself", async ({ page }) => {
  const server = await portal({ policy: "script-src 'nonce-abc'; style-src 'self'" });
  try {
    await page.goto(server.origin + "/self-test.html");
    assert.match(await page.locator("#lead").textContent(), /script-src 须含 'self'[\s\S]*nonce[\s\S]*script-src needs 'self'/);
  } finally {
    server.close();
  }
});

selfTest("self-test: with the portal's nonce on its tags it runs, and the form too", {
  page: PAGE.replaceAll("<script ", '<script nonce="abc" '), serve: { policy: POLICY.replace("'self' 'wasm-unsafe-eval'", "'nonce-abc'") },
  expected: { wasm: ["better", "script-src 'nonce-abc' 'wasm-unsafe-eval'"], script: ["good"], profile: ["good", null, /^P3/], form: ["good"] }, also: BARE,
});

selfTest("self-test: no connection and no worker: the form is there, the files are not known", {
  serve: { policy: POLICY.replace("connect-src 'self'", "connect-src 'none'").replace("worker-src 'self'", "worker-src 'none'") },
  expected: { connect: ["note", "connect-src 'self'"], worker: ["note", "worker-src 'self'"], form: ["good"], cases: ["good"] },
});

// --- Servers ---------------------------------------------------------------------------------------------------------

const wasm = (type) => (path) => (path.endsWith(".wasm") ? { headers: { "content-type": type }, body: readFileSync(join(pkg, "zhixin.wasm")) } : undefined);
for (const type of ["text/plain", "application/octet-stream"]) {
  selfTest(`self-test: .wasm as ${type}, not compressed, not cached`, {
    serve: { answer: wasm(type), policy: POLICY },
    expected: {
      "type zhixin.wasm": ["better", "application/wasm wasm;", new RegExp(type)], "file zhixin.wasm": ["good"],
      compression: ["better", "gzip on; gzip_min_length 1024; gzip_types text/javascript application/javascript text/css application/json application/wasm;", /zhixin\.wasm/],
      caching: ["better", 'Header set Cache-Control "no-cache"'],
    },
  });
}

selfTest("self-test: files that are not there, cut short, rewritten or of the wrong type", {
  serve: {
    policy: POLICY,
    answer: (path) => path.endsWith(".wasm") || path.endsWith("nowasm.js") ? { status: 404, headers: { "content-type": "text/plain" }, body: "no" }
      : path.endsWith("zhixin.mjs") ? { headers: { "content-type": "application/octet-stream" }, body: readFileSync(join(pkg, "zhixin.mjs")) }
        : path.endsWith("zhixin.css") ? { headers: { "content-type": "text/css", "cache-control": "no-store" }, body: readFileSync(join(pkg, "zhixin.css"), "utf8").replace(/\n/g, "\r\n") + " " }
          : path.endsWith("zhixin.js") ? { headers: { "content-type": "text/javascript", "cache-control": "no-store" }, body: readFileSync(join(pkg, "zhixin.js")) } : undefined,
  },
  expected: {
    "file zhixin.wasm": ["better", null, /404/], "file zhixin.nowasm.js": ["better", null, /404/], "type zhixin.mjs": ["better", "text/javascript mjs;"],
    "file zhixin.css": ["bad", JSON.parse(readFileSync(join(pkg, "integrity.json"), "utf8"))["zhixin.css"].sha384], caching: ["better", "expires -1; etag on;", /no-store/],
  },
  also: BARE,
});

selfTest("self-test: no zhixin.js at all", {
  serve: { policy: POLICY, answer: (path) => (path.endsWith("/zhixin.js") ? { status: 404, headers: { "content-type": "text/html" }, body: "no" } : undefined) },
  expected: { start: ["bad", '<script src="pkg/zhixin.js"></script>'], "file zhixin.js": ["bad"] }, also: BARE,
});

selfTest("self-test: brotli, and a long life without a version", {
  serve: {
    policy: POLICY,
    answer: (path) => path === "/pkg/zhixin.js" ? { headers: { "content-type": "text/javascript", "cache-control": "max-age=31536000" }, body: readFileSync(join(pkg, "zhixin.js")) }
      : path === "/pkg/zhixin.css" ? { headers: { "content-type": "text/css", "content-encoding": "br" }, body: brotliCompressSync(readFileSync(join(pkg, "zhixin.css")), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }) } : undefined,
  },
  // Browsers take brotli over https and from this machine only.
  expected: { caching: ["note", '<script src="pkg/zhixin.js?v=0.1.0"></script>'], "file zhixin.css": ["good", null, / br，/] }, also: BARE,
});

const outside = Object.values(networkInterfaces()).flat().find((one) => one.family === "IPv4" && !one.internal)?.address;
if (outside) {
  selfTest("self-test: plain http, where the browser has no digests: our own agree", {
    serve: { host: outside, policy: POLICY },
    expected: { insecure: ["note"], "file zhixin.js": ["good"], "file zhixin.wasm": ["good"] }, also: BARE,
    then: ({ report }) => assert.equal(report.findings.find((one) => one.id === "file zhixin.js").detail.digestBy, "own"),
  });
} else {
  test("self-test: plain http, where the browser has no digests", { skip: "the machine has one address only" }, () => {});
}

selfTest("self-test: under a sub-path, where only its own folder is served", {
  at: "/portal/credit/self-test.html", serve: { base: "/portal/credit", policy: POLICY, answer: (path) => (path.startsWith("/pkg/") ? { status: 404, body: "no" } : undefined) },
  expected: { form: ["good"], "file zhixin.js": ["good"], clock: ["good"] }, also: BARE,
});

// --- Other people's pages --------------------------------------------------------------------------------------------

const OLD = `String.prototype.toJSON = function () { return '"' + this + '"'; };
  Array.prototype.toJSON = function () { return "[]"; };
  Array.prototype.reduce = function () { return this[0]; };
  Array.prototype.find = Array.prototype.detect = function (work) { for (var i = 0; i < this.length; i++) if (work(this[i])) return this[i]; };
  Array.prototype.each = function () { return this; };
  document.getElementsByClassName = function () { return []; };`;
selfTest("self-test: an old prototype.js", {
  page: PAGE.replace('<script src="self-test-tools.js">', '<script src="old.js"></script>\n$&'), serve: { policy: POLICY, files: { "/old.js": OLD } },
  expected: { json: ["better", "delete Array.prototype.toJSON;", /JSON\.stringify/], replaced: ["note", null, /Array\.prototype\.reduce/], enumerable: ["note", null, /each/], cases: ["good"], form: ["good"] }, also: BARE,
});

selfTest("self-test: frozen prototypes", {
  page: PAGE.replace('<script src="self-test-tools.js">', '<script src="old.js"></script>\n$&'),
  serve: { policy: POLICY, files: { "/old.js": "[Object, Array, Function, String, Number, Date, Promise].forEach(function (kind) { Object.freeze(kind.prototype); });" } },
  expected: { frozen: ["note", null, /Array\.prototype/], cases: ["good"], form: ["good"] }, also: BARE,
});

selfTest("self-test: two versions on one page", {
  page: PAGE.replace('<script src="pkg/zhixin.js">', '<script src="older.js"></script>\n$&'),
  serve: { policy: POLICY, files: { "/older.js": readFileSync(join(pkg, "zhixin.js"), "utf8").replaceAll(/"0\.1\.0"/g, '"0.0.9"') } },
  expected: { copies: ["better", '<script src="pkg/zhixin.js" data-define="off"></script>', /0\.0\.9、0\.1\.0/], cases: ["good"] }, also: BARE,
});

selfTest("self-test: a server that calls everything GBK", {
  serve: {
    policy: POLICY,
    answer: (path) => path === "/self-test.html" ? { headers: { "content-type": "text/html; charset=GBK", "content-security-policy": POLICY }, body: PAGE }
      : /\.js$/.test(path) && !path.startsWith("/pkg/") ? { headers: { "content-type": "text/javascript; charset=GBK" }, body: readFileSync(join(www, path)) } : undefined,
  },
  expected: { charset: ["better", "AddDefaultCharset UTF-8", /GBK/], cases: ["good"], form: ["good"] }, also: BARE,
  then: async ({ tab }) => assert.equal(await tab.locator("#title").textContent(), "部署自检"),
});

for (const [words, sign, state] of [["usual", "识", "better"], ["rare", "喆", "note"]]) {
  selfTest(`self-test: no font for a ${words} character`, {
    serve: {
      policy: POLICY,
      // Nobody draws this one either.
      answer: (path) => path === "/self-test-device.js" ? { headers: { "content-type": "text/javascript" }, body: readFileSync(join(www, path), "utf8").replace(`"${sign}"`, '"\ue123"') } : undefined,
    },
    expected: { fonts: [state, 'zhixin-check { --zhixin-font: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "SimSun-ExtB", "SimSun-ExtG", sans-serif; }', /显示不出：\ue123/] }, also: BARE,
  });
}

selfTest("self-test: a device a day behind", {
  serve: { policy: POLICY }, before: (tab) => tab.clock.setFixedTime(Date.now() - 86_400_000),
  expected: { clock: ["bad", null, /错误的日期/], cases: ["good"] }, also: BARE,
  then: ({ report }) => {
    const line = report.findings.find((one) => one.id === "clock").lines[0].line;
    assert.equal(line, `<zhixin-check as-of="${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}"></zhixin-check>`);
  },
});
