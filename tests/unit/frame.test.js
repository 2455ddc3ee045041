// Frames that are asked for: one draw each, none that would draw nothing.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Frame } from "../../www/ui/frame.js";

let draws = 0;
/**
 * What the browser calls with its next frame.
 * @type {Map<number, () => void>}
 */
const waiting = new Map();

/** @type {any} */
const browser = globalThis;
browser.window = globalThis;
browser.requestAnimationFrame = (/** @type {() => void} */ callback) => {
  waiting.set(waiting.size + 1, callback);
  return waiting.size;
};
browser.cancelAnimationFrame = (/** @type {number} */ id) => waiting.delete(id);

/** The browser's next frame comes. */
function nextFrame() {
  for (const callback of [...waiting.values()]) callback();
}

beforeEach((context) => {
  /** @type {import("node:test").TestContext} */ (context).mock.timers.enable({ apis: ["setTimeout"] });
  draws = 0;
  waiting.clear();
});

test("many requests are one draw, in the next frame", () => {
  const frame = new Frame(() => (draws += 1));
  frame.request();
  frame.request();
  assert.equal(draws, 0);
  nextFrame();
  nextFrame();
  assert.equal(draws, 1);
});

test("where no frames come, a timer draws", (context) => {
  const frame = new Frame(() => (draws += 1));
  frame.request();
  context.mock.timers.tick(250);
  assert.equal(draws, 1);
  assert.equal(waiting.size, 0);
});

test("what is due later takes no frame before, and the soonest of several counts", (context) => {
  const frame = new Frame(() => (draws += 1));
  frame.request(200);
  frame.request(100);
  frame.request(300);
  context.mock.timers.tick(80);
  assert.equal(waiting.size, 0);
  context.mock.timers.tick(20);
  assert.equal(waiting.size, 1);
  nextFrame();
  assert.equal(draws, 1);
  context.mock.timers.tick(1000);
  assert.equal(waiting.size, 0);
});

test("a frame that comes sooner takes the place of a later one", (context) => {
  const frame = new Frame(() => (draws += 1));
  frame.request(100);
  frame.request();
  nextFrame();
  context.mock.timers.tick(1000);
  assert.equal(waiting.size, 0);
  assert.equal(draws, 1);
});
