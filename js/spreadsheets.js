// The reader of .xlsx files, which is a script of its own: it is fetched when the first such file comes.

/** Makes the reader; the script at `address` sets `zhixinXlsx`, and a page may also load it by itself. */
export function spreadsheets(address) {
  let loading = null;
  return async (bytes, sheet) => {
    if (!globalThis.zhixinXlsx) await (loading || (loading = script(address)));
    return globalThis.zhixinXlsx(bytes, sheet);
  };
}

function script(address) {
  return new Promise((go, fail) => {
    if (!address || typeof document === "undefined") throw new Error("zhixin-xlsx.js");
    const element = document.createElement("script");
    element.onload = go;
    element.onerror = () => fail(new Error("zhixin-xlsx.js"));
    // A page whose policy wants trusted addresses has to load the script by itself: this line throws there.
    element.src = address;
    document.head.appendChild(element);
  });
}
