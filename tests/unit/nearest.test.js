// The nearest image: as its point is drawn, or by its posterior.

import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestImage, nearestImages, nearestPoint } from "../../www/element/plane/nearest.js";
import { Points } from "../../www/element/plane/points.js";
import { HOME } from "../../www/element/plane/scale.js";

/**
 * Points with the posteriors at hand, drawn where those are.
 * @param {[number, number][]} mu
 * @param {number[]} [labels]
 */
function pointsAt(mu, labels) {
  const points = new Points();
  points.addImages({ count: mu.length, labels: labels && Uint8Array.from(labels) });
  points.placePosteriors({ from: 0, mu: Float32Array.from(mu.flat()), logvar: new Float32Array(2 * mu.length) }, 2);
  return points;
}

const seen = { reach: 0.5, window: HOME, hiddenClasses: [] };
const all = { hiddenClasses: [], latent: 2 };

test("the nearest point within reach is found, and none beyond it", () => {
  const points = pointsAt([[0, 0], [1, 1], [1.25, 1]]);
  assert.deepEqual(nearestPoint(points, [1.25, 0.75], seen), { index: 2, distance: 0.25 });
  assert.equal(nearestPoint(points, [3, 3], seen), undefined);
  assert.equal(nearestPoint(points, [0.3, 0.4001], seen), undefined);
});

test("a point is found where it is drawn: on its way, or at the border if it lies out of range", () => {
  const points = pointsAt([[0, 0], [9, 1]]);
  points.placePosteriors({ from: 0, mu: Float32Array.of(2, 0), logvar: Float32Array.of(0, 0) }, 2);
  points.glide(30);
  assert.ok(points.x[0] > 0.1 && points.x[0] < 1.5);
  assert.equal(nearestPoint(points, [points.x[0], 0], { ...seen, reach: 0.1 })?.index, 0);
  assert.equal(nearestPoint(points, [2, 0], { ...seen, reach: 0.1 }), undefined);
  assert.equal(nearestPoint(points, [4.2, 1], seen)?.index, 1);
});

test("what is not seen is not found: hidden classes, out of the window, no posterior", () => {
  const points = pointsAt([[0, 0], [0.25, 0], [0.1, 0]], [3, 7, 7]);
  assert.equal(nearestPoint(points, [0.1, 0], seen)?.index, 2);
  assert.equal(nearestPoint(points, [0.1, 0], { ...seen, hiddenClasses: [7] })?.index, 0);
  const window = { x: 2, y: 0, half: 1.8 };
  assert.equal(nearestPoint(points, [0.1, 0], { ...seen, window })?.index, 1);
  points.forgetPosteriors();
  assert.equal(nearestPoint(points, [0, 0], seen), undefined);
});

test("the nearest image is that of the least distance among many", () => {
  const mu = Array.from({ length: 500 }, (_, i) => /** @type {[number, number]} */ ([
    3 * Math.sin(i * 12.9898), 3 * Math.cos(i * 78.233),
  ]));
  const points = pointsAt(mu, mu.map((_, i) => i % 10));
  for (const at of /** @type {[number, number][]} */ ([[0, 0], [3.9, -3.9], [-1.3, 0.7]])) {
    const distances = mu.map(([x, y], i) => (i % 10 === 4 ? Infinity : Math.hypot(at[0] - x, at[1] - y)));
    const found = nearestImage(points, at, { ...all, hiddenClasses: [4] });
    assert.equal(found?.index, distances.indexOf(Math.min(...distances)));
    assert.ok(Math.abs((found?.distance ?? NaN) - Math.min(...distances)) < 1e-6);
  }
});

test("the nearest image follows the posterior at once, and the moment that is shown", () => {
  const points = pointsAt([[0, 0], [1, 0]]);
  points.placePosteriors({ from: 0, mu: Float32Array.of(2, 0), logvar: Float32Array.of(0, 0) }, 2);
  assert.equal(nearestImage(points, [0, 0], all)?.index, 1);
  points.showMoment({ mu: Float32Array.of(0.5, 0, 3, 0), logvar: new Float32Array(4) });
  assert.deepEqual(nearestImage(points, [0, 0], all), { index: 0, distance: 0.5 });
});

test("with one latent dimension the second coordinate of the ring does not count", () => {
  const points = pointsAt([[1, 0], [3, 0]]);
  assert.deepEqual(nearestImage(points, [1.5, 4], { ...all, latent: 1 }), { index: 0, distance: 0.5 });
});

test("the three nearest images are those of a sort, hidden or not; those without a posterior are none", () => {
  const mu = Array.from({ length: 500 }, (_, i) => /** @type {[number, number]} */ ([
    i % 7 === 3 ? NaN : 3 * Math.sin(i * 12.9898), 3 * Math.cos(i * 78.233),
  ]));
  const points = pointsAt(mu);
  for (const at of /** @type {[number, number][]} */ ([[0, 0], [3.9, -3.9], [-1.3, 0.7]])) {
    const sorted = mu.map(([x, y], index) => ({ index, distance: Math.hypot(at[0] - x, at[1] - y) }))
      .filter(({ distance }) => !Number.isNaN(distance)).sort((a, b) => a.distance - b.distance);
    const indices = (/** @type {{ index: number }[]} */ found) => found.map(({ index }) => index);
    assert.deepEqual(indices(nearestImages(points, at, 3)), indices(sorted.slice(0, 3)));
  }
  assert.equal(nearestImages(pointsAt([[0, 0], [1, 0]]), [0, 0], 3).length, 2);
});

test("without images there is none", () => {
  assert.equal(nearestImage(new Points(), [0, 0], all), undefined);
  assert.deepEqual(nearestImages(new Points(), [0, 0], 3), []);
});
