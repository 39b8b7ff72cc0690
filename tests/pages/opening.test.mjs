// Every page of `www/`, as it opens: those that are added later too.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";

import { www } from "../lib/places.mjs";
import { accessTest } from "../access/session.mjs";

const PAGES = readdirSync(www).filter((name) => name.endsWith(".html")).sort();
const OURS = ["batch.html", "index.html", "rules.html"];
assert.ok(OURS.every((name) => PAGES.includes(name)));

for (const name of PAGES) {
  accessTest(`${name}: axe-core, sizes, 320 px, spacing, forced colours, motion, the focus`, `/${name}`, async (at) => {
    // What a page builds by itself is there once nothing changes any more.
    await at.page.evaluate(() => new Promise((done) => {
      let timer = setTimeout(done, 1500);
      new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 1500); }).observe(document.body, { subtree: true, childList: true, attributes: true });
    }));
    at.whole = true;
    await at.look(name);
    for (const elder of [false, true]) {
      await at.show("zh-CN", elder);
      const edges = await at.page.evaluate(() => [".top .wrap > *", "main h1", ".foot p"].map((part) => {
        const shown = [...document.querySelectorAll(part)].find((one) => one.getClientRects().length > 0);
        return Math.round(shown.getBoundingClientRect().left);
      }));
      assert.equal(new Set(edges).size, 1, `head, heading and foot do not begin on one line: ${edges}`);
    }
    await at.show("zh-CN", false);
    await at.forced(name);
    await at.still(name);
    const seen = await at.tab(name);
    assert.ok(seen.length >= 3, `${seen.length} places take the focus`);
    // The first is a way past what stands on every page of the self-assessment.
    if (OURS.includes(name)) assert.match(`${seen[0].tag} ${seen[0].text}`, /^a .*(跳|Skip)/, "the first is the skip link");
  });
}
