// The batch desk with a list, its results and a row that is opened; what it says to files that it cannot read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "../lib/places.mjs";
import { accessTest } from "../access/session.mjs";

const give = (page, name, text) => page.locator("#file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

accessTest("the batch desk: files that cannot be read, wrong cells, no columns that fit", "/batch.html", async (at) => {
  const { page } = at;
  await page.locator("#work").waitFor();
  await give(page, "broken.xlsx", "this is no spreadsheet");
  await page.waitForFunction(() => document.getElementById("list-told").textContent.trim() !== "" || !document.getElementById("fault").hidden);
  await at.look("desk broken file");
  await give(page, "empty.csv", "");
  await at.look("desk empty file", { all: false });
  await page.getByText("从表格软件粘贴").click();
  await page.locator("#paste").fill("单位\t惩戒中\n甲\t是\n乙\t大概\n丙\t否\n");
  await page.getByRole("button", { name: "用这些内容" }).click();
  await page.locator("#map tbody tr").nth(1).waitFor();
  await at.look("desk map");
  await page.getByLabel("地区").selectOption("CN-BJ");
  await page.getByLabel("范围").selectOption("subsidy");
  await page.locator("#map-0").selectOption("/subject/name");
  await page.locator("#map-1").selectOption("/facts/underDishonestyPunishment");
  await page.locator("#kind").selectOption("enterprise");
  await page.getByRole("button", { name: "开始核查" }).click();
  await page.locator("#tiles .error").waitFor();
  await at.look("desk result with a wrong cell");
  await at.forced("desk result");
  const seen = await at.tab("desk result");
  assert.ok(seen.length > 15, `${seen.length} stops`);
});

accessTest("the batch desk: a list of 1,448, a row by keyboard, its tools, on paper", "/batch.html", async (at) => {
  const { page } = at;
  await page.locator("#work").waitFor();
  await page.getByLabel("事项").selectOption("benefits");
  await page.getByLabel("地区").selectOption("CN-BJ");
  await page.getByLabel("范围").selectOption("subsidy");
  await page.getByLabel("判断日期").fill("2021-10-30");
  await give(page, "list.csv", readFileSync(join(root, "www/samples/applicants-1448.csv")));
  await page.locator("#map tbody tr").first().waitFor();
  await page.getByRole("button", { name: "开始核查" }).click();
  await page.locator("#tiles .refuse").waitFor({ timeout: 60_000 });
  await page.locator("#tiles .refuse").click();
  await at.look("desk list", { all: false });
  await page.locator(".grid-view").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await at.shot("desk row");
  at.note("desk row", await at.axe(false));
  // The dialog keeps the focus to itself.
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.getElementById("drawer").contains(document.activeElement)), "the focus leaves the dialog");
  }
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  const pages = await at.sheets("desk list");
  assert.ok(pages <= 3, `${pages} sheets of paper`);
});
