// `JSON` for all our files: the build puts it in the place of the page's own.
//
// Old libraries (prototype.js before 1.7) give arrays, texts and numbers a `toJSON` that makes JSON.stringify write
// arrays as texts. Where one is there, values are written here, by the rules of the language without that method.

var page = typeof window === "object" ? window : typeof global === "object" ? global : self;
var native = page.JSON;
var kinds = [Array, String, Number, Boolean, Object];

function spoiled() {
  for (var at = 0; at < kinds.length; at++) {
    if (typeof kinds[at].prototype.toJSON === "function") return true;
  }
  return false;
}

function isBuiltIn(method) {
  for (var at = 0; at < kinds.length; at++) {
    if (kinds[at].prototype.toJSON === method) return true;
  }
  return false;
}

// Lone surrogates stay as they are, as in engines that do not know better.
function quoted(text) {
  return '"' + text.replace(/["\\\u0000-\u001f]/g, function (sign) {
    var short = { '"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t" }[sign];
    return short || "\\u" + ("000" + sign.charCodeAt(0).toString(16)).slice(-4);
  }) + '"';
}

function written(value, key, above) {
  if (value !== null && value !== undefined && typeof value.toJSON === "function" && !isBuiltIn(value.toJSON)) {
    value = value.toJSON(key);
  }
  if (value === null) return "null";
  var type = typeof value;
  if (type === "boolean") return String(value);
  if (type === "number") return isFinite(value) ? String(value) : "null";
  if (type === "string") return quoted(value);
  if (type !== "object") return undefined;
  if (value instanceof String || value instanceof Number || value instanceof Boolean) return written(value.valueOf(), key, above);
  for (var at = 0; at < above.length; at++) {
    if (above[at] === value) throw new TypeError("circular structure");
  }
  var parts = [];
  var inside = above.concat([value]);
  if (Array.isArray(value)) {
    for (var i = 0; i < value.length; i++) parts.push(written(value[i], String(i), inside) || "null");
    return "[" + parts.join(",") + "]";
  }
  var keys = Object.keys(value);
  for (var k = 0; k < keys.length; k++) {
    var text = written(value[keys[k]], keys[k], inside);
    if (text !== undefined) parts.push(quoted(keys[k]) + ":" + text);
  }
  return "{" + parts.join(",") + "}";
}

export var JSON = {
  parse: function (text) {
    return native.parse(text);
  },
  stringify: function (value) {
    return spoiled() ? written(value, "", []) : native.stringify(value);
  },
};
