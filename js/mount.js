// The form in a plain element, for pages that want no custom element, and for those that cannot have one.

import { elementClass } from "./element.js";
import { adopt, Plain } from "./host.js";

const ATTRIBUTES = { task: "task", jurisdiction: "jurisdiction", scheme: "scheme", asOf: "as-of", lang: "lang", uiStyle: "ui-style", mode: "mode" };

/** Makes `mount(element, options)`: the form inside `element`, as an element with the members of `zhixin-check`. */
export function mounter(load) {
  let Class = null;
  return function mount(element, options) {
    if (!Class) Class = elementClass(load, Plain);
    const given = options || {};
    const form = element.ownerDocument.createElement("div");
    Object.keys(ATTRIBUTES).forEach((name) => {
      if (given[name] !== undefined && given[name] !== null) form.setAttribute(ATTRIBUTES[name], given[name]);
    });
    adopt(form, Class);
    if (given.packs) form.packs = given.packs;
    if (given.input) form.input = given.input;
    form.unmount = () => {
      if (form.parentNode) form.parentNode.removeChild(form);
      form.disconnectedCallback();
    };
    element.appendChild(form);
    form.connectedCallback();
    return form;
  };
}
