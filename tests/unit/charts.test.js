// What the charts read and say of runs: losses at a step, what differs, which line is whose; and when plots are drawn.

import assert from "node:assert/strict";
import test from "node:test";
import { Records } from "../../www/element/progress/records.js";
import { Series } from "../../www/element/progress/series.js";
import { Turns } from "../../www/element/progress/turns.js";
import { defaultSettings } from "../../www/element/settings.js";
import { loadTexts } from "../../www/element/texts.js";
import { cursorKey } from "../../www/element/tools/charts/cursorkeys.js";
import { differences } from "../../www/element/tools/charts/differences.js";
import { nearestMoment, nearestTo, readingOf } from "../../www/element/tools/charts/reading.js";
import { Shown } from "../../www/element/tools/charts/runs.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("../../www/element/protocol.js").Evaluation} Evaluation */

const state = { texts: en, language: /** @type {const} */ ("en") };
const units = { kl: new Float32Array(2), variance: new Float32Array(2) };

/**
 * A series of so many steps with losses that do not change.
 * @param {number} steps
 */
function constant(steps) {
  const series = new Series();
  for (let step = 1; step <= steps; step++) series.addLosses(step, 150, 5);
  return series;
}

/**
 * @param {number[]} steps
 * @returns {Evaluation[]}
 */
function measuredAt(...steps) {
  return steps.map((step) => ({ step, epoch: 1, heldOut: { reconstruction: 100 + step, kl: step }, units }));
}

test("a reading is the running mean at the step, and the evaluation nearest to it with its own step", () => {
  const evaluations = [...measuredAt(1, 8, 32), { step: 40, epoch: 1, units }];
  const { training, heldOut } = readingOf({ series: constant(60), evaluations }, 39);
  assert.deepEqual(training, { reconstruction: 150, kl: 5 });
  assert.deepEqual(heldOut, { step: 32, reconstruction: 132, kl: 32 });
});

test("before the first step, and without held-out images, there is nothing to read", () => {
  const { training, heldOut } = readingOf({ series: new Series(), evaluations: [] }, 0);
  assert.deepEqual([training, heldOut], [undefined, undefined]);
});

test("the nearest of rising numbers is found wherever it is", () => {
  assert.equal(nearestTo([], 3), -1);
  for (const [value, at] of [[-5, 0], [1, 0], [2.4, 0], [2.6, 1], [4, 1], [7, 2], [100, 2]]) {
    assert.equal(nearestTo([1, 4, 9], value), at, `${value}`);
  }
});

test("a click goes to the nearest moment that was kept, or to now", () => {
  const moments = /** @type {any[]} */ ([0, 3, 10, 30].map((step) => ({ step })));
  assert.equal(nearestMoment(moments, 4, 30)?.step, 3);
  assert.equal(nearestMoment(moments, 19, 30)?.step, 10);
  assert.equal(nearestMoment(moments, 21, 30), undefined);
  assert.equal(nearestMoment([], 5, 30), undefined);
});

test("keys move the cursor by a part of the chart, by steps with Shift, and never past the ends", () => {
  const beside = (/** @type {number} */ part) => 50 + 100 * part;
  const where = { at: 50, last: 100, beside };
  const go = (/** @type {string} */ key, more = {}) =>
    cursorKey({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more }, { ...where });
  assert.deepEqual(["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"].map((key) => go(key)), [52, 52, 48, 48]);
  assert.deepEqual([go("ArrowRight", { shiftKey: true }), go("ArrowLeft", { shiftKey: true })], [51, 49]);
  assert.deepEqual([go("ArrowRight", { altKey: true }), go("PageDown")], [60, 40]);
  assert.deepEqual([go("Home"), go("End")], [1, 100]);
  assert.deepEqual([go("x"), go("ArrowLeft", { ctrlKey: true })], [undefined, undefined]);
  const ends = { shiftKey: true, altKey: false, ctrlKey: false, metaKey: false };
  assert.equal(cursorKey({ key: "ArrowRight", ...ends }, { ...where, at: 100 }), 100);
  assert.equal(cursorKey({ key: "ArrowLeft", ...ends }, { ...where, at: 1 }), 1);
});

