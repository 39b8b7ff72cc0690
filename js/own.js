// What engines of ES5 have no name for.

/** Puts the own values of `from` into `into`, and gives that back. */
export function put(into, from) {
  Object.keys(from).forEach((key) => { into[key] = from[key]; });
  return into;
}

/** The elements of an array, or of an array of numbers, as an array. */
export function listOf(elements) {
  return Array.prototype.slice.call(elements);
}
