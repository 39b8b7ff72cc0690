// The rule browser: opened rules, two days compared, a wrong day, packs with faults, the review sheet on paper.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "../lib/places.mjs";
import { accessTest } from "../access/session.mjs";

const pack = (name) => readFileSync(join(root, "tests/data/packs", name));
const hand = (page, name, buffer) => page.locator("#file").setInputFiles({ name, mimeType: "application/json", buffer });

accessTest("the rule browser: everything opened, two days compared, a day that is none", "/rules.html", async (at) => {
  const { page } = at;
  await page.locator("#schemes article").first().waitFor();
  await page.locator("#task").selectOption({ index: 1 });
  await page.getByRole("button", { name: "全部展开" }).click();
  await at.look("rules opened", { all: false });
  await page.locator("#other").fill("2021-01-01");
  await page.locator("#other").blur();
  await page.locator("#changes").waitFor();
  await at.look("rules changes", { all: false });
  await page.locator("#as-of").fill("0001-01-01");
  await page.locator("#as-of").blur();
  await at.look("rules wrong day", { all: false });
});

accessTest("the rule browser: packs with faults, in words, and no pack at all", "/rules.html", async (at) => {
  const { page } = at;
  await page.locator("#schemes article").first().waitFor();
  await hand(page, "faults.json", pack("faults.json"));
  await page.waitForFunction(() => document.getElementById("report").textContent.trim().length > 20);
  await at.look("rules faulty pack", { all: false });
  await hand(page, "letter.docx", Buffer.from([0x50, 0x4b, 3, 4, 0, 1, 2]));
  await at.look("rules no pack", { all: false });
  await at.forced("rules no pack");
  const seen = await at.tab("rules no pack", 60);
  assert.ok(seen.length > 10, `${seen.length} stops`);
});
