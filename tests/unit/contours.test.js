// Contours: of an exact Gaussian they are circles where they should be, at home and in any other window.

import assert from "node:assert/strict";
import test from "node:test";
import { contourPath, priorPath } from "../../www/ui/contours.js";
import { HOME } from "../../www/element/plane/scale.js";

/** @typedef {import("../../www/element/plane/scale.js").Window} Window */

const SIDE = 160;

/**
 * The density of N(middle, sigma^2 I) at the middle of each cell.
 * @param {Readonly<Window>} window
 * @param {[number, number]} middle
 * @param {number} sigma
 */
function gaussian(window, middle, sigma) {
  const cells = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const x = window.x - window.half + ((column + 0.5) / SIDE) * 2 * window.half;
      const y = window.y + window.half - ((row + 0.5) / SIDE) * 2 * window.half;
      cells[row * SIDE + column] = densityAt(Math.hypot(x - middle[0], y - middle[1]), sigma);
    }
  }
  return cells;
}

/**
 * @param {number} distance
 * @param {number} sigma
 */
function densityAt(distance, sigma) {
  return Math.exp((-0.5 * distance ** 2) / sigma ** 2) / (2 * Math.PI * sigma ** 2);
}

/**
 * The pieces of a path, as points with y up.
 * @param {string} path
 */
function pieces(path) {
  const all = path.split("M").slice(1);
  return all.map((piece) =>
    piece.split("L").map((point) => {
      const [x, down] = point.split(",").map(Number);
      return /** @type {const} */ ([x, -down]);
    }),
  );
}

for (const { name, window, middle, sigma } of /** @type {const} */ ([
  { name: "at home", window: HOME, middle: [0, 0], sigma: 1 },
  { name: "at home, off the middle", window: HOME, middle: [1.234, -0.567], sigma: 0.8 },
  { name: "elsewhere", window: { x: 1.3, y: -2.1, half: 0.21 }, middle: [1.35, -2.15], sigma: 0.06 },
])) {
  test(`the contour of a Gaussian ${name} is a circle of the right radius and place`, () => {
    const cells = gaussian(window, [middle[0], middle[1]], sigma);
    const cell = (2 * window.half) / SIDE;
    const radius = 1.5 * sigma;
    const rings = pieces(contourPath(cells, SIDE, window, densityAt(radius, sigma)));
    assert.equal(rings.length, 1);
    const ring = rings[0];
    assert.ok(ring.length > 60);
    assert.deepEqual(ring.at(-1), ring[0], "the circle is not closed");
    const distances = ring.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1]));
    const off = Math.max(...distances.map((distance) => Math.abs(distance - radius)));
    assert.ok(off < 0.2 * cell, `off by ${off / cell} cells`);
    // The circle's middle by its extent, and so its place to a tenth of a cell.
    for (const axis of /** @type {const} */ ([0, 1])) {
      const along = ring.map((point) => point[axis]);
      const mean = (Math.min(...along) + Math.max(...along)) / 2;
      assert.ok(Math.abs(mean - middle[axis]) < 0.1 * cell, `${mean} of ${middle[axis]}`);
    }
  });
}

test("a contour that leaves the window ends at its border, which is not drawn", () => {
  const window = { x: 1, y: 0, half: 1 };
  const rings = pieces(contourPath(gaussian(window, [0, 0], 1), SIDE, window, densityAt(1, 1)));
  const drawn = rings.flat();
  assert.ok(drawn.length > 20);
  for (const [x, y] of drawn) {
    assert.ok(x > 0 && x < 2 && Math.abs(y) < 1);
    assert.ok(Math.abs(Math.hypot(x, y) - 1) < 0.01, `${x}, ${y} is not on the circle`);
  }
});

test("a level that is nowhere or everywhere has no contour", () => {
  const cells = gaussian(HOME, [0, 0], 1);
  assert.equal(contourPath(cells, SIDE, HOME, 1), "");
  assert.equal(contourPath(cells, SIDE, HOME, 0), "");
});

test("a hole in a density has a contour of its own", () => {
  const outer = gaussian(HOME, [0, 0], 2);
  const inner = gaussian(HOME, [0, 0], 0.5);
  const cells = outer.map((density, i) => density - 0.05 * inner[i]);
  assert.equal(pieces(contourPath(cells, SIDE, HOME, 0.6 * densityAt(0, 2))).length, 2);
});

test("coordinates are written to about a thousandth of the window", () => {
  const window = { x: 0.1, y: 0.1, half: 0.05 };
  const path = contourPath(gaussian(window, [0.1, 0.1], 0.02), SIDE, window, densityAt(0.03, 0.02));
  const digits = [...path.matchAll(/\.(\d+)/g)].map(([, found]) => found.length);
  assert.equal(Math.max(...digits), 4);
});

test("50, 80 and 95 percent of the prior lie within discs of radius 1.177, 1.794 and 2.448", () => {
  const radii = [0.5, 0.8, 0.95].map((share) => Number(/^M([\d.]+),0A/.exec(priorPath(share))?.[1]));
  assert.deepEqual(radii.map((radius) => radius.toFixed(3)), ["1.177", "1.794", "2.448"]);
});
