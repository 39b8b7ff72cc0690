// The policies and servers that portals have: in each the main job is done in the page, the answer is that of Node, and
// nothing is asked for but the portal's own files.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";

import { browserTest } from "../lib/browser.mjs";
import { fromPkg, pkg, root, www } from "../lib/places.mjs";
import { pageWith, portal } from "../lib/portal.mjs";

const zx = await (await fromPkg("node.mjs")).load();
const VISITOR = readFileSync(join(root, "tests/kernels/visitor.js"), "utf8");

const OWN = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'";
const NO_WASM = OWN.replace(" 'wasm-unsafe-eval'", "");
const TYPED = "; require-trusted-types-for 'script'";

/** The page of the module: the wasm is a file of its own here. */
const modulePage = pageWith().replace('<script src="/pkg/zhixin.js"></script>', '<script type="module" src="/own.mjs"></script>');
const ownModule = 'import * as zhixin from "/pkg/zhixin.mjs"; window.zhixin = zhixin; zhixin.define();';

/**
 * One page with its server: `serve` are the server's settings, `at` the address of the page, `profile` what has to run.
 * `reported` are the console messages that the browser itself writes and nobody can prevent.
 */
function policyTest(name, { serve, at = "/", profile = "P1", reported, before, then, more = [] }) {
  browserTest(name, async ({ page }) => {
    const server = await portal({ ...serve, files: { "/": pageWith(), ...serve?.files } });
    const said = [];
    const elsewhere = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => request.url().startsWith(server.origin) || elsewhere.push(request.url()));
    try {
      await before?.(page);
      await page.goto(server.origin + at, { waitUntil: "load" });
      await page.waitForFunction(() => window.visitor && window.visitor.form() && window.zhixin && window.visitor.ready());
      await page.evaluate(() => { window.visitor.work(); });
      await page.waitForFunction(() => window.visitor.form().result);
      const { text, result, asked, diagnostics, errors } = JSON.parse(await page.evaluate(() => window.visitor.read()));
      const right = zx.checkRepair(asked.input, asked.options);
      assert.deepEqual([result.outcome, result.summary, result.pack], [right.outcome, right.summary, right.pack]);
      assert.deepEqual(result.records[0].reasons.map((one) => one.message), right.records[0].reasons.map((one) => one.message));
      assert.match(text, /2026-08-09 起可以申请/);
      assert.equal(diagnostics.profile, profile, JSON.stringify(diagnostics.why));
      assert.deepEqual(said.filter((one) => !reported?.test(one)), [], "the console");
      assert.deepEqual(errors.filter((one) => !reported?.test(one)), [], "errors and reports in the page");
      assert.deepEqual(elsewhere, [], "requests elsewhere");
      const files = [/\/$/, /\/(style\.css|app\.js|icon\.svg|favicon\.ico|visitor\.js)$/, /\/pkg\/zhixin\.(js|mjs)$/, ...more];
      if (profile === "P3") files.push(/\/pkg\/zhixin\.nowasm\.js$/);
      assert.deepEqual(server.asked.filter((path) => !files.some((own) => own.test(path))), [], "requests");
      await then?.({ page, server, diagnostics });
    } finally {
      server.close();
    }
  });
}

// --- Policies --------------------------------------------------------------------------------------------------------

// The browser reports the one attempt to compile; whoever wants none writes data-wasm="off".
const ATTEMPT = /wasm-eval|WebAssembly/;

policyTest("script-src 'self': the program without WebAssembly is taken", {
  serve: { policy: NO_WASM }, profile: "P3", reported: ATTEMPT,
  then: ({ diagnostics }) => {
    assert.deepEqual(diagnostics.advice.map((one) => [one.code, one.line]), [["allow_wasm", "script-src 'self' 'wasm-unsafe-eval'"]]);
  },
});

policyTest("script-src 'self' and data-wasm=off: nothing is even attempted", {
  serve: { policy: NO_WASM, files: { "/": pageWith().replace('zhixin.js"', 'zhixin.js" data-wasm="off"') } }, profile: "P3",
});

policyTest("script-src 'self' 'wasm-unsafe-eval'; style-src 'self'", { serve: { policy: OWN } });
policyTest("connect-src 'none'", { serve: { policy: "connect-src 'none'" } });
policyTest("require-trusted-types-for 'script'", { serve: { policy: OWN + TYPED + "; trusted-types 'none'" } });

policyTest("trusted types and no WebAssembly: by the policy named zhixin", {
  serve: { policy: NO_WASM + TYPED + "; trusted-types zhixin" }, profile: "P3", reported: ATTEMPT,
});

