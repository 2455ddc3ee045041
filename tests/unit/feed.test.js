// Snapshots of a run on their way into the view, on a page that is slow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Feed } from "../../www/element/feed.js";

/** A view that takes all that comes. */
const view = /** @type {any} */ ({
  measured() {},
  plane: { placePosteriors() {} },
  timeline: { offer() {} },
  curves: {},
  words: { setNumbers() {} },
});

/** @param {import("node:test").TestContext} t */
function fed(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(globalThis, { window: globalThis });
  let taken = 0;
  const feed = new Feed(() => undefined, () => (taken += 1));
  /**
   * A snapshot comes and is drawn.
   * @param {boolean} training
   * @param {number} ms  that the drawing takes
   */
  const draw = (training, ms) => {
    feed.arrive(/** @type {any} */ ({ training, losses: new Float64Array(0), posteriors: [], evaluations: [] }));
    feed.drawInto(view);
    feed.tellSteps(ms);
  };
  return { feed, draw, taken: () => taken };
}

test("a page that draws in time takes the next at once, one that is slow after five times as long", (t) => {
  const { draw, taken } = fed(t);
  draw(true, 5);
  assert.equal(taken(), 1);
  draw(true, 40);
  t.mock.timers.tick(199);
  assert.equal(taken(), 1);
  t.mock.timers.tick(1);
  assert.equal(taken(), 2);
});

test("after a drawing that took very long it does not wait for long", (t) => {
  const { draw, taken } = fed(t);
  draw(true, 700);
  t.mock.timers.tick(200);
  assert.equal(taken(), 1);
});

test("nobody waits for where a run has paused, however slow the page", (t) => {
  const { feed, draw, taken } = fed(t);
  draw(true, 40);
  feed.takeNow();
  assert.equal(taken(), 1);
  draw(false, 40);
  assert.equal(taken(), 2);
  t.mock.timers.tick(1000);
  feed.takeNow();
  assert.equal(taken(), 2);
});

test("what belongs to a run that is no more is not taken of the next one", (t) => {
  const { feed, draw, taken } = fed(t);
  draw(true, 40);
  feed.dropSnapshots();
  t.mock.timers.tick(1000);
  assert.equal(taken(), 0);
});
