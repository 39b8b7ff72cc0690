// Styles for a root. Constructed sheets need no 'unsafe-inline'; kernels before 73 do not know them.

const sheets = new WeakMap();

/** Gives `root` the styles `text`; `root` is a shadow root or a document. */
export function styled(root, text) {
  const view = (root.ownerDocument || root).defaultView || window;
  if ("adoptedStyleSheets" in root && typeof view.CSSStyleSheet === "function") {
    try {
      root.adoptedStyleSheets = [sheetOf(view, text)];
      return;
    } catch (_) {
      // Sheets that cannot be constructed here: fall through.
    }
  }
  const style = (root.ownerDocument || root).createElement("style");
  style.textContent = text;
  (root.head || root).insertBefore(style, (root.head || root).firstChild);
}

// One sheet for each window and text, shared by all elements.
function sheetOf(view, text) {
  const known = sheets.get(view);
  if (known && known.text === text) return known.sheet;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.set(view, { text, sheet });
  return sheet;
}