policyTest("no policy of Trusted Types and no WebAssembly: the page adds the script itself", {
  serve: {
    policy: NO_WASM + TYPED + "; trusted-types 'none'",
    files: { "/": pageWith().replace('<script src="/pkg/zhixin.js"></script>', '$&<script src="/pkg/zhixin.nowasm.js"></script>') },
  },
  profile: "P3", reported: ATTEMPT,
});

policyTest("script-src with a nonce", {
  serve: {
    policy: "default-src 'none'; script-src 'nonce-abc'; style-src 'self'; img-src 'self'",
    files: { "/": pageWith().replaceAll("<script ", '<script nonce="abc" ') },
  },
  profile: "P3", reported: ATTEMPT,
});

policyTest("a page with an integrity hash hands it on to the second script", {
  serve: {
    policy: NO_WASM,
    files: { "/": pageWith().replace('src="/pkg/zhixin.js"', `src="/pkg/zhixin.js" integrity="${JSON.parse(readFileSync(join(pkg, "integrity.json"), "utf8"))["zhixin.js"].sha384}"`) },
  },
  profile: "P3", reported: ATTEMPT,
  then: async ({ page }) => {
    assert.match(await page.evaluate(() => document.querySelector('script[src*="nowasm"]').integrity), /^sha384-/);
  },
});

// --- Servers ---------------------------------------------------------------------------------------------------------

for (const type of ["text/plain", "application/octet-stream"]) {
  policyTest(`the module, and a server that sends .wasm as ${type}`, {
    serve: {
      policy: OWN + "; connect-src 'self'",
      files: { "/": modulePage, "/own.mjs": ownModule },
      answer: (path) => path.endsWith(".wasm") ? { headers: { "content-type": type }, body: readFileSync(join(pkg, "zhixin.wasm")) } : undefined,
    },
    more: [/\/own\.mjs$/, /\.wasm$/],
    then: ({ diagnostics }) => assert.deepEqual([diagnostics.wasm.file.mime, diagnostics.wasm.file.status], [type, 200]),
  });
}

for (const [words, answer, state] of [
  ["sends no .wasm (404)", { status: 404, body: "no" }, "unavailable"],
  ["answers with a page instead of the .wasm", { headers: { "content-type": "text/html" }, body: "<!doctype html>" }, "invalid"],
]) {
  policyTest(`the module, and a server that ${words}`, {
    serve: { files: { "/": modulePage, "/own.mjs": ownModule }, answer: (path) => (path.endsWith(".wasm") ? answer : undefined) },
    profile: "P3", more: [/\/own\.mjs$/, /\.wasm$/],
    // The browser writes every 404 to its console.
    reported: state === "unavailable" ? /404/ : undefined,
    then: ({ diagnostics }) => {
      assert.equal(diagnostics.wasm.state, state);
      assert.deepEqual(diagnostics.advice.map((one) => one.code), ["serve_wasm"]);
    },
  });
}

policyTest("the classic script, and a server that sends no .wasm: it needs none", {
  serve: { answer: (path) => (path.endsWith(".wasm") ? { status: 404, body: "no" } : undefined) },
});

const outside = Object.values(networkInterfaces()).flat().find((one) => one.family === "IPv4" && !one.internal)?.address;
if (outside) {
  policyTest("plain http, which browsers call insecure", {
    serve: { host: outside, policy: OWN },
    then: async ({ page }) => assert.equal(await page.evaluate(() => window.isSecureContext), false),
  });
} else {
  browserTest("plain http, which browsers call insecure", ({ context }) => context.skip("the machine has one address only"));
}

const below = (html) => html.replaceAll('"/pkg/', '"pkg/').replace('"/own/', '"../own/');
policyTest("a page under a sub-path, where only its own folder is served", {
  at: "/portal/credit/",
  serve: {
    base: "/portal/credit", policy: NO_WASM,
    files: { "/portal/credit/": below(pageWith("/portal/visitor.js")), "/portal/visitor.js": VISITOR },
    answer: (path) => (path.startsWith("/pkg/") ? { status: 404, body: "no" } : undefined),
  },
  profile: "P3", reported: ATTEMPT,
});

// --- Other people's pages --------------------------------------------------------------------------------------------

