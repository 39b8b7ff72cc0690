// One browser page for many states, with axe-core and the lens in it, and screenshots where they are wished for.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import { STRICT, browserTest } from "../lib/browser.mjs";
import { root } from "../lib/places.mjs";
import { portal } from "../lib/portal.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const LENS = readFileSync(join(root, "tests/access/lens.js"), "utf8");
const SHOTS = process.env.ZHIXIN_SHOTS ? resolve(root, process.env.ZHIXIN_SHOTS) : null;
if (SHOTS) mkdirSync(SHOTS, { recursive: true });

export const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The smallest letters in large print, in CSS pixels, and the least side of what is pressed there. */
const ELDER = { letters: 18, target: 44, line: 1.3, paragraph: 1.3 };

/** A test that looks at states of a page of `www/`, under the strict policy; `work` gets a {@link Session}. */
export function accessTest(name, address, work, { timeout = 900_000, policy = STRICT } = {}) {
  browserTest(name, async ({ page }) => {
    const server = await portal({ policy: policy + "; img-src 'self'; connect-src 'self'" });
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    try {
      await page.setViewportSize(WIDE);
      await page.goto(server.origin + address, { waitUntil: "load" });
      const session = new Session(page, server.origin);
      await session.arm();
      await work(session);
      assert.deepEqual([...new Set(session.found)], [], `${session.looked} looks`);
      assert.ok(session.looked > 0, "nothing was looked at");
      assert.deepEqual(faults, []);
    } finally {
      server.close();
    }
  }, { timeout });
}

export class Session {
  constructor(page, origin) {
    this.page = page;
    this.origin = origin;
    this.found = [];
    this.looked = 0;
    this.whole = false;
  }

  /** Puts axe-core and the lens into the page; after every navigation. */
  async arm() {
    await this.page.evaluate(AXE);
    await this.page.evaluate(LENS);
  }

  note(where, findings) {
    for (const one of findings) this.found.push(`${where}: ${one}`);
  }

  /** Presses the page's own switches. */
  async show(lang, elder) {
    await this.page.evaluate(([lang, elder]) => {
      const [language, large] = ["language", "elder"].map((id) => document.getElementById(id));
      if (language && document.documentElement.lang !== lang) language.click();
      if (large && (large.getAttribute("aria-pressed") === "true") !== elder) large.click();
    }, [lang, elder]);
  }

  async shot(name) {
    if (!SHOTS) return;
    await this.page.screenshot({ path: join(SHOTS, `${name.replace(/[^\w.-]+/g, "-")}.png`), fullPage: true, animations: "disabled" });
  }

  /**
   * Looks at what is shown: with axe-core in both languages and both sizes of text; with the lens at a desk and at
   * 320 px, with wide spacing too. Without `all` the lens takes each language in one size, in turns: for states that
   * differ by their words only.
   */
  async look(name, { all = true } = {}) {
    this.turn = !this.turn;
    for (const lang of ["zh-CN", "en"]) {
      for (const elder of [false, true]) {
        const where = `${name} ${lang}${elder ? " large" : ""}`;
        await this.show(lang, elder);
        this.note(where, await this.axe(elder));
        this.looked += 1;
        if (!all && elder !== ((lang === "en") === this.turn)) continue;
        this.note(where, await this.read(elder));
        await this.shot(where);
        await this.narrow(where);
      }
    }
    await this.show("zh-CN", false);
  }

