// The shipped model and its pictures: how they were packed, and that they stay small.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { round } from "../../scripts/pack-model.mjs";
import { TRAINED } from "../../www/element/files.js";

const models = new URL("../../www/data/models/", import.meta.url);
const read = (/** @type {string} */ file) => readFile(new URL(file, models));

/** @param {number} value */
function rounded(value) {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  view.setUint32(0, round(view.getUint32(0), 4));
  return view.getFloat32(0);
}

test("a weight goes to the nearest that 4 bits of mantissa can say, ties to even, with its sign", () => {
  for (const [value, expected] of [
    [0, 0],
    [1, 1],
    [1.04, 1.0625],
    [-1.04, -1.0625],
    [1.03125, 1], // halfway
    [1.09375, 1.125], // halfway
    [1.99, 2],
    [-0.03, -0.0302734375],
  ]) {
    assert.equal(rounded(value), expected, `${value}`);
  }
});

test("the shipped model is 0.9 MB at most, and 99 % of its weights have 4 bits of mantissa", async () => {
  const packed = await read("mnist.safetensors.gz");
  assert.ok(packed.length <= 0.9e6, `${packed.length} bytes`);
  const file = gunzipSync(packed);
  const start = 8 + Number(file.readBigUInt64LE(0));
  const values = Array.from({ length: (file.length - start) / 4 }, (_, i) => file.readUInt32LE(start + 4 * i));
  const whole = values.filter((word) => round(word, 4) !== word);
  assert.ok(whole.length > 0 && whole.length < 0.01 * values.length, `${whole.length} of ${values.length} are whole`);
});

test("the page says of the model how it was trained", async () => {
  const file = gunzipSync(await read("mnist.safetensors.gz"));
  const { __metadata__: { zscape } } = JSON.parse(file.toString("utf8", 8, 8 + Number(file.readBigUInt64LE(0))));
  assert.equal(JSON.parse(zscape).settings.seed, TRAINED.seed);
  const command = `--epochs ${TRAINED.epochs} --latent 2 --seed ${TRAINED.seed} --out`;
  assert.ok((await readFile(new URL("../README.md", models), "utf8")).includes(command), command);
});

for (const scheme of ["light", "dark"]) {
  test(`the ${scheme} poster is a square WebP with transparency, 32 KB at most`, async () => {
    const picture = await read(`poster-${scheme}.webp`);
    assert.ok(picture.length <= 32 * 1024, `${picture.length} bytes`);
    assert.equal(picture.toString("latin1", 8, 16), "WEBPVP8X");
    assert.ok(picture[20] & 0x10, "its alpha flag");
    assert.equal(picture.readUIntLE(24, 3), picture.readUIntLE(27, 3));
  });
}
