// The pulls on an image's mu, and the scale of their arrows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barOf, mostOf, pullsOf } from "../../www/element/plane/pulls.js";

const pulls = {
  kl: Float32Array.of(-1, 2, 9),
  reconstruction: Float32Array.of(4, 2, 9),
  standardError: Float32Array.of(0.5, 0.25, 9),
};

test("the sum is that of the two pulls, with the one standard error; two dimensions are shown", () => {
  assert.deepEqual(pullsOf(pulls), [
    { name: "kl", value: [-1, 2] },
    { name: "reconstruction", value: [4, 2], error: [0.5, 0.25] },
    { name: "sum", value: [3, 4], error: [0.5, 0.25] },
  ]);
});

test("half the plane holds the longest pull, and more where a tip would be out of sight", () => {
  const window = { x: 1, y: 1, half: 10 };
  const most = (/** @type {[number, number]} */ from) => mostOf(pullsOf(pulls), from, window);
  assert.equal(most([1, 1]), 5);
  assert.equal(most([-5, -7]), 5);
  // Two units are left above for the 4 of the sum: half a unit a nat. At most it is four times 5.
  assert.equal(most([1, 8]), 20);
  assert.equal(most([1, 7]), 10 / 0.75);
  assert.equal(most([1, 12]), 20);
  assert.equal(mostOf([{ name: "kl", value: [0, 0] }], [1, 1], window), 0);
});

test("the bar is 1, 2 or 5 times a power of ten; an arrow is at least two fifths of half the plane", () => {
  for (let longest = 0.0011; longest < 5e4; longest *= 1.13) {
    const bar = barOf(longest, 1e9);
    assert.match(bar.toExponential(), /^[125]e/, `${bar} for ${longest}`);
    // A bar is a fifth of half the plane.
    assert.ok(longest / bar <= 5 && longest / bar > 1.9, `${longest} with a bar of ${bar}`);
  }
});

test("the bar stays while the arrows are readable, and steps when they are not", () => {
  assert.equal(barOf(26, 10), 10);
  assert.equal(barOf(50, 10), 10);
  assert.equal(barOf(11, 10), 10);
  assert.equal(barOf(51, 10), 20);
  assert.equal(barOf(9, 10), 2);
  assert.equal(barOf(0, 10), 10);
  assert.equal(barOf(NaN, 10), 10);
});
