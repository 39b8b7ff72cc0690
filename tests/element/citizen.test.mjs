// The element as a citizen of a page: attributes and properties, slots, several of them, taken out and put back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { browserTest, classicPage } from "../lib/browser.mjs";
import { pkg } from "../lib/places.mjs";
import { elementTest } from "./element.mjs";

const [declared] = JSON.parse(readFileSync(join(pkg, "custom-elements.json"), "utf8")).modules[0].declarations;
const names = (list) => list.map((one) => one.name).sort();
const CHECK = '<zhixin-check as-of="2026-11-22"></zhixin-check>';

elementTest("the manifest has the attributes, members and slots of the element, and no other", CHECK, async ({ page }) => {
  const real = await page.evaluate(() => {
    const element = document.querySelector("zhixin-check");
    const { constructor: own, shadowRoot } = element;
    const life = /^(constructor|_.*|(connected|disconnected|attributeChanged|form\w+)Callback)$/;
    return {
      observed: own.observedAttributes,
      members: Object.getOwnPropertyNames(own.prototype).filter((name) => !life.test(name)),
      slots: [...shadowRoot.querySelectorAll("slot")].map((one) => one.name),
      associated: own.formAssociated,
    };
  });
  assert.deepEqual([...real.observed, "name"].sort(), names(declared.attributes));
  // `lang` is every element's.
  assert.deepEqual([...real.members, "lang"].sort(), names(declared.members));
  // The slot without a name gives way to the form.
  assert.deepEqual([...real.slots, ""].sort(), names(declared.slots));
  assert.equal(real.associated, true);
});

elementTest("every attribute is a property, and the other way round", CHECK, async ({ page, faults }) => {
  const written = { task: "tier", jurisdiction: "CN-BJ", scheme: "cn-bj.pre_examination.2025", asOf: "2026-01-02", lang: "en", uiStyle: "elder", mode: "steps", name: "check" };
  assert.deepEqual(declared.attributes.map((one) => one.fieldName).sort(), [...Object.keys(written), "required", "disabled"].sort());
  const told = await page.evaluate((written) => {
    const element = document.querySelector("zhixin-check");
    const attribute = (name) => name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
    const out = [];
    for (const [name, value] of Object.entries(written)) {
      element[name] = value;
      if (element.getAttribute(attribute(name)) !== value) out.push(`${name} is not written`);
      if (element[name] !== value) out.push(`${name} is not read`);
      if (name !== "lang") {
        element[name] = null;
        if (element.hasAttribute(attribute(name))) out.push(`${name} is not taken away`);
      }
    }
    for (const name of ["required", "disabled"]) {
      element[name] = true;
      if (element.getAttribute(name) !== "" || element[name] !== true) out.push(`${name} is not set`);
      element[name] = false;
      if (element.hasAttribute(name)) out.push(`${name} is not taken away`);
    }
    element.setAttribute("task", "nonsense");
    element.setAttribute("mode", "nonsense");
    return { out, task: element.task, mode: element.mode, jurisdiction: element.jurisdiction };
  }, written);
  assert.deepEqual(told, { out: [], task: "repair", mode: "", jurisdiction: "" });
  assert.deepEqual(faults, []);
});

browserTest("properties set before the definition are taken over, those of attributes too", async ({ open, page }) => {
  await open(classicPage("<zhixin-check></zhixin-check>", 'data-define="off"'));
  const told = await page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    Object.assign(element, { input: { subject: { name: "甲" } }, task: "tier", asOf: "2026-11-22", required: true, uiStyle: "elder" });
    window.zhixin.define();
    await element.ready;
    return [element.outerHTML, element.shadowRoot.querySelector("[id=zx-subject-name]").value, Object.keys(element).filter((name) => name[0] !== "_")];
  });
  assert.deepEqual(told, ['<zhixin-check task="tier" as-of="2026-11-22" ui-style="elder" required=""></zhixin-check>', "甲", []]);
});

elementTest("attributes that change are taken over, and an answer to another question goes", CHECK, async ({ page }) => {
  const told = await page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    const text = () => element.shadowRoot.textContent;
    element.input = window.CASE;
    await element.evaluate();
    const out = [element.result.outcome, text().includes("自评结论")];
    element.setAttribute("lang", "en");
    out.push(text().includes("Result of the self-assessment"));
    element.setAttribute("ui-style", "elder");
    out.push(!!element.shadowRoot.querySelector(".zx-elder"));
    element.setAttribute("mode", "steps");
    out.push(!!element.shadowRoot.querySelector("[part~=screen]") || text().includes("All on one page"));
    element.setAttribute("task", "benefits");
    out.push(element.result, text().includes("Result of the self-assessment"));
    element.removeAttribute("lang");
    out.push(element.shadowRoot.querySelector("[lang]").lang);
    return out;
  });
  assert.deepEqual(told, ["eligible", true, true, true, true, null, false, "zh-CN"]);
});

