// The attributes of the element, and the properties that reflect them.

/** Attribute names and the names the form knows them by. */
export const ATTRIBUTES = {
  task: "task",
  jurisdiction: "jurisdiction",
  scheme: "scheme",
  "as-of": "asOf",
  lang: "lang",
  "ui-style": "uiStyle",
  mode: "mode",
};

// Words that are read as if they were not there, when they are none of these; the first is what is read then.
const WORDS = { task: ["repair", "tier", "commitment", "benefits"], mode: ["", "sheet", "steps"], uiStyle: ["", "elder"] };

/** Gives a prototype the properties of the attributes; `lang` is the browser's own. */
export function reflect(prototype) {
  Object.keys(ATTRIBUTES).forEach((attribute) => {
    if (attribute !== "lang") text(prototype, ATTRIBUTES[attribute], attribute);
  });
  text(prototype, "name", "name");
  flag(prototype, "required");
  flag(prototype, "disabled");
}

function text(prototype, name, attribute) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = this.getAttribute(attribute) || "";
      const words = WORDS[name];
      return words && words.indexOf(value) < 0 ? words[0] : value;
    },
    set(value) {
      // Frameworks take a value away by null or undefined.
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

function flag(prototype, name) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get() { return this.hasAttribute(name); },
    set(value) {
      if (value) this.setAttribute(name, "");
      else this.removeAttribute(name);
    },
  });
}
