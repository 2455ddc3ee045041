// What pages hand to the element's methods is checked before anything is changed.

import assert from "node:assert/strict";
import test from "node:test";
import { joined, readBytes, readImages, readPixels, readPoints } from "../../www/element/input.js";

const two = new Uint8Array(2 * 784);

test("images are copied: the page may go on using its arrays", () => {
  const part = readImages(two, Uint8Array.of(1, 2), "train", 28);
  assert.equal(part.pixels.length, two.length);
  assert.notEqual(part.pixels, two);
  assert.deepEqual(part.labels, Uint8Array.of(1, 2));
});

const perImage = "pixels must hold 784 bytes an image, at least one image";

/** @type {[unknown, unknown, unknown, string][]} */
const badImages = [
  [[0], undefined, "train", "pixels must be a Uint8Array, got Array"],
  [new Uint8Array(100), undefined, "train", `${perImage}, got 100 bytes`],
  [new Uint8Array(0), undefined, "train", `${perImage}, got 0 bytes`],
  [two, [1, 2], "train", "labels must be a Uint8Array, a Uint16Array, a Float32Array or undefined, got Array"],
  [two, Uint8Array.of(1), "train", "labels must have one label an image (2), got 1"],
  [two, undefined, "test", 'split must be "train" or "held-out", got "test"'],
];
for (const [pixels, labels, split, message] of badImages) {
  test(`bad images are refused: ${message}`, () => {
    assert.throws(() => readImages(pixels, labels, split, 28), { message });
  });
}

test("within a split all images have labels of one kind or none has", () => {
  const labelled = readImages(two, Uint8Array.of(1, 2), "train", 28);
  const bare = readImages(two, undefined, "train", 28);
  assert.equal(joined([labelled], labelled).length, 2);
  assert.equal(joined([labelled], readImages(two, undefined, "held-out", 28)).length, 2);
  assert.throws(() => joined([labelled], bare), /labels must be classes, as for the train images .* got undefined/);
  assert.throws(() => joined([bare], labelled), /labels must be undefined, .* got classes/);
});

test("classes of one byte and of two go together; numbers to colour by are of another kind", () => {
  const [bytes, words, numbers] = [Uint8Array.of(1, 2), Uint16Array.of(3, 65535), Float32Array.of(0.5, NaN)]
    .map((labels) => readImages(two, labels, "train", 28));
  assert.deepEqual(words.labels, Uint16Array.of(3, 65535));
  assert.deepEqual(numbers.labels, Float32Array.of(0.5, NaN));
  assert.equal(joined([bytes], words).length, 2);
  assert.throws(() => joined([bytes], numbers), /labels must be classes, .* got numbers/);
});

test("pixels are rows of 784 numbers in [0, 1]", () => {
  assert.equal(readPixels(new Array(784).fill(0.5), 28).length, 784);
  assert.throws(() => readPixels(new Float32Array(10), 28), {
    message: "x must hold rows of 784 numbers, at least one row, got 10 numbers",
  });
  const filled = (/** @type {number} */ value) => () => readPixels(new Float32Array(784).fill(value), 28);
  assert.throws(filled(NaN), { message: "x must hold finite numbers, got NaN at 0" });
  assert.throws(filled(2), { message: "x must lie within [0, 1], got 2 at 0" });
  assert.throws(() => readPixels("x", 28), /^Error: x must be a Float32Array or an array of numbers, got "x"$/);
});

test("a single [x, y] is a point in any number of dimensions", () => {
  assert.deepEqual([...readPoints([1, 2], 2)], [1, 2]);
  assert.deepEqual([...readPoints([1, 2], 4)], [1, 2, 0, 0]);
  assert.deepEqual([...readPoints([1, 2], 1)], [1]);
  assert.deepEqual([...readPoints(Float32Array.of(1, 2, 3, 4), 2)], [1, 2, 3, 4]);
  assert.throws(() => readPoints([1, Infinity], 2), /^Error: z must hold finite numbers, got Infinity at 1$/);
  assert.throws(() => readPoints([1, 2, 3], 2), /rows of 2 numbers/);
});

test("bytes are bytes", () => {
  assert.deepEqual(readBytes(Uint8Array.of(1).buffer), Uint8Array.of(1));
  assert.throws(() => readBytes("file"), /^Error: bytes must be a Uint8Array or an ArrayBuffer, got "file"$/);
});
