// Drawings brought to the form of MNIST's digits.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { toMnistForm } from "../../www/element/tools/draw/drawing.js";

const PAD = 280;
const SIDE = 28;

/**
 * @param {number} side
 * @param {(x: number, y: number) => number} ink  0 to 255 of the pixel that begins at (x, y)
 */
function drawn(side, ink) {
  return Uint8ClampedArray.from({ length: side ** 2 }, (_, i) => ink(i % side, Math.floor(i / side)));
}

/**
 * @param {Float32Array | Uint8ClampedArray} gray
 * @param {number} side
 */
function form(gray, side) {
  const found = toMnistForm(gray, side, SIDE);
  assert.ok(found, "nothing was found to be drawn");
  return found;
}

/**
 * Where the ink of a form begins and ends, and its centre of mass, in indices of pixels.
 * @param {Float32Array} pixels
 */
function extent(pixels) {
  const x = [...pixels.keys()].map((i) => i % SIDE);
  const y = [...pixels.keys()].map((i) => Math.floor(i / SIDE));
  const mass = pixels.reduce((sum, ink) => sum + ink, 0);
  const mean = (/** @type {number[]} */ axis) =>
    pixels.reduce((sum, ink, i) => sum + ink * axis[i], 0) / mass;
  const ends = (/** @type {number[]} */ axis) => {
    const inked = axis.filter((_, i) => pixels[i] > 1e-6);
    return [Math.min(...inked), Math.max(...inked)];
  };
  return { x: ends(x), y: ends(y), centre: [mean(x), mean(y)], mass };
}

/**
 * A ring with a tail, in [0, 1] x [0, 1.7], which no turn or mirror leaves as it is. Its centre of mass is
 * well within a pixel once it is 20 pixels high: no rounding tips it over into the next.
 * @param {number} x
 * @param {number} y
 */
function isSix(x, y) {
  const r = Math.hypot(x - 0.5, y - 1.2);
  return (r < 0.5 && r > 0.3) || (x >= 0 && x < 0.25 && y >= 0 && y < 1.2);
}

/**
 * That shape with soft edges.
 * @param {number} side
 * @param {number} left
 * @param {number} top
 * @param {number} width
 */
function six(side, left, top, width) {
  const parts = 4; // a side of the grid that each pixel is the mean of
  return drawn(side, (x, y) => {
    let inside = 0;
    for (let i = 0; i < parts ** 2; i++) {
      const u = x + ((i % parts) + 0.5) / parts;
      const v = y + (Math.floor(i / parts) + 0.5) / parts;
      inside += Number(isSix((u - left) / width, (v - top) / width));
    }
    return (255 * inside) / parts ** 2;
  });
}

test("a drawing that has MNIST's form stays as it is", () => {
  const square = drawn(SIDE, (x, y) => (x >= 4 && x < 24 && y >= 4 && y < 24 ? 40 + 5 * y : 0));
  const whole = form(square, SIDE);
  // Its mass lies in the lower half: one pixel up.
  const expected = [...square.subarray(SIDE), ...new Array(SIDE).fill(0)];
  expected.forEach((ink, i) => assert.ok(Math.abs(255 * whole[i] - ink) < 1e-3, `pixel ${i}: ${whole[i]}`));
});

test("shipped digits drawn ten times as large come back to the byte, wherever they were drawn", async () => {
  const file = await readFile(new URL("../../www/data/mnist/held-out.images.idx.gz", import.meta.url));
  const digits = gunzipSync(file).subarray(16);
  for (let n = 0; n < 50; n++) {
    const digit = digits.subarray(n * SIDE ** 2, (n + 1) * SIDE ** 2);
    const [right, down] = [(n % 7) * 6 - 18, (n % 5) * 9 - 18];
    const large = drawn(PAD, (x, y) => {
      const [column, row] = [Math.floor((x - right) / 10), Math.floor((y - down) / 10)];
      return column >= 0 && column < SIDE && row >= 0 && row < SIDE ? digit[row * SIDE + column] : 0;
    });
    const back = form(large, PAD);
    digit.forEach((byte, i) => assert.ok(Math.abs(255 * back[i] - byte) < 0.01, `digit ${n}, pixel ${i}`));
  }
});

