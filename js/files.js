// Files of the visitor: what the form makes is saved, what the visitor chooses is read. Nothing goes over the network.

// Larger files are none of ours; a draft has a few kilobytes.
const LARGEST = 16 * 1024 * 1024;

/** Saves a file `{ name, type, text }`; where the browser cannot, the form shows the text to copy. */
export function saved({ name, type, text }) {
  const link = document.createElement("a");
  if (!("download" in link) || typeof URL.createObjectURL !== "function") return;
  const address = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.appendChild(link);
  link.click();
  link.remove();
  // Some kernels read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Reads the file that was chosen in a field with `data-take`, and hands over what it is for and its text. */
export function opened(field, take) {
  const what = field && field.getAttribute && field.getAttribute("data-take");
  const file = what && field.files && field.files[0];
  if (!file) return;
  const done = (text) => {
    // The same file may be chosen again.
    field.value = "";
    take(what, text);
  };
  if (file.size > LARGEST) return done("");
  const reader = new FileReader();
  reader.onload = () => done(String(reader.result));
  reader.onerror = () => done("");
  reader.readAsText(file);
}
