// Arrays and text as what the engine reads: CSV in UTF-8, written in slices.

import { ZhixinError } from "./error.js";
import { inSlices } from "./pace.js";

const INPUT_KEYS = ["subject", "facts", "records", "matter", "materials", "benefits"];
// Letters that are encoded at once.
const PIECE = 128 * 1024;

/** The bytes of an array in parts: of objects with the keys of an input, objects whose keys are headings, or rows of cells. */
export async function partsOfArray(rows, lang) {
  let inputs = false;
  const headings = [];
  const known = Object.create(null);
  await inSlices(rows, (row) => {
    if (row === null || typeof row !== "object") throw notObjects(lang);
    inputs = inputs || INPUT_KEYS.some((key) => row[key] !== null && typeof row[key] === "object");
    for (const key of Object.keys(row)) {
      if (!known[key]) {
        known[key] = true;
        headings.push(key);
      }
    }
  });
  const encoder = new TextEncoder();
  const parts = [];
  let text = "";
  const add = (cells) => {
    text += cells.map(quoted).join(",") + "\n";
    if (text.length > PIECE) {
      parts.push(encoder.encode(text));
      text = "";
    }
  };
  let mapping;
  if (inputs) {
    mapping = { columns: [{ heading: "input", to: "" }] };
    add(["input"]);
    await inSlices(rows, (row) => add([JSON.stringify(row)]));
  } else if (rows.length > 0 && Array.isArray(rows[0])) {
    await inSlices(rows, (row) => add(row.map(cellOf)));
  } else {
    add(headings);
    await inSlices(rows, (row) => add(headings.map((key) => cellOf(row[key]))));
  }
  parts.push(encoder.encode(text));
  return { parts, mapping };
}

/** The bytes of a text in parts. */
export async function partsOfText(text) {
  const encoder = new TextEncoder();
  const cuts = [];
  for (let at = 0; at < text.length; at = cuts[cuts.length - 1][1]) {
    const to = Math.min(at + PIECE, text.length);
    const last = text.charCodeAt(to - 1);
    // A letter of two code units stays whole.
    cuts.push([at, last >= 0xd800 && last < 0xdc00 ? to + 1 : to]);
  }
  const parts = [];
  await inSlices(cuts, ([from, to]) => parts.push(encoder.encode(text.slice(from, to))));
  return parts;
}

function cellOf(value) {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return isNaN(value) ? "" : value.toISOString().slice(0, 10);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function quoted(cell) {
  return /[",\r\n]/.test(cell) || cell === "" ? '"' + cell.replace(/"/g, '""') + '"' : cell;
}

function notObjects(lang) {
  return new ZhixinError("wrong_type", "/rows", {
    zh: "数组中的每一项须是对象", en: "every element of the array must be an object",
  }, lang);
}
