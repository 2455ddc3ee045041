// What stands at the ticks of a loss, and that its axis has room for it.

import assert from "node:assert/strict";
import test from "node:test";
import { axisWidth, tickText } from "../../www/element/progress/plotoptions.js";

// Browsers have it.
/** @type {any} */ (globalThis).devicePixelRatio = 2;

test("ticks are written out, from 100,000 on in powers of ten, and never with the noise of binary fractions", () => {
  const texts = [0, 0.1 + 0.2, 5, 550, 1000, 25000, 1e5, 4.1e7, -0.5, -2500].map(tickText);
  const wanted = ["0", "0.3", "5", "550", "1,000", "25,000", "1×10⁵", "4.1×10⁷", "−0.5", "−2,500"];
  assert.deepEqual(texts, wanted);
});

test("the axis is as wide as its widest tick, and comes to rest", () => {
  const ctx = {
    font: "", save: () => undefined, restore: () => undefined,
    measureText: (/** @type {string} */ text) => ({ width: 20 * text.length }), // device pixels
  };
  const plot = /** @type {any} */ ({ ctx, axes: [{}, { font: ["11px sans-serif"], _size: 99 }] });
  const width = axisWidth(34);
  assert.equal(width(plot, ["0", "50"], 1, 0), 34);
  assert.equal(width(plot, ["0", "4.1×10⁷"], 1, 1), 78);
  assert.equal(width(plot, null, 1, 0), 34);
  assert.equal(width(plot, ["4.1×10⁷"], 1, 2), 99);
});
