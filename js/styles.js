// Styles for a root. Constructed sheets need no 'unsafe-inline'; kernels before 73 do not know them: there it is a
// `style` where the page's policy lets one be, else the file beside the script.

let sheets = null;
let file = () => "";

/** Says where the file of the styles is: an address, or a function that gives it. */
export function stylesAt(address) {
  file = typeof address === "function" ? address : () => address;
}

/** Gives the place of `root` the styles `text`; gives the `link` when they come by one, which takes a moment. */
export function styled(root, text) {
  const place = placeOf(root);
  const page = place.ownerDocument || place;
  const view = page.defaultView || window;
  if ("adoptedStyleSheets" in place && typeof view.CSSStyleSheet === "function") {
    try {
      const sheet = sheetOf(view, text);
      const others = [].slice.call(place.adoptedStyleSheets);
      if (others.indexOf(sheet) < 0) place.adoptedStyleSheets = others.concat(sheet);
      return null;
    } catch (_) {
      // Sheets that cannot be constructed here: fall through.
    }
  }
  const into = place.head || place;
  const known = into.querySelector("[data-zhixin-styles]");
  if (known) return known.nodeName === "LINK" && !known.sheet ? known : null;
  const address = file();
  if (address && inlineAllowed(document) !== true) {
    const link = page.createElement("link");
    link.onerror = () => {
      into.removeChild(link);
      inline(page, into, text);
    };
    link.rel = "stylesheet";
    link.href = address;
    return put(into, link);
  }
  inline(page, into, text);
  return null;
}

// The shadow root or the document; a plain element is styled by its document.
function placeOf(root) {
  if (root.nodeType !== 1) return root;
  return (root.getRootNode && root.isConnected && root.getRootNode()) || root.ownerDocument;
}

function inline(page, into, text) {
  const style = page.createElement("style");
  style.textContent = text;
  put(into, style);
}

function put(into, element) {
  element.setAttribute("data-zhixin-styles", "");
  into.insertBefore(element, into.firstChild);
  return element;
}

/** Whether inline styles work in the page, read from its own; null when it has none. To try would be reported. */
export function inlineAllowed(page) {
  const own = page.querySelectorAll("style:not([data-zhixin-styles])");
  for (let at = 0; at < own.length; at++) {
    if (own[at].textContent && !own[at].nonce) return !!own[at].sheet;
  }
  const styled = page.querySelector("[style]");
  return styled && styled.getAttribute("style") ? styled.style.length > 0 : null;
}

// One sheet for each window and text, shared by all elements.
function sheetOf(view, text) {
  if (!sheets) sheets = new WeakMap();
  const known = sheets.get(view);
  if (known && known.text === text) return known.sheet;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.set(view, { text, sheet });
  return sheet;
}
