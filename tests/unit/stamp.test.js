// The shapes of the points, and how they come to the pixels: each where it should be, and unlike any other.

import assert from "node:assert/strict";
import test from "node:test";
import { EXTENT, pathOf, SHAPES } from "../../www/element/plane/shapes.js";
import { makeStamp, reachOf, stamp } from "../../www/element/plane/stamp.js";

const SIZE = 31;

/**
 * How much of each pixel a stamp covers.
 * @param {import("../../www/element/plane/shapes.js").Shape} shape
 * @param {number} radius
 * @param {number} left
 * @param {number} top
 */
function printed(shape, radius, left, top) {
  const pixels = new Int32Array(SIZE ** 2).fill(0xff000000 | 0);
  stamp(pixels, SIZE, makeStamp(shape, radius, 1, SIZE), left, top, 0xff0000ff | 0);
  assert.ok([...pixels].every((pixel) => pixel >>> 24 === 255 && (pixel & 0xffff00) === 0));
  return [...pixels].map((pixel) => (pixel & 255) / 255);
}

const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0);

test("a disc's stamp covers its area", () => {
  const area = sum(printed(SHAPES[0], 3, 15.4, 15.6));
  assert.ok(Math.abs(area - Math.PI * 9) < 0.5, `area ${area}`);
});

test("every shape lies about its middle, at any place within a pixel", () => {
  for (const [index, shape] of SHAPES.entries()) {
    for (const [left, top] of [[15.125, 15.125], [15.4, 15.6], [15.9, 15.2]]) {
      const covered = printed(shape, 3, left, top);
      const area = sum(covered);
      const meanX = sum(covered.map((value, i) => value * ((i % SIZE) + 0.5))) / area;
      const meanY = sum(covered.map((value, i) => value * (Math.floor(i / SIZE) + 0.5))) / area;
      const told = `shape ${index}: ${meanX}, ${meanY}`;
      assert.ok(Math.abs(meanX - left) < 0.15 && Math.abs(meanY - top) < 0.15, told);
    }
  }
});

test("any two shapes differ in over a quarter of what they cover, small or large", () => {
  for (const radius of [1.5, 2, 3, 4]) {
    const all = SHAPES.map((shape) => printed(shape, radius, 15.4, 15.6));
    for (let i = 0; i < all.length; i++) {
      for (let j = 0; j < i; j++) {
        const differ = sum(all[i].map((value, k) => Math.abs(value - all[j][k])));
        const share = (2 * differ) / (sum(all[i]) + sum(all[j]));
        assert.ok(share > 0.25, `${i} and ${j} at ${radius} px: ${share.toFixed(2)}`);
      }
    }
  }
});

test("no shape reaches further than it is said to", () => {
  const most = Math.max(...SHAPES.flat(3).map(Math.abs));
  assert.ok(most <= EXTENT && most > EXTENT - 0.1, String(most));
  assert.equal(reachOf(2), Math.ceil(2 * EXTENT + 1));
});

test("an opaque stamp leaves its own colour, a half transparent one a mixture", () => {
  const draw = (/** @type {number} */ alpha) => {
    const pixels = new Int32Array(SIZE ** 2).fill(0xff000000 | 0);
    stamp(pixels, SIZE, makeStamp(SHAPES[0], 3, alpha, SIZE), 15.5, 15.5, 0xffc86432 | 0);
    return [...new Uint8Array(pixels.buffer, 4 * (15 * SIZE + 15), 4)];
  };
  assert.deepEqual(draw(1), [0x32, 0x64, 0xc8, 0xff]);
  assert.deepEqual(draw(0.5), [0x19, 0x32, 0x64, 0xff]);
});

test("the legend draws the same polygons", () => {
  assert.equal(pathOf(SHAPES[3]), "M0 -1.6L0.95 0L0 1.6L-0.95 0Z");
  assert.equal(pathOf(SHAPES[9]).match(/M/g)?.length, 2); // a ring and its hole
});
