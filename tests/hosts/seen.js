// Runs in the page before everything else and writes down what the host uses of us: attributes with their values,
// properties, methods, events, and every place of a detail that is read. In the page as `seen`.
(() => {
  const ATTRIBUTES = ["task", "jurisdiction", "scheme", "as-of", "lang", "ui-style", "mode"];
  const seen = (window.seen = { attributes: {}, members: {}, events: {}, errors: [] });
  // Within our own code, members call each other.
  let inside = 0;
  const own = (work) => {
    inside += 1;
    try {
      return work();
    } finally {
      inside -= 1;
    }
  };
  // Tools that look at every element of a page are not the host: its scripts have an address.
  const byHost = () => new Error().stack.includes(location.origin);
  const member = (name) => { if (inside === 0 && byHost()) seen.members[name] = true; };
  const attribute = (name, value) => {
    if (inside > 0 || !ATTRIBUTES.includes(name) || value === null) return;
    (seen.attributes[name] ??= {})[value] = true;
  };

  // --- The element ---
  const define = customElements.define;
  customElements.define = function (name, Class, ...rest) {
    for (const [key, known] of Object.entries(Object.getOwnPropertyDescriptors(Class.prototype))) {
      if (key === "constructor") continue;
      const told = key === "attributeChangedCallback" ? (args) => attribute(args[0], args[2])
        : /^_|Callback$/.test(key) ? () => {} : () => member(key);
      Object.defineProperty(Class.prototype, key, wrapped(known, told));
    }
    return define.call(this, name, Class, ...rest);
  };

  function wrapped(known, told) {
    const around = (work) => work && function (...args) {
      told(args);
      return own(() => work.apply(this, args));
    };
    return known.value === undefined
      ? { ...known, get: around(known.get), set: around(known.set) }
      : { ...known, value: around(known.value) };
  }

  // --- A mounted form ---
  let face;
  Object.defineProperty(window, "zhixin", {
    configurable: true,
    get: () => face,
    set(value) {
      const { mount } = value;
      face = { ...value, mount(element, options) {
        for (const [name, given] of Object.entries(options ?? {})) {
          const word = { asOf: "as-of", uiStyle: "ui-style" }[name] ?? name;
          if (ATTRIBUTES.includes(word)) { if (given !== undefined) attribute(word, String(given)); } else member(name);
        }
        const form = own(() => mount(element, options));
        for (const [key, known] of Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(form)))) {
          if (!key.startsWith("_") && !/Callback$/.test(key)) Object.defineProperty(form, key, wrapped({ ...known, configurable: true }, () => member(key)));
        }
        const { unmount } = form;
        form.unmount = () => {
          member("unmount");
          return own(unmount);
        };
        form.setAttribute = (name, value) => {
          attribute(name, String(value));
          return Element.prototype.setAttribute.call(form, name, value);
        };
        return form;
      } };
    },
  });

  // --- Events ---
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (/^zhixin-/.test(type)) seen.events[type] ??= {};
    return listen.call(this, type, ...rest);
  };
  const detail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, "detail");
  const known = new WeakMap();
  Object.defineProperty(CustomEvent.prototype, "detail", {
    ...detail,
    get() {
      const value = detail.get.call(this);
      if (!/^zhixin-/.test(this.type) || value === null || typeof value !== "object") return value;
      if (!known.has(this)) known.set(this, spy(value, (path) => { (seen.events[this.type] ??= {})[path] = true; }, ""));
      return known.get(this);
    },
  });

  /** The same value, which tells the places of it that are read; a list's places are all `[]`. */
  function spy(value, told, path) {
    if (value === null || typeof value !== "object") return value;
    const list = Array.isArray(value);
    const at = (key) => (list ? `${path}[]` : path ? `${path}.${key}` : key);
    const copy = list ? [] : {};
    for (const [key, part] of Object.entries(value)) copy[key] = spy(part, told, at(key));
    return new Proxy(copy, {
      get(target, key, receiver) {
        if (typeof key === "string" && key !== "length" && Object.prototype.hasOwnProperty.call(target, key)) told(at(key));
        return Reflect.get(target, key, receiver);
      },
    });
  }

  window.addEventListener("error", (event) => seen.errors.push(String(event.message)), true);
  window.addEventListener("unhandledrejection", (event) => seen.errors.push(`unhandled: ${event.reason}`));
  document.addEventListener("securitypolicyviolation", (event) => seen.errors.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
})();
