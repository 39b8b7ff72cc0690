// The reader of .xlsx files, which is a script of its own: it is fetched when the first such file comes.

/** Makes the reader; the script at `address` sets `zhixinXlsx`, and a page may also load it by itself. */
export function spreadsheets(address) {
  return async (bytes, sheet) => {
    if (!globalThis.zhixinXlsx) await import(/* webpackIgnore: true */ /* @vite-ignore */ address);
    return globalThis.zhixinXlsx(bytes, sheet);
  };
}
