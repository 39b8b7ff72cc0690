// The custom element: attributes, properties, events and life. The form inside is the wasm export `Widget`.

import { ATTRIBUTES, reflect } from "./attributes.js";
import { internalsOf, tellForm, valueOf } from "./field.js";
import { constructible, rootOf, upgraded } from "./host.js";
import { machine } from "./machine.js";
import host from "./element.css";
import form from "./widget.css";
import { toZhixinError } from "./error.js";
import { printed } from "./printing.js";
import { answered, emptied, framed, waiting } from "./places.js";
import { opened, saved } from "./files.js";
import { styled } from "./styles.js";
import { checkJson } from "./values.js";
import { engineOf } from "./zhixin.js";

const styles = host + form;

// Properties that a page may have set before the element was defined: they hide the accessors, and are taken over.
const EARLY = ["input", "packs", "task", "jurisdiction", "scheme", "asOf", "uiStyle", "mode", "name", "required", "disabled"];

/** Makes `define(name)`; without custom elements the tags of that name are made into forms one by one. */
export function definer(load) {
  return function define(name = "zhixin-check") {
    if (typeof customElements === "undefined") return upgraded(name, (base) => elementClass(load, base));
    if (!customElements.get(name)) customElements.define(name, elementClass(load, constructible(HTMLElement)));
    return true;
  };
}

// Faces that no element gave packs of its own are all the same one, which stays: memory of wasm is never given back.
const common = { load: null, face: null };

function faceOf(load, packs, lang) {
  if (packs.length > 0) return load({ packs, lang }).then((face) => ({ face, own: true }));
  if (common.load !== load || !common.face) {
    common.load = load;
    const mine = (common.face = load({ lang }));
    // A failure is tried again by the next element.
    mine.catch(() => { if (common.face === mine) common.face = null; });
  }
  return common.face.then((face) => ({ face, own: false }));
}

