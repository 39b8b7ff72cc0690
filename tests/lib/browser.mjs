// A headless Chromium and a server with pages under a chosen policy.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { after, test } from "node:test";

import { pkg, www } from "./places.mjs";

const CANDIDATES = [process.env.ZHIXIN_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** Why there is no browser, or nothing when there is one. */
const program = CANDIDATES.find((path) => path && existsSync(path));
export const missing = program ? undefined : "no Chromium on this machine (./dev test tries to get one)";

/** The strictest policy under which the component has to run. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; base-uri 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

let started;
async function chromium() {
  const playwright = await import("playwright-core");
  started ??= playwright.chromium.launch({ executablePath: program, args: FLAGS, timeout: 30_000 });
  return started;
}
after(async () => {
  if (started) await (await started).close();
});

/**
 * A test with a page of its own; skipped, and counted as skipped, without a browser.
 * `work` gets `{ context, open, page, requests, violations }`; `open(html, options)` shows a page at `/`.
 */
export function browserTest(name, work, { timeout = 60_000 } = {}) {
  test(name, { skip: missing, timeout }, async (context) => {
    const browser = await chromium();
    const server = await pages();
    const page = await browser.newPage();
    context.after(async () => {
      server.close();
      await page.close();
    });
    const requests = [];
    const faults = [];
    page.on("request", (request) => requests.push(request.url().replace(server.origin, "")));
    page.on("pageerror", (error) => faults.push(String(error)));
    // Violations are kept from the first moment on.
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (e) => window.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
    });
    const open = async (html, options) => {
      server.show(html, options);
      await page.goto(server.origin + "/", { waitUntil: "load" });
    };
    await work({ context, open, page, requests, faults, origin: server.origin, violations: () => page.evaluate(() => window.violations) });
  });
}

const TYPES = { js: "text/javascript", mjs: "text/javascript", json: "application/json", css: "text/css", svg: "image/svg+xml", html: "text/html; charset=utf-8" };

/** A server with one page at `/`, scripts of the page's own under `/own/`, and the package at `/pkg/`. */
function pages() {
  let shown = { html: "", headers: {}, files: {} };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (path === "/") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...shown.headers });
      return response.end(shown.html);
    }
    const own = shown.files[path];
    const file = join(pkg, path.replace(/^\/pkg\//, ""));
    if (own === undefined && !(path.startsWith("/pkg/") && existsSync(file))) {
      response.writeHead(404);
      return response.end("not found");
    }
    // The wasm file has no type of its own here, as on an old server; nor have scripts a charset.
    response.writeHead(200, { "content-type": TYPES[path.split(".").pop()] ?? "application/octet-stream" });
    response.end(own ?? readFileSync(file));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({
        origin: `http://127.0.0.1:${server.address().port}`,
        show: (html, { csp, headers, files } = {}) => {
          const policy = csp ? { "content-security-policy": csp } : {};
          shown = { html, headers: { ...policy, ...headers }, files: files ?? {} };
        },
        close: () => {
          server.close();
          server.closeAllConnections?.();
        },
      });
    });
  });
}

/** A page with the classic script. */
export function classicPage(body = "", attributes = "") {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>zhixin</title>
<script src="/pkg/zhixin.js" ${attributes}></script><body>${body}</body></html>`;
}

/** The pages of `www/`, as files at the root; the script of the package keeps its own place. */
export function siteFiles() {
  const files = {};
  for (const name of readdirSync(www)) {
    if (/\.(html|css|js|svg)$/.test(name)) files[`/${name}`] = readFileSync(join(www, name), "utf8");
  }
  return files;
}
