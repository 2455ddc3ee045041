// A picture that is kept up to date: made again when stale, never twice at once, and never left stale.

import assert from "node:assert/strict";
import test from "node:test";
import { Refresh } from "../../www/element/client/refresh.js";

// Timers are those of a window in browsers.
/** @type {any} */ (globalThis).window = globalThis;

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 5));

test("what is stale while it is made is made once more, not twice", async () => {
  /** @type {(() => void)[]} */
  const finish = [];
  const refresh = new Refresh(0, () => new Promise((resolve) => finish.push(resolve)), assert.fail);
  refresh.request();
  await aWhile();
  refresh.request();
  refresh.request();
  await aWhile();
  assert.equal(finish.length, 1);
  finish[0]();
  await aWhile();
  assert.equal(finish.length, 2);
  finish[1]();
  await aWhile();
  assert.equal(finish.length, 2);
});

test("a failure is told, and the next request is another try", async () => {
  /** @type {string[]} */
  const told = [];
  let tries = 0;
  const refresh = new Refresh(
    0, () => Promise.reject(new Error(`try ${++tries}`)), ({ message }) => told.push(message));
  refresh.request();
  await aWhile();
  refresh.request();
  await aWhile();
  assert.deepEqual(told, ["try 1", "try 2"]);
});

test("what is cancelled is not made", async () => {
  let made = 0;
  const refresh = new Refresh(0, async () => {
    made += 1;
  }, assert.fail);
  refresh.request();
  refresh.cancel();
  await aWhile();
  assert.equal(made, 0);
  refresh.request();
  await aWhile();
  assert.equal(made, 1);
});

test("what takes long is made less often, so that it takes no more than its share of the time", async () => {
  const now = performance.now;
  let clock = 0;
  /** @type {number[]} */
  const starts = [];
  performance.now = () => clock;
  try {
    const refresh = new Refresh(1, async () => {
      starts.push(clock);
      clock += 5; // what it takes
    }, assert.fail, 1 / 4);
    refresh.request();
    await aWhile();
    refresh.request();
    await new Promise((resolve) => setTimeout(resolve, 8));
    assert.deepEqual(starts, [0]); // 15 ms more to wait
    refresh.hurry();
    await aWhile();
    assert.deepEqual(starts, [0, 5]); // whoever waits for it need not
  } finally {
    performance.now = now;
  }
});
