// The moments kept of a run: few, evenly spaced in log(1 + step), in order, within their bytes.

import assert from "node:assert/strict";
import test from "node:test";
import { MOST, MOST_BYTES, Moments } from "../../www/element/progress/moments.js";

/**
 * @param {number} step
 * @param {number} [floats]  of the decoder
 */
function moment(step, floats = 1) {
  return {
    step,
    epoch: 1,
    mu: Float32Array.of(step, 0),
    logvar: new Float32Array(2),
    weights: new Float32Array(floats),
  };
}

/**
 * An array that says it is large: allocating it would make the test slow.
 * @param {number} byteLength
 */
function sized(byteLength) {
  return Object.defineProperty(new Float32Array(1), "byteLength", { value: byteLength });
}

/**
 * A run that offers a snapshot every so many steps.
 * @param {{ steps: number, every?: number, floats?: number }} run
 */
function after({ steps, every = 1, floats }) {
  const moments = new Moments();
  for (let step = 0; step <= steps; step += every) if (moments.wants(step)) moments.keepMoment(moment(step, floats));
  return moments;
}

/** @param {Moments} moments */
function stepsOf(moments) {
  return moments.all.map(({ step }) => step);
}

/**
 * The widest and the narrowest gap in log(1 + step) from a step on.
 * @param {number[]} steps
 * @param {number} from
 */
function gaps(steps, from) {
  const at = steps.filter((step) => step >= from).map(Math.log1p);
  const wide = at.slice(1).map((log, i) => log - at[i]);
  return { widest: Math.max(...wide), narrowest: Math.min(...wide) };
}

test("after 10,000 steps the moments are log-spaced, first to newest", () => {
  const steps = stepsOf(after({ steps: 10_000 }));
  assert.equal(steps[0], 0);
  assert.ok(steps[steps.length - 1] > 10_000 / 1.25);
  assert.ok(steps.length > 40 && steps.length <= MOST, `${steps.length} moments`);
  assert.deepEqual(steps.slice(0, 5), [0, 1, 2, 3, 4]);
  const { widest, narrowest } = gaps(steps, 50);
  assert.ok(widest < 0.21 && narrowest > 0.15, `gaps of ${narrowest} to ${widest}`);
});

test("snapshots may come seldom: each early one is a moment", () => {
  const steps = stepsOf(after({ steps: 10_000, every: 37 }));
  assert.deepEqual(steps.slice(0, 4), [0, 37, 74, 111]);
  assert.ok(gaps(steps, 500).widest < 0.26);
});

test("of a run of a million steps at most 64 moments are kept, still spread over all of it", () => {
  const steps = stepsOf(after({ steps: 1_000_000 }));
  assert.equal(steps.length, MOST);
  assert.equal(steps[0], 0);
  assert.ok(steps[MOST - 1] > 1_000_000 / 1.25);
  assert.ok(gaps(steps, 1).widest < 0.8, `a gap of ${gaps(steps, 1).widest}`);
});

test("large models leave fewer moments, within 100 MB and still spread", () => {
  const moments = after({ steps: 100_000, floats: 2.5e6 }); // 10 MB each
  const steps = stepsOf(moments);
  assert.ok(moments.bytes <= MOST_BYTES);
  assert.ok(steps.length >= 8 && steps.length <= 10, `${steps.length} moments`);
  assert.equal(steps[0], 0);
  assert.ok(steps[steps.length - 1] > 100_000 / 1.25);
  assert.ok(gaps(steps, 0).widest < Math.log(100_000) / 3, `a gap of ${gaps(steps, 0).widest}`);
});

test("of moments larger than all the room the first and the newest are kept", () => {
  const moments = new Moments();
  for (const step of [0, 10, 100, 1000]) {
    moments.keepMoment({ ...moment(step), weights: sized(2 * MOST_BYTES) });
  }
  assert.deepEqual(stepsOf(moments), [0, 1000]);
});

test("a run that fell back loses its later moments, and wants them again", () => {
  const moments = after({ steps: 10_000 });
  moments.truncate(100);
  const steps = stepsOf(moments);
  const newest = steps[steps.length - 1];
  assert.ok(newest <= 100 && newest > 80);
  assert.equal(moments.wants(newest), false);
  assert.equal(moments.wants(130), true);
});

test("moments are in the order of their steps, also after one that came before others", () => {
  const moments = after({ steps: 1000 });
  moments.keepMoment(moment(50));
  const steps = stepsOf(moments);
  assert.deepEqual(steps, [...new Set(steps)].sort((a, b) => a - b));
  assert.equal(steps[steps.length - 1], 50);
});

test("bytes are those of all arrays", () => {
  const moments = new Moments();
  moments.keepMoment(moment(0, 100));
  moments.keepMoment(moment(1, 100));
  assert.equal(moments.bytes, 2 * (8 + 8 + 400));
});

test("the moment that is shown outlives the thinning around it, within the same room", () => {
  const moments = new Moments();
  let shown;
  for (let i = 0; i < 40; i++) {
    const large = moment(Math.round(1.3 ** i) + i, 2.5e6); // 10 MB each
    if (i === 20) shown = large;
    moments.keepMoment(large, shown);
  }
  assert.ok(shown && moments.all.includes(shown));
  assert.ok(moments.bytes <= MOST_BYTES);
  assert.ok(moments.all.length >= 8);
});

test("with no room for more than the first, the newest and the one that is shown, those are kept", () => {
  const moments = new Moments();
  let shown;
  for (const step of [0, 10, 100, 1000]) {
    const large = { ...moment(step), weights: sized(2 * MOST_BYTES) };
    if (step === 10) shown = large;
    moments.keepMoment(large, shown);
  }
  assert.deepEqual(stepsOf(moments), [0, 10, 1000]);
});
