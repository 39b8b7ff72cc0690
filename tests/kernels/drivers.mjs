// Browsers of all ages behind one small face: `open(address)`, `evaluate(expression)`, `errors`, `close()`.
//
// Chromium by the DevTools protocol (what old ones know of it), Firefox by WebDriver BiDi, WebKitGTK and PhantomJS by
// WebDriver. An expression gives text; what it means is for the caller.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import WebSocket from "ws";

const PATIENCE = 60_000;

/** Starts a program and waits for what `pattern` finds in its output. */
async function started(program, args, pattern, env = {}) {
  const profile = mkdtempSync(join(tmpdir(), "zhixin-kernel-"));
  // A group of its own: a browser has children.
  const child = spawn(program, args.map((arg) => arg.replace("PROFILE", profile)), {
    detached: true, env: { ...process.env, HOME: profile, ...env }, stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const found = new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`${program} did not start: ${said.slice(-500)}`)), PATIENCE);
    const read = (chunk) => {
      said += chunk;
      const match = pattern.exec(said);
      if (match) {
        clearTimeout(timer);
        done(match);
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", failed);
    child.on("exit", (code) => failed(new Error(`${program} ended with ${code}: ${said.slice(-500)}`)));
  });
  found.catch(() => {});
  const stop = async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It is gone already.
    }
    await new Promise((done) => setTimeout(done, 100));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return orStop(stop, async () => ({ match: await found, stop }));
}

/** A connection that answers numbered questions. */
async function connected(address, onEvent) {
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 2 ** 28 });
  await new Promise((done, failed) => socket.once("open", done).once("error", failed));
  const waiting = new Map();
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (!waiting.has(message.id)) return onEvent(message);
    const { done, failed } = waiting.get(message.id);
    waiting.delete(message.id);
    const fault = message.error;
    if (fault) failed(new Error(typeof fault === "string" ? `${fault} ${message.message}` : fault.message));
    else done(message.result);
  });
  let last = 0;
  const ask = (method, params = {}) =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      setTimeout(() => waiting.delete(last) && failed(new Error(`${method}: no answer`)), PATIENCE).unref();
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { ask, close: () => socket.close() };
}

/** What `work` gives; a program that cannot be used is not left running. */
async function orStop(stop, work) {
  try {
    return await work();
  } catch (error) {
    await stop();
    throw error;
  }
}

async function firstPage(host) {
  for (let tries = 0; tries < 50; tries += 1) {
    const pages = await (await fetch(`http://${host}/json/list`)).json();
    const page = pages.find((one) => one.type === "page");
    if (page) return page.webSocketDebuggerUrl;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("the browser has no page");
}

export async function devtools(program) {
  const args = [
    "--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote", "--no-first-run",
    "--disable-background-networking", "--user-data-dir=PROFILE", "--remote-debugging-port=0", "about:blank",
  ];
  const { match, stop } = await started(program, args, /DevTools listening on ws:\/\/([\d.]+:\d+)/);
  const errors = [];
  const requests = [];
  let loaded = () => {};
  const { ask, close } = await orStop(stop, async () => connected(await firstPage(match[1]), ({ method, params }) => {
    if (method === "Page.loadEventFired") loaded();
    if (method === "Runtime.exceptionThrown") errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Log.entryAdded" && params.entry.level === "error") errors.push(`${params.entry.text} ${params.entry.url ?? ""}`);
    if (method === "Network.requestWillBeSent") requests.push(params.request.url);
  }));
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await ask(`${domain}.enable`);
  return {
    errors,
    requests,
    async open(address) {
      errors.length = requests.length = 0;
      const load = new Promise((done) => (loaded = done));
      await ask("Page.navigate", { url: address });
      await Promise.race([load, new Promise((_, failed) => setTimeout(() => failed(new Error(`${address} was not loaded`)), PATIENCE).unref())]);
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await ask("Runtime.evaluate", { expression, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async close() {
      close();
      await stop();
    },
  };
}

export async function bidi(program) {
  const args = ["--headless", "--no-remote", "--profile", "PROFILE", "--remote-debugging-port", "0"];
  const { match, stop } = await started(program, args, /WebDriver BiDi listening on (ws:\/\/[\d.]+:\d+)/);
  const errors = [];
  const requests = [];
  const { ask, close } = await orStop(stop, () => connected(`${match[1]}/session`, ({ method, params }) => {
    if (method === "log.entryAdded" && params.level === "error") errors.push(params.text);
    if (method === "network.beforeRequestSent") requests.push(params.request.url);
  }));
  await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  const { contexts } = await ask("browsingContext.getTree");
  const { context } = contexts[0];
  return {
    errors,
    requests,
    async open(address) {
      errors.length = requests.length = 0;
      await ask("browsingContext.navigate", { context, url: address, wait: "complete" });
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await ask("script.evaluate", { expression, target: { context }, awaitPromise: false });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    async close() {
      close();
      await stop();
    },
  };
}

/** WebDriver over http: that of the standard, and the older one that PhantomJS speaks. */
async function webdriver(origin, stop, capabilities) {
  const ask = async (method, path, body) => {
    const response = await fetch(origin + path, { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } });
    const answer = JSON.parse(await response.text());
    if (!response.ok || (answer.status ?? 0) !== 0) throw new Error(JSON.stringify(answer.value ?? answer).slice(0, 800));
    return answer;
  };
  let answer;
  for (let tries = 0; !answer; tries += 1) {
    try {
      answer = await ask("POST", "/session", capabilities);
    } catch (error) {
      if (tries === 40) {
        await stop();
        throw error;
      }
      await new Promise((done) => setTimeout(done, 250));
    }
  }
  const session = `/session/${answer.sessionId ?? answer.value.sessionId}`;
  const isOld = answer.sessionId !== undefined && answer.sessionId !== null;
  return {
    errors: [],
    requests: [],
    open: (address) => ask("POST", `${session}/url`, { url: address }),
    async evaluate(expression) {
      const script = `return (${expression});`;
      return (await ask("POST", session + (isOld ? "/execute" : "/execute/sync"), { script, args: [] })).value;
    },
    async close() {
      await ask("DELETE", session).catch(() => {});
      await stop();
    },
  };
}

export async function webkit(driver, browser, port) {
  const { stop } = await started("xvfb-run", ["-a", "sh", "-c", `echo starting; exec ${driver} --host=127.0.0.1 --port=${port}`], /starting/, { LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" });
  const options = { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } };
  return webdriver(`http://127.0.0.1:${port}`, stop, { capabilities: { alwaysMatch: options } });
}

export async function ghost(program, port) {
  const { stop } = await started(program, [`--webdriver=127.0.0.1:${port}`], /running on port/i, { OPENSSL_CONF: "/dev/null" });
  return webdriver(`http://127.0.0.1:${port}`, stop, { desiredCapabilities: { browserName: "phantomjs" } });
}
