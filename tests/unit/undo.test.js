// What is kept of a run that a click has ended: one run at most, for a while, and nothing where there was none.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Undo } from "../../www/element/undo.js";

const HALF_A_MINUTE = 30_000;
const IMAGES = { split: /** @type {const} */ ("train"), pixels: new Uint8Array(784) };

/**
 * What the worker is told, in order.
 * @type {string[]}
 */
let told = [];
/** @type {any} */
let view;
/** @type {Undo} */
let undo;

beforeEach(() => {
  Object.assign(globalThis, { window: globalThis });
  told = [];
  view = {
    state: { step: 7, images: 600, settings: { seed: 1 }, look: {}, legend: {} },
    player: {
      ready: { settled: true }, training: true, own: [IMAGES],
      status: { fromFile: false, keep: () => "Paused", takeBack: (/** @type {string} */ status) => told.push(status) },
      remote: { running: true, putAside: () => told.push("keep"), forget: () => told.push("forget") },
      takeBack: (/** @type {boolean} */ training) => told.push(training ? "resume, train" : "resume, pause"),
    },
    parts: [{}, { keep: () => "points", takeBack: (/** @type {string} */ kept) => told.push(kept) }],
    records: { present: "record", takeBack: (/** @type {string} */ kept) => told.push(kept) },
    frame: { now: () => undefined }, feed: { dropSnapshots: () => undefined }, root: { activeElement: null },
    set: (/** @type {object} */ change) => Object.assign(view.state, change),
    setLegend: () => undefined, clear: () => undefined, modelChanged: () => undefined,
    commands: { tellChange: () => undefined },
  };
  undo = new Undo(view);
});

/** The reader begins another run, which is at its beginning. */
function restart(seed = 2, how = {}) {
  undo.keep(how);
  undo.runBegins();
  view.player.own = [];
  Object.assign(view.state, { step: 0, settings: { seed } });
}

test("a run is offered for half a minute, then it is freed", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  restart();
  assert.equal(view.state.undo, 7);
  t.mock.timers.tick(HALF_A_MINUTE - 1);
  assert.deepEqual(told, ["keep"]);
  t.mock.timers.tick(1);
  assert.deepEqual([told, view.state.undo], [["keep", "forget"], undefined]);
  undo.bringBack();
  assert.equal(told.length, 2);
});

test("it comes back as it was, training, with the very images of the page's own", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  restart();
  undo.bringBack();
  assert.deepEqual(told, ["keep", "record", "points", "Paused", "resume, train"]);
  const { step, settings, images } = view.state;
  assert.deepEqual([step, settings, images, view.state.undo], [7, { seed: 1 }, 600, undefined]);
  assert.equal(view.player.own[0], IMAGES);
  t.mock.timers.tick(HALF_A_MINUTE);
  assert.equal(told.includes("forget"), false);
});

test("of two clicks the last one counts behind which there was a run, and the time begins anew", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  restart(2);
  t.mock.timers.tick(HALF_A_MINUTE - 1);
  view.player.ready.settled = false;
  restart(3);
  t.mock.timers.tick(HALF_A_MINUTE - 1);
  assert.deepEqual([told, view.state.undo], [["keep"], 7]);
  view.player.ready.settled = true;
  restart(4); // it was drawn, and had not made a step
  assert.deepEqual([told, view.state.undo], [["keep"], 7]);
  view.state.step = 9;
  restart(5);
  assert.deepEqual([told, view.state.undo], [["keep", "keep"], 9]);
  undo.bringBack();
  assert.deepEqual(view.state.settings, { seed: 4 });
});

test("there is no offer of a run that has failed or has no plane, nor of step 0 of the very same", () => {
  view.state.failure = { kind: "data" };
  restart();
  view.state.failure = undefined;
  view.state.images = 0;
  restart();
  view.state.images = 600;
  restart(1, { same: true });
  assert.deepEqual([told, view.state.undo], [[], undefined]);
});

test("what a page begins by itself takes the offer away, and so does a worker that is gone", () => {
  restart();
  undo.runBegins();
  assert.deepEqual(told, ["keep", "forget"]);
  view.state.step = 3;
  restart();
  undo.stateChanged({ failure: { kind: "data", text: "", detail: "", canRetry: true } });
  assert.equal(view.state.undo, 3);
  undo.stateChanged({ failure: { kind: "worker", text: "", detail: "", canRetry: true } });
  assert.equal(view.state.undo, undefined);
});
