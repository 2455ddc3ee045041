// The shipped digits against the npm package they come from.

import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { HELD_OUT_PER_CLASS, readClass, SIDE, toBytes, TRAIN_SHARDS } from "../../scripts/pack-mnist.mjs";

/** @typedef {import("../../scripts/pack-mnist.mjs").Digit} Digit */
/** @typedef {{ images: number, imagesFile: string, labelsFile: string }} Shard */

const folder = new URL("../../www/data/mnist/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL("manifest.json", folder), "utf8"));

/** @type {Digit[][]} */
let classes;
/** @type {Digit[][]} */
let train;
/** @type {Digit[][]} */
let heldOut;

/**
 * @param {string} file
 * @param {number[]} shape
 * @returns {Promise<Buffer>} the values of a gzipped IDX file, its header checked
 */
async function readIdx(file, shape) {
  const bytes = gunzipSync(await readFile(new URL(file, folder)));
  const words = [0x0800 + shape.length, ...shape];
  assert.deepEqual(words.map((_, i) => bytes.readUInt32BE(4 * i)), words, `header of ${file}`);
  const values = bytes.subarray(4 * words.length);
  assert.equal(values.length, shape.reduce((product, size) => product * size), `values of ${file}`);
  return values;
}

/**
 * @param {Shard} shard
 * @returns {Promise<Digit[]>}
 */
async function readShard({ images, imagesFile, labelsFile }) {
  const pixels = await readIdx(imagesFile, [images, SIDE, SIDE]);
  const labels = await readIdx(labelsFile, [images]);
  const size = SIDE * SIDE;
  return [...labels].map((label, i) => ({ label, pixels: pixels.subarray(i * size, (i + 1) * size) }));
}

/**
 * @param {Digit[]} shipped
 * @param {Digit[]} expected the images of one class, in the package's order
 */
function assertSameImages(shipped, expected) {
  assert.equal(shipped.length, expected.length);
  shipped.forEach(({ pixels }, i) => {
    assert.ok(Buffer.from(pixels).equals(expected[i].pixels), `image ${i} of class ${expected[i].label}`);
  });
}

before(async () => {
  classes = await Promise.all(manifest.classes.map((/** @type {string} */ name) => readClass(Number(name))));
  train = await Promise.all(manifest.train.shards.map(readShard));
  heldOut = await Promise.all(manifest.heldOut.shards.map(readShard));
});

test("the package's values come back as bytes exactly, and any other value is refused", () => {
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  assert.deepEqual([...toBytes(all.map((byte) => Number((byte / 255).toFixed(3))))], all);
  for (const value of [0.002, 1.01, -0.01, NaN]) {
    assert.throws(() => toBytes([0, value]), /value 1 is/);
  }
});

test("9,000 images train and 1,000 are held out, as the manifest says", () => {
  assert.equal(classes.flat().length, 10_000);
  assert.equal(train.flat().length, 9000);
  assert.equal(heldOut.flat().length, 1000);
  assert.equal(manifest.side, SIDE);
  assert.equal(manifest.train.images, 9000);
  assert.equal(manifest.heldOut.images, 1000);
  assert.deepEqual(train.map((shard) => shard.length), TRAIN_SHARDS);
});

test("the last 100 images of each class in the package's files are held out, byte for byte", () => {
  classes.forEach((digits, label) => {
    const shipped = heldOut.flat().filter((digit) => digit.label === label);
    assertSameImages(shipped, digits.slice(digits.length - HELD_OUT_PER_CLASS));
  });
});

test("the other images of each class train, byte for byte", () => {
  classes.forEach((digits, label) => {
    const shipped = train.flat().filter((digit) => digit.label === label);
    assertSameImages(shipped, digits.slice(0, digits.length - HELD_OUT_PER_CLASS));
  });
});

test("every training shard holds each class in its share of the whole", () => {
  for (const shard of train) {
    classes.forEach((digits, label) => {
      const expected = (shard.length * (digits.length - HELD_OUT_PER_CLASS)) / 9000;
      const found = shard.filter((digit) => digit.label === label).length;
      assert.ok(Math.abs(found - expected) < 2, `${found} of class ${label}; expected ${expected.toFixed(1)}`);
    });
  }
});

test("the folder holds the manifest's files and no other, 1.7 MB at most", async () => {
  const shards = [...manifest.train.shards, ...manifest.heldOut.shards];
  const listed = shards.flatMap((/** @type {Shard} */ shard) => [shard.imagesFile, shard.labelsFile]);
  const files = await readdir(folder);
  assert.deepEqual(files.sort(), [...listed, "manifest.json"].sort());
  const sizes = await Promise.all(files.map(async (file) => (await stat(new URL(file, folder))).size));
  const total = sizes.reduce((sum, size) => sum + size);
  assert.ok(total < 1.7e6, `${total} bytes`);
});
