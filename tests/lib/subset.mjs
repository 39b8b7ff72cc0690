// Comparing an answer with the part of it that a worked case expects.

// Elements of lists are found by the first of these keys that the expected element has.
const KEYS = ["id", "rule", "fact", "code", "benefit"];

/** Every difference, as `pointer: what`; empty when `expected` is a part of `found`. */
export function differences(found, expected, path = "") {
  if (Array.isArray(expected)) return listDifferences(found, expected, path);
  if (expected !== null && typeof expected === "object") {
    if (found === null || typeof found !== "object" || Array.isArray(found)) {
      return [`${path}: expected an object, found ${shown(found)}`];
    }
    return Object.entries(expected).flatMap(([key, value]) => {
      if (!Object.hasOwn(found, key)) return [`${path}/${key}: expected ${shown(value)}, found nothing`];
      return differences(found[key], value, `${path}/${key}`);
    });
  }
  return Object.is(found, expected) ? [] : [`${path}: expected ${shown(expected)}, found ${shown(found)}`];
}

function listDifferences(found, expected, path) {
  if (!Array.isArray(found)) return [`${path}: expected a list, found ${shown(found)}`];
  const key = keyOf(expected);
  if (key) {
    return expected.flatMap((element) => {
      const same = found.filter((other) => other !== null && typeof other === "object" && other[key] === element[key]);
      const place = `${path}/[${key}=${element[key]}]`;
      if (same.length === 0) return [`${place}: not in the list`];
      const tries = same.map((other) => differences(other, element, place));
      // Several elements may share a key (one rule about two records): one that fits is enough.
      return tries.some((faults) => faults.length === 0) ? [] : tries[0];
    });
  }
  if (found.length !== expected.length) {
    return [`${path}: expected ${expected.length} elements, found ${found.length}: ${shown(found)}`];
  }
  return expected.flatMap((element, at) => differences(found[at], element, `${path}/${at}`));
}

function keyOf(list) {
  const objects = list.length > 0 && list.every((e) => e !== null && typeof e === "object" && !Array.isArray(e));
  return objects && KEYS.find((key) => list.every((element) => Object.hasOwn(element, key)));
}

function shown(value) {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 200 ? text.slice(0, 200) + "…" : text;
}