const RESET = `*, *::before, *::after { all: unset !important; display: inline !important; color: red !important; font-size: 5px !important; }`;
policyTest("a page whose styles reset everything", {
  serve: { answer: (path) => (path === "/style.css" ? { headers: { "content-type": "text/css" }, body: RESET } : undefined) },
  then: async ({ page }) => {
    const look = await page.evaluate(() => {
      const button = window.visitor.named(window.visitor.root(), "button", "查看结论");
      const { backgroundColor, fontSize, display } = getComputedStyle(button);
      return [backgroundColor, fontSize, display !== "inline", button.offsetHeight >= 40];
    });
    assert.deepEqual(look, ["rgb(26, 79, 139)", "16px", true, true]);
  },
});

// What prototype.js 1.6 does to the language, in its own words where they matter.
const PROTOTYPE_JS = `
  var $A = function (iterable) { return Array.prototype.slice.call(iterable || []); };
  Object.toJSON = function (value) { return value === null ? "null" : typeof value === "string" ? value.toJSON() : String(value); };
  String.prototype.toJSON = function () { return '"' + this + '"'; };
  Number.prototype.toJSON = function () { return isFinite(this) ? this.toString() : "null"; };
  Array.prototype.toJSON = function () { return "[" + this.map(Object.toJSON).join(", ") + "]"; };
  Array.from = $A;
  Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
  Array.prototype.entries = Array.prototype.toArray = function () { return this; };
  Array.prototype.find = Array.prototype.detect = function (work) { for (var i = 0; i < this.length; i++) if (work(this[i])) return this[i]; };
  Array.prototype.clone = Array.prototype.size = Array.prototype.each = function () { return this; };
  Function.prototype.bind = function () { if (arguments.length < 2 && arguments[0] === undefined) return this; var f = this, a = $A(arguments), o = a.shift(); return function () { return f.apply(o, a.concat($A(arguments))); }; };
  document.getElementsByClassName = function (name) { return $A(document.querySelectorAll("." + name)); };
  Element.prototype.hide = Element.prototype.update = function () { return this; };`;
for (const [words, script] of [["no policy", ""], ["no WebAssembly", "off"]]) {
  policyTest(`a page with an old prototype.js, ${words}`, {
    serve: {
      files: {
        "/": pageWith("/first.js").replace('zhixin.js"', `zhixin.js" data-wasm="${script}"`),
        "/first.js": VISITOR.replace(/JSON\.stringify/g, "visitor.stringify") + `
          visitor.stringify = function (value) { var kinds = [String, Number, Array]; var kept = kinds.map(function (kind) { var own = kind.prototype.toJSON; delete kind.prototype.toJSON; return own; });
            try { return JSON.stringify(value); } finally { kinds.forEach(function (kind, at) { kind.prototype.toJSON = kept[at]; }); } };` + PROTOTYPE_JS,
      },
    },
    profile: script ? "P3" : "P1", more: [/first\.js$/],
    then: async ({ page }) => {
      const told = await page.evaluate(async () => {
        const zx = await window.zhixin.load();
        return zx.diagnostics().features.filter((one) => one.id === "prototypes_untouched")[0].state;
      });
      assert.equal(told, "no");
    },
  });
}

const FREEZE = "[Object, Array, Function, String, Number, Boolean, Error, Promise, RegExp, Date, Map].forEach(function (kind) { Object.freeze(kind.prototype); Object.freeze(kind); });";
for (const [words, off] of [["with WebAssembly", ""], ["without", "off"]]) {
  policyTest(`a page that froze the prototypes, ${words}`, {
    serve: {
      files: {
        "/": pageWith("/first.js").replace('zhixin.js"', `zhixin.js" data-wasm="${off}"`),
        "/first.js": VISITOR + FREEZE,
      },
    },
    profile: off ? "P3" : "P1", more: [/first\.js$/],
    then: async ({ page }) => {
      const told = await page.evaluate(async () => {
        try {
          (await window.zhixin.load()).checkRepair({ facts: 7 });
        } catch (error) {
          return [error instanceof window.zhixin.ZhixinError, error instanceof Error, error.name, error.code, String(error).startsWith("ZhixinError: ")];
        }
      });
      assert.deepEqual(told, [true, true, "ZhixinError", "wrong_type", true]);
    },
  });
}

