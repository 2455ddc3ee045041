// The manifold behind the points: each pixel of the canvas shows what is decoded at its place of the plane.

import assert from "node:assert/strict";
import test from "node:test";
import { paintManifold, sampled } from "../../www/element/plane/manifold.js";
import { toX, toY } from "../../www/element/plane/scale.js";

const HOME = { x: 0, y: 0, half: 4 };

/** A texture of 2 x 2 images, each of one value: 10 and 20 above, 30 and 40 below. */
function fourImages() {
  const texture = new Uint8Array(56 * 56);
  for (let y = 0; y < 56; y++) {
    for (let x = 0; x < 56; x++) texture[y * 56 + x] = 10 + (x < 28 ? 0 : 10) + (y < 28 ? 0 : 20);
  }
  return texture;
}

const table = Int32Array.from({ length: 256 }, (_, value) => value);

/**
 * @param {{ x: number, y: number, half: number }} window
 * @param {{ x: number, y: number, half: number }} cover
 */
function painted(window, cover) {
  const size = 40;
  const pixels = new Int32Array(size * size).fill(-1);
  paintManifold(pixels, size, window, { texture: fourImages(), columns: 2, window: cover }, table);
  /**
   * The value at a point of the plane.
   * @param {number} x
   * @param {number} y
   */
  return (x, y) => {
    const left = Array.from({ length: size }, (_, i) => toX(i + 0.5, size, window));
    const top = Array.from({ length: size }, (_, i) => toY(i + 0.5, size, window));
    const nearest = (/** @type {number[]} */ values, /** @type {number} */ value) =>
      values.reduce((best, v, i) => (Math.abs(v - value) < Math.abs(values[best] - value) ? i : best), 0);
    return pixels[nearest(top, y) * size + nearest(left, x)];
  };
}

test("x is right and y is up", () => {
  const at = painted(HOME, HOME);
  assert.deepEqual([at(-2, 2), at(2, 2), at(-2, -2), at(2, -2)], [10, 20, 30, 40]);
});

test("a canvas that is zoomed since shows what was decoded there, not yet what was not", () => {
  const at = painted({ x: 1, y: 1, half: 2 }, HOME);
  assert.deepEqual([at(-0.5, 0.5), at(0.5, 0.5), at(-0.5, -0.5), at(0.5, -0.5)], [10, 20, 30, 40]);
  const beyond = painted(HOME, { x: 1, y: 1, half: 2 });
  assert.equal(beyond(0.5, 2), 10);
  assert.equal(beyond(-3, 0), -1, "beside the texture");
  assert.equal(beyond(0, -3), -1);
});

test("every texel has its pixel where there are enough", () => {
  const axis = { start: -4, half: 4 };
  assert.deepEqual([...sampled(8, 4, axis, axis)], [0, 0, 1, 1, 2, 2, 3, 3]);
  assert.deepEqual([...sampled(4, 4, axis, { start: 0, half: 4 })], [-1, -1, 0, 1]);
});
