// How beads slide down curves, in the figure "functional": against closed forms, and against what Rust sums.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Beads } from "../../www/figures/functional/beads.js";
import { isRight } from "../../www/figures/functional/arrivals.js";
import { GRAVITY, slideAlong, slideDownCycloid } from "../../www/figures/functional/slides.js";

/** @typedef {import("../../www/figures/functional/functional.js").Picture} Picture */

/**
 * @param {number} value
 * @param {number} expected
 * @param {number} tolerance  relative
 */
function assertNear(value, expected, tolerance) {
  const limit = tolerance * Math.max(Math.abs(expected), 1e-6);
  assert.ok(Math.abs(value - expected) <= limit, `${value} is not near ${expected}`);
}

/**
 * The cycloid at the nodes that Rust gives a curve, x = (k / 80)³.
 * @param {number} depth
 */
function cycloidNodes(depth) {
  const { arrival, at } = slideDownCycloid(depth);
  const x = Array.from({ length: 81 }, (_, k) => (k / 80) ** 3);
  const f = x.map((place) => {
    let [low, high] = [0, arrival];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (at(middle)[0] < place) low = middle;
      else high = middle;
    }
    return at(low)[1];
  });
  return { x, f };
}

test("gravity is that of the Rust code", () => {
  const source = readFileSync(new URL("../../src/lesson/functional/problem.rs", import.meta.url), "utf8");
  assert.equal(GRAVITY, Number(/GRAVITY: f64 = ([\d.]+);/.exec(source)?.[1]));
});

test("down a straight line a bead is uniformly accelerated, be the line of one segment or of many", () => {
  for (const depth of [0.1, 0.4, 1.5]) {
    const arrival = Math.hypot(1, depth) * Math.sqrt(2 / (GRAVITY * depth));
    const nodes = Array.from({ length: 81 }, (_, k) => (k / 80) ** 3);
    for (const slide of [slideAlong([0, 1], [0, depth]), slideAlong(nodes, nodes.map((x) => depth * x))]) {
      assertNear(slide.arrival, arrival, 1e-12);
      for (const share of [0, 1e-9, 0.01, 0.3, 0.5, 0.999, 1, 2]) {
        const [x, f] = slide.at(share * arrival);
        assertNear(x, Math.min(share, 1) ** 2, 1e-9);
        assertNear(f, depth * Math.min(share, 1) ** 2, 1e-9);
      }
    }
  }
});

test("down two straight segments the times are those of school", () => {
  const { arrival, at } = slideAlong([0, 0, 1], [0, 0.5, 0.5]); // a fall, then on the level
  const [fall, speed] = [Math.sqrt(2 * 0.5 / GRAVITY), Math.sqrt(2 * GRAVITY * 0.5)];
  assertNear(arrival, fall + 1 / speed, 1e-12);
  assertNear(at(fall / 2)[1], 0.5 / 4, 1e-12);
  assertNear(at(fall + 0.25 / speed)[0], 0.25, 1e-12);
});

test("the cycloid to depth 2 / π takes π √(r / g) to its lowest point; every cycloid ends where it should", () => {
  const lowest = slideDownCycloid(2 / Math.PI);
  assertNear(lowest.arrival, Math.PI * Math.sqrt(1 / Math.PI / GRAVITY), 1e-12);
  assertNear(lowest.at(lowest.arrival / 2)[0], (Math.PI / 2 - 1) / Math.PI, 1e-12);
  for (const depth of [0.1, 0.4, 1.5]) {
    const { arrival, at } = slideDownCycloid(depth);
    assert.deepEqual(at(0), [0, 0]);
    assertNear(at(arrival)[0], 1, 1e-12);
    assertNear(at(2 * arrival)[1], depth, 1e-12);
    // Energy: the speed is √(2 g f).
    const [[x, f], [nextX, nextF]] = [at(0.4 * arrival), at(0.4 * arrival + 1e-6)];
    assertNear(Math.hypot(nextX - x, nextF - f) / 1e-6, Math.sqrt(2 * GRAVITY * f), 1e-5);
  }
});

test("through the nodes of a curve the time is that of the smooth one, to a thousandth, all the way", () => {
  for (const depth of [0.1, 0.4, 1.5]) {
    const { x, f } = cycloidNodes(depth);
    const [smooth, straight] = [slideDownCycloid(depth), slideAlong(x, f)];
    assertNear(straight.arrival, smooth.arrival, 1e-3);
    for (const share of [0.1, 0.5, 0.9]) {
      const [there, here] = [smooth, straight].map(({ at }) => at(share * smooth.arrival));
      assert.ok(Math.hypot(there[0] - here[0], there[1] - here[1]) < 2e-3);
    }
    // Nothing is faster.
    assert.ok(slideAlong([0, 1], [0, depth]).arrival > smooth.arrival);
    assert.ok(slideAlong([0, 0.3, 1], [0, depth, depth]).arrival > smooth.arrival);
  }
});

/** @typedef {{ x: number[], f: number[], steps: number }} Curve  what the beads look at of a picture */

/**
 * A curve that the figure shows.
 * @param {Beads} beads
 * @param {Partial<Curve>} curve
 */
function follow(beads, { x = [0, 0.1, 1], f = [0, 0.4, 0.4], steps = 0 }) {
  beads.follow(/** @type {Picture} */ (/** @type {unknown} */ ({ x, f, steps })));
}