test("where a pixel holds many steps or one many pixels, an arrow moves at least one step", () => {
  const key = { key: "ArrowRight", shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  assert.equal(cursorKey(key, { at: 2, last: 900, beside: () => 2.1 }), 3);
  assert.equal(cursorKey(key, { at: 2, last: 900, beside: () => undefined }), 3);
});

test("a run is named by what differs from the present one, in either language", () => {
  const named = (/** @type {object} */ change, how = state) =>
    differences({ settings: { ...defaultSettings, ...change } }, { settings: defaultSettings }, how);
  assert.equal(named({}), "same settings");
  assert.equal(named({ beta: 4 }), "β 4");
  assert.equal(named({ noise: false, beta: 0 }), "β 0, noise off");
  assert.equal(named({ seed: 12345 }), "seed 12345");
  assert.equal(named({ learningRate: 0.00002 }), "learning rate 0.00002");
  assert.equal(named({ hidden: 8, latent: 20, batch: 64 }), "hidden units 8, latent dimensions 20, batch size 64");
  assert.equal(named({ dataset: "shapes" }), en.shapesName);
  assert.equal(named({ noise: false, beta: 0 }, /** @type {any} */ ({ texts: zh, language: "zh" })), "β 0，不加噪声");
  const silent = { settings: { ...defaultSettings, noise: false } };
  assert.equal(differences({ settings: defaultSettings }, silent, state), "noise on");
});

test("a run whose settings changed on the way is named by the first and the last, " +
  "and has not the same ones as one without", () => {
  const records = new Records({ ...defaultSettings, beta: 40 });
  records.adoptSettings({ ...defaultSettings, beta: 8 }); // before its first step
  assert.equal(records.present.began, undefined);
  records.present.series = constant(10);
  for (const beta of [4, 2, 1]) records.adoptSettings({ ...defaultSettings, beta });
  const steady = { settings: defaultSettings };
  assert.equal(differences(records.present, steady, state), "β 8 → 1");
  assert.equal(differences(steady, records.present, state), "β 1");
});

test("at most five earlier runs are remembered, each with a line of its own that it keeps", () => {
  const records = new Records(defaultSettings);
  const shown = new Shown();
  /** @type {Map<object, number>} */
  const before = new Map();
  for (let run = 0; run < 9; run++) {
    records.present.series = constant(10);
    records.beginRun(defaultSettings);
    const runs = shown.runsOf(records.past);
    assert.equal(runs.length, Math.min(5, run + 1));
    assert.equal(new Set(runs.map(({ style }) => style)).size, runs.length);
    for (const { series, style } of runs) {
      assert.ok(style >= 1 && style <= 5);
      assert.equal(before.get(series) ?? style, style);
      before.set(series, style);
    }
  }
  shown.toggle(records.past[2]);
  assert.equal(shown.runsOf(records.past).length, 4);
  shown.toggle(records.past[2]);
  assert.equal(shown.runsOf(records.past).length, 5);
});

test("plots that are stale are drawn one a frame, and not again at once", () => {
  /** @type {string[]} */
  const drawn = [];
  /** @type {(number | undefined)[]} */
  const asked = [];
  const turns = new Turns([() => drawn.push("a"), () => drawn.push("b")], (wait) => asked.push(wait));
  turns.draw();
  assert.deepEqual(drawn, ["a"]);
  turns.draw();
  assert.deepEqual(drawn, ["a", "b"]);
  turns.draw();
  assert.equal(drawn.length, 2);
  asked.length = 0;
  turns.markStale();
  turns.draw();
  assert.equal(drawn.length, 2);
  const [now, later = 0] = asked;
  assert.equal(now, undefined);
  assert.ok(later > 0 && later <= 250);
});