/** A class of its own for each name, and made late: in a worker there is no HTMLElement. */
export function elementClass(load, base) {
  class ZhixinCheck extends base {
    static get observedAttributes() {
      return Object.keys(ATTRIBUTES).concat("required", "disabled");
    }

    static get formAssociated() {
      return true;
    }

    constructor() {
      super();
      this._internals = internalsOf(this);
      this._root = rootOf(this, this._internals);
      this._frame = this._widget = this._face = this._starting = null;
      this._input = null;
      this._packs = [];
      this._result = null;
      // What was filled in when the element was taken out of the page, or left by the visitor with the page.
      this._kept = null;
      this._late = {};
      this._value = this._custom = "";
      this._wrong = this._off = false;
      waiting(this, this._root);
      this._root.addEventListener("change", (event) =>
        opened(event.target, (what, text) => this._widget && this._guarded(() => this._widget.take(what, text))));
    }

    connectedCallback() {
      EARLY.forEach((name) => this._takeEarly(name));
      if (!this._starting) this._start();
      this._tellForm();
    }

    disconnectedCallback() {
      // An element that is only moved goes on as it is.
      Promise.resolve().then(() => this.isConnected || this._stop(true));
    }

    attributeChangedCallback(name, before, value) {
      if (before === value) return;
      if (name === "required") return this._tellForm();
      if (name === "disabled") return this._internals ? undefined : this.formDisabledCallback(value !== null);
      // An answer to another question is no answer to this one.
      if (name === "task") this._answer(null);
      this._set(ATTRIBUTES[name], value);
    }

    // --- As a field of a form ------------------------------------------------------------------------------------------

    formAssociatedCallback() { this._tellForm(); }

    formDisabledCallback(off) {
      this._off = off;
      if (this._frame) this._frame.disabled = off;
    }

    /** Empties the form, and fills in again what the page gave. */
    formResetCallback() {
      this.reset().then(() => this._set("input", this._input), () => {});
    }

    /** What the visitor had filled in before, as the browser kept it with the page. */
    formStateRestoreCallback(state) {
      if (typeof state !== "string" || this._kept) return;
      this._kept = { text: state, answer: null, again: true };
      if (this._widget) this._resume();
    }

    get form() { return this._internals ? this._internals.form : null; }
    get labels() { return this._internals ? this._internals.labels : []; }
    get type() { return "zhixin-check"; }
    get validity() { return this._internals ? this._internals.validity : undefined; }
    get validationMessage() { return this._internals ? this._internals.validationMessage : ""; }
    get willValidate() { return !!this._internals && this._internals.willValidate; }
    checkValidity() { return !this._internals || this._internals.checkValidity(); }
    reportValidity() { return !this._internals || this._internals.reportValidity(); }

    setCustomValidity(message) {
      this._custom = String(message);
      this._tellForm();
    }

    /** What goes with the form: the conclusion as JSON text, empty where there is none. */
    get value() { return this._value; }

    // --- Properties and methods ----------------------------------------------------------------------------------------

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
      this._kept = null;
      if (this._starting) {
        this._stop(false);
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
      this._answer(null);
      this._guarded(() => this._widget && this._widget.reset());
    }

    /** Prints the form and its answer without the page around it. */
    print() {
      // On paper nothing can be opened: show everything while it is copied.
      this._set("printing", true);
      try {
        return printed(this._frame || this._root, styles, this.lang || "zh-CN");
      } finally {
        this._set("printing", false);
      }
    }

    /** Moves the focus to the form, or to the screen or the answer that is shown. */
    focus() {
      if (this._widget) this._guarded(() => this._widget.focus());
    }

    // --- Life ----------------------------------------------------------------------------------------------------------

    _start() {
      const mine = (this._starting = faceOf(load, this._packs, this.lang).then(
        ({ face, own }) => {
          // Removed, or given other packs, while it was loading.
          if (this._starting !== mine) return own ? face.free() : undefined;
          this._face = own ? face : null;
          this._frame = framed(this, this._root);
          this._frame.disabled = this._off;
          styled(this._root, styles);
          this._guarded(() => {
            this._widget = new machine.Widget(engineOf(face), this._frame, JSON.stringify(this._options()), (name, detail) => this._tell(name, detail));
          });
          if (this._kept) this._resume();
          answered(this, this._root, !!this._result);
          this._tellForm();
        },
        (thrown) => {
          if (this._starting === mine) this._fail(thrown);
          throw thrown;
        },
      ));
      // The page may never ask for `ready`; the fault is told by the event.
      mine.catch(() => {});
    }

    _stop(keep) {
      if (this._widget) {
        if (keep) this._kept = { text: this._widget.kept(), answer: this._result, again: false };
        this._widget.free();
      }
      if (!keep) this._answer(null);
      if (this._face) this._face.free();
      this._frame = this._widget = this._face = this._starting = null;
      emptied(this._root);
      waiting(this, this._root);
    }

    _resume() {
      const { text, answer, again } = this._kept;
      const late = this._late;
      this._kept = null;
      this._late = {};
      this._guarded(() => this._widget.resume(text, JSON.stringify(answer), again));
      Object.keys(late).forEach((name) => this._set(name, late[name]));
    }

    _options() {
      const options = { input: this._input, prefix: this._prefix };
      for (const name of Object.keys(ATTRIBUTES)) options[ATTRIBUTES[name]] = this.getAttribute(name);
      return options;
    }

    _set(name, value) {
      if (this._widget) this._guarded(() => this._widget.set(name, JSON.stringify(value)));
      // What changes while the element is out of the page overrules what is kept.
      else if (this._kept) this._late[name] = value;
    }

    _tell(name, detail) {
      const value = JSON.parse(detail);
      if (name === "print") return this.print();
      if (name === "later") return afterPaint(() => this._widget && this._guarded(() => this._widget.later()));
      if (name === "result") this._answer(value);
      if (name === "invalid") {
        this._wrong = true;
        this._tellForm();
      }
      // What was typed since makes the answer one about something else: it is no value of a form any more.
      if (name === "change") {
        this._answer(this._result, true);
        keepInSight(this._root);
      }
      const cancelable = name === "save";
      const event = new CustomEvent("zhixin-" + name, { bubbles: true, composed: true, cancelable, detail: value });
      // A page that keeps files in its own way prevents the default.
      if (this.dispatchEvent(event) && cancelable) saved(value);
    }

    _answer(answer, stale) {
      this._result = answer;
      this._wrong = false;
      this._value = stale ? "" : valueOf(answer);
      answered(this, this._root, !!answer);
      this._tellForm();
    }

    _tellForm() {
      if (!this._internals) return;
      const { _value: value, _wrong: wrong, _custom: custom, _widget: widget } = this;
      tellForm(this._internals, {
        value, wrong, custom, lang: this.lang, required: this.hasAttribute("required"),
        state: widget && this.form ? widget.kept() : undefined,
        anchor: this._frame ? this._frame.querySelector("button:not([data-on^='!focus'])") || undefined : undefined,
      });
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

    _takeEarly(name) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) return;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
  reflect(ZhixinCheck.prototype);
  return ZhixinCheck;
}

// A fault that is told above the field at work pushes it down: it stays where it can be seen.
function keepInSight(root) {
  const at = (root.nodeType === 11 ? root : root.ownerDocument).activeElement;
  if (!at || !root.contains(at)) return;
  const { top, bottom } = at.getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight) return;
  if (bottom - top < window.innerHeight) at.scrollIntoView({ block: "nearest" });
}

// The page is painted before the next piece of work; a hidden page paints nothing and waits for nothing.
function afterPaint(work) {
  if (document.hidden) setTimeout(work, 0);
  else requestAnimationFrame(() => setTimeout(work, 0));
}
