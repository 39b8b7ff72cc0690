// The states of the form and its answers that are looked at, for one task.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

import { accessTest } from "./session.mjs";
import { answersOf, attributesOf, given, settled } from "./states.mjs";

const { HtmlValidate } = createRequire(import.meta.url)("html-validate");

/** For serialised markup: an attribute of a state is written with an empty value there. */
export const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    // Identifiers have the dots of schemes and facts, which HTML allows.
    "valid-id": ["error", { relaxed: true }],
    // A form inside a portal's own form: nested ones are not allowed, and nothing of it is sent.
    "prefer-native-element": ["error", { exclude: ["form", "article", "section"] }],
    // A label around its control says with `for` what old screen readers need.
    "no-redundant-for": "off",
    // The frame is there to be disabled as a whole; it is no group of its own.
    "wcag/h71": "off",
    // Written by the screenshots of the test browser.
    "no-inline-style": "off",
  },
});

/** What the validator says of the element's markup as it stands. */
async function markup(at, where) {
  for (const lang of ["zh-CN", "en"]) {
    await at.show(lang, false);
    const inside = await at.page.evaluate(() => window.lens.markup("zhixin-check"));
    const { results } = await validator.validateString(`<!DOCTYPE html>\n<html lang="${lang}"><head><title>zhixin</title></head><body>${inside}</body></html>`);
    const messages = results.flatMap((one) => one.messages).map((one) => `${one.ruleId}: ${one.message} ${one.selector ?? ""}`);
    at.note(`${where} ${lang} markup`, messages);
  }
  await at.show("zh-CN", false);
}

/** Opens what is closed in an answer: what nobody opened would not be looked at. */
const open = (page) => page.evaluate(() => {
  for (const one of document.querySelector("zhixin-check").shadowRoot.querySelectorAll("details")) one.open = true;
});

const DAY = { "as-of": "2026-11-22" };
const wrong = {
  repair: async (page) => {
    await page.getByLabel("统一社会信用代码").fill("9133O000733796106P");
    await page.getByLabel("作出认定的日期").fill("2026-02-30");
    await page.getByLabel("评估日期").fill("昨天");
  },
  tier: async (page) => {
    await page.getByLabel("统一社会信用代码").fill("12345");
    await page.getByLabel(/预审分级分类（2025年）/).check();
    await page.getByRole("group", { name: /预审合格率/ }).getByLabel("分子").fill("十九");
  },
  commitment: async (page) => {
    await page.getByLabel("评估日期").fill("2026-13-01");
  },
  benefits: async (page) => {
    await page.getByLabel("评估日期").fill("2026-13-01");
  },
};

/** The sheet of a task, empty, with faults, and one answer of each kind; the most that an answer may take on paper. */
export function taskTest(task, { sheets, place = "CN" }) {
  const kinds = answersOf(task);
  assert.ok(kinds.length >= 4, `${task} has ${kinds.length} kinds of answers`);
  accessTest(`${task}: the sheet, empty and with wrong input`, "/", async (at) => {
    const { page } = at;
    await given(page, { attributes: { task, ...DAY, jurisdiction: place, mode: "sheet" } });
    await at.look(`${task} sheet`, { all: false });
    await markup(at, `${task} sheet`);
    await open(page);
    await wrong[task](page);
    await page.getByRole("button", { name: "查看结论" }).click();
    await page.locator("zhixin-check [part~=errors]").waitFor();
    await at.look(`${task} wrong`);
    await markup(at, `${task} wrong`);
    await at.forced(`${task} wrong`);
    await at.still(`${task} wrong`);
  });
  accessTest(`${task}: one answer of each kind`, "/", async (at) => {
    const { page } = at;
    for (const [nth, { kind, one }] of kinds.entries()) {
      const name = `${task} ${kind}`;
      await given(page, { attributes: { ...attributesOf(one), mode: nth % 2 ? "steps" : undefined }, input: one.input, evaluate: true });
      await settled(page);
      const pages = await printed(at, name);
      if (pages > sheets) at.note(name, [`${pages} sheets of paper`]);
      await open(page);
      await at.look(name, { all: nth === 0 });
      await markup(at, name);
      await at.forced(name);
    }
  });
}

/** How many sheets the answer takes when the element prints it, everything opened. */
export async function printed(at, name) {
  const html = await at.page.evaluate(() => {
    const { document: paper } = document.querySelector("zhixin-check").print();
    const rules = [...paper.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n");
    const text = `<!DOCTYPE html><html lang="${paper.documentElement.lang}"><head><meta charset="utf-8"><title>print</title><style>${rules}</style></head>${paper.body.outerHTML}</html>`;
    document.querySelectorAll("iframe[aria-hidden]").forEach((frame) => frame.remove());
    return text;
  });
  const paper = await at.page.context().browser().newPage();
  try {
    await paper.setViewportSize({ width: 680, height: 960 });
    await paper.setContent(html);
    const session = Object.assign(Object.create(Object.getPrototypeOf(at)), at, { page: paper });
    return await session.sheets(name);
  } finally {
    await paper.close();
  }
}
