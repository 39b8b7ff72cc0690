// The frozen contracts against the package: a change that would break a host fails here, and names host and line.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { browserTest, classicPage } from "../lib/browser.mjs";
import { pkg, root } from "../lib/places.mjs";
import { lines } from "./at-work.mjs";
import { HOSTS, contractOf, manifestOf, sourceOf } from "./prepare.mjs";

const TYPES = readFileSync(join(pkg, "zhixin.d.ts"), "utf8");
const inspect = readFileSync(join(root, "tests/hosts/inspect.js"), "utf8");

/** What the types promise of a name: `function`, `value`, or nothing. */
function promised(scope, name) {
  const [, body] = new RegExp(`export (?:class|interface) ${scope}\\b[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(TYPES) ?? [];
  const [, getter, sign] = new RegExp(`^ {2}(?:readonly |(get ))?${name}\\??([(:])`, "m").exec(body ?? "") ?? [];
  return sign && (sign === "(" && !getter ? "function" : "value");
}

/** The lines of a contract that the package does not keep. `has` is what was found in it. */
function broken(host, contract, has) {
  const faults = [];
  const fault = (line, what) => faults.push(`${host}: ${line}: ${what}`);
  for (const file of contract.copies.files) if (!has.files.includes(file)) fault(`copies: ${file}`, "there is no such file in pkg/");
  for (const name of contract.scripts) if (!contract.copies.files.includes(name)) fault(`scripts: ${name}`, "is not among the copied files");
  for (const name of contract.exports) {
    if (!has.exports.includes(name)) fault(`exports: ${name}`, "zhixin.mjs does not export it");
    if (!new RegExp(`export (?:function|const|class) ${name}\\b`).test(TYPES)) fault(`exports: ${name}`, "zhixin.d.ts does not declare it");
  }
  for (const name of contract.globals) if (!has.globals.includes(name)) fault(`globals: ${name}`, "window.zhixin does not have it");
  for (const name of contract.faceMethods) {
    if (!has.faceMethods.includes(name) || promised("Zhixin", name) !== "function") fault(`faceMethods: ${name}`, "the face does not have it");
  }
  for (const name of contract.tags) if (!has.tags.includes(name)) fault(`tags: ${name}`, "is not defined");
  for (const name of contract.parts) if (!has.parts.includes(name)) fault(`parts: ${name}`, "no element of the form has this part");
  for (const name of contract.customProperties) if (!has.customProperties.includes(name)) fault(`customProperties: ${name}`, "the form's styles do not read it");
  for (const name of contract.members) {
    const kind = promised("ZhixinCheckElement", name) ?? promised("MountedCheck", name);
    if (has.members[name] === undefined) fault(`members: ${name}`, "the element does not have it");
    else if (has.members[name] !== kind) fault(`members: ${name}`, `is a ${has.members[name]}, the types say ${kind}`);
  }
  for (const [name, values] of Object.entries(contract.attributes)) {
    for (const value of values) {
      if (!has.attributes[name]?.[value]) fault(`attributes: ${name}="${value}"`, "changes nothing in what is shown");
    }
  }
  for (const [name, paths] of Object.entries(contract.events)) {
    if (!has.events[name]) fault(`events: ${name}`, "was not sent");
    if (!TYPES.includes(`"${name}": CustomEvent<`)) fault(`events: ${name}`, "zhixin.d.ts does not declare it");
    for (const [path, wanted] of Object.entries(paths)) {
      const found = has.events[name]?.[path];
      if (!found) fault(`events: ${name} detail.${path}`, "is not there");
      else if (!found.every((type) => wanted.split("|").includes(type)) || !found.some((type) => type !== "null")) {
        fault(`events: ${name} detail.${path}`, `is ${found.join(" or ")}, the contract says ${wanted}`);
      }
    }
  }
  return faults;
}

/** The same contract with one line changed to what nothing keeps; all such contracts with their line. */
function* spoiled(contract) {
  const copy = () => structuredClone(contract);
  for (const what of ["exports", "globals", "faceMethods", "parts", "customProperties", "tags", "members", "scripts"]) {
    for (const at of contract[what].keys()) {
      const other = copy();
      other[what][at] += "X";
      yield [`${what}: ${other[what][at]}`, other];
    }
  }
  for (const at of contract.copies.files.keys()) {
    const other = copy();
    other.copies.files[at] += "X";
    yield [`copies: ${other.copies.files[at]}`, other];
  }
  for (const [name, values] of Object.entries(contract.attributes)) {
    const renamed = copy();
    renamed.attributes[`${name}-x`] = values;
    yield [`attributes: ${name}-x=`, renamed];
  }
  for (const [name, paths] of Object.entries(contract.events)) {
    const renamed = copy();
    renamed.events[`${name}x`] = {};
    yield [`events: ${name}x`, renamed];
    for (const path of Object.keys(paths)) {
      const gone = copy();
      gone.events[name][`${path}X`] = "string";
      yield [`events: ${name} detail.${path}X`, gone];
      const other = copy();
      other.events[name][path] = "symbol";
      yield [`events: ${name} detail.${path}`, other];
    }
  }
}

for (const host of HOSTS) {
  browserTest(`${host}: the package keeps every line of the frozen contract`, async ({ open, page }) => {
    const contract = contractOf(host);
    assert.ok(lines({ ...contract, events: Object.fromEntries(Object.entries(contract.events).map(([name, paths]) => [name, Object.keys(paths)])) }).length > 8, "a contract says something");
    await open(classicPage("<main></main>", 'data-define="off"'));
    await page.addScriptTag({ content: inspect });
    const has = await page.evaluate((asked) => window.inspected(asked), contract);
    has.files = contract.copies.files.filter((file) => existsSync(join(pkg, file)));
    assert.deepEqual(broken(host, contract, has), []);
    // And the check can fail, at every line.
    for (const [line, other] of spoiled(contract)) {
      const faults = broken(host, other, has);
      assert.ok(faults.some((fault) => fault.startsWith(`${host}: ${line}`)), `a contract with the line “${line}” passed: ${faults}`);
    }
  }, { timeout: 240_000 });
}

test("every host has a contract, a README in both languages and, with a build, a lock that installs anywhere", () => {
  assert.deepEqual(HOSTS, ["iframe", "jquery", "plain", "react", "vue2-element-ui", "vue3-vite", "zheliban"]);
  for (const host of HOSTS) {
    const readme = readFileSync(join(sourceOf(host), "README.md"), "utf8");
    assert.match(readme, /^# .*[\u4e00-\u9fff]/, host);
    assert.match(readme, /^## In English/m, host);
    for (const file of contractOf(host).copies.files) if (file !== "package.json") assert.ok(readme.includes(file), `${host}/README.md says that ${file} is to be copied`);
    const manifest = manifestOf(host);
    if (!manifest) continue;
    const { packages } = JSON.parse(readFileSync(join(sourceOf(host), "package-lock.json"), "utf8"));
    assert.match(readFileSync(join(sourceOf(host), ".npmrc"), "utf8"), /omit-lockfile-registry-resolved=true[\s\S]*ignore-scripts=true[\s\S]*save-exact=true/, host);
    for (const range of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) assert.match(range, /^(\d+\.\d+\.\d+|file:zhixin)$/, `${host}: exact versions`);
    for (const [name, one] of Object.entries(packages)) {
      if (!name.startsWith("node_modules/") || one.link) continue;
      assert.ok(one.version && one.integrity && !one.resolved, `${host}: ${name} in the lock`);
    }
    // npm leaves out of a lock the programs for other systems when it cannot see them; then `npm ci` fails everywhere.
    for (const [name, one] of Object.entries(packages)) {
      for (const optional of Object.keys(one.optionalDependencies ?? {})) {
        const found = Object.keys(packages).some((other) => other.endsWith(`node_modules/${optional}`));
        assert.ok(found, `${host}: ${name} may need ${optional}, which the lock lacks`);
      }
    }
    if (manifest.dependencies.zhixin) {
      assert.equal(packages.zhixin.version, JSON.parse(readFileSync(join(pkg, "package.json"), "utf8")).version, `${host}: the lock has the version of the package`);
    }
  }
});

