// Two runs that keep in step in the worker, with cores that only count.

import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, core, runs, sent } from "./fakerun.js";

/**
 * A leader and a follower beside it, whose planes have been seen.
 * @param {object} [lead]
 * @param {object} [overrides]
 */
async function beginPair(lead = {}, overrides = { beta: 4 }) {
  const leader = await begin({ element: 1, ...lead });
  const first = core;
  const follower = await begin({ element: 2, training: true, lockstep: { element: 1, overrides } });
  const second = core;
  turns(12);
  return { leader, first, follower, second };
}

/**
 * So many slices, each for the runs in turn as far as they have work; the page takes all at once.
 * @param {number} count
 */
function turns(count) {
  for (let i = 0; i < count; i++) {
    for (const run of runs.values()) {
      if (run.busy || i === 0) run.work();
      run.taken();
    }
  }
}

test("neither run is ever more than a step ahead, and both stand at the same one after a pause", async () => {
  const { leader, first, second } = await beginPair();
  assert.deepEqual([first.step, second.step], [0, 0]);
  leader.train();
  for (let i = 0; i < 20; i++) {
    turns(1);
    assert.ok(first.step - second.step >= 0 && first.step - second.step <= 1);
  }
  assert.ok(second.step > 10);
  leader.work(); // one ahead
  leader.pause();
  turns(12);
  assert.equal(second.step, first.step);
});

test("one step of the leader is one of the follower", async () => {
  const { leader, first, second } = await beginPair();
  const answer = leader.answer({ name: "step" });
  await Promise.resolve();
  turns(3);
  await answer;
  assert.deepEqual([first.step, second.step], [1, 1]);
});

test("the leader's goal is that of both", async () => {
  const { leader, first, second } = await beginPair({ goal: { until: 7 } });
  leader.train();
  turns(30);
  assert.deepEqual([first.step, second.step], [7, 7]);
  leader.train();
  turns(3);
  assert.ok(second.step > 7, "it goes on with its leader");
});

test("a change on the way is for both from the same step on, but for what the follower has otherwise", async () => {
  const { leader, first, second } = await beginPair();
  leader.train();
  turns(3);
  leader.work();
  assert.equal(first.step - second.step, 1);
  leader.setLive({ learningRate: 0.01, beta: 2 });
  assert.equal(second.step, first.step);
  assert.deepEqual(first.calls.slice(-2), ["rate 0.01", "beta 2"]);
  assert.deepEqual(second.calls.slice(-2), ["rate 0.01", "beta 4"]);
});

test("a change goes to the follower that came last, while an earlier one is about to leave", async () => {
  const { leader, second: leaving } = await beginPair();
  await begin({ element: 3, training: true, lockstep: { element: 1, overrides: {} } });
  const calls = leaving.calls.length;
  leader.setLive({ learningRate: 0.01, beta: 2 });
  assert.equal(leaving.calls.length, calls);
  assert.deepEqual(core.calls.slice(-2), ["rate 0.01", "beta 2"]);
  // The worker puts at the end who has worked last.
  const old = /** @type {import("../../www/element/worker/run.js").Run} */ (runs.get(2));
  runs.delete(2);
  runs.set(2, old);
  leader.setLive({ learningRate: 0.02, beta: 3 });
  assert.equal(leaving.calls.length, calls);
  assert.deepEqual(core.calls.slice(-2), ["rate 0.02", "beta 3"]);
});

test("a run whose images have not come makes the other wait, which says so", async () => {
  const { leader, first, second } = await beginPair();
  second.expected = 10_000;
  leader.train();
  turns(40);
  assert.deepEqual([first.step, second.step], [7, 6]);
  const told = sent.filter(({ type, element }) => type === "snapshot" && element === 1).at(-1);
  assert.equal(told.waiting, true);
});

test("a run that diverged lets the other go on", async () => {
  const { leader, first, second } = await beginPair();
  second.diverges = 5;
  leader.train();
  turns(30);
  assert.equal(second.step, 2);
  assert.ok(first.step > 10);
  // It tries again when the reader has both train again.
  second.diverges = Infinity;
  leader.pause();
  leader.train();
  const before = first.step;
  for (let round = 0; round < 20 && second.step <= before; round++) turns(before + 5);
  assert.ok(second.step > before);
  first.diverges = first.step + 5;
  turns(30);
  assert.equal(leader.training, false);
  assert.ok(second.step > first.step + 10, "so does the follower");
  leader.pause();
  const stood = second.step;
  turns(5);
  assert.equal(second.step, stood);
});

test("a follower without its leader stands; a leader without its follower goes on", async () => {
  const { leader, first, follower, second } = await beginPair();
  leader.train();
  turns(3);
  follower.pause();
  const stood = second.step;
  turns(5);
  assert.equal(second.step, stood);
  assert.ok(first.step > stood + 3);
  follower.train();
  runs.delete(1);
  turns(5);
  assert.equal(second.step, stood);
});

test("a gentle run rests three times as long as it has worked, one that is not does not rest", async (t) => {
  let now = 0;
  /** @type {{ ms: number, over: () => void }[]} */
  const rests = [];
  t.mock.method(globalThis, "setTimeout", (/** @type {() => void} */ over, /** @type {number} */ ms) =>
    rests.push({ ms, over }));
  t.mock.method(performance, "now", () => now);
  const run = await begin({ goal: { gentle: true } });
  const { trainStep } = core;
  t.mock.method(core, "trainStep", () => {
    now += 5; // ms
    return trainStep.call(core);
  });
  const rest = () => rests.splice(0).map(({ ms, over }) => {
    assert.equal(run.busy, false);
    over();
    return ms;
  });
  for (let i = 0; i < 12; i++) {
    turns(1);
    rest();
  }
  run.train();
  run.work(); // for 12 ms, and to the end of a step
  run.taken();
  run.work();
  assert.equal(core.step, 3);
  assert.deepEqual(rest(), [45]);
  assert.equal(run.busy, true);
  run.aim({ gentle: false });
  run.work();
  run.taken();
  assert.equal(core.step, 6);
  assert.equal(run.busy, true);
  assert.deepEqual(rest(), []);
});
