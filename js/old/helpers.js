// What syntax lowered to ES5 calls; the build puts the names in. One of TypeScript's helpers is written anew: its own
// assigns `constructor`, which a page that froze Object.prototype forbids.

export { __awaiter, __generator, __read, __spreadArray, __values } from "tslib";

export function __extends(child, base) {
  child.prototype = Object.create(base.prototype, { constructor: { value: child, writable: true, configurable: true } });
}

// Tagged templates keep their raw text; nothing here reads it.
export function __makeTemplateObject(cooked) {
  return cooked;
}
