// The comparison that the worked cases rest on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { differences } from "../lib/subset.mjs";

const same = (found, expected) => assert.deepEqual(differences(found, expected), []);
const differs = (found, expected, ...faults) => assert.deepEqual(differences(found, expected), faults);

test("a part of an object is enough, and every key given must be there", () => {
  same({ a: 1, b: 2 }, { a: 1 });
  differs({ b: 2 }, { a: null }, "/a: expected null, found nothing");
  differs({ a: "1" }, { a: 1 }, '/a: expected 1, found "1"');
  differs({ a: [] }, { a: {} }, "/a: expected an object, found []");
});

test("elements of lists are found by id, rule, fact, code or benefit, in any order", () => {
  same([{ benefit: "a", x: 1 }, { benefit: "b", x: 2 }], [{ benefit: "b", x: 2 }]);
  same([{ id: 1, x: 1 }, { id: 2, x: 2 }], [{ id: 2, x: 2 }]);
  same([{ rule: "r", holds: "no" }, { rule: "r", holds: "yes" }], [{ rule: "r", holds: "yes" }]);
  differs([{ code: "a" }], [{ code: "b" }], "/[code=b]: not in the list");
  differs([{ id: 1, x: 1 }], [{ id: 1, x: 2 }], "/[id=1]/x: expected 2, found 1");
});

test("other lists must be the same", () => {
  same([1, 2], [1, 2]);
  differs([1, 2], [1], "expected 1 elements, found 2: [1,2]".replace(/^/, ": "));
  differs([], [{ id: 1 }], "/[id=1]: not in the list");
  differs([1], [], ": expected 0 elements, found 1: [1]");
});