const other = readFileSync(join(pkg, "zhixin.js"), "utf8").replaceAll(/"0\.1\.0"/g, '"0.0.9"');
policyTest("two copies of different versions on one page", {
  serve: {
    files: {
      "/": pageWith().replace('<script src="/pkg/zhixin.js"></script>', '<script src="/zhixin.js"></script><script src="/keep.js"></script>$&'),
      "/zhixin.js": other, "/keep.js": "window.older = window.zhixin;",
    },
  },
  // The form is of the first copy; the second one has not been asked for anything.
  profile: null, more: [/^\/zhixin\.js$/, /keep\.js$/],
  then: async ({ page }) => {
    assert.equal(await page.evaluate(() => window.older.diagnostics().profile), "P1");
    const versions = await page.evaluate(async () => {
      const both = [window.older, window.zhixin];
      const faces = await Promise.all(both.map((one) => one.load()));
      return [both.map((one) => one.version), faces.map((face) => face.checkUscc("91330000733796106P").valid), customElements.get("zhixin-check") !== undefined];
    });
    assert.deepEqual(versions.map(String), [["0.0.9", "0.1.0"], [true, true], true].map(String));
  },
});

/** UTF-8 text as GBK: the table is read from the decoder, two bytes at a time. */
function gbk(text) {
  const decoder = new TextDecoder("gbk");
  const table = new Map();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (sign.length === 1 && !table.has(sign)) table.set(sign, [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((sign) => (sign < "\x80" ? [sign.charCodeAt(0)] : table.get(sign) ?? [0x3f])));
}

// The script of the visitor has Chinese words: it is sent with its charset, as a page in GBK has to with any such file.
for (const [words, off] of [["with WebAssembly", ""], ["without", "off"]]) {
  policyTest(`a page in GBK, ${words}`, {
    serve: {
      answer: (path) => {
        if (path === "/") {
          const html = pageWith("/first.js").replace('<meta charset="utf-8">', '<meta charset="gbk">').replace('zhixin.js"', `zhixin.js" data-wasm="${off}"`);
          return { headers: { "content-type": "text/html" }, body: gbk(html) };
        }
        if (path === "/first.js" || path === "/app.js") {
          const body = path === "/first.js" ? VISITOR : readFileSync(join(www, "app.js"));
          return { headers: { "content-type": "text/javascript; charset=utf-8" }, body };
        }
      },
    },
    profile: off ? "P3" : "P1", more: [/first\.js$/],
    then: async ({ page }) => {
      assert.equal(await page.evaluate(() => document.characterSet), "GBK");
      assert.match(await page.evaluate(() => document.body.innerText), /信用修复自评/);
    },
  });
}

// --- Without custom elements, and mounted ----------------------------------------------------------------------------

policyTest("no custom elements: the tag in the page is made into a form of plain elements", {
  serve: { policy: OWN },
  before: (page) => page.addInitScript(() => { delete window.customElements; }),
  profile: "P2",
  then: async ({ page, diagnostics }) => {
    assert.equal(diagnostics.host, "plain_element");
    const states = await page.evaluate(async () => {
      const form = window.visitor.form();
      form.setAttribute("lang", "en");
      await new Promise((done) => setTimeout(done, 50));
      const english = /Show the result/.test(form.textContent);
      const second = document.createElement("zhixin-check");
      document.body.appendChild(second);
      await new Promise((done) => setTimeout(done, 300));
      const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
      form.remove();
      await new Promise((done) => setTimeout(done, 50));
      return [english, second.querySelectorAll("button").length > 0, new Set(ids).size === ids.length, form.textContent, !!form.shadowRoot];
    });
    assert.deepEqual(states, [true, true, true, "", false]);
  },
});

browserTest("the form is mounted into a plain element, several times, and taken away", async ({ open, page, faults, violations }) => {
  const { STRICT, classicPage } = await import("../lib/browser.mjs");
  await open(classicPage("<div id=a></div><div id=b></div>", 'data-define="off"'), { csp: STRICT });
  const states = await page.evaluate(async () => {
    const [a, b] = ["a", "b"].map((id) => document.getElementById(id));
    const first = window.zhixin.mount(a, { lang: "en", asOf: "2026-11-22" });
    const second = window.zhixin.mount(b, { input: { subject: { kind: "patent_agency" } } });
    const told = [];
    a.addEventListener("zhixin-result", (event) => told.push(event.detail === first.result));
    await Promise.all([first.ready, second.ready]);
    await first.evaluate();
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    const looks = getComputedStyle(a.querySelector("button")).borderRadius;
    second.unmount();
    return [told, /Show the result/.test(a.textContent), second.input.subject.kind, new Set(ids).size === ids.length, looks, b.childNodes.length];
  });
  assert.deepEqual(states, [[true], true, "patent_agency", true, "2px", 0]);
  assert.deepEqual([faults, await violations()], [[], []]);
});
