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
  for (let node = root.firstChild; node; node = node.nextSibling) {
    if (!/^(STYLE|LINK)$/.test(node.nodeName)) inside.body.appendChild(inside.importNode(node, true));
  }
  const link = styled(inside, styles);
  copyState(root, inside.body);
  const view = frame.contentWindow;
  view.addEventListener("afterprint", () => setTimeout(() => document.body.removeChild(frame), 0));
  if (link) link.onload = () => show(view);
  else show(view);
  return view;
}

function show(view) {
  view.focus();
  view.print();
}

// A clone has the attributes, not what was typed or chosen since.
function copyState(from, to) {
  const fields = "input, select, textarea";
  const copies = to.querySelectorAll(fields);
  const originals = from.querySelectorAll(fields);
  for (let at = 0; at < originals.length; at++) {
    const [field, copy] = [originals[at], copies[at]];
    if (!copy) continue;
    if (field.type === "checkbox" || field.type === "radio") copy.checked = field.checked;
    else copy.value = field.value;
  }
}
