// The custom element: attributes, properties, events and life. The form inside is the wasm export `Widget`.

import { constructible, rootOf, upgraded } from "./host.js";
import { machine } from "./machine.js";
import host from "./element.css";
import form from "./widget.css";
import { toZhixinError } from "./error.js";
import { printed } from "./printing.js";
import { opened, saved } from "./files.js";
import { styled } from "./styles.js";
import { checkJson } from "./values.js";
import { engineOf } from "./zhixin.js";

const styles = host + form;

// Attribute names and the names the widget knows them by.
const ATTRIBUTES = {
  task: "task",
  jurisdiction: "jurisdiction",
  scheme: "scheme",
  "as-of": "asOf",
  lang: "lang",
  "ui-style": "uiStyle",
  mode: "mode",
};

/** Makes `define(name)`; without custom elements the tags of that name are made into forms one by one. */
export function definer(load) {
  return function define(name = "zhixin-check") {
    if (typeof customElements === "undefined") return upgraded(name, (base) => elementClass(load, base));
    if (!customElements.get(name)) customElements.define(name, elementClass(load, constructible(HTMLElement)));
    return true;
  };
}

/** A class of its own for each name, and made late: in a worker there is no HTMLElement. */
export function elementClass(load, base) {
  return class ZhixinCheck extends base {
    static get observedAttributes() {
      return Object.keys(ATTRIBUTES);
    }

    constructor() {
      super();
      this._root = rootOf(this);
      this._input = null;
      this._packs = [];
      this._result = null;
      this._widget = null;
      this._face = null;
      this._starting = null;
      this._root.addEventListener("change", (event) =>
        opened(event.target, (what, text) => this._widget && this._guarded(() => this._widget.take(what, text))));
    }

    connectedCallback() {
      for (const name of ["input", "packs"]) this._takeEarly(name);
      if (!this._starting) this._start();
    }

    disconnectedCallback() {
      // An element that is only moved keeps its answers.
      Promise.resolve().then(() => this.isConnected || this._stop());
    }

    attributeChangedCallback(name, before, value) {
      if (before === value) return;
      // An answer to another question is no answer to this one.
      if (name === "task") this._result = null;
      this._set(ATTRIBUTES[name], value);
    }

    /** Resolves when the form is there; rejects with a ZhixinError when it cannot be. */
    get ready() {
      return this._starting || Promise.resolve();
    }

    /** What is known beforehand: `{ subject, facts, records }`. */
    get input() { return this._input; }
    set input(value) {
      checkJson(value, "", this.lang);
      this._input = value === undefined ? null : value;
      this._set("input", this._input);
    }

    /** Extra rule packs; setting them starts the form anew. */
    get packs() { return this._packs; }
    set packs(value) {
      this._packs = value || [];
      if (this._starting) {
        this._stop();
        this._start();
      }
    }

    /** The last answer, or null. */
    get result() { return this._result; }

    /** Judges what is filled in; resolves with the answer. */
    async evaluate() {
      await this.ready;
      this._guarded(() => this._widget && this._widget.evaluate());
      return this._result;
    }

    /** Empties the form. */
    async reset() {
      await this.ready;
      this._result = null;
      this._guarded(() => this._widget && this._widget.reset());
    }

    /** Prints the form and its answer without the page around it. */
    print() {
      // On paper nothing can be opened: show everything while it is copied.
      this._set("printing", true);
      try {
        return printed(this._root, styles, this.lang || "zh-CN");
      } finally {
        this._set("printing", false);
      }
    }

    _start() {
      const mine = (this._starting = load({ packs: this._packs, lang: this.lang }).then(
        (face) => {
          // Removed, or given other packs, while it was loading.
          if (this._starting !== mine) return face.free();
          this._face = face;
          styled(this._root, styles);
          this._widget = this._guarded(() =>
            new machine.Widget(engineOf(face), this._root, JSON.stringify(this._options()), (name, detail) => this._tell(name, detail)));
        },
        (thrown) => {
          if (this._starting === mine) this._fail(thrown);
          throw thrown;
        },
      ));
      // The page may never ask for `ready`; the fault is told by the event.
      mine.catch(() => {});
    }

    _stop() {
      if (this._widget) this._widget.free();
      if (this._face) this._face.free();
      this._widget = this._face = this._starting = null;
      while (this._root.firstChild) this._root.removeChild(this._root.firstChild);
    }

    _options() {
      const options = { input: this._input, prefix: this._prefix };
      for (const name of Object.keys(ATTRIBUTES)) options[ATTRIBUTES[name]] = this.getAttribute(name);
      return options;
    }

    _set(name, value) {
      if (this._widget) this._guarded(() => this._widget.set(name, JSON.stringify(value)));
    }

    _tell(name, detail) {
      const value = JSON.parse(detail);
      if (name === "print") return this.print();
      if (name === "later") return afterPaint(() => this._widget && this._guarded(() => this._widget.later()));
      if (name === "result") this._result = value;
      const cancelable = name === "save";
      const event = new CustomEvent("zhixin-" + name, { bubbles: true, composed: true, cancelable, detail: value });
      // A page that keeps files in its own way prevents the default.
      if (this.dispatchEvent(event) && cancelable) saved(value);
    }

    _guarded(work) {
      try {
        return work();
      } catch (thrown) {
        const fault = toZhixinError(thrown, this.lang);
        this._tell("error", JSON.stringify(fault));
        throw fault;
      }
    }

    // The element itself says what is wrong: a visitor reads no console.
    _fail(thrown) {
      const fault = toZhixinError(thrown, this.lang);
      const note = document.createElement("p");
      note.setAttribute("role", "alert");
      note.setAttribute("part", "error");
      note.textContent = fault.message;
      this._root.appendChild(note);
      this._tell("error", JSON.stringify(fault));
    }

    // A property that was set before the element was defined hides the accessor: take it over.
    _takeEarly(name) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) return;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  };
}

// The page is painted before the next piece of work; a hidden page paints nothing and waits for nothing.
function afterPaint(work) {
  if (document.hidden) setTimeout(work, 0);
  else requestAnimationFrame(() => setTimeout(work, 0));
}
