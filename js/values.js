// What JSON.stringify would change in silence is refused here, with its place.
//
// Functions and `undefined` are left out as JSON.stringify does; a value with toJSON is taken at its word.

import { ZhixinError } from "./error.js";

// One less than the depth at which the parser on the other side stops.
const DEEPEST = 127;

/** Throws a ZhixinError when `value` cannot be said in JSON; `path` is the pointer of the value itself. */
export function checkJson(value, path, lang) {
  check(value, path, [], lang);
}

function check(value, path, above, lang) {
  switch (typeof value) {
    case "number":
      if (!isFinite(value)) throw notJson(path, String(value), "数值须是有限的数", "a number must be finite", lang);
      return;
    case "bigint":
      throw notJson(path, "BigInt", "请改用普通数值或文本", "give a number or a text instead", lang);
    case "object":
      if (value !== null) checkObject(value, path, above, lang);
  }
}

function checkObject(value, path, above, lang) {
  if (above.length >= DEEPEST || above.indexOf(value) >= 0) throw tooDeepOrCircular(value, path, above, lang);
  const tag = Object.prototype.toString.call(value);
  if (tag === "[object Date]") {
    throw notJson(path, "Date", "日期请写作文本，如 `2026-11-22`", "write a date as text, such as `2026-11-22`", lang);
  }
  if (hasOwnJson(value)) return;
  if (/^\[object (Map|Set|WeakMap|WeakSet|Promise|RegExp|ArrayBuffer|DataView|\w+Array)\]$/.test(tag) && tag !== "[object Array]") {
    throw notJson(path, tag.slice(8, -1), "请改用普通对象或数组", "give a plain object or an array instead", lang);
  }
  above.push(value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) check(value[i], path + "/" + i, above, lang);
  } else {
    for (const key of Object.keys(value)) {
      check(value[key], path + "/" + key.replace(/~/g, "~0").replace(/\//g, "~1"), above, lang);
    }
  }
  above.pop();
}

/** Whether a value says itself how it is written; old libraries give every array and text such a method, and wrongly. */
export function hasOwnJson(value) {
  const method = value.toJSON;
  return typeof method === "function" && !builtIn(method);
}

// Read at each use: such a library may come after us.
function builtIn(method) {
  return [Array, Object, String, Number, Boolean].some((kind) => kind.prototype.toJSON === method);
}

function tooDeepOrCircular(value, path, above, lang) {
  if (above.indexOf(value) >= 0) {
    return new ZhixinError("circular_input", path, {
      zh: "数据中有循环引用，不能表示为 JSON",
      en: "the value contains itself and cannot be written as JSON",
    }, lang);
  }
  return new ZhixinError("too_deep", path, {
    zh: "数据嵌套过深，最多 " + DEEPEST + " 层",
    en: "the value is nested too deeply; at most " + DEEPEST + " levels are read",
  }, lang);
}

function notJson(path, found, zh, en, lang) {
  return new ZhixinError("not_json", path, {
    zh: "此处的值 `" + found + "` 不能表示为 JSON；" + zh,
    en: "the value `" + found + "` cannot be written as JSON; " + en,
  }, lang);
}
