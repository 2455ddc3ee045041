// The points of the plane: where they are drawn, what colour they have, and how they come to the pixels.

import assert from "node:assert/strict";
import test from "node:test";
import { classColour, parseHex } from "../../www/element/palette.js";
import { Points } from "../../www/element/points.js";
import { makeStamps, stamp } from "../../www/element/stamp.js";

test("an image without a posterior is not drawn; its first one puts it in place at once", () => {
  const points = new Points();
  points.add({ count: 3 });
  points.place(1, Float32Array.of(0.5, -1), 2);
  assert.deepEqual([...points.x], [NaN, 0.5, NaN]);
  assert.deepEqual([...points.y], [NaN, -1, NaN]);
});

test("a new posterior lets a point glide, and arrive", () => {
  const points = new Points();
  points.add({ count: 1 });
  points.place(0, Float32Array.of(0, 0), 2);
  assert.equal(points.glide(16), false);
  points.place(0, Float32Array.of(1, 0), 2);
  assert.equal(points.glide(16), true);
  assert.ok(points.x[0] > 0 && points.x[0] < 1);
  for (let frame = 0; frame < 100; frame++) points.glide(16);
  assert.equal(points.x[0], 1);
  assert.equal(points.glide(16), false);
});

test("Infinity brings all home at once, for readers who want less motion", () => {
  const points = new Points();
  points.add({ count: 1 });
  points.place(0, Float32Array.of(0, 0), 2);
  points.place(0, Float32Array.of(2, 3), 2);
  points.glide(Infinity);
  points.glide(Infinity);
  assert.deepEqual([points.x[0], points.y[0]], [2, 3]);
});

test("one latent dimension lies on a line, of many the first two are plotted", () => {
  const points = new Points();
  points.add({ count: 2 });
  points.place(0, Float32Array.of(1, 2), 1);
  assert.deepEqual([[...points.x], [...points.y]], [[1, 2], [0, 0]]);
  points.forget();
  points.place(0, Float32Array.of(1, 2, 9, 3, 4, 9), 3);
  assert.deepEqual([[...points.x], [...points.y]], [[1, 3], [2, 4]]);
});

test("images that join later keep the earlier ones where they are", () => {
  const points = new Points();
  points.add({ count: 1, labels: Uint8Array.of(7) });
  points.place(0, Float32Array.of(1, 1), 2);
  points.add({ count: 2, labels: Uint8Array.of(3, 7) });
  assert.equal(points.count, 3);
  assert.equal(points.x[0], 1);
  assert.ok(Number.isNaN(points.x[2]));
  assert.deepEqual(points.classes, [3, 7]);
});

test("a point has the colour of its class", () => {
  const points = new Points();
  points.add({ count: 2, labels: Uint8Array.of(4, 14) });
  const [r, g, b] = parseHex(classColour("dark", 4));
  const bytes = new Uint8Array(points.colours("dark").buffer);
  assert.deepEqual([...bytes], [r, g, b, 255, r, g, b, 255]);
});

test("factors colour points one by one, and without labels or factors all look alike", () => {
  const points = new Points();
  points.add({ count: 2, factors: Float32Array.of(0, 0, 1, 1) });
  const [one, other] = points.colours("light");
  assert.notEqual(one, other);
  assert.equal(points.hasFactors, true);
  const plain = new Points();
  plain.add({ count: 2 });
  assert.equal(new Set(plain.colours("light")).size, 1);
  assert.deepEqual(plain.classes, []);
});

test("a stamp covers its disc's area around its middle and nothing else", () => {
  const size = 21;
  const black = 0xff000000 | 0;
  const pixels = new Int32Array(size * size).fill(black);
  const stamps = makeStamps(3, 1, size);
  stamp(pixels, size, stamps, 10.4, 10.6, 0xff0000ff | 0);
  const red = [...pixels].map((pixel) => (pixel & 255) / 255);
  const area = red.reduce((sum, value) => sum + value, 0);
  assert.ok(Math.abs(area - Math.PI * 9) < 1, `area ${area}`);
  const meanX = red.reduce((sum, value, i) => sum + value * ((i % size) + 0.5), 0) / area;
  const meanY = red.reduce((sum, value, i) => sum + value * (Math.floor(i / size) + 0.5), 0) / area;
  assert.ok(Math.abs(meanX - 10.4) < 0.15 && Math.abs(meanY - 10.6) < 0.15, `${meanX}, ${meanY}`);
  assert.ok([...pixels].every((pixel) => pixel >>> 24 === 255 && (pixel & 0xffff00) === 0));
});

test("an opaque stamp leaves its own colour, a half transparent one a mixture", () => {
  const size = 15;
  const draw = (/** @type {number} */ alpha) => {
    const pixels = new Int32Array(size * size).fill(0xff000000 | 0);
    stamp(pixels, size, makeStamps(3, alpha, size), 7.5, 7.5, 0xffc86432 | 0);
    return [...new Uint8Array(pixels.buffer, 4 * (7 * size + 7), 4)];
  };
  assert.deepEqual(draw(1), [0x32, 0x64, 0xc8, 0xff]);
  assert.deepEqual(draw(0.5), [0x19, 0x32, 0x64, 0xff]);
});
