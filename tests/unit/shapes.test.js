// The components of q in the lesson's figure "inference": what the handles may make of them, and their text in a link.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  axisEnd, DEGREE, numbersIn, numbersOf, sdRange, shapesOf, textOf, withAngle, withAxisEnd, within, withMean, withSd,
} from "../../www/figures/inference/shapes.js";

/** @typedef {import("../../www/figures/inference/shapes.js").Shape} Shape */

const window = { x: 0, y: 1, half: 5 };
/** @type {Shape} */
const shape = { x: 0.5, y: 2, sd: [1, 0.5], angle: 30 * DEGREE, weight: 1 };

test("a link's text brings the same components back", () => {
  const shapes = [shape, { ...shape, x: -1.25, angle: -12.5 * DEGREE, weight: 0.25 }];
  const text = textOf(shapes);
  assert.equal(text, "0.5 2 1 0.5 30 1 -1.25 2 1 0.5 -12.5 0.25");
  assert.deepEqual(shapesOf(numbersIn(text)), shapes);
  assert.deepEqual(shapesOf(numbersOf(shapes)), shapes);
});

test("what is no number stays none, for the core to refuse", () => {
  assert.ok(Number.isNaN(numbersIn("1 two 3")[1]));
  assert.deepEqual(numbersIn("  "), []);
});

test("a mean stays in the window, and axes as long as the grid can hold", () => {
  assert.deepEqual(withMean(shape, window, 9, -9), { ...shape, x: 5, y: -4 });
  const { min, max } = sdRange(window);
  assert.deepEqual(withSd(shape, window, "full", 1, 0).sd, [1, min]);
  assert.deepEqual(withSd(shape, window, "full", 0, 99).sd, [max, 0.5]);
  assert.ok(min > (2 * window.half) / 96);
});

test("what a fit has left outside comes back to what the core takes", () => {
  const { min, max } = sdRange(window);
  const far = { x: 7, y: 1, sd: /** @type {[number, number]} */ ([0.01, 20]), angle: 0.5, weight: 0.9999 };
  assert.deepEqual(within(far, window, "mixture"), { x: 5, y: 1, sd: [min, max], angle: 0.5, weight: 0.999 });
  const circle = { ...shape, sd: /** @type {[number, number]} */ ([1.2, 1.2 + 1e-15]) };
  assert.deepEqual(within(circle, window, "isotropic").sd, [1.2, 1.2]);
});

test("an axis ends where the reader has drawn it, as far as the family lets it", () => {
  const end = (/** @type {Shape} */ moved, /** @type {number} */ axis) => {
    const { x, y } = axisEnd(moved, axis);
    return [x.toFixed(2), y.toFixed(2)];
  };
  assert.deepEqual(end(withAxisEnd(shape, window, "full", 0, 2.5, 4), 0), ["2.50", "4.00"]);
  assert.deepEqual(end(withAxisEnd(shape, window, "mixture", 1, -1.5, 3), 1), ["-1.50", "3.00"]);
  const straight = { ...shape, angle: 0 };
  assert.deepEqual(withAxisEnd(straight, window, "diagonal", 1, 3, 5), { ...straight, sd: [1, 1.5] });
  assert.deepEqual(withAxisEnd(straight, window, "isotropic", 0, 0.5, 5), { ...straight, sd: [1.5, 1.5] });
});

test("a turn goes once round, and not at all where the family has no angle", () => {
  assert.equal(Math.round(withAngle(shape, "full", 190 * DEGREE).angle / DEGREE), -170);
  assert.equal(withAngle(shape, "diagonal", 1).angle, shape.angle);
});