const FALLBACK = '<p id="fallback">正在打开自评表</p><h2 slot="heading">本省自评</h2><p slot="notice">咨询电话</p><a slot="after-answer" href="#apply">去办理</a>';

elementTest("slots: words around the form, those for an answer only beside one", `<zhixin-check>${FALLBACK}</zhixin-check>`, async ({ page }) => {
  const shown = () => page.evaluate(() => [...document.querySelector("zhixin-check").children].filter((one) => one.checkVisibility()).map((one) => one.slot || one.id));
  assert.deepEqual(await shown(), ["heading", "notice"]);
  const order = () => page.evaluate(() => {
    const element = document.querySelector("zhixin-check");
    const top = (node) => node.getBoundingClientRect().top;
    const form = element.shadowRoot.querySelector("fieldset");
    return [top(element.children[1]) < top(element.children[2]), top(element.children[2]) < top(form), element.children[3].checkVisibility() && top(element.children[3]) >= form.getBoundingClientRect().bottom - 1];
  });
  assert.deepEqual(await order(), [true, true, false]);
  await page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    element.input = window.CASE;
    await element.evaluate();
  });
  assert.deepEqual(await shown(), ["heading", "notice", "after-answer"]);
  assert.deepEqual(await order(), [true, true, true]);
  await page.evaluate(() => document.querySelector("zhixin-check").reset());
  assert.deepEqual(await shown(), ["heading", "notice"]);
});

browserTest("what the page wrote inside is shown until the form is there, and where it cannot be", async ({ open, page }) => {
  await open(classicPage());
  const told = await page.evaluate(async (inside) => {
    const shown = (element) => document.getElementById("fallback").checkVisibility() && element.offsetHeight > 0;
    const box = document.createElement("main");
    document.body.append(box);
    const make = (packs) => {
      box.replaceChildren();
      const element = document.createElement("zhixin-check");
      for (const node of inside) {
        const child = document.createElement(node.tag);
        child.id = node.id;
        child.textContent = node.text;
        element.append(child);
      }
      if (packs) element.packs = packs;
      box.append(element);
      return element;
    };
    const good = make();
    const out = [shown(good)];
    await good.ready;
    out.push(shown(good));
    const bad = make(["{"]);
    await bad.ready.catch(() => {});
    out.push(shown(bad), !!bad.shadowRoot.querySelector("[role=alert]"));
    return out;
  }, [{ tag: "p", id: "fallback", text: "请致电" }]);
  assert.deepEqual(told, [true, false, true, true]);
});

browserTest("a shadow root that the server rendered is shown until the form is there, and not doubled", async ({ open, page, faults }) => {
  const rendered = '<zhixin-check><template shadowrootmode="open"><p id="early">服务器先给的内容</p></template></zhixin-check>';
  await open(classicPage(rendered, 'data-define="off"'));
  const told = await page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    const root = element.shadowRoot;
    window.zhixin.define();
    const out = [element.shadowRoot === root, !!root.getElementById("early")];
    await element.ready;
    out.push(!!root.getElementById("early"), root.querySelectorAll("[part~=root]").length);
    element.remove();
    await new Promise((done) => setTimeout(done));
    document.body.append(element);
    await element.ready;
    out.push(root.querySelectorAll("[part~=root]").length);
    return out;
  });
  assert.deepEqual(told, [true, true, false, 1, 1]);
  assert.deepEqual(faults, []);
});

elementTest("several on one page know nothing of each other", CHECK + CHECK + '<div id="plain"></div><div id="other"></div>', async ({ page }) => {
  const told = await page.evaluate(async () => {
    const [one, other] = document.querySelectorAll("zhixin-check");
    const plain = [window.zhixin.mount(document.getElementById("plain"), { asOf: "2026-11-22" }), window.zhixin.mount(document.getElementById("other"), { task: "tier" })];
    await Promise.all(plain.map((form) => form.ready));
    one.input = window.CASE;
    await one.evaluate();
    other.task = "benefits";
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const named = [...document.querySelectorAll("input[type=radio]")].map((element) => element.name);
    const radios = plain.map((form) => new Set([...form.querySelectorAll("input[type=radio]")].map((element) => element.name)));
    return {
      results: [one.result.outcome, other.result, plain[0].result],
      doubled: ids.filter((id, at) => ids.indexOf(id) !== at),
      shared: [...radios[0]].filter((name) => radios[1].has(name)),
      named: named.length > 0,
      titles: [one, other].map((element) => element.shadowRoot.querySelector("[role=form]").getAttribute("aria-label")),
    };
  });
  assert.deepEqual([told.results, told.doubled, told.shared, told.named], [["eligible", null, null], [], [], true]);
  assert.notEqual(told.titles[0], told.titles[1]);
});

