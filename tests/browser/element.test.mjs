// The custom element around the widget: life, properties, faults and printing.

import assert from "node:assert/strict";

import { STRICT, browserTest, classicPage } from "../lib/browser.mjs";

browserTest("properties set before the definition are taken over", async ({ open, page }) => {
  await open(classicPage("<zhixin-check></zhixin-check>", 'data-define="off"'));
  const input = await page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    element.input = { subject: { kind: "enterprise" } };
    window.zhixin.define();
    await element.ready;
    return [element.input, Object.prototype.hasOwnProperty.call(element, "input"), element.result];
  });
  assert.deepEqual(input, [{ subject: { kind: "enterprise" } }, false, null]);
});

browserTest("an input that is no JSON is refused where it is set", async ({ open, page }) => {
  await open(classicPage("<zhixin-check></zhixin-check>"));
  const told = await page.evaluate(() => {
    try {
      document.querySelector("zhixin-check").input = { facts: { a: NaN } };
    } catch (error) {
      return [error.code, error.path];
    }
  });
  assert.deepEqual(told, ["not_json", "/facts/a"]);
});

browserTest("a moved element lives on, a removed one is cleaned up and can come back", async ({ open, page, faults }) => {
  await open(classicPage("<div></div><zhixin-check></zhixin-check>"));
  const states = await page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    await element.ready;
    const first = element.ready;
    document.querySelector("div").append(element);
    await 0;
    const moved = element.ready === first;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    // Only the place for what the page wrote inside.
    const left = element.shadowRoot.querySelectorAll(":not(slot)").length;
    document.body.append(element);
    await element.ready;
    return [moved, left, element.ready !== first];
  });
  assert.deepEqual(states, [true, 0, true]);
  assert.deepEqual(faults, []);
});

browserTest("an element removed while it loads does no harm", async ({ open, page, faults }) => {
  await open(classicPage());
  await page.evaluate(async () => {
    const element = document.createElement("zhixin-check");
    document.body.append(element);
    const { ready } = element;
    element.remove();
    await ready;
  });
  assert.deepEqual(faults, []);
});

browserTest("a pack with a fault is told in the element and by the event zhixin-error", async ({ open, page }) => {
  await open(classicPage("<main></main>"), { csp: STRICT });
  const told = await page.evaluate(async () => {
    const element = document.createElement("zhixin-check");
    element.packs = ["{"];
    const event = new Promise((resolve) => document.addEventListener("zhixin-error", resolve, { once: true }));
    document.querySelector("main").append(element);
    const { detail, composed } = await event;
    const note = element.shadowRoot.querySelector("[role=alert]");
    return { path: detail.path, composed, same: note.textContent === detail.message, plain: JSON.stringify(detail) };
  });
  assert.match(told.path, /^\/packs\/0/);
  assert.deepEqual([told.composed, told.same], [true, true]);
});

browserTest("evaluate and reset wait for the form", async ({ open, page, faults }) => {
  await open(classicPage("<zhixin-check></zhixin-check>"));
  const events = await page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    const seen = [];
    document.addEventListener("zhixin-result", (event) => seen.push([event.bubbles, event.composed]));
    await element.evaluate();
    await element.reset();
    return [seen, element.result];
  });
  assert.deepEqual(events, [[[true, true]], null]);
  assert.deepEqual(faults, []);
});

browserTest("printing copies the content into a frame of its own", async ({ open, page, violations }) => {
  await open(classicPage("<zhixin-check></zhixin-check>"), { csp: STRICT });
  const printed = await page.evaluate(async () => {
    const element = document.querySelector("zhixin-check");
    await element.ready;
    const field = element.shadowRoot.querySelector("input[type=text]");
    field.value = "91330000733796106P";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const fields = (root) => [...root.querySelectorAll("input, select")];
    const copied = fields(element.print().document.body).map((one) => one.value);
    return { copied, shown: fields(element.shadowRoot).map((one) => one.value) };
  });
  assert.ok(printed.copied.includes("91330000733796106P"));
  assert.deepEqual(printed.copied, printed.shown);
  assert.deepEqual(await violations(), []);
});
