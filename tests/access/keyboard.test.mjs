// Whole ways by keyboard alone: everything is reached, the focus is seen at every step, and the answer comes.

import assert from "node:assert/strict";

import { accessTest } from "./session.mjs";

/** Goes on by Tab until the focus is on what `wanted` describes; every place on the way shows that it has the focus. */
async function to(at, wanted, { most = 120, tag = /./ } = {}) {
  for (let step = 0; step < most; step += 1) {
    const now = await at.page.evaluate(() => {
      const { lens } = window;
      const found = lens.focus();
      if (!found) return null;
      const node = lens.active();
      const group = node.closest("fieldset:not(.zx-frame)")?.querySelector("legend")?.textContent ?? "";
      const labels = [...(node.labels ?? [])].map((one) => one.textContent).join(" ");
      return { ...found, says: [group, labels, node.getAttribute("aria-label") ?? "", node.localName === "select" ? "" : node.textContent].join(" ").trim(), heading: node.tabIndex < 0, ring: found.outlined ? lens.ring() : 0 };
    });
    if (now && !now.heading) {
      if (!now.outlined || now.ring < 3) at.found.push(`no focus is seen on ${now.name}`);
      // The browser may still be scrolling to it.
      if (!now.there || now.covered) await at.page.waitForTimeout(300);
      const later = now.there && !now.covered ? now : await at.page.evaluate(() => window.lens.focus());
      if (!later.there || later.covered) at.found.push(`the focus is out of sight on ${now.name}`);
    }
    if (now && !now.heading && tag.test(now.tag) && wanted.test(now.says)) {
      at.looked += 1;
      return now;
    }
    await at.page.keyboard.press("Tab");
  }
  throw new Error(`${wanted} is not reached by Tab`);
}

async function type(at, wanted, text) {
  await to(at, wanted, { tag: /input/ });
  await at.page.keyboard.press("Control+A");
  await at.page.keyboard.type(text);
}

/** Chooses in a select as people do: by the first letters, or going down. */
async function choose(at, wanted, label) {
  await to(at, wanted, { tag: /select/ });
  for (let step = 0; step < 60; step += 1) {
    const shown = await at.page.evaluate(() => {
      const { selectedOptions } = window.lens.active();
      return selectedOptions[0].textContent;
    });
    if (shown === label) return;
    await at.page.keyboard.press("ArrowDown");
  }
  throw new Error(`${label} cannot be chosen`);
}

/** Goes to a group of choices and on to the one that is wanted by the arrow keys. */
async function pick(at, group, label) {
  await to(at, group, { tag: /input/ });
  for (let step = 0; step < 6; step += 1) {
    const on = await at.page.evaluate(() => [...window.lens.active().labels].map((one) => one.textContent.trim())[0]);
    if (on === label) {
      await at.page.keyboard.press("Space");
      return;
    }
    await at.page.keyboard.press("ArrowDown");
  }
  throw new Error(`${label} cannot be chosen`);
}

for (const elder of [false, true]) {
  accessTest(`repair on one sheet by keyboard${elder ? ", in large print" : ""}: wrong first, then right, then the law`, `/#as-of=2026-11-22&mode=sheet${elder ? "&ui-style=elder" : ""}`, async (at) => {
    const { page } = at;
    await page.evaluate(() => document.querySelector("zhixin-check").ready);
    await to(at, /^跳到自评表/);
    await page.keyboard.press("Enter");
    await type(at, /统一社会信用代码/, "9133O000733796106P");
    await choose(at, /文书类型/, "行政处罚决定");
    await choose(at, /作出认定的单位/, "市场监管部门");
    await choose(at, /失信行为/, "侵权");
    await type(at, /作出认定的日期/, "2026-02-30");
    await to(at, /^查看结论/);
    await page.keyboard.press("Enter");
    // The focus is on the list of faults; each is a way to its field.
    const alert = () => page.evaluate(() => window.lens.active().getAttribute("role"));
    assert.equal(await alert(), "alert");
    await to(at, /O/);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("91330000733796106P");
    await type(at, /作出认定的日期/, "2026-05-08");
    await pick(at, /失信程度/, "一般");
    await pick(at, /义务是否履行完毕/, "已全部履行");
    await type(at, /履行完毕的日期/, "2026-06-01");
    await pick(at, /公开作出信用承诺/, "是");
    await page.keyboard.press("Tab");
    await to(at, /^查看结论/);
    await page.keyboard.press("Enter");
    await page.locator("zhixin-check [part~=result]").waitFor();
    assert.equal(await page.evaluate(() => window.lens.active().id), "zx-result");
    assert.equal(await page.evaluate(() => document.querySelector("zhixin-check").result.outcome), "eligible");
    await to(at, /^理由与依据/);
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("zhixin-check [part~=reasons] [part~=basis]").first().isVisible());
    await to(at, /^打印结论/, { most: 300 });
  });
}

accessTest("a grade by screens and keyboard", "/#task=tier&jurisdiction=CN-BJ&as-of=2026-11-22&mode=steps", async (at) => {
  const { page } = at;
  await page.evaluate(() => document.querySelector("zhixin-check").ready);
  await to(at, /^跳到自评表/);
  await page.keyboard.press("Enter");
  await to(at, /^继续/);
  await page.keyboard.press("Enter");
  await page.locator("zhixin-check").getByText("预审分级分类（2025年）").first().waitFor();
  await pick(at, /预审分级分类|方案/, await page.evaluate(() => {
    const label = [...document.querySelector("zhixin-check").shadowRoot.querySelectorAll("label")].find((one) => /预审分级分类（2025年）/.test(one.textContent));
    return label.textContent.trim();
  }));
  await to(at, /^继续/);
  await page.keyboard.press("Enter");
  for (let step = 0; step < 40 && !(await page.locator("zhixin-check [part~=result]").isVisible()); step += 1) {
    const before = await page.locator("zhixin-check [id=zx-screen]").innerText();
    await to(at, /^(到此为止|不清楚，|不清楚)/);
    await page.keyboard.press("Enter");
    await page.waitForFunction((before) => document.querySelector("zhixin-check").shadowRoot.querySelector("[id=zx-screen]")?.textContent !== before || document.querySelector("zhixin-check").shadowRoot.querySelector("[part~=result]"), before);
  }
  await page.locator("zhixin-check [part~=result]").waitFor();
  await to(at, /^打印结论/, { most: 300 });
});

accessTest("the sheet and an answer: every stop of the Tab key shows it, forced colours too", "/#as-of=2026-11-22&mode=sheet", async (at) => {
  const { page } = at;
  await page.evaluate(() => document.querySelector("zhixin-check").ready);
  await page.getByRole("button", { name: "查看结论" }).click();
  await page.locator("zhixin-check [part~=result]").waitFor();
  const seen = await at.tab("the sheet");
  assert.ok(seen.length > 25, `${seen.length} stops`);
  await page.emulateMedia({ forcedColors: "active" });
  const forced = await at.tab("the sheet, forced colours");
  assert.deepEqual(forced.map((one) => one.name), seen.map((one) => one.name));
});
