// A host in a browser, at a sub-path of a portal and under a strict policy.

import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { before, test } from "node:test";

import { browserTest, missing } from "../lib/browser.mjs";
import { root } from "../lib/places.mjs";
import { cannotBuild, contractOf, prepared } from "./prepare.mjs";
import { usesOf } from "./uses.mjs";

const AXE = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const SEEN = readFileSync(join(root, "tests/hosts/seen.js"), "utf8");
const TYPES = {
  html: "text/html; charset=utf-8", js: "text/javascript", mjs: "text/javascript", css: "text/css", json: "application/json",
  wasm: "application/wasm", woff: "font/woff", ttf: "font/ttf",
};

/** Where the portal has the folder. */
export const BASE = "/portal/credit/";
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
/** The day of all tests: what an answer says depends on it. */
export const TODAY = "2026-11-22";

/** Serves a folder at `BASE`; nothing else is there. */
export async function served(folder, { policy = POLICY, change = (path, body) => body, base = BASE } = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    asked.push(path);
    const file = join(folder, path.slice(base.length) || "index.html");
    if (!path.startsWith(base) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404);
      return response.end("not found");
    }
    const type = TYPES[file.split(".").pop()] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, ...(type === TYPES.html ? { "content-security-policy": policy } : {}) });
    response.end(change(path, readFileSync(file)));
  });
  await new Promise((done, failed) => server.listen(0, "127.0.0.1", done).once("error", failed));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin, asked, address: origin + base,
    close: () => {
      server.close();
      server.closeAllConnections?.();
    },
  };
}

const sum = { attributes: {}, members: {}, events: {} };

/** Adds what one page saw of the host's uses. */
function add(seen) {
  for (const [name, values] of Object.entries(seen.attributes)) Object.assign((sum.attributes[name] ??= {}), values);
  Object.assign(sum.members, seen.members);
  for (const [name, paths] of Object.entries(seen.events)) Object.assign((sum.events[name] ??= {}), paths);
}

let ready;

/** Copies, installs and builds the host before the tests of its file. */
function prepare(host) {
  if (ready) return;
  ready = {};
  before(async () => { ready = await prepared(host); }, { timeout: 600_000 });
}

/**
 * A test of a host at work. `work` gets `{ page, server, start }`; afterwards: nothing in the console, nothing asked for
 * elsewhere, nothing that was not there. `elsewhere` and `reported` name what a test brings about itself.
 */
export function hostTest(host, name, work, { init, serve, elsewhere: allowed, reported } = {}) {
  const cannot = cannotBuild(host);
  if (cannot) return test(`${host}: ${name}`, { skip: cannot });
  if (!missing) prepare(host);
  browserTest(`${host}: ${name}`, async ({ context, page }) => {
    const { folder, unreachable } = ready;
    if (unreachable) return context.skip(unreachable);
    const server = await served(folder, serve);
    const said = [];
    const elsewhere = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => /^(data:|blob:)/.test(request.url()) || request.url().startsWith(server.origin) || elsewhere.push(request.url()));
    page.on("response", (response) => response.status() >= 400 && said.push(`${response.status()} ${response.url()}`));
    try {
      await page.clock.setFixedTime(new Date(`${TODAY}T04:00:00Z`));
      await page.addInitScript(SEEN);
      if (init) await page.addInitScript(init);
      const start = (hash = "") => page.goto(server.address + hash, { waitUntil: "load" });
      await work({ context, page, server, start });
      for (const frame of page.frames()) {
        const seen = await frame.evaluate(() => window.seen);
        said.push(...seen.errors);
        add(seen);
      }
      assert.deepEqual(said.filter((one) => !reported?.test(one)), [], "the console");
      assert.deepEqual(elsewhere.filter((one) => !allowed?.test(one)), [], "requests elsewhere");
    } finally {
      server.close();
    }
  }, { timeout: 240_000 });
}

/** The last test of a host's file: what was seen and what the sources say is the frozen contract, no more and no less. */
export function contractTest(host) {
  const cannot = missing ?? cannotBuild(host);
  test(`${host}: the frozen contract says all that the host uses, and nothing else`, { skip: cannot }, (context) => {
    if (ready.unreachable) return context.skip(ready.unreachable);
    const found = { ...usesOf(host), attributes: {}, members: Object.keys(sum.members).sort(), events: {} };
    for (const [name, values] of Object.entries(sum.attributes).sort()) found.attributes[name] = Object.keys(values).sort();
    for (const [name, paths] of Object.entries(sum.events).sort()) found.events[name] = Object.keys(paths).sort();
    const wrong = differences(contractOf(host), found);
    if (process.env.ZHIXIN_CONTRACT) console.log(JSON.stringify(found, null, 2));
    assert.deepEqual(wrong, [], `${host}: tests/hosts/contracts/${host}.json`);
  });
}

/** The lines that stand in one of both only: `members: evaluate is used, but not in the contract`. */
export function differences(contract, found) {
  const frozen = lines({ ...contract, events: Object.fromEntries(Object.entries(contract.events).map(([name, paths]) => [name, Object.keys(paths)])) });
  const used = lines(found);
  return [
    ...used.filter((line) => !frozen.includes(line)).map((line) => `${line} is used, but not in the contract`),
    ...frozen.filter((line) => !used.includes(line)).map((line) => `${line} is in the contract, but not used`),
  ];
}

/** A contract as lines, one for each thing that a host relies on. */
export function lines({ exports, globals, faceMethods, parts, customProperties, scripts, tags, members, attributes, events }) {
  const lists = { exports, globals, faceMethods, parts, customProperties, scripts, tags, members };
  const out = Object.entries(lists).flatMap(([what, names]) => names.map((name) => `${what}: ${name}`));
  for (const [name, values] of Object.entries(attributes)) for (const value of values) out.push(`attributes: ${name}="${value}"`);
  for (const [name, paths] of Object.entries(events)) {
    out.push(`events: ${name}`);
    for (const path of paths) out.push(`events: ${name} detail.${path}`);
  }
  return out;
}

/** Tells the host a fault as the component does, and gives the words that it has to show. */
export async function tellFault(page, selector = "zhixin-check") {
  return page.evaluate((where) => {
    const detail = { code: "impossible_date", path: "/records/0/determinedOn", message: "2026-02-30 这一天不存在", messages: { zh: "", en: "" }, errors: [] };
    document.querySelector(where).dispatchEvent(new CustomEvent("zhixin-error", { bubbles: true, composed: true, detail }));
    return detail.message;
  }, selector);
}

/** Nothing in what the page shows now is barred to anybody, as far as axe-core can tell. */
export async function accessible(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(" ")).join(", ")}`);
  });
  assert.deepEqual(found, []);
}
