// The reader of .xlsx files, which is a script of its own: it is fetched when the first such file comes.

/** Makes the reader; the script at `address`, which `fetched` gets, sets `zhixinXlsx`, and a page may load it by itself. */
export function spreadsheets(fetched, address) {
  return async (bytes, sheet) => {
    if (!globalThis.zhixinXlsx) await fetched(address);
    return globalThis.zhixinXlsx(bytes, sheet);
  };
}
