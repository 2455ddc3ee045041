// What the figure "elbo" is made of: labels that are never over one another, the digits, and the model's numbers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gunzipSync } from "node:zlib";
import { apart } from "../../www/figures/elbo/labels.js";
import { parametersOf } from "../../www/figures/parameters.js";

const APART = 40;
const FLOOR = 310;

const places = (/** @type {number[]} */ wishes) => apart(wishes.map((at) => ({ at })), APART, FLOOR).map(({ y }) => y);

test("labels that lie apart stay where they are", () => {
  assert.deepEqual(places([34, 150, 300]), [34, 150, 300]);
});

test("labels that fall together move apart, and keep their order", () => {
  assert.deepEqual(places([34, 34.5, 35]), [34, 74, 114]);
  assert.deepEqual(places([34, 35, 200, 200]), [34, 75 - 1, 200, 240]);
});

test("none leaves the picture below", () => {
  assert.deepEqual(places([34, 300, 320, 321]), [34, FLOOR - 80, FLOOR - 40, FLOOR]);
});

const shipped = (/** @type {string} */ path) =>
  gunzipSync(readFileSync(new URL(`../../www/data/${path}`, import.meta.url)));

test("each of the ten digits is a held-out one of its class", () => {
  const digits = shipped("digits/ten.images.idx.gz");
  const [images, labels] = [
    shipped("mnist/held-out.images.idx.gz").subarray(16), shipped("mnist/held-out.labels.idx.gz").subarray(8),
  ];
  assert.equal(digits.length, 16 + 10 * 784);
  for (let digit = 0; digit < 10; digit++) {
    const pixels = digits.subarray(16 + 784 * digit, 16 + 784 * (digit + 1));
    const at = labels.findIndex((label, i) =>
      label === digit && pixels.equals(images.subarray(784 * i, 784 * (i + 1))));
    assert.ok(at >= 0, `digit ${digit}`);
  }
});

test("the shipped model's file gives its ten tensors, whole and finite", () => {
  const parameters = parametersOf(shipped("models/mnist.safetensors.gz"));
  const sizes = Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, values.length]));
  assert.deepEqual(sizes, {
    "fc1.weight": 400 * 784, "fc1.bias": 400, "fc21.weight": 800, "fc21.bias": 2, "fc22.weight": 800, "fc22.bias": 2,
    "fc3.weight": 800, "fc3.bias": 400, "fc4.weight": 784 * 400, "fc4.bias": 784,
  });
  for (const values of Object.values(parameters)) assert.ok(values.every(Number.isFinite));
});
