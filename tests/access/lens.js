// What a test reads in a page, shadow roots included. Added to the page by the test; it changes nothing but what it is
// asked to change, and no policy applies to it.
(() => {
  "use strict";

  /** Every element of the page, those of open shadow roots too. */
  function all(root = document) {
    const out = [];
    for (const element of root.querySelectorAll("*")) {
      out.push(element);
      if (element.shadowRoot) out.push(...all(element.shadowRoot));
    }
    return out;
  }

  const parentOf = (element) => element.parentElement || (element.getRootNode().host ?? null);
  const roots = () => [document, ...all().filter((one) => one.shadowRoot).map((one) => one.shadowRoot)];
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** Words that only screen readers get: cut to a pixel, or moved out of the page. */
  function unseen(element) {
    for (let up = element; up; up = parentOf(up)) {
      const style = getComputedStyle(up);
      if (style.clip !== "auto" && style.position === "absolute") return true;
      if (style.opacity === "0") return true;
    }
    const box = element.getBoundingClientRect();
    return box.bottom < 0 && getComputedStyle(element).position === "absolute";
  }

  /** A short name for a message. */
  function name(element) {
    const id = element.id ? `#${element.id}` : "";
    const classes = typeof element.className === "string" && element.className ? `.${element.className.split(/\s+/).join(".")}` : "";
    return `${element.localName}${id}${classes} “${(element.textContent || element.value || "").trim().slice(0, 40)}”`;
  }

  /** The elements that have text of their own that is seen. */
  function texts() {
    return all().filter((one) => {
      if (!visible(one) || /^(script|style|noscript|option|title)$/.test(one.localName) || unseen(one)) return false;
      return [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    });
  }

  /** The box of an element's own text, without what is inside other elements. */
  function own(element) {
    const boxes = [];
    for (const node of element.childNodes) {
      if (node.nodeType !== 3 || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    }
    const most = (pick, side) => pick(...boxes.map((box) => box[side]));
    return { left: most(Math.min, "left"), right: most(Math.max, "right"), top: most(Math.min, "top"), bottom: most(Math.max, "bottom") };
  }

  const clear = (colour) => colour === "transparent" || /^rgba\(.*, 0\)$/.test(colour);
  const px = (text) => Number.parseFloat(text);

  /** How far the page reaches beyond the window, sideways. */
  function over() {
    const page = document.documentElement;
    return page.scrollWidth - page.clientWidth;
  }

  /** What leaves the window sideways without a way to scroll to it, and what is cut in its box. */
  function lost() {
    const out = [];
    const width = document.documentElement.clientWidth;
    for (const element of texts()) {
      const box = own(element);
      let scrolls = false;
      for (let up = element; up; up = parentOf(up)) {
        const { overflowX, overflowY, textOverflow, position } = getComputedStyle(up);
        // A select, or a row of a list that is read in full when it is opened, shortens with an ellipsis.
        if (/auto|scroll/.test(overflowX) || textOverflow === "ellipsis") scrolls = true;
        if (!scrolls && /hidden|clip/.test(overflowX + overflowY) && up !== document.documentElement && up !== document.body) {
          const frame = up.getBoundingClientRect();
          if (box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1 || box.top < frame.top - 1) {
            out.push(`cut: ${name(element)} in ${name(up)}`);
            scrolls = true;
          }
        }
        if (position === "fixed") break;
      }
      if (!scrolls && (box.right > width + 1 || box.left < -1)) out.push(`outside: ${name(element)} ${Math.round(box.left)}..${Math.round(box.right)}`);
    }
    return out;
  }

  /** What of a line of text is shown: that beyond the edge of what shortens or scrolls it is not. */
  function shown(line, element) {
    let { left, right, top, bottom } = line;
    for (let up = element; up && up !== document.body; up = parentOf(up)) {
      const { overflowX, position } = getComputedStyle(up);
      if (overflowX !== "visible") {
        const frame = up.getBoundingClientRect();
        [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
        [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
      }
      if (position === "fixed") break;
    }
    return { left, right, top, bottom };
  }

  /** Boxes of text that lie over each other though neither encloses the other. */
  function overlaps() {
    const boxes = [];
    for (const element of texts()) {
      for (const node of element.childNodes) {
        if (node.nodeType !== 3 || !node.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
          const box = shown(line, element);
          if (box.right - box.left > 2 && box.bottom - box.top > 2) boxes.push({ box, element });
        }
      }
    }
    boxes.sort((one, other) => one.box.top - other.box.top);
    const out = [];
    for (let at = 0; at < boxes.length; at += 1) {
      const { box, element } = boxes[at];
      for (let next = at + 1; next < boxes.length && boxes[next].box.top < box.bottom; next += 1) {
        const other = boxes[next];
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Line boxes of a large font overlap a little; glyphs do not.
        if (wide > 2 && high > Math.min(box.height, other.box.height) * 0.5 && other.element !== element) {
          out.push(`${name(element)} under ${name(other.element)}`);
        }
      }
    }
    return out;
  }

  // WCAG 1.4.12, as its bookmarklets do it.
  const SPACING = "*, ::before, ::after { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }";
  let sheet = null;
  function spaced(on) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(SPACING);
    }
    for (const root of roots()) {
      const others = [...root.adoptedStyleSheets].filter((one) => one !== sheet);
      root.adoptedStyleSheets = on ? [...others, sheet] : others;
    }
  }

  /** What can be pressed, chosen or typed into, with the size of what takes a finger: the label counts too. */
  function targets() {
    const out = [];
    for (const element of all()) {
      if (!element.matches("button, a[href], input, select, textarea, summary, [role=button], [tabindex='0']")) continue;
      if (!visible(element) || element.disabled || unseen(element)) {
        // A file field that is not seen is pressed by its label.
        if (!(element.type === "file" && visible(element))) continue;
      }
      let { width, height } = element.getBoundingClientRect();
      const labels = /^(radio|checkbox|file)$/.test(element.type || "") ? [...(element.labels || [])] : [];
      for (const label of labels) {
        const own = label.getBoundingClientRect();
        const box = element.getBoundingClientRect();
        if (element.type === "file") [width, height] = [own.width, own.height];
        else {
          width = Math.max(own.right, box.right) - Math.min(own.left, box.left);
          height = Math.max(own.bottom, box.bottom) - Math.min(own.top, box.top);
        }
      }
      // A link in running text is as high as its line (WCAG 2.5.8 and 2.5.5 leave it out).
      const text = parentOf(element);
      const inline = /^inline$/.test(getComputedStyle(element).display) && element.localName === "a" && text && (text.textContent || "").trim().length > (element.textContent || "").trim().length;
      out.push({ name: name(element), width: Math.round(width * 10) / 10, height: Math.round(height * 10) / 10, inline });
    }
    return out;
  }

  /** What a reader with weak eyes needs, as numbers: each text with its size and its line. */
  function letters() {
    return texts().filter((one) => one.namespaceURI.endsWith("xhtml")).map((one) => {
      const style = getComputedStyle(one);
      const size = px(style.fontSize);
      const line = style.lineHeight === "normal" ? 1.2 : px(style.lineHeight) / size;
      const inline = style.display === "inline" || style.display === "inline-block";
      const block = inline ? parentOf(one) : one;
      return { name: name(one), size, line, lines: Math.round(one.getBoundingClientRect().height / (line * size)), block: block.localName };
    });
  }

  /** Paragraphs that follow each other, with the distance of their lines: `apart` from last line to first, `line` inside. */
  function paragraphs() {
    const out = [];
    for (const one of all()) {
      const next = one.nextElementSibling;
      if (one.localName !== "p" || !next || next.localName !== "p" || !visible(one) || !visible(next) || unseen(one) || unseen(next)) continue;
      const line = px(getComputedStyle(one).lineHeight);
      const gap = next.getBoundingClientRect().top - one.getBoundingClientRect().bottom;
      if (gap < -line) continue;
      out.push({ name: `${name(one)} / ${name(next)}`, apart: line + gap, line });
    }
    return out;
  }

  /** Conclusions that only their colour would tell apart: each has a sign of its own and words. */
  function mute() {
    return all().filter((one) => {
      if (!one.matches(".zx-headline, .zx-overview > li") || !visible(one)) return false;
      const sign = one.querySelector(".zx-sign");
      return !sign || !(sign.querySelector("svg") || sign.textContent.trim()) || one.textContent.trim().length < 4;
    }).map((one) => `only colour tells: ${name(one)}`);
  }

  /** What stands still over the page, or moves by itself. */
  function intrusions() {
    const out = [];
    for (const element of all()) {
      if (!visible(element)) continue;
      const style = getComputedStyle(element);
      if (style.position === "fixed") out.push(`fixed: ${name(element)}`);
      if (style.animationName !== "none" && px(style.animationDuration) > 0) out.push(`moves: ${name(element)}`);
    }
    if (document.getAnimations().some((one) => one.constructor.name === "CSSAnimation")) out.push("an animation runs");
    return out;
  }

  /** Anything that takes longer than a moment to change. */
  function transitions() {
    return all().filter((one) => getComputedStyle(one).transitionDuration.split(",").some((time) => px(time) > 0)).map(name);
  }

  /** The focused element, in shadow roots too. */
  function active() {
    let at = document.activeElement;
    while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
    return at;
  }

  /** Whether the focus can be seen where it is, and what it is on. */
  function focus() {
    const at = active();
    if (!at || at === document.body) return null;
    let shows = at;
    // A file field shows its focus at its label.
    if (at.type === "file") shows = at.nextElementSibling || at;
    const style = getComputedStyle(shows);
    const box = shows.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && px(style.outlineWidth) >= 2;
    const there = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
    // What lies over it must not be something else.
    const middle = document.elementFromPoint(Math.max(1, Math.min(window.innerWidth - 2, box.left + box.width / 2)), Math.max(1, Math.min(window.innerHeight - 2, box.top + box.height / 2)));
    let covered = true;
    for (let up = shows; up; up = parentOf(up)) if (up === middle || (middle && up.contains(middle))) covered = false;
    return { name: name(at), tag: at.localName, type: at.type || "", text: (at.textContent || "").trim(), outlined, there, covered, value: at.value };
  }

  /** The distance of two colours, WCAG 2. */
  function contrast(one, other) {
    const light = (text) => {
      const [r, g, b] = text.match(/[\d.]+/g).map(Number).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [a, b] = [light(one), light(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  function ground(element) {
    for (let up = element; up; up = parentOf(up)) {
      const { backgroundColor } = getComputedStyle(up);
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  }

  /** The focus ring against what it stands on. */
  function ring() {
    const at = active();
    const shows = at.type === "file" ? at.nextElementSibling || at : at;
    return contrast(getComputedStyle(shows).outlineColor, ground(parentOf(shows) || shows));
  }

  /** Fields and buttons without an edge that is seen: with forced colours all have one, links apart. */
  function edgeless() {
    return all().filter((one) => {
      if (!one.matches("input:not([type=radio]):not([type=checkbox]):not([type=file]), select, textarea, button") || !visible(one) || unseen(one)) return false;
      const style = getComputedStyle(one);
      const edged = ["Top", "Bottom"].some((side) => px(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none" && !clear(style[`border${side}Color`]));
      const underlined = style.textDecorationLine.includes("underline");
      return !edged && !underlined;
    }).map(name);
  }

  /** The rendered markup of a shadow root, for a validator: values and states as attributes are those of the markup. */
  function markup(selector) {
    const host = document.querySelector(selector);
    const inside = host.shadowRoot ?? host;
    return [...inside.children].filter((one) => one.localName !== "style").map((one) => one.outerHTML).join("\n");
  }

  window.lens = { mute, all, roots, over, lost, overlaps, spaced, targets, letters, paragraphs, intrusions, transitions, focus, ring, edgeless, markup, active, name };
})();