const typed = (page) => page.evaluate(() => {
  const element = document.querySelector("zhixin-check");
  const fields = [...element.shadowRoot.querySelectorAll("input, select")];
  return { values: fields.map((one) => (/radio|checkbox/.test(one.type) ? one.checked : one.value)).join("|"), text: element.shadowRoot.querySelector("fieldset").innerText, result: element.result && element.result.outcome };
});

async function outAndIn(page, change = "") {
  await page.evaluate(async (change) => {
    const element = document.querySelector("zhixin-check");
    window.events = [];
    for (const name of ["zhixin-result", "zhixin-change", "zhixin-error"]) element.addEventListener(name, () => window.events.push(name));
    element.remove();
    await new Promise((done) => setTimeout(done, 20));
    if (change) element.setAttribute(...change.split("="));
    document.body.append(element);
    await element.ready;
  }, change);
}

elementTest("taken out and put back, what was typed is there, what cannot be read too", CHECK, async ({ page, faults }) => {
  await page.getByLabel("统一社会信用代码").fill("9133");
  await page.getByLabel("文书类型").selectOption("penalty_decision");
  await page.getByLabel("作出认定的日期").fill("2026年5月");
  await page.getByRole("button", { name: "增加一条记录" }).click();
  const before = await typed(page);
  await outAndIn(page);
  assert.deepEqual(await typed(page), before);
  assert.deepEqual(await page.evaluate(() => window.events), []);
  // What is typed into the new form counts.
  await page.getByLabel("统一社会信用代码").fill("91330000733796106P");
  assert.match((await typed(page)).text, /校验位正确/);
  assert.deepEqual(faults, []);
});

elementTest("taken out and put back, the answer is there, and is not told again", CHECK, async ({ page, faults }) => {
  const fill = () => page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    element.input = window.CASE;
    await element.evaluate();
  });
  await fill();
  await page.locator("[part~=next]").waitFor();
  const before = await typed(page);
  assert.equal(before.result, "eligible");
  await outAndIn(page);
  await page.locator("[part~=next]").waitFor();
  assert.deepEqual(await typed(page), before);
  assert.deepEqual(await page.evaluate(() => window.events), []);
  // What the page changes while it is out counts.
  await outAndIn(page, "lang=en");
  assert.match((await typed(page)).text, /Result of the self-assessment/);
  await outAndIn(page, "task=tier");
  const other = await typed(page);
  assert.deepEqual([other.result, /Result of the self-assessment/.test(other.text)], [null, false]);
  assert.deepEqual(faults, []);
});

elementTest("taken out and put back, the screen is there", '<zhixin-check as-of="2026-11-22" mode="steps"></zhixin-check>', async ({ page, faults }) => {
  await page.getByRole("button", { name: /^继续/ }).click();
  await page.getByLabel("文书类型").selectOption("penalty_decision");
  await page.getByLabel("作出认定的单位").selectOption("market_regulation");
  await page.getByLabel("失信行为").first().selectOption("infringement");
  await page.getByLabel("作出认定的日期").fill("2026-05-08");
  await page.getByRole("button", { name: /^继续/ }).click();
  await page.getByText("增加一条记录").waitFor();
  await page.getByRole("button", { name: /^继续/ }).click();
  await page.locator("[part~=why]").waitFor();
  const before = await typed(page);
  await outAndIn(page);
  assert.deepEqual(await typed(page), before);
  await page.getByRole("button", { name: "上一步" }).click();
  await page.getByText("增加一条记录").waitFor();
  assert.deepEqual(faults, []);
});

browserTest("without custom elements the page's words have their places too", async ({ open, page, faults }) => {
  await page.addInitScript(() => { delete window.customElements; });
  await open(classicPage(`<zhixin-check as-of="2026-11-22">${FALLBACK}</zhixin-check>`));
  const told = await page.evaluate(async (input) => {
    const element = document.querySelector("zhixin-check");
    await element.ready;
    const shown = () => [...element.children].filter((one) => one.checkVisibility()).map((one) => one.slot || one.id || one.firstChild.localName);
    const out = [shown()];
    element.input = input;
    await element.evaluate();
    out.push(shown(), element.task, element.form, element.checkValidity(), element.value.length > 0);
    element.disabled = true;
    await new Promise((done) => setTimeout(done));
    out.push(element.querySelector("fieldset").disabled);
    element.remove();
    await new Promise((done) => setTimeout(done, 20));
    out.push(!!element.querySelector("#fallback"));
    return out;
  }, { facts: {}, records: [] });
  assert.deepEqual(told, [["heading", "notice", "fieldset"], ["heading", "notice", "fieldset", "after-answer"], "repair", null, true, true, true, true]);
  assert.deepEqual(faults, []);
});