test("a drawing comes out the same anywhere and of any size", () => {
  const expected = form(six(PAD, 40, 30, 120), PAD);
  const { x, y, centre } = extent(expected);
  assert.equal(y[1] - y[0], 19);
  assert.equal(x[1] - x[0], 11);
  for (const middle of centre) assert.ok(Math.abs(middle - 14) <= 0.5, `centre of mass at ${centre}`);
  for (const [left, top, width] of [
    [140, 70, 120],
    [3, 2, 160],
    [200.4, 150.7, 60],
    [100, 240.3, 22],
    [250, 11, 12],
  ]) {
    const other = form(six(PAD, left, top, width), PAD);
    const off = other.reduce((sum, ink, i) => sum + Math.abs(ink - expected[i]), 0) / extent(expected).mass;
    // What a coarse raster does to edges; one pixel aside would be 0.37.
    assert.ok(off < (width < 50 ? 0.2 : 0.06), `at ${left}, ${top}, of width ${width}: ${off}`);
  }
});

test("in images of another size it has the same proportions", () => {
  const found = toMnistForm(six(PAD, 40, 30, 120), PAD, 14);
  assert.equal(found?.length, 14 ** 2);
  const rows = (found ?? []).reduce((/** @type {number[]} */ all, ink, i) =>
    (ink > 0 ? [...all, Math.floor(i / 14)] : all), []);
  assert.equal(Math.max(...rows) - Math.min(...rows) + 1, 10); // as 20 of 28
});

test("the number of pixels of the pad does not matter, nor whether they are bytes", () => {
  const expected = form(six(PAD, 40, 30, 120), PAD);
  const fine = form(Float32Array.from(six(2 * PAD, 80, 60, 240)), 2 * PAD);
  fine.forEach((ink, i) => assert.ok(Math.abs(ink - expected[i]) < 0.08, `pixel ${i}: ${ink}`));
});

test("a dot, even one pixel, becomes a blob of 20 pixels in the middle", () => {
  for (const at of [0, 97, PAD - 1]) {
    const dot = drawn(PAD, (column, row) => (column === at && row === at ? 255 : 0));
    const { x, y, mass } = extent(form(dot, PAD));
    // An even number of pixels has its centre of mass between two; MNIST rounds up.
    assert.deepEqual([x, y], [[4, 23], [4, 23]]);
    assert.ok(Math.abs(mass - 400) < 1e-3);
  }
});

test("a line keeps its length of 20 pixels and its strength", () => {
  const lying = form(drawn(PAD, (x, y) => (x >= 60 && x < 260 && y >= 9 && y < 34 ? 255 : 0)), PAD);
  const { x, y, mass } = extent(lying);
  assert.deepEqual([x, y], [[4, 23], [13, 15]]);
  assert.ok(Math.abs(mass - 20 * 2.5) < 1e-3);
  const column = [12, 13, 14, 15, 16].map((row) => lying[row * SIDE + 10]);
  column.forEach((ink, i) => assert.ok(Math.abs(ink - [0, 1, 1, 0.5, 0][i]) < 1e-5, `${column}`));

  const hair = drawn(PAD, (left, top) => (left === 271 && top >= 20 && top < 220 ? 255 : 0));
  const standing = extent(form(hair, PAD));
  assert.deepEqual([standing.x, standing.y], [[14, 14], [4, 23]]);
  assert.ok(Math.abs(standing.mass - 2) < 1e-5);
});

test("only an odd centre of mass cuts something off", () => {
  // A block of 5 x 5 at the foot of a hair of 15: all of it stays, as long as the hair is not much fainter.
  const pin = (/** @type {number} */ hair) =>
    drawn(40, (x, y) => (y >= 15 && y < 20 && x < 5 ? 255 : y < 15 && x === 2 ? hair : 0));
  const whole = extent(form(pin(255), 40));
  assert.deepEqual(whole.y, [1, 20]);
  assert.ok(Math.abs(whole.mass - 40) < 1e-3, `${whole.mass}`);
  const cut = extent(form(pin(51), 40));
  assert.deepEqual(cut.y, [0, 17]);
  assert.ok(Math.abs(cut.mass - (25 + 13 / 5)) < 1e-3, `${cut.mass}`);
});

test("an empty pad has no form", () => {
  assert.equal(toMnistForm(new Uint8ClampedArray(PAD ** 2), PAD, SIDE), undefined);
  assert.equal(toMnistForm(new Float32Array(PAD ** 2), PAD, SIDE), undefined);
});
