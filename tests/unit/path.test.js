// Interpolation between two anchors of the plane: straight, and on an arc about the origin.

import assert from "node:assert/strict";
import test from "node:test";
import { hasArc, pathBetween } from "../../www/element/plane/path.js";

/** @param {Float32Array} path */
function points(path) {
  return Array.from({ length: path.length / 2 }, (_, i) => [path[2 * i], path[2 * i + 1]]);
}

/**
 * @param {number} actual
 * @param {number} expected
 */
function near(actual, expected) {
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
}

/** Point pairs that an arc joins. */
const PAIRS = /** @type {const} */ ([
  [[1.3, 0.7], [-0.4, 2.1]],
  [[-2, 0.3], [-1.5, -0.4]],
  [[0.2, -0.1], [3, 3]],
  [[0, 3.9], [-3.9, 0]],
]);

test("both ends are the anchors to the last bit, straight and on an arc", () => {
  for (const [a, b] of PAIRS) {
    for (const arc of [false, true]) {
      const path = pathBetween(a, b, { count: 11, arc });
      assert.equal(path.length, 22);
      assert.deepEqual([...path.subarray(0, 2)], a.map(Math.fround));
      assert.deepEqual([...path.subarray(20)], b.map(Math.fround));
    }
  }
});

test("a straight path is evenly spaced", () => {
  const path = points(pathBetween([-1, 2], Float32Array.of(3, 0), { count: 5, arc: false }));
  assert.deepEqual(path, [[-1, 2], [0, 1.5], [1, 1], [2, 0.5], [3, 0]]);
});

test("on an arc angle and radius change evenly", () => {
  for (const [a, b] of PAIRS) {
    const path = points(pathBetween(a, b, { count: 9, arc: true }));
    const radii = path.map(([x, y]) => Math.hypot(x, y));
    const turns = path.slice(1).map(([x, y], i) => {
      const [fromX, fromY] = path[i];
      return Math.atan2(fromX * y - fromY * x, fromX * x + fromY * y);
    });
    radii.forEach((radius, i) => near(radius, radii[0] + (i / 8) * (radii[8] - radii[0])));
    turns.forEach((turn) => near(turn, turns[0]));
    assert.ok(Math.abs(8 * turns[0]) <= Math.PI, "the longer way round");
  }
});

test("an arc goes the shorter way round across the angle of +-180 degrees", () => {
  const [, middle] = points(pathBetween([-1, 0.5], [-1, -0.5], { count: 3, arc: true }));
  near(middle[0], -Math.hypot(1, 0.5));
  near(middle[1], 0);
});

test("between opposite anchors an arc goes counter-clockwise, from either", () => {
  for (const [x, y] of [[2, 0], [-2, 0], [0, 1], [0, -1], [1.3, 0.7], [-0.3, 0.6]]) {
    for (const factor of [-1, -1.1]) {
      const [, middle] = points(pathBetween([x, y], [factor * x, factor * y], { count: 3, arc: true }));
      const stretched = (1 - factor) / 2;
      near(middle[0], -y * stretched);
      near(middle[1], x * stretched);
    }
  }
});

test("an anchor within 0.1 of the origin has no arc: the path is straight", () => {
  for (const b of [[0, 0], [0.1, 0], [-0.05, 0.06]]) {
    assert.equal(hasArc([2, 1], b), false);
    assert.equal(hasArc(b, [2, 1]), false);
    const straight = pathBetween([2, 1], b, { count: 9, arc: false });
    assert.deepEqual(pathBetween([2, 1], b, { count: 9, arc: true }), straight);
  }
  assert.equal(hasArc([2, 1], [0.11, 0]), true);
});

test("between equal anchors the path stays where it is", () => {
  for (const arc of [false, true]) {
    const path = points(pathBetween([0.3, -1.2], [0.3, -1.2], { count: 9, arc }));
    for (const point of path) assert.deepEqual(point, [0.3, -1.2].map(Math.fround));
  }
});
