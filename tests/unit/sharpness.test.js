// How fine the plane is drawn on a device that is slow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Sharpness } from "../../www/element/plane/sharpness.js";

/**
 * @param {Sharpness} sharpness
 * @param {number[]} times  ms of drawings
 */
const draw = (sharpness, times) => times.forEach((ms) => sharpness.addDrawing(ms));

test("a device that draws in time keeps all pixels, whatever comes between now and then", () => {
  const sharpness = new Sharpness(2.625);
  for (let i = 0; i < 20; i++) draw(sharpness, [7, 60, 9, 30, 12, 3]);
  assert.equal(sharpness.moving, 2.625);
});

test("on one that never does, what moves has half the pixels a side, then as many as CSS has, and no fewer", () => {
  const sharpness = new Sharpness(2.625);
  const slow = [50, 50, 50, 50, 50];
  draw(sharpness, slow);
  assert.equal(sharpness.moving, 2.625 / 2);
  draw(sharpness, [5, ...slow.slice(1)]);
  assert.equal(sharpness.moving, 2.625 / 2);
  for (let i = 0; i < 5; i++) draw(sharpness, slow);
  assert.equal(sharpness.moving, 1);
});

test("what takes long comes less often: a drawing has a fifth of the time at most", () => {
  const sharpness = new Sharpness(2);
  draw(sharpness, [3, 30]);
  assert.equal(sharpness.pause, 150);
  draw(sharpness, [700]); // a machine that was busy with something else
  assert.equal(sharpness.pause, 200);
  draw(sharpness, [4]);
  assert.equal(sharpness.pause, 20);
});

test("a screen with a pixel a CSS pixel, or zoomed out, is drawn as it is", () => {
  for (const ratio of [1, 0.75]) {
    const sharpness = new Sharpness(ratio);
    for (let i = 0; i < 5; i++) draw(sharpness, [90, 90, 90, 90, 90]);
    assert.equal(sharpness.moving, ratio);
  }
});
