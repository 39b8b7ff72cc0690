// What carries the form: a custom element with a shadow root, or, where there is none, a plain element of the page.

let upgrading = null;
let count = 0;

/** `Native` as a base class that may be called: in syntax of ES5 a class calls its base, and elements refuse that. */
export function constructible(Native) {
  function Base() {
    return Reflect.construct(Native, [], this.constructor);
  }
  Base.prototype = Native.prototype;
  return Base;
}

/** The base class of a plain element: it makes nothing, for the element is there already. */
export function Plain() {
  return upgrading;
}

/** The place of the form: the shadow root, or in a plain element a part of its own. */
export function rootOf(element, internals) {
  // A root that a server rendered is there already; only the internals show one that is closed.
  if (element !== upgrading) return (internals && internals.shadowRoot) || element.shadowRoot || element.attachShadow({ mode: "open" });
  const root = element.ownerDocument.createElement("div");
  element.appendChild(root);
  element.classList.add("zx-host");
  // Identifiers are those of the whole page here.
  count += 1;
  element._prefix = "zx" + count;
  return root;
}

/** Makes an element of the page into one of the class, which has `Plain` for its base. */
export function adopt(element, Class) {
  const methods = {};
  Object.getOwnPropertyNames(Class.prototype).forEach((name) => {
    if (name !== "constructor") methods[name] = Object.getOwnPropertyDescriptor(Class.prototype, name);
  });
  const prototype = Object.create(Object.getPrototypeOf(element), methods);
  if (Object.setPrototypeOf) Object.setPrototypeOf(element, prototype);
  else element.__proto__ = prototype;
  upgrading = element;
  try {
    new Class();
  } finally {
    upgrading = null;
  }
  if (typeof element.isConnected !== "boolean") {
    Object.defineProperty(element, "isConnected", { get: () => inPage(element), configurable: true });
  }
  watchAttributes(element, Class.observedAttributes);
}

function watchAttributes(element, names) {
  if (typeof MutationObserver === "undefined") return;
  const observer = new MutationObserver((changes) => {
    changes.forEach(({ attributeName, oldValue }) => {
      element.attributeChangedCallback(attributeName, oldValue, element.getAttribute(attributeName));
    });
  });
  observer.observe(element, { attributes: true, attributeOldValue: true, attributeFilter: names });
}

function inPage(element) {
  return element.ownerDocument.documentElement.contains(element);
}

// --- Tags of a name in a page without custom elements --------------------------------------------------------------

const classes = {};
const known = [];

/** Makes every tag of this name into a form, those of now and those that come; true. */
export function upgraded(name, classOf) {
  if (classes[name]) return true;
  classes[name] = classOf(Plain);
  if (Object.keys(classes).length === 1) {
    document.addEventListener("DOMContentLoaded", sweep);
    window.addEventListener("load", sweep);
    if (typeof MutationObserver !== "undefined") {
      new MutationObserver(sweep).observe(document, { childList: true, subtree: true });
    }
  }
  sweep();
  return true;
}

/** Looks for tags that came and for forms that went or came back. */
function sweep() {
  Object.keys(classes).forEach((name) => {
    const tags = document.getElementsByTagName(name);
    for (let at = 0; at < tags.length; at++) {
      if (known.some((one) => one.element === tags[at])) continue;
      adopt(tags[at], classes[name]);
      known.push({ element: tags[at], connected: false });
    }
  });
  known.forEach((one) => {
    const connected = inPage(one.element);
    if (connected === one.connected) return;
    one.connected = connected;
    if (connected) one.element.connectedCallback();
    else one.element.disconnectedCallback();
  });
}
