// Printing a part of the page: its content is copied into a hidden frame, and the frame is printed.

import { styled } from "./styles.js";

/** Prints what is inside `root`; gives the frame's window so that a test can look at it. */
export function printed(root, styles, lang) {
  const frame = document.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.width = frame.height = "0";
  document.body.appendChild(frame);
  const inside = frame.contentDocument;
  inside.documentElement.lang = lang;
  inside.title = document.title;
  for (const node of root.childNodes) {
    if (node.nodeName !== "STYLE") inside.body.appendChild(inside.importNode(node, true));
  }
  styled(inside, styles);
  copyState(root, inside.body);
  const view = frame.contentWindow;
  view.addEventListener("afterprint", () => setTimeout(() => frame.remove(), 0));
  view.focus();
  view.print();
  return view;
}

// A clone has the attributes, not what was typed or chosen since.
function copyState(from, to) {
  const fields = "input, select, textarea";
  const copies = to.querySelectorAll(fields);
  from.querySelectorAll(fields).forEach((field, at) => {
    const copy = copies[at];
    if (!copy) return;
    if (field.type === "checkbox" || field.type === "radio") copy.checked = field.checked;
    else copy.value = field.value;
  });
}
