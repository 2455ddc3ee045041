// The plane's scale: exact inverses, x right and y up, and the prior's rings.

import assert from "node:assert/strict";
import test from "node:test";
import { REACH, RINGS, SPAN, toLeft, toTop, toX, toY, withinReach } from "../../www/element/scale.js";

test("from point to canvas and back is the same point", () => {
  for (const size of [352, 528, 1056]) {
    for (let value = -SPAN; value <= SPAN; value += 0.37) {
      assert.ok(Math.abs(toX(toLeft(value, size), size) - value) < 1e-12);
      assert.ok(Math.abs(toY(toTop(value, size), size) - value) < 1e-12);
    }
  }
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
