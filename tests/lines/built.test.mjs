// The lines of the integrator's page for hosts that are built: each is built by its own tools, served under the policy
// that is named, and its form answers. The tools are those that the tests of the hosts have installed, if they have.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";

import { browserTest } from "../lib/browser.mjs";
import { pkg, root, www } from "../lib/places.mjs";

const window = {};
vm.runInNewContext(readFileSync(join(www, "integrate-hosts.js"), "utf8"), { window });
const { HOSTS, LOOK, lines } = window.zhixinIntegrate;

const CHOSEN = { task: "repair", jurisdiction: "CN-ZJ", scheme: "", lang: "zh-CN", mode: "sheet", uiStyle: "normal", old: true, integrity: false, look: { ...LOOK, accent: "#a4201d" } };
const INPUT = {
  subject: { kind: "enterprise" }, facts: { publicCommitment: true },
  records: [{ act: "infringement", authority: "market_regulation", document: "penalty_decision", determinedOn: "2026-05-08", severity: "general", dutiesPerformedOn: "2026-06-01" }],
};
const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };

// What the portal has besides the lines.
const AROUND = {
  "vue3-vite": {},
  "vue2-element-ui": {
    "vite.config.js": 'import vue from "@vitejs/plugin-vue2";\nexport default { plugins: [vue()], build: { target: "chrome64", assetsInlineLimit: 0 } };\n',
    "src/start.js": 'import "./main.js";\nimport Vue from "vue";\nimport ElementUI from "element-ui";\nimport ZhixinCheck from "./ZhixinCheck.vue";\nVue.use(ElementUI);\nnew Vue({ render: (h) => h(ZhixinCheck) }).$mount("#app");\n',
  },
  react: {
    "vite.config.js": 'import react from "@vitejs/plugin-react";\nexport default { plugins: [react()], build: { target: "chrome64", assetsInlineLimit: 0 } };\n',
    "src/start.jsx": 'import { createRoot } from "react-dom/client";\nimport { CreditCheck } from "./CreditCheck.jsx";\ncreateRoot(document.getElementById("app")).render(<CreditCheck onAnswer={(answer) => console.log(answer.summary)} />);\n',
  },
  zheliban: { "src/App.vue": "<template><router-view /></template>\n" },
};

/** Builds the lines in a folder of their own; gives the folder that a portal serves. */
function built(host, delivery, given, folder) {
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const tag = given.parts.find((part) => part.name.endsWith("index.html"));
  for (const part of given.parts) if (part !== tag) write(part.name, part.code);
  for (const [name, text] of Object.entries(AROUND[host])) write(name, text);
  const start = ["src/start.jsx", "src/start.js", "src/main.js"].find((name) => existsSync(join(folder, name)));
  // vue-cli puts the address of the folder there; Vite takes it as it is.
  const script = tag ? tag.code.replace("<%= BASE_URL %>", "./") : "";
  write("index.html", `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>office</title>\n<link rel="icon" href="data:,">\n</head>\n<body>\n<div id="app"></div>\n${script}<script type="module" src="/${start}"></script>\n</body>\n</html>\n`);
  write("package.json", '{ "type": "module" }\n');
  if (delivery === "script") for (const file of given.files) cpSync(join(pkg, file), join(folder, "public/zhixin", file), { recursive: true });
  execFileSync(process.execPath, [join(folder, "node_modules/vite/bin/vite.js"), "build"], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return join(folder, host === "zheliban" ? "build" : "dist");
}

for (const [host, { deliveries }] of Object.entries(HOSTS)) {
  if (!AROUND[host]) continue;
  const tools = join(root, ".cache/hosts", host, "node_modules");
  for (const delivery of deliveries) {
    const name = `the lines for ${host} by ${delivery} are built and work`;
    if (!existsSync(join(tools, "vite"))) {
      test(name, { skip: `the tools of ${host} are not installed (the tests of the hosts do that)` }, () => {});
      continue;
    }
    browserTest(name, async ({ page, faults }) => {
      const folder = mkdtempSync(join(tmpdir(), "zhixin-lines-"));
      // The host's tools, and the package under test.
      mkdirSync(join(folder, "node_modules"));
      for (const one of readdirSync(tools)) if (one !== "zhixin") symlinkSync(join(tools, one), join(folder, "node_modules", one));
      symlinkSync(pkg, join(folder, "node_modules/zhixin"));
      const given = lines({ ...CHOSEN, host, delivery });
      const out = built(host, delivery, given, folder);
      const server = createServer((request, response) => {
        const path = new URL(request.url, "http://x").pathname;
        const file = join(out, path === "/" ? "index.html" : path);
        if (!existsSync(file)) return response.writeHead(404).end();
        response.writeHead(200, { "content-type": TYPES[file.split(".").pop()] ?? "application/octet-stream", "content-security-policy": given.policy + "; img-src 'self' data:" });
        response.end(readFileSync(file));
      });
      await new Promise((done) => server.listen(0, "127.0.0.1", done));
      const said = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
      try {
        await page.goto(`http://127.0.0.1:${server.address().port}/`);
        await page.locator("zhixin-check button").first().waitFor();
        const found = await page.evaluate(async (input) => {
          const form = document.querySelector("zhixin-check");
          form.setAttribute("as-of", "2026-11-22");
          form.input = input;
          const result = await form.evaluate();
          const button = [...form.shadowRoot.querySelectorAll("button")].find((one) => /查看结论/.test(one.textContent));
          return [result.outcome, result.records[0].earliestApplication, result.jurisdiction, getComputedStyle(button).backgroundColor];
        }, INPUT);
        assert.deepEqual(found, ["eligible", "2026-08-09", "CN-ZJ", "rgb(164, 32, 29)"]);
        assert.deepEqual([said, faults], [[], []]);
      } finally {
        server.close();
        server.closeAllConnections?.();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
}
