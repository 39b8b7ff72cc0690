// Reads .xlsx files: a script of its own, loaded when the first such file comes.

import { readSheet } from "read-excel-file/universal";

globalThis.zhixinXlsx = (bytes, sheet) => readSheet(new Uint8Array(bytes).buffer, sheet === undefined ? 1 : sheet);
