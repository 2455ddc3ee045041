import assert from "node:assert/strict";
import { test } from "node:test";
import { firstsOf } from "../../www/element/images/firsts.js";
import { Points } from "../../www/element/plane/points.js";

/** @param {...(number[] | number)} parts  labels of a part, or how many images without */
function chosen(...parts) {
  const points = new Points();
  for (const part of parts) {
    if (typeof part === "number") points.addImages({ count: part });
    else points.addImages({ count: part.length, labels: Uint8Array.from(part) });
  }
  return firstsOf(points, 4);
}

test("the first image of each class stands for it, wherever it comes", () => {
  assert.deepEqual(chosen([7, 7, 2], [2, 5, 9, 7]), [
    { index: 2, label: 2 }, { index: 4, label: 5 }, { index: 0, label: 7 }, { index: 5, label: 9 },
  ]);
});

test("of few classes each has several, and of too many the first ones count", () => {
  assert.deepEqual(chosen([1, 1, 1, 0, 1]).map(({ index }) => index), [3, 0, 1, 2]);
  assert.deepEqual(chosen([6, 5, 4, 3, 2, 1]).map(({ label }) => label), [1, 2, 3, 4]);
});

test("without classes the first images are shown, as many as there are", () => {
  assert.deepEqual(chosen(9).map(({ index }) => index), [0, 1, 2, 3]);
  assert.deepEqual(chosen(2), [{ index: 0, label: undefined }, { index: 1, label: undefined }]);
  assert.deepEqual(chosen(), []);
});
