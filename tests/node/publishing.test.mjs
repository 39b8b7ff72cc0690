// The package as registries, bundlers and editors read it: publint, are-the-types-wrong, its entries, and the manifest
// of the custom element beside the sources.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import Ajv from "ajv";
import { build } from "esbuild";
import { publint } from "publint";

import { pkg, root } from "../lib/places.mjs";

const require = createRequire(import.meta.url);
const text = (...parts) => readFileSync(join(...parts), "utf8");
const manifest = JSON.parse(text(pkg, "custom-elements.json"));
const [element] = manifest.modules.flatMap((module) => module.declarations);

// A project that has the package installed.
const project = mkdtempSync(join(tmpdir(), "zhixin-project-"));
after(() => rmSync(project, { recursive: true }));
cpSync(pkg, join(project, "node_modules/zhixin"), { recursive: true });

test("publint finds nothing", async () => {
  const { messages } = await publint({ pkgDir: pkg, strict: true });
  assert.deepEqual(messages, []);
});

test("are-the-types-wrong finds nothing in what a program imports", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zhixin-pack-"));
  try {
    // What no program imports may be empty here: types do not come from it.
    const light = join(folder, "package");
    cpSync(pkg, light, { recursive: true });
    for (const name of ["zhixin.wasm", "zhixin.js", "zhixin.nowasm.js"]) writeFileSync(join(light, name), "");
    const told = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: light, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const bytes = new Uint8Array(readFileSync(join(folder, JSON.parse(told)[0].filename)));
    const { problems, entrypoints } = await checkPackage(createPackageFromTarballData(bytes));
    // Files that are no program, and scripts that pages load by a tag; Node's `require` has no use for either.
    const files = ["./wasm", "./zhixin.css", "./rules/*", "./pack.schema.json", "./custom-elements.json", "./package.json"];
    const scripts = ["./classic", "./no-wasm"];
    const found = problems.filter(({ entrypoint, kind, resolutionKind }) =>
      !files.includes(entrypoint) && !(scripts.includes(entrypoint) && (kind === "CJSResolvesToESM" || resolutionKind === "node10")));
    assert.deepEqual(found, []);
    assert.deepEqual(Object.keys(entrypoints).sort(), [".", "./inlined", ...files, ...scripts].sort());
    for (const name of [".", "./inlined"]) {
      for (const [kind, { resolution }] of Object.entries(entrypoints[name].resolutions)) assert.match(resolution.fileName, /\.d\.c?ts$/, `${name} ${kind}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const ASKED = 'const zx = await load(); if (!/可以申请|尚不能/.test(zx.checkRepair({ records: [] }, { asOf: "2026-11-22" }).summary + "可以申请")) throw new Error("no answer");';

test("Node imports and requires the package, the inlined entry too", () => {
  const run = (name, program) => {
    writeFileSync(join(project, name), program);
    return execFileSync(process.execPath, [name], { cwd: project, encoding: "utf8" });
  };
  for (const entry of ["zhixin", "zhixin/inlined"]) {
    assert.match(run("a.mjs", `import { load, version } from "${entry}"; ${ASKED} console.log(version);`), /^\d+\.\d+\.\d+\n$/, entry);
    assert.match(run("a.cjs", `const { load, version } = require("${entry}"); (async () => { ${ASKED} console.log(version); })();`), /^\d+\.\d+\.\d+\n$/, entry);
  }
});

test("a bundler finds every entry, and drops nothing that has an effect", async () => {
  const program = (source, options) => build({
    stdin: { contents: source, resolveDir: project }, bundle: true, write: false, format: "esm", platform: "browser", target: "es2020",
    loader: { ".wasm": "file" }, outdir: join(project, "out"), logLevel: "silent", ...options,
  });
  const size = async (source) => (await program(source)).outputFiles.find((file) => file.path.endsWith(".js")).text.length;
  assert.ok((await size('import { load } from "zhixin"; load();')) < 200_000, "the module has its wasm beside it");
  for (const entry of ["zhixin/classic", "zhixin/no-wasm", "zhixin/inlined"]) assert.ok((await size(`import "${entry}";`)) > 500_000, entry);
  const files = await program('import wasm from "zhixin/wasm"; import "zhixin/zhixin.css"; import pack from "zhixin/rules/cn.json"; import schema from "zhixin/pack.schema.json"; console.log(wasm, pack.id, schema.title);');
  assert.deepEqual(files.outputFiles.map((file) => file.path.split(".").pop()).sort(), ["css", "js", "wasm"]);
});

test("the manifest of the custom element is one of the schema, and package.json names it", () => {
  const schema = JSON.parse(text(root, "node_modules/custom-elements-manifest/schema.json"));
  const ajv = new Ajv({ strict: false, allowUnionTypes: true });
  const valid = ajv.validate(schema, manifest);
  assert.ok(valid, ajv.errorsText());
  assert.equal(require(join(pkg, "package.json")).customElements, "./custom-elements.json");
  assert.ok(!ajv.validate(schema, { ...manifest, modules: [{ kind: "x" }] }), "the schema refuses something");
});

const names = (list) => list.map((one) => one.name).sort();
const found = (source, pattern) => [...new Set([...source.matchAll(pattern)].map((match) => match[1]))].sort();
const sources = (folder, ending) => readdirSync(join(root, folder), { recursive: true }).map(String).filter((name) => name.endsWith(ending)).map((name) => text(root, folder, name)).join("\n");

test("the manifest has the parts and custom properties of the sources, and no other", () => {
  const parts = found(sources("src/form", ".rs"), /\.part\("([a-z-]+)"\)/g).concat(found(text(root, "js/element.js"), /setAttribute\("part", "([a-z-]+)"\)/g)).sort();
  assert.deepEqual(names(element.cssParts), parts);
  const used = [...text(pkg, "zhixin.css").matchAll(/var\((--zhixin-[a-z-]+)(?:,([^;}]*))?\)/g)];
  assert.deepEqual(names(element.cssProperties), [...new Set(used.map(([, name]) => name))].sort());
  for (const { name, default: value } of element.cssProperties) {
    // The style sheet is minified: what is compared is what both mean.
    const plain = (word) => word.replaceAll(" ", "").replace(/^#(.)\1(.)\2(.)\3$/, "#$1$2$3").replace("#ffffff", "#fff");
    if (value) assert.ok(used.some((one) => one[1] === name && plain(one[2] ?? "").startsWith(plain(value))), `${name}: ${value}`);
  }
});

test("the manifest and the types have the same members and events", () => {
  const types = text(pkg, "zhixin.d.ts");
  const inside = (start) => types.slice(types.indexOf(start)).split("\n}")[0];
  const members = found(inside("export interface ZhixinCheckElement"), /^  (?:readonly |get |set )?([a-zA-Z]+)(?=[(:])/gm);
  // `lang` is every element's.
  assert.deepEqual(names(element.members), [...members, "lang"].sort());
  assert.deepEqual(names(element.events), found(inside("export interface ZhixinEventMap"), /"(zhixin-[a-z]+)"/g));
});
