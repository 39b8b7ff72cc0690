// Where a list comes from: bytes, a file, pasted text, or an array. Whatever it was, it is read as UTF-8 in pieces.

import { partsOfArray, partsOfText } from "./batch-array.js";
import { ZhixinError } from "./error.js";
import { put } from "./own.js";
import { Pace, now } from "./pace.js";

// How much of a file is looked at for its encoding; files that are not larger are looked at whole.
const LOOKED_AT = 4 * 1024 * 1024;
const PIECE = 512 * 1024;
// What is larger is kept where the browser wants to.
const HELD = 8 * 1024 * 1024;

/** Makes `{ size, read(from, to) }` of what the caller gave; `read` gives bytes in UTF-8. */
export async function sourceOf(rows, options, context) {
  const { encoding, lang } = options;
  if (typeof rows === "string") return joined(await partsOfText(rows));
  if (Array.isArray(rows)) return ofArray(rows, lang);
  if (isSource(rows)) return rows;
  const raw = rawOf(rows, lang);
  const head = await raw.read(0, 4);
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return ofSheet(raw, options, context);
  if (head[0] === 0xd0 && head[1] === 0xcf) throw oldSheet(lang);
  const found = encoding || (await encodingOf(raw, head));
  if (/^utf-?8$/i.test(found)) return put(raw, { encoding: "utf-8" });
  return decoded(raw, found, lang);
}

/** Whether something is a source already: a run that is repeated has one. */
export function isSource(value) {
  return value !== null && typeof value === "object" && typeof value.read === "function" && typeof value.size === "number";
}

function rawOf(rows, lang) {
  if (typeof Blob !== "undefined" && rows instanceof Blob) return ofBlob(rows);
  if (rows instanceof ArrayBuffer) return ofBytes(new Uint8Array(rows));
  if (ArrayBuffer.isView(rows)) return ofBytes(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
  throw new ZhixinError("wrong_type", "/rows", {
    zh: "名单须是文件、字节、文本或者对象数组",
    en: "a list must be a file, bytes, text or an array of objects",
  }, lang);
}

function ofBytes(bytes) {
  return { size: bytes.length, encoding: "utf-8", data: bytes, read: async (from, to) => bytes.subarray(from, to) };
}

function ofBlob(blob) {
  const read = (from, to) => new Promise((done, failed) => {
    const part = blob.slice(from, to);
    if (typeof part.arrayBuffer === "function") return part.arrayBuffer().then((bytes) => done(new Uint8Array(bytes)), failed);
    const reader = new FileReader();
    reader.onload = () => done(new Uint8Array(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsArrayBuffer(part);
  });
  return { size: blob.size, encoding: "utf-8", data: blob, read };
}

/** The same source on the other side of a worker: functions do not travel. */
export function revived(data) {
  return data instanceof Uint8Array ? ofBytes(data) : ofBlob(data);
}

async function encodingOf(raw, head) {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const end = Math.min(raw.size, LOOKED_AT);
  try {
    await read(raw, end, (bytes, last) => decoder.decode(bytes, { stream: !last || end < raw.size }));
    return "utf-8";
  } catch (_) {
    // What Chinese spreadsheets save by default.
    return "gb18030";
  }
}

async function decoded(raw, encoding, lang) {
  let decoder;
  try {
    decoder = new TextDecoder(encoding);
  } catch (_) {
    throw new ZhixinError("unknown_word", "/options/encoding", {
      zh: "没有编码 `" + encoding + "`；可以用 utf-8、gb18030 或者 utf-16le",
      en: "there is no encoding `" + encoding + "`; utf-8, gb18030 and utf-16le can be used",
    }, lang);
  }
  const encoder = new TextEncoder();
  const parts = [];
  await read(raw, raw.size, (bytes, last) => parts.push(encoder.encode(decoder.decode(bytes, { stream: !last }))));
  return put(joined(parts), { encoding });
}

/** Gives `work` a source up to `end` in pieces, and gives way in between. */
async function read(raw, end, work) {
  const pace = new Pace();
  for (let at = 0; at < end; at += PIECE) {
    const to = Math.min(at + PIECE, end);
    const bytes = await raw.read(at, to);
    const start = now();
    work(bytes, to === end);
    pace.took(now() - start, 0);
    if (pace.isOver()) await pace.giveWay();
  }
}

function joined(parts) {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  if (typeof Blob !== "undefined" && size > HELD) return ofBlob(new Blob(parts));
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return ofBytes(bytes);
}

async function ofArray(rows, lang) {
  const { parts, mapping } = await partsOfArray(rows, lang);
  return put(joined(parts), { mapping, delimiter: ",", above: 0 });
}

async function ofSheet(raw, options, context) {
  const reader = options.xlsx || (context && context.xlsx);
  const bytes = await raw.read(0, raw.size);
  if (!reader) throw noReader(options.lang, "");
  let rows;
  try {
    rows = await reader(bytes, options.sheet);
  } catch (thrown) {
    throw noReader(options.lang, String((thrown && thrown.message) || thrown));
  }
  const source = await ofArray(rows.length > 0 ? rows : [[""]], options.lang);
  // The reader gives dates as dates; a plain number in a column of dates counts days.
  return put(source, { above: undefined, serials: true });
}

function noReader(lang, said) {
  return new ZhixinError("xlsx_unavailable", "/rows", {
    zh: "这个 .xlsx 文件读不了（" + (said || "页面没有加载 zhixin-xlsx.js") + "），请另存为 CSV（UTF-8）",
    en: "the .xlsx file cannot be read (" + (said || "the page has not loaded zhixin-xlsx.js") + "); save it as CSV (UTF-8)",
  }, lang);
}

function oldSheet(lang) {
  return new ZhixinError("xls_not_read", "/rows", {
    zh: "这是旧版 .xls 文件，请另存为 .xlsx 或者 CSV（UTF-8）",
    en: "this is an old .xls file; save it as .xlsx or as CSV (UTF-8)",
  }, lang);
}