/** What is to be done in the next frame. */
let frame = () => {};
globalThis.requestAnimationFrame = (/** @type {FrameRequestCallback} */ callback) => {
  frame = () => callback(0);
  return 1;
};
globalThis.cancelAnimationFrame = () => {
  frame = () => {};
};

/**
 * Beads at the start of a curve, without a page: they arrive at once, unless there is to be motion.
 * @param {{ vote?: string, steps?: number, problem?: string, slow?: string, motion?: boolean }} state
 */
function beadsOf({ vote = "", steps = 0, problem = "brachistochrone", slow = "1", motion = false }) {
  const options = { problem, vote, slow };
  const host = /** @type {import("../../www/figures/host.js").FigureHost} */ (/** @type {unknown} */ (
    { options, texts: { waitsVote: "Vote" }, changed: () => {}, set: Object.assign.bind(null, options) }));
  globalThis.matchMedia = /** @type {any} */ (() => ({ matches: !motion }));
  const beads = new Beads(host);
  follow(beads, { steps });
  return beads;
}

test("the cycloid is hidden, and no bead goes, until there is a vote; the descent tells it, too", () => {
  const open = beadsOf({});
  open.letGo();
  assert.deepEqual([open.waits, open.hide, open.time, open.all.length], ["Vote", true, 0, 2]);
  const voted = beadsOf({ vote: "line" });
  assert.deepEqual([voted.waits, voted.hide, voted.all.length], ["", true, 2]);
  voted.letGo();
  assert.deepEqual([voted.hide, voted.arrived, voted.raced, voted.first], [false, true, true, ["cycloid"]]);
  assert.deepEqual(voted.all.map(({ name }) => name), ["cycloid", "own", "line"]);
  voted.voteAgain();
  assert.deepEqual([voted.hide, voted.time, voted.raced, voted.waits], [true, 0, false, "Vote"]);
  const descended = beadsOf({ steps: 1 });
  descended.letGo();
  assert.deepEqual([descended.arrived, descended.raced], [true, false]);
  const other = beadsOf({ problem: "chain" });
  other.letGo();
  assert.deepEqual([other.hide, other.arrived, other.all], [false, false, []]);
});

test("beads slide at true speed, or as many times slower as is asked, and wait for who is away", ({ mock }) => {
  let now = 1000;
  mock.method(performance, "now", () => now);
  const after = (/** @type {Beads} */ beads, /** @type {number} */ passed) => {
    now += passed;
    frame();
    return beads.time;
  };
  for (const slow of ["1", "4", "10"]) {
    const beads = beadsOf({ vote: "line", slow, motion: true });
    beads.letGo();
    assertNear(after(beads, 100), 0.1 / Number(slow), 1e-9);
    assertNear(after(beads, 20), 0.12 / Number(slow), 1e-9);
    beads.pause();
    assertNear(after(beads, 100), 0.12 / Number(slow), 1e-9);
    beads.letGo();
    assertNear(after(beads, 3600e3), 0.37 / Number(slow), 1e-9);
    while (beads.sliding) after(beads, 200);
    assert.ok(beads.arrived && beads.raced);
    assertNear(beads.time, Math.hypot(1, 0.4) * Math.sqrt(2 / (GRAVITY * 0.4)), 1e-9);
  }
});

test("another curve puts the beads back to the start; those that slide begin there again", () => {
  const beads = beadsOf({ vote: "own" });
  beads.letGo();
  follow(beads, { x: [0, 1], f: [0, 0.4] });
  assert.deepEqual([beads.time, beads.sliding, beads.arrived, beads.known], [0, false, false, true]);
  const sliding = beadsOf({ vote: "own", motion: true });
  sliding.letGo();
  sliding.time = 0.3;
  follow(sliding, { x: [0, 1], f: [0, 0.4] });
  assert.deepEqual([sliding.time, sliding.sliding], [0, true]);
  sliding.host.options.problem = "chain";
  follow(sliding, {});
  assert.deepEqual([sliding.time, sliding.sliding, sliding.all], [0, false, []]);
});

test("of a curve on which no time is finite there is no bead", () => {
  const beads = beadsOf({ vote: "own" });
  follow(beads, { f: [0.2, -0.4, 0.4] }); // a chain's, on its way out
  beads.letGo();
  assert.deepEqual(beads.all.map(({ name }) => name), ["cycloid", "line"]);
});

test("dots are where a bead was at equal steps of time, and none before it has been let go", () => {
  const beads = beadsOf({ vote: "own" });
  assert.deepEqual(beads.all.map(({ slide }) => beads.flashesOf(slide)), [[], []]);
  beads.letGo();
  const { slide } = /** @type {import("../../www/figures/functional/beads.js").Bead} */ (
    beads.all.find(({ name }) => name === "line"));
  const places = beads.flashesOf(slide);
  assert.equal(places.length, Math.floor(slide.arrival / beads.flash));
  // On an inclined plane the ways grow as the squares of the times: Galileo's.
  places.forEach(([x], k) => assertNear(x / places[0][0], (k + 1) ** 2, 1e-9));
});

test("a vote is right if it names one that arrives first, or all of them if all do", () => {
  assert.deepEqual(["line", "own", "other", "together"].map((vote) => isRight(vote, ["cycloid"])),
    [false, false, true, false]);
  assert.ok(isRight("own", ["cycloid", "own"]) && isRight("other", ["cycloid", "own"]));
  assert.ok(isRight("together", ["cycloid", "own", "line"]));
});
