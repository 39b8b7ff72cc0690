// What the page puts inside the element: words of its own around the form, and what is shown until the form is there.
//
// In a shadow root these are slots: `heading` and `notice` before the form, `after-answer` behind an answer, and what has
// no slot is shown until the form is there. A plain element has its children moved to the same places.

const BEFORE = ["heading", "notice"];
const AFTER = "after-answer";

/** Shows what the element has for the time before the form, and after it failed. */
export function waiting(element, root) {
  if (inShadow(root)) {
    // What a server rendered into the root stays until the form is there.
    if (!root.firstChild) root.appendChild(document.createElement("slot"));
  } else if (element._aside) {
    element._aside.forEach((node) => element.insertBefore(node, root));
    element._aside = null;
  }
}

/** Makes room for the form: gives the element that it goes into, which a disabled form of the page can disable. */
export function framed(element, root) {
  const frame = document.createElement("fieldset");
  frame.className = "zx-frame";
  frame.setAttribute("role", "presentation");
  if (inShadow(root)) {
    emptied(root);
    BEFORE.forEach((name) => root.appendChild(slot(name)));
    root.appendChild(frame);
    root.appendChild(slot(AFTER)).hidden = true;
    return frame;
  }
  emptied(root);
  root.appendChild(frame);
  element._aside = [];
  [].slice.call(element.childNodes).forEach((node) => {
    const name = node !== root && node.getAttribute ? node.getAttribute("slot") : null;
    if (BEFORE.indexOf(name) >= 0) element.insertBefore(node, root);
    else if (name === AFTER) element.appendChild(node).hidden = true;
    else if (node !== root) element._aside.push(element.removeChild(node));
  });
  return frame;
}

/** Shows or hides what the page has to say after an answer. */
export function answered(element, root, there) {
  const places = (inShadow(root) ? root : element).querySelectorAll(inShadow(root) ? "slot[name=" + AFTER + "]" : "[slot=" + AFTER + "]");
  for (let at = 0; at < places.length; at++) places[at].hidden = !there;
}

export function emptied(node) {
  while (node.firstChild) node.removeChild(node.firstChild);
}

function slot(name) {
  const made = document.createElement("slot");
  made.setAttribute("name", name);
  return made;
}

function inShadow(root) {
  return root.nodeType === 11;
}
