// A posterior's ellipses lie where its points of k sigma lie, to the pixel.

import assert from "node:assert/strict";
import test from "node:test";
import { ringOf } from "../../www/ui/ellipse.js";
import { HOME, toLeft, toTop } from "../../www/element/plane/scale.js";

const SIZE = 560;

/** As an SVG of SIZE pixels maps its viewBox, which is the window with y down. */
for (const { name, window } of [
  { name: "at home", window: HOME },
  { name: "under the lens", window: { x: 1.2, y: -0.8, half: 0.5 } },
]) {
  test(`an ellipse is within a pixel of the points at k sigma ${name}`, () => {
    const viewBox = { left: window.x - window.half, top: -window.y - window.half, side: 2 * window.half };
    const mu = Float32Array.of(1.1, -0.6);
    const logvar = Float32Array.of(-3.2, -1.9);
    for (const k of [1, 2]) {
      const { cx, cy, rx, ry } = ringOf(mu, logvar, k);
      for (let t = 0; t < 2 * Math.PI; t += 0.1) {
        const left = ((cx + rx * Math.cos(t) - viewBox.left) / viewBox.side) * SIZE;
        const top = ((cy - ry * Math.sin(t) - viewBox.top) / viewBox.side) * SIZE;
        const x = mu[0] + k * Math.exp(logvar[0] / 2) * Math.cos(t);
        const y = mu[1] + k * Math.exp(logvar[1] / 2) * Math.sin(t);
        assert.ok(Math.abs(left - toLeft(x, SIZE, window)) < 1e-3);
        assert.ok(Math.abs(top - toTop(y, SIZE, window)) < 1e-3);
      }
    }
  });
}

test("of five latent dimensions the first two are drawn, of one the line y = 0", () => {
  assert.deepEqual(ringOf([1, 2, 3, 4, 5], [0, 0, 0, 0, 0], 2), { cx: 1, cy: -2, rx: 2, ry: 2 });
  assert.deepEqual(ringOf([1], [0], 2), { cx: 1, cy: 0, rx: 2, ry: 0 });
});