  /** What axe-core finds; in large print text has to be of the stronger contrast too. */
  axe(elder) {
    return this.page.evaluate(async ([elder, whole]) => {
      const rules = { "color-contrast-enhanced": { enabled: elder }, "target-size": { enabled: true } };
      // The page around the form has tests of its own.
      const form = document.querySelector("zhixin-check");
      const { violations } = await window.axe.run(form && !whole ? form : document, { rules, resultTypes: ["violations"], elementRef: false });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, any, all, none }) => `${id}: ${target.flat().join(" ")} ${html.slice(0, 120)} ${[...any, ...all, ...none].map((one) => one.message)[0] ?? ""}`));
    }, [elder, this.whole]);
  }

  /** What the rules for elder people ask for (sizes, lines, targets), and what nobody should meet. */
  read(elder) {
    return this.page.evaluate(([elder, least]) => {
      const { lens } = window;
      const out = [...lens.intrusions(), ...lens.mute()];
      if (!elder) return out;
      for (const { name, size, line } of lens.letters()) {
        if (size < least.letters) out.push(`letters of ${size} px: ${name}`);
        if (line < least.line) out.push(`lines ${line} apart: ${name}`);
      }
      for (const { name, apart, line } of lens.paragraphs()) if (apart < line * least.paragraph) out.push(`paragraphs ${apart} apart, lines ${line}: ${name}`);
      for (const { name, width, height, inline } of lens.targets()) {
        if (!inline && (height < least.target || width < least.target)) out.push(`a target of ${width} by ${height}: ${name}`);
      }
      return out;
    }, [elder, ELDER]);
  }

  /** Nothing is lost and nothing scrolls sideways at 320 px and at twice the zoom of a desk, with wide spacing too. */
  async narrow(where) {
    for (const width of [320, 640]) {
      await this.page.setViewportSize({ width, height: 640 });
      const look = () => this.page.evaluate(() => {
        const over = window.lens.over();
        return [...(over > 0 ? [`${over} px too wide`] : []), ...window.lens.lost(), ...window.lens.overlaps().map((one) => `overlap: ${one}`)];
      });
      this.note(`${where} at ${width} px`, await look());
      if (width > 320) continue;
      await this.page.evaluate(() => window.lens.spaced(true));
      this.note(`${where} at ${width} px, spaced`, await look());
      await this.page.evaluate(() => window.lens.spaced(false));
      if (SHOTS) {
        await this.page.setViewportSize(PHONE);
        await this.shot(`${where} 390`);
      }
    }
    await this.page.setViewportSize(WIDE);
  }

  /** With forced colours: every edge is there, and axe-core finds nothing else than before. */
  async forced(name) {
    await this.page.emulateMedia({ forcedColors: "active" });
    this.note(`${name} forced colours`, (await this.page.evaluate(() => window.lens.edgeless())).map((one) => `no edge: ${one}`));
    await this.shot(`${name} forced`);
    await this.page.emulateMedia({ forcedColors: "none" });
  }

  /** With reduced motion nothing moves. */
  async still(name) {
    await this.page.emulateMedia({ reducedMotion: "reduce" });
    this.note(`${name} reduced motion`, (await this.page.evaluate(() => window.lens.transitions())).map((one) => `moves: ${one}`));
    await this.page.emulateMedia({ reducedMotion: "no-preference" });
  }

  /** How many sheets of A4 the page takes, as a browser prints it. */
  async sheets(name) {
    await this.page.emulateMedia({ media: "print" });
    await this.shot(`${name} print`);
    // With another medium chosen the paper would get its styles.
    await this.page.emulateMedia({ media: null });
    const pdf = await this.page.pdf({ format: "A4", margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } });
    return (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) || []).length;
  }

  /** Goes through everything that takes the focus by the Tab key; the focus is seen everywhere. Gives what was visited. */
  async tab(name, most = 400) {
    const { page } = this;
    await page.evaluate(() => { document.activeElement?.blur?.(); window.getSelection().removeAllRanges(); window.scrollTo(0, 0); window.lens.last = null; });
    await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex"); });
    const seen = [];
    for (let step = 0; step < most; step += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const found = window.lens.focus();
        if (!found) return null;
        const node = window.lens.active();
        // A date has several stops in one field.
        const same = node === window.lens.last;
        window.lens.last = node;
        const mark = !same && node.getAttribute("data-lens-seen");
        node.setAttribute("data-lens-seen", "1");
        return { ...found, again: !!mark, same, ring: window.lens.ring() };
      });
      if (!at || at.again) break;
      if (at.same) continue;
      seen.push(at);
      const wrong = [];
      if (!at.outlined) wrong.push("no ring");
      if (at.ring < 3) wrong.push(`a ring of contrast ${at.ring.toFixed(2)}`);
      if (!at.there) wrong.push("out of sight");
      if (at.covered) wrong.push("covered");
      if (wrong.length > 0) this.found.push(`${name}: focus on ${at.name}: ${wrong.join(", ")}`);
    }
    await page.evaluate(() => window.lens.all().forEach((one) => one.removeAttribute("data-lens-seen")));
    this.looked += 1;
    return seen;
  }
}
