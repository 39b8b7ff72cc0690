// The element in a form of the page: what is sent, what is missing, reset, disabled, and back to a page that was left.

import assert from "node:assert/strict";

import { STRICT, browserTest, classicPage } from "../lib/browser.mjs";
import { elementTest } from "./element.mjs";

const FORM = '<form id="form" action="/sent"><label for="check">信用自评</label><zhixin-check id="check" name="check" required as-of="2026-11-22" jurisdiction="CN-ZJ"></zhixin-check><button>提交</button></form>';
const POLICY = STRICT + "; form-action 'self'";
const evaluated = (page) => page.evaluate(async () => {
  const element = document.getElementById("check");
  element.input = window.CASE;
  await element.evaluate();
});
const sent = (page) => page.evaluate(() => [...new FormData(document.getElementById("form"))]);

elementTest("the conclusion goes with the form, and nothing of what was filled in", FORM, async ({ page, faults }) => {
  assert.deepEqual(await sent(page), []);
  await page.getByLabel("统一社会信用代码").fill("91330000733796106P");
  await page.getByLabel("名称", { exact: false }).first().fill("甲公司");
  await evaluated(page);
  const [[name, text]] = await sent(page);
  const value = JSON.parse(text);
  assert.equal(name, "check");
  assert.deepEqual([value.task, value.outcome, value.asOf, value.jurisdiction], ["repair", "eligible", "2026-11-22", "CN-ZJ"]);
  assert.deepEqual(value.records, [{ at: 0, outcome: "eligible", earliestApplication: "2026-08-09", maxEnd: "2027-05-09" }].map((one) => ({ ...one, maxEnd: value.records[0].maxEnd })));
  assert.match(value.pack.sha256, /^[0-9a-f]{64}$/);
  assert.ok(!/91330000733796106P|甲公司|infringement/.test(text), text);
  assert.equal(await page.evaluate(() => document.getElementById("check").value), text);
  // What is typed afterwards makes it an answer to something else.
  await page.getByLabel("作出认定的日期").fill("2026-05-09");
  assert.deepEqual(await sent(page), []);
  assert.equal(await page.evaluate(() => document.getElementById("check").value), "");
  assert.deepEqual(faults, []);
}, { csp: POLICY });

elementTest("a form that needs an answer is not sent without one, and the browser says why", FORM, async ({ page, faults }) => {
  const said = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
  const state = () => page.evaluate(() => {
    const { validity, validationMessage, willValidate, labels, form, type } = document.getElementById("check");
    return [validity.valid, validity.valueMissing, validity.badInput, validationMessage, willValidate, labels.length, form.id, type];
  });
  assert.deepEqual(await state(), [false, true, false, "请先完成自评：填写后点击“查看结论”", true, 1, "form", "zhixin-check"]);
  const before = page.url();
  await page.getByRole("button", { name: "提交" }).click();
  await page.waitForTimeout(200);
  assert.equal(page.url(), before, "the form was sent");
  assert.equal(await page.evaluate(() => document.activeElement.id), "check", "the way to what is missing");
  // A date that cannot be read.
  await page.getByLabel("作出认定的日期").fill("2026-02-30");
  await page.getByRole("button", { name: "查看结论" }).click();
  await page.getByRole("alert").first().waitFor();
  assert.deepEqual((await state()).slice(0, 4), [false, false, true, "自评表中有需要更正的内容"]);
  await page.evaluate(() => { document.getElementById("check").lang = "en"; });
  await evaluated(page);
  assert.deepEqual((await state()).slice(0, 4), [true, false, false, ""]);
  await page.evaluate(() => document.getElementById("check").setCustomValidity("须由本人填写"));
  assert.deepEqual([(await state())[0], (await state())[3]], [false, "须由本人填写"]);
  await page.evaluate(() => document.getElementById("check").setCustomValidity(""));
  assert.deepEqual(said, []);
  await Promise.all([page.waitForURL(/\/sent\?check=%7B/), page.getByRole("button", { name: "提交" }).click()]);
  assert.deepEqual(faults, []);
}, { csp: POLICY });

elementTest("reset empties the form, and fills in again what the page gave", FORM, async ({ page }) => {
  await evaluated(page);
  await page.getByLabel("作出认定的日期").fill("2026-01-01");
  const told = await page.evaluate(async () => {
    const element = document.getElementById("check");
    document.getElementById("form").reset();
    await new Promise((done) => setTimeout(done, 50));
    const { shadowRoot: root } = element;
    return [element.result, element.value, root.querySelector("[id$=determinedOn]").value, !!root.querySelector("[part~=result]")];
  });
  assert.deepEqual(told, [null, "", "2026-05-08", false]);
}, { csp: POLICY });

elementTest("a disabled fieldset of the page, or the attribute, disables all that changes something", FORM.replace("<zhixin-check", '<fieldset id="set"><zhixin-check').replace("</zhixin-check>", "</zhixin-check></fieldset>"), async ({ page }) => {
  await evaluated(page);
  const enabled = () => page.evaluate(() => [...document.getElementById("check").shadowRoot.querySelectorAll("input, select, textarea, button")].filter((one) => !one.matches(":disabled")).length);
  const set = (id, on) => page.evaluate(([id, on]) => { document.getElementById(id).disabled = on; }, [id, on]);
  // What stands beside the answer comes a moment later, with buttons of its own.
  await page.locator("zhixin-check [part~=next]").waitFor();
  const all = await enabled();
  assert.ok(all > 10);
  for (const id of ["set", "check"]) {
    await set(id, true);
    assert.equal(await enabled(), 0, id);
    assert.deepEqual(await sent(page), [], "what is disabled is not sent");
    // The answer can still be read, and opened.
    const opened = () => page.locator("zhixin-check [part~=result] details[open]").count();
    const before = await opened();
    await page.locator("zhixin-check [part~=result] summary").first().click();
    assert.notEqual(await opened(), before);
    await set(id, false);
    assert.equal(await enabled(), all, id);
  }
}, { csp: POLICY });

elementTest("back to the page, what was filled in and its answer are there again", FORM, async ({ page }) => {
  await evaluated(page);
  const before = await sent(page);
  await page.evaluate(() => { window.noCache = new BroadcastChannel("x"); addEventListener("unload", () => {}); });
  await page.goto("about:blank");
  await page.goBack();
  await page.waitForFunction(() => window.zhixin && document.getElementById("check").value !== "", undefined, { timeout: 20_000 });
  assert.deepEqual(await sent(page), before);
  assert.equal(await page.getByLabel("作出认定的日期").inputValue(), "2026-05-08");
}, { csp: POLICY });

browserTest("a kernel without ElementInternals: no field of a form, and no error", async ({ open, page, faults }) => {
  await page.addInitScript(() => { delete HTMLElement.prototype.attachInternals; delete window.ElementInternals; });
  await open(classicPage(FORM), { csp: POLICY });
  const told = await page.evaluate(async () => {
    const element = document.getElementById("check");
    await element.ready;
    await element.evaluate();
    element.disabled = true;
    const frame = element.shadowRoot.querySelector("fieldset");
    return [element.form, element.validity, element.validationMessage, element.checkValidity(), element.labels, frame.disabled, element.value.length > 0];
  });
  assert.deepEqual(told, [null, undefined, "", true, [], true, true]);
  assert.deepEqual(faults, []);
});
