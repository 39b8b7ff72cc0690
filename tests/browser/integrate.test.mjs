// The integrator's page: what it shows follows what is chosen, and the lines it gives are lines that work. Each is put
// on an empty page of another server, with exactly the files it names, under exactly the policy it names.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";

import { parse } from "acorn";
import { transform } from "esbuild";

import { STRICT, browserTest, siteFiles } from "../lib/browser.mjs";
import { pkg, root, www } from "../lib/places.mjs";

const digests = JSON.parse(readFileSync(join(pkg, "integrity.json"), "utf8"));
const window = {};
for (const name of ["integrate-hosts.js", "integrate-look.js"]) vm.runInNewContext(readFileSync(join(www, name), "utf8"), { window });
const { HOSTS, LOOK, lines, contrast, readable } = window.zhixinIntegrate;

const CHOSEN = {
  task: "repair", jurisdiction: "CN-ZJ", scheme: "", lang: "zh-CN", mode: "sheet", uiStyle: "normal", old: true, integrity: true, digests,
  look: { accent: "#a4201d", "accent-dark": "#791815", text: "#1d2530", radius: "8px", font: "inherit" },
};
const CASE = {
  subject: { kind: "enterprise" }, facts: { publicCommitment: true },
  records: [{ act: "infringement", authority: "market_regulation", document: "penalty_decision", determinedOn: "2026-05-08", severity: "general", dutiesPerformedOn: "2026-06-01" }],
};

// --- The lines work --------------------------------------------------------------------------------------------------

