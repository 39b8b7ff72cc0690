// The pages as files: html-validate finds nothing, in the folders of hosts too.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { www } from "../lib/places.mjs";

const { HtmlValidate } = createRequire(import.meta.url)("html-validate");
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // The doctype in capitals or not, and `<meta>` with or without a slash: both are HTML.
    "doctype-style": "off",
    "void-style": "off",
    // Headings and labels that a script fills in stand empty in the file.
    "empty-heading": "off",
    "no-trailing-whitespace": "off",
    // A title that search engines would cut is no fault of a page of a portal.
    "long-title": "off",
    // Filters act at once, and the return key too: a button that sends would have nothing to do.
    "wcag/h32": "off",
  },
});

const pages = readdirSync(www, { recursive: true }).map(String).filter((name) => /\.html$/.test(name) && !/node_modules|(^|\/)build\//.test(name)).sort();

test("there are pages", () => assert.ok(pages.length >= 3, pages.join()));

for (const name of pages) {
  test(`${name} is good HTML`, async () => {
    const { results } = await validator.validateString(readFileSync(join(www, name), "utf8"));
    assert.deepEqual(results.flatMap((one) => one.messages).map((one) => `${one.line}: ${one.ruleId}: ${one.message}`), []);
  });
}

test("the validator finds what is wrong", async () => {
  const { results } = await validator.validateString('<!DOCTYPE html><html lang="zh"><head><title>x</title></head><body><p><div></div></p><img src="a.png"></body></html>');
  assert.ok(results[0].messages.length >= 2);
});
