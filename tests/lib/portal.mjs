// A portal's server: the site and the package as a portal copies them, with that portal's policy and peculiarities.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";

import { pkg, root, www } from "./places.mjs";

const TYPES = {
  html: "text/html; charset=utf-8", js: "text/javascript", mjs: "text/javascript", css: "text/css", svg: "image/svg+xml",
  json: "application/json",
};

/**
 * Serves `www/` at `base` and `pkg/` below it, and below the top as the pages name it.
 * `files` are pages of the test's own by path; `policy` is sent with every page; `answer(path)` may give
 * `{ status, headers, body }` for anything. Gives `{ origin, port, asked, close }`; `asked` are the paths so far.
 */
export async function portal({ files = {}, policy, base = "", answer = () => undefined, host = "127.0.0.1" } = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    asked.push(path);
    const own = answer(path) ?? (files[path] === undefined ? undefined : { body: files[path] });
    const file = own ? undefined : fileAt(path, base);
    if (!own && !file) {
      response.writeHead(404, { "content-type": "text/plain" });
      return response.end("not found");
    }
    const type = TYPES[(file ?? path).split(".").pop()] ?? (own ? TYPES.html : "application/octet-stream");
    const headers = { "content-type": type, ...(policy && type === TYPES.html ? { "content-security-policy": policy } : {}), ...own?.headers };
    response.writeHead(own?.status ?? 200, headers);
    response.end(own ? own.body : readFileSync(file));
  });
  await new Promise((done, failed) => server.listen(0, host, done).once("error", failed));
  const { port } = server.address();
  return {
    origin: `http://${host}:${port}`,
    port,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections?.();
    },
  };
}

function fileAt(path, base) {
  // Browsers ask for it by themselves.
  if (path === "/favicon.ico") return join(www, "icon.svg");
  const places = [
    [base + "/pkg/", pkg],
    ["/pkg/", pkg],
    ["/own/kernels/", join(root, "tests/kernels")],
    [base + "/", www],
  ];
  for (const [start, folder] of places) {
    if (!path.startsWith(start)) continue;
    const file = join(folder, path.slice(start.length) || "index.html");
    if (existsSync(file) && statSync(file).isFile()) return file;
  }
  return undefined;
}

/** The page of the self-assessment with a script of the test's own before all others. */
export function pageWith(script = "/own/kernels/visitor.js") {
  // All on one page: what is filled in is the same in every engine, and the way by screens has tests of its own.
  const html = readFileSync(join(www, "index.html"), "utf8").replace(' mode="steps"', "");
  const found = html.replace("<head>", `<head>\n  <script src="${script}"></script>`);
  if (found === html) throw new Error("index.html has no <head>");
  return found;
}
