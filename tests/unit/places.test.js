// The plane in words and numbers: the class about a point, and where the classes are.

import assert from "node:assert/strict";
import test from "node:test";
import { classAbout, placesOf } from "../../www/element/plane/places.js";
import { Points } from "../../www/element/plane/points.js";

/**
 * Points at given places, all with sigma 0.1 and 0.2.
 * @param {number[][]} mu
 * @param {number[]} [labels]
 */
function pointsAt(mu, labels) {
  const points = new Points();
  points.addImages({ count: mu.length, ...(labels && { labels: Uint8Array.from(labels) }) });
  const logvar = Float32Array.from(mu.flatMap(() => [2 * Math.log(0.1), 2 * Math.log(0.2)]));
  points.placePosteriors({ from: 0, mu: Float32Array.from(mu.flat()), logvar }, 2);
  return points;
}

/**
 * A row of so many points that starts at x.
 * @param {number} count
 * @param {number} x
 */
const row = (count, x) => Array.from({ length: count }, (_, i) => [x + 0.001 * i, 0]);

test("the class about a point is that of most of its 25 nearest images", () => {
  const points = pointsAt([...row(10, 0), ...row(15, 0.1), ...row(100, 3)], [
    ...Array(10).fill(4), ...Array(15).fill(7), ...Array(100).fill(1),
  ]);
  assert.deepEqual(classAbout(points, [0, 0], []), { label: 7, images: 15, of: 25 });
  assert.deepEqual(classAbout(points, [3, 0], []), { label: 1, images: 25, of: 25 });
});

test("classes that are hidden do not count; with fewer images than 25 all do", () => {
  const points = pointsAt([...row(3, 0), ...row(9, 1)], [...Array(3).fill(4), ...Array(9).fill(7)]);
  assert.deepEqual(classAbout(points, [0, 0], []), { label: 7, images: 9, of: 12 });
  assert.deepEqual(classAbout(points, [0, 0], [7]), { label: 4, images: 3, of: 3 });
  assert.equal(classAbout(points, [0, 0], [4, 7]), undefined);
});

test("images without a class, or without a posterior yet, are about nothing", () => {
  assert.equal(classAbout(pointsAt(row(30, 0)), [0, 0], []), undefined);
  const points = new Points();
  points.addImages({ count: 30, labels: new Uint8Array(30) });
  assert.equal(classAbout(points, [0, 0], []), undefined);
  assert.deepEqual(placesOf(points, []), []);
});

test("each class has its images' mean, their spread and their mean sigma", () => {
  const points = pointsAt([[1, 2], [3, 2], [-1, 0]], [5, 5, 2]);
  const [two, five] = placesOf(points, []);
  assert.deepEqual([two.label, two.images, two.centre, two.spread], [2, 1, [-1, 0], [0, 0]]);
  assert.deepEqual([five.label, five.images, five.centre, five.spread], [5, 2, [2, 2], [1, 0]]);
  for (const [axis, sigma] of [0.1, 0.2].entries()) assert.ok(Math.abs(five.sigma[axis] - sigma) < 1e-6);
  assert.deepEqual(placesOf(points, [5]).map(({ label }) => label), [2]);
});

test("images of no class are one place, after the classes", () => {
  const points = pointsAt([[1, 0], [2, 0]], [3, 3]);
  points.addImages({ count: 1 });
  points.placePosteriors({ from: 2, mu: Float32Array.of(0, 1), logvar: new Float32Array(2) }, 2);
  assert.deepEqual(placesOf(points, []).map(({ label, images }) => [label, images]), [[3, 2], [undefined, 1]]);
});
