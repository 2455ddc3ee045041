// The plane's scale: exact inverses, x right and y up, and the prior's rings.

import assert from "node:assert/strict";
import test from "node:test";
import {
  HOME, REACH, RINGS, SPAN, ticks, toLeft, toTop, toX, toY, withinReach,
} from "../../www/element/plane/scale.js";

test("from point to canvas and back is the same point", () => {
  for (const size of [352, 528, 1056]) {
    for (let value = -SPAN; value <= SPAN; value += 0.37) {
      assert.ok(Math.abs(toX(toLeft(value, size), size) - value) < 1e-12);
      assert.ok(Math.abs(toY(toTop(value, size), size) - value) < 1e-12);
    }
  }
});

test("they are inverses under the lens, too", () => {
  const window = { x: 1.3, y: -0.7, half: 0.21 };
  for (let value = -SPAN; value <= SPAN; value += 0.37) {
    assert.ok(Math.abs(toX(toLeft(value, 528, window), 528, window) - value) < 1e-12);
    assert.ok(Math.abs(toY(toTop(value, 528, window), 528, window) - value) < 1e-12);
  }
  assert.equal(toLeft(1.3, 500, window), 250);
  assert.ok(Math.abs(toTop(-0.7 + 0.21, 500, window)) < 1e-9);
});

test("ticks are round, at least four, and one a unit on the whole plane", () => {
  assert.deepEqual(ticks(-SPAN, SPAN), [-4, -3, -2, -1, 0, 1, 2, 3, 4]);
  assert.deepEqual(ticks(-0.31, 0.29), [-0.3, -0.2, -0.1, 0, 0.1, 0.2]);
  assert.deepEqual(ticks(1, 3), [1, 1.5, 2, 2.5, 3]);
  for (const half of [4, 2.3, 1, 0.77, 0.3, 0.11]) {
    const count = ticks(0.123 - half, 0.123 + half).length;
    assert.ok(count >= 4 && count <= 11, `${count} ticks for ${half}`);
  }
  assert.equal(HOME.half, SPAN);
});

test("x is right, y is up, and the origin is in the middle", () => {
  assert.equal(toLeft(0, 500), 250);
  assert.equal(toTop(0, 500), 250);
  assert.ok(toLeft(1, 500) > 250);
  assert.ok(toTop(1, 500) < 250);
  assert.equal(toLeft(-SPAN, 500), 0);
  assert.equal(toTop(-SPAN, 500), 500);
});

test("the rings hold 39.3, 86.5 and 98.9 percent of the prior", () => {
  assert.deepEqual(RINGS.map(({ share }) => (100 * share).toFixed(1)), ["39.3", "86.5", "98.9"]);
});

test("the handle keeps within its reach, which is within what is plotted", () => {
  assert.equal(withinReach(99), REACH);
  assert.equal(withinReach(-99), -REACH);
  assert.equal(withinReach(1.5), 1.5);
  assert.ok(REACH < SPAN);
});
