// The axes of the figure "functional": what their numbers say is where they stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axesOf, geometryOf, stripText } from "../../www/figures/functional/scale.js";
import { powerOfTen, scientific } from "../../www/ui/powers.js";

const stage = /** @type {import("../../www/figures/host.js").FigureHost} */ (/** @type {unknown} */ ({
  number: (/** @type {number} */ value, /** @type {number} */ digits) => value.toFixed(digits),
}));
const picture = /** @type {import("../../www/figures/functional/functional.js").Picture} */ (
  /** @type {unknown} */ ({ x: [0, 0.5, 1] }));

test("no two ticks have the same number, however flat the window", () => {
  for (const high of [0.02, 0.11, 0.25, 0.55, 1.7, 40]) {
    const { up } = axesOf(picture, { low: 0, high }, geometryOf(380), 50, true);
    const numbers = up.ticks.map((value) => value.toFixed(up.digits));
    assert.equal(new Set(numbers).size, numbers.length, numbers.join());
    numbers.forEach((text, i) => assert.ok(Math.abs(Number(text) - up.ticks[i]) < 1e-9));
  }
});

test("a depth grows downwards, in the strip as in the curve", () => {
  const [down, up] = [true, false].map((depth) => axesOf(picture, { low: 0, high: 1 }, geometryOf(380), 50, depth));
  assert.ok(down.up.at(1) > down.up.at(0) && down.strip.at(50) > down.strip.at(-50));
  assert.ok(up.up.at(1) < up.up.at(0) && up.strip.at(50) < up.strip.at(-50));
});

test("what is too large or too small to be written out is a power of ten", () => {
  assert.deepEqual([-50, 0, 0.002, -1e162, 1e-9].map((value) => stripText(value, 3, stage)),
    ["-50.000", "0", "0.002", "−10¹⁶²", "10⁻⁹"]);
  assert.equal(powerOfTen(-12), "10⁻¹²");
  assert.equal(scientific({ language: "en" }, -429761237, 3), "−4.298 × 10⁸");
});
