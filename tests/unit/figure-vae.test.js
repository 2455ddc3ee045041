// The losses that the figure "vae" draws: few points, however long the run.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Losses, MOST } from "../../www/figures/vae/losses.js";

test("the first steps are a point each, and of a long run every point is the mean of as many", () => {
  const losses = new Losses();
  for (let step = 1; step <= 5; step++) losses.add({ step, reconstruction: 500 - step, kl: step });
  assert.deepEqual(losses.points.map(({ step }) => step), [1, 2, 3, 4, 5]);
  for (let step = 6; step <= 10_000; step++) losses.add({ step, reconstruction: 500 - step, kl: step });
  const { points } = losses;
  assert.ok(points.length >= MOST / 2 && points.length < MOST, `${points.length} points`);
  const stride = points[0].step;
  for (const [i, { step, reconstruction, kl }] of points.entries()) {
    assert.equal(step, (i + 1) * stride);
    assert.ok(Math.abs(kl - (step - (stride - 1) / 2)) < 1e-6 && Math.abs(reconstruction + kl - 500) < 1e-6);
  }
  assert.ok(10_000 - points[points.length - 1].step < stride, "the last steps are there");
});
