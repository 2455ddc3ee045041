// The losses in bounded memory: means of equal stretches, in order.

import assert from "node:assert/strict";
import test from "node:test";
import { LIMIT, readableRange, Series, smoothed } from "../../www/element/progress/series.js";

/** @param {number} steps */
function seriesOf(steps) {
  const series = new Series();
  for (let step = 1; step <= steps; step++) series.addLosses(step, 2 * step, -step);
  return series;
}

test("all steps are kept as they are until the memory is full", () => {
  const series = seriesOf(LIMIT - 1);
  assert.equal(series.stride, 1);
  assert.equal(series.steps.length, LIMIT - 1);
  assert.equal(series.reconstruction[41], 84);
});

test("a hundred thousand steps stay within the limit, each point the mean of its stretch", () => {
  const series = seriesOf(100_000);
  assert.ok(series.steps.length < LIMIT && series.steps.length > LIMIT / 4);
  series.steps.forEach((step, i) => {
    assert.equal(step, i * series.stride + (series.stride + 1) / 2);
    assert.equal(series.reconstruction[i], 2 * step);
    assert.equal(series.kl[i], -step);
  });
});

test("what comes after a restored step is dropped", () => {
  const series = seriesOf(100);
  series.truncate(60);
  assert.equal(series.steps.at(-1), 60);
  series.addLosses(61, 1, 1);
  assert.equal(series.steps.at(-1), 61);
  const thinned = seriesOf(LIMIT + 10);
  thinned.truncate(101);
  assert.ok(/** @type {number} */ (thinned.steps.at(-1)) <= 101);
});

test("clear leaves nothing", () => {
  const series = seriesOf(LIMIT + 10);
  series.clear();
  assert.deepEqual([series.steps, series.reconstruction, series.kl, series.stride], [[], [], [], 1]);
});

test("the running mean follows a constant exactly and starts at the first value", () => {
  assert.deepEqual(smoothed([3, 3, 3, 3]), [3, 3, 3, 3]);
  assert.equal(smoothed([5, 1])[0], 5);
  assert.deepEqual(smoothed([]), []);
});

test("the range leaves the first steep steps out and shows the rest", () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i < 20 ? 550 - 15 * i : 170 - i / 100));
  const [low, high] = readableRange(values);
  assert.ok(low > 100 && low < 161);
  assert.ok(high > 170 && high < 300);
  assert.deepEqual(readableRange([]), [0, 1]);
});
