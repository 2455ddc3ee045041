// Which runs are said to be flat, and when: whole curves of the core on MNIST and on shapes, made by
// scripts/make-curves.mjs, and such as are made up here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { each, epochs, kinds, PER_EPOCH } from "./diagnosis.js";

/**
 * The mean loss of each epoch, a curve a seed.
 * @type {Record<"defaults" | "shapes" | "learning rate 1e-8", number[][]>}
 */
const curves = JSON.parse(readFileSync(new URL("../fixtures/curves.json", import.meta.url), "utf8"));

/**
 * The epochs at whose ends a run is said to be flat, and nothing else is said.
 * @param {number[]} losses
 */
function flatAt(losses) {
  return kinds(epochs(losses)).map(([step, ...found]) => {
    assert.deepEqual(found, ["flat"]);
    return Number(step) / PER_EPOCH;
  });
}

test("of ten runs with the defaults nothing is said in 100 epochs: their losses fall", () => {
  assert.deepEqual(curves.defaults.map(({ length }) => length), Array.from({ length: 10 }, () => 100));
  curves.defaults.forEach((losses, i) => assert.deepEqual(flatAt(losses), [], `seed ${i + 1}`));
});

test("shapes with the defaults are said to be flat when they are, after some forty epochs", () => {
  for (const losses of curves.shapes) {
    const [first = NaN, ...rest] = flatAt(losses);
    assert.ok(first > 35 && first <= 50, `epoch ${first}`);
    assert.deepEqual(rest, each(first + 1, 60));
  }
});

test("so low a rate that nothing is learned is flat", () => {
  for (const losses of curves["learning rate 1e-8"]) assert.ok(flatAt(losses).length > 5);
});

test("a run that ends to fall is told of once ten epochs say so, for ten epochs, " +
  "and no more when it falls again", () => {
  const noise = [0.1, -0.12, 0.03, 0.09, -0.1, -0.02, 0.07, -0.08]; // as one eps an image brings
  const noisy = (/** @type {number[]} */ losses) => losses.map((loss, i) => loss + noise[i % noise.length]);
  const falling = each(0, 19).map((i) => 160 - i);
  const flat = each(0, 19).map(() => 141);
  const again = each(0, 29).map((i) => 140.8 - i / 5);
  assert.deepEqual(flatAt(noisy([...falling, ...flat])), each(29, 40));
  assert.deepEqual(flatAt(noisy([...falling, ...flat, ...again])), each(29, 51));
});

test("epochs of three steps each are too short to be called flat", () => {
  const losses = [229, 225, 222, 216, 217, 212, 221, 213, 208, 208, 207, 205];
  assert.deepEqual(kinds(epochs(losses, 7, 3)), []);
});

test("what was flat under other settings is not held against the present ones", () => {
  const flat = epochs(each(1, 10).map(() => 140));
  assert.equal(kinds(flat).length, 1);
  assert.deepEqual(kinds(flat, {}, 2 * PER_EPOCH), []);
});