/** A portal with the parts, the files of the package that are named, and nothing else. */
async function host({ parts, files, policy }, more = {}) {
  const asked = [];
  const own = new Map(parts.map((part) => ["/office/" + part.name, part]));
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    asked.push(path);
    const part = own.get(path);
    const name = path.replace("/office/zhixin/", "");
    const body = part ? whole(part) : files.includes(name) ? readFileSync(join(pkg, name)) : more[path];
    const kind = { html: "text/html; charset=utf-8", js: "text/javascript", mjs: "text/javascript", css: "text/css" }[path.split(".").pop()];
    if (body === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": kind ?? "application/octet-stream", "content-security-policy": policy });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { asked, address: `http://127.0.0.1:${server.address().port}/office/page.html`, close: () => { server.close(); server.closeAllConnections?.(); } };
}

/** The lines of a page as an empty page around them. */
function whole({ code, kind }) {
  return kind !== "html" || code.startsWith("<!DOCTYPE") ? code : `<!DOCTYPE html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<title>office</title>\n<body>\n${code}</body>\n</html>\n`;
}

const jquery = ["hosts/jquery", "."].map((folder) => join(www, folder)).filter(existsSync).flatMap((folder) => readdirSync(folder).filter((name) => /^jquery.*\.js$/.test(name)).map((name) => join(folder, name)))[0];

for (const [kind, delivery] of [["plain", "script"], ["plain", "mount"], ["plain", "module"], ["jquery", "script"], ["jquery", "mount"], ["iframe", "script"]]) {
  for (const forbidden of [false, true]) {
    const name = `the lines for ${kind} by ${delivery} work${forbidden ? ", and with their files where WebAssembly is forbidden" : ""}`;
    if (kind === "jquery" && !jquery) {
      test(name, { skip: "there is no jquery in www/hosts/jquery" }, () => {});
      continue;
    }
    browserTest(name, async ({ page, faults }) => {
      const given = lines({ ...CHOSEN, host: kind, delivery });
      if (forbidden) given.policy = given.policy.replace(" 'wasm-unsafe-eval'", "");
      const server = await host(given, kind === "jquery" ? { "/office/jquery.min.js": readFileSync(jquery) } : {});
      const said = [];
      page.on("console", (message) => said.push([message.type(), message.text()]));
      try {
        await page.goto(server.address, { waitUntil: "load" });
        const place = kind === "iframe" ? page.frames().find((frame) => frame.url().endsWith("frame.html")) : page;
        const selector = delivery === "mount" ? "#credit > div" : "zhixin-check";
        await place.waitForFunction((chosen) => { const form = document.querySelector(chosen); return form && (form.shadowRoot || form).querySelector("button"); }, selector);
        const found = await place.evaluate(async ([chosen, input]) => {
          const form = document.querySelector(chosen);
          form.setAttribute("as-of", "2026-11-22");
          form.input = input;
          const result = await form.evaluate();
          const button = [...(form.shadowRoot || form).querySelectorAll("button")].find((one) => /查看结论/.test(one.textContent));
          const look = getComputedStyle(button);
          return [result.outcome, result.records[0].earliestApplication, result.jurisdiction, look.backgroundColor, look.borderTopLeftRadius];
        }, [selector, CASE]);
        assert.deepEqual(found, ["eligible", "2026-08-09", "CN-ZJ", "rgb(164, 32, 29)", "8px"]);
        await page.waitForTimeout(400);
        // The page's own listener heard the answer.
        assert.ok(said.some(([type, text]) => type === "log" && /可以申请/.test(text)), JSON.stringify(said));
        // The browser reports the one attempt to compile; jQuery 1 tries inline handlers by itself.
        const allowed = new RegExp((forbidden ? "wasm-eval|WebAssembly|" : "") + (kind === "jquery" ? "inline event handler" : "^$"));
        assert.deepEqual(said.filter(([type, text]) => ["error", "warning"].includes(type) && !allowed.test(text) && !/favicon|404/.test(text)), []);
        assert.deepEqual(faults, []);
        const named = [...given.parts.map((part) => "/office/" + part.name), ...given.files.map((file) => "/office/zhixin/" + file), "/office/jquery.min.js", "/favicon.ico"];
        assert.deepEqual(server.asked.filter((path) => !named.includes(path)), [], "it asks for nothing that is not named");
        if (kind === "iframe") assert.ok(await page.evaluate(() => document.getElementById("credit").offsetHeight) > 600, "the frame is as high as its form");
      } finally {
        server.close();
      }
    });
  }
}

test("the lines for what is built are read by a compiler, and say what their hosts need", async () => {
  for (const [host, { deliveries }] of Object.entries(HOSTS)) {
    for (const delivery of deliveries) {
      const { parts, files } = lines({ ...CHOSEN, host, delivery });
      assert.ok(files.every((file) => existsSync(join(pkg, file))), host);
      for (const { name, kind, code } of parts) {
        if (["js", "jsx"].includes(kind)) await transform(code, { loader: kind, jsx: "automatic" });
        if (kind === "css") await transform(code, { loader: "css" });
        if (kind === "vue") {
          const script = /<script(?: setup)?>\n([\s\S]*?)<\/script>/.exec(code)[1];
          await transform(script, { loader: "js" });
          const template = /<template>\n([\s\S]*)<\/template>/.exec(code)[1];
          const tags = [...template.matchAll(/<(\/?)([a-z-]+)[^>]*>/g)];
          assert.equal(tags.filter(([, end]) => end).length * 2, tags.length, `${host} ${name}: tags that do not end`);
          assert.match(template, /<zhixin-check task="repair" jurisdiction="CN-ZJ" lang="zh-CN"/);
        }
      }
      const all = parts.map((part) => part.code).join("\n");
      assert.equal(/import { define } from "zhixin";/.test(all), delivery === "module" && host !== "plain", `${host} ${delivery}`);
      if (delivery === "script") assert.ok(all.includes(digests["zhixin.js"].sha384), `${host}: integrity`);
      if (host === "vue2-element-ui") assert.match(all, /ignoredElements = \["zhixin-check"\]/);
      if (host === "vue3-vite" || host === "zheliban") assert.match(all, /isCustomElement/);
      if (host === "zheliban") assert.match(all, /base: "\.\/",[\s\S]*outDir: "build"[\s\S]*createWebHashHistory[\s\S]*getUiStyle/);
    }
  }
});

test("the scripts of both pages are of ES5, for the kernels that they are about", () => {
  const scripts = readdirSync(www).filter((name) => /^(integrate|self-test)-.*\.js$/.test(name));
  assert.ok(scripts.length >= 13, scripts.join());
  for (const name of scripts) parse(readFileSync(join(www, name), "utf8"), { ecmaVersion: 5 });
});

// --- The look --------------------------------------------------------------------------------------------------------

test("contrast is that of WCAG, and a colour that is too light is told with one that would do", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
  assert.ok(readable(LOOK).every((one) => one.enough), "the usual look is readable");
  const light = readable({ ...LOOK, accent: "#777777" })[0];
  assert.equal(light.enough, false);
  assert.match(light.words.zh, /^4\.4∶1，不够清楚，至少要 4\.5∶1；可改用 (#[0-9a-f]{6})$/);
  const instead = /#[0-9a-f]{6}/.exec(light.words.zh)[0];
  assert.ok(contrast(instead, "#ffffff") >= 4.5);
});

// --- The page --------------------------------------------------------------------------------------------------------

async function start({ open, page }, hash = "") {
  const site = siteFiles();
  const policy = STRICT + "; img-src 'self'; connect-src 'self'";
  await open(site["/integrate.html"], { csp: policy, files: site });
  if (hash) {
    await page.evaluate((words) => { location.hash = words; }, hash);
    await page.reload();
  }
  await page.locator("#preview zhixin-check, #preview .zx-host").first().waitFor();
}

const code = (page, name) => page.locator(".code", { has: page.getByRole("heading", { name, exact: true }) }).locator("code").textContent();

browserTest("what is chosen is shown live, in the lines, and in the address", async (at) => {
  await start(at);
  const { page } = at;
  assert.equal(new URL(page.url()).hash, "", "the usual needs no words");
  await page.getByLabel("事项", { exact: true }).selectOption("tier");
  await page.getByLabel("地区", { exact: true }).first().selectOption("CN-ZJ");
  const scheme = await page.locator("#scheme option").nth(1).getAttribute("value");
  await page.locator("#scheme").selectOption(scheme);
  await page.getByLabel("字号").selectOption("elder");
  await page.locator("#accent").fill("#e06010");
  await page.getByText("不够清楚").first().waitFor();
  const shown = await page.locator("#preview zhixin-check").evaluate((form) => ["task", "scheme", "ui-style", "mode"].map((name) => form.getAttribute(name)));
  assert.deepEqual(shown, ["tier", scheme, "elder", "steps"]);
  await page.locator("#preview button").first().waitFor();
  assert.match(await code(page, "page.html"), new RegExp(`<zhixin-check task="tier" jurisdiction="CN-ZJ" scheme="${scheme.replaceAll(".", "\\.")}" lang="zh-CN" mode="steps" ui-style="elder"></zhixin-check>`));
  assert.match(await code(page, "credit.css"), /zhixin-check {\n {2}--zhixin-accent: #e06010;\n {2}--zhixin-accent-dark: #a6470c;\n}/);
  // By keyboard: the next kind of host is one key away.
  await page.locator("#host-plain").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.id), "host-jquery");
  assert.match(await code(page, "credit.js"), /originalEvent/);
  const link = page.url();
  assert.match(link, /#task=tier&scheme=[^&]*&uiStyle=elder&accent=%23e06010&host=jquery$/);
  // The address shares it.
  await start(at, new URL(link).hash);
  assert.deepEqual(await page.locator("#preview zhixin-check").evaluate((form) => [form.getAttribute("task"), form.getAttribute("scheme"), form.getAttribute("ui-style")]), ["tier", scheme, "elder"]);
  assert.equal(await page.locator("#host-jquery").isChecked(), true);
  assert.deepEqual([at.faults, await at.violations()], [[], []]);
});

browserTest("files are named with their lengths and digests, and the English page says all of it in English", async (at) => {
  await start(at, "#page=en&host=plain&delivery=module");
  const { page } = at;
  for (const name of ["zhixin.mjs", "zhixin.wasm", "zhixin.nowasm.js", "zhixin.css"]) {
    const row = await page.locator("#files tr", { hasText: name }).first().textContent();
    assert.ok(row.includes(digests[name].sha384) && row.includes(digests[name].sm3) && row.includes(digests[name].bytes.toLocaleString("en")), row);
  }
  assert.match(await code(page, "Content-Security-Policy"), /^script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'$/);
  await page.getByLabel("also for old browsers").uncheck();
  assert.equal(await page.locator("#files tbody tr").count(), 2);
  await page.locator("#delivery-mount").check();
  await page.locator("#preview > div button").first().waitFor();
  const words = await page.locator("main").evaluate((main) => {
    const copy = main.cloneNode(true);
    for (const part of copy.querySelectorAll("#preview, [hidden], [lang='zh-CN'], select, noscript")) part.remove();
    return copy.textContent;
  });
  assert.doesNotMatch(words.replace(/浙里办/g, ""), /[\u4e00-\u9fff]/);
  assert.deepEqual([at.faults, await at.violations()], [[], []]);
});

browserTest("the commands put a self-test onto a portal that has all it asks for", async (at) => {
  await start(at);
  const { page } = at;
  const commands = await code(page, "命令行");
  const portal = mkdtempSync(join(tmpdir(), "zhixin-portal-"));
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const file = join(portal, path.replace("/office/", ""));
    asked.push([path, existsSync(file)]);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": { html: "text/html; charset=utf-8", js: "text/javascript", mjs: "text/javascript", css: "text/css" }[file.split(".").pop()] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  try {
    execFileSync("sh", ["-ec", commands.replaceAll("PORTAL", portal)], { cwd: root });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    await page.goto(`http://127.0.0.1:${server.address().port}/office/zhixin-test/self-test.html`);
    await page.waitForFunction(() => window.zhixinSelfTestDone, null, { timeout: 50_000 });
    assert.match(await page.locator("#told").textContent(), /^必须修改 0 项/);
    assert.deepEqual(asked.filter(([path, there]) => !there && path !== "/favicon.ico"), []);
  } finally {
    server.close();
    server.closeAllConnections?.();
    rmSync(portal, { recursive: true, force: true });
  }
});

browserTest("an address that nobody's page wrote does no harm", async (at) => {
  await start(at, '#task=<b>&accent=red&host=toString&lang=xx&scheme="><script>&font=x;}&delivery=none&%E0%A4%A');
  const { page } = at;
  assert.match(await code(page, "page.html"), /<zhixin-check task="repair" jurisdiction="CN-ZJ" lang="zh-CN" mode="steps"><\/zhixin-check>/);
  assert.equal(new URL(page.url()).hash, "");
  assert.deepEqual([at.faults, await at.violations()], [[], []]);
});
