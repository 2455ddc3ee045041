// A run in the worker, with a core that only counts: in which order it works, what it tells the page, and
// what it keeps when the page is slow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultSettings } from "../../www/element/settings.js";
import { begin, core, IMAGES, part, sent, work } from "./fakerun.js";

const snapshots = () => sent.filter(({ type }) => type === "snapshot");
const last = () => snapshots().at(-1);

test("the first plane is whole before training begins", async () => {
  const run = await begin({ training: true });
  work(run, 3);
  assert.deepEqual(core.calls, ["posteriors 0", "posteriors 256", "posteriors 512"]);
  assert.equal(core.step, 0);
  run.taken();
  work(run, 1);
  assert.equal(last().settled, true);
  assert.equal(last().step, 0);
  run.taken();
  work(run, 1);
  assert.ok(core.step > 0);
});

test("the core gets the settings it knows, side 28, and the number of images to come", async () => {
  await begin();
  const { dataset, ...shared } = defaultSettings;
  assert.equal(dataset, "mnist");
  assert.deepEqual(core.settings, { ...shared, side: 28 });
  assert.equal(core.expected, IMAGES);
});

test("images of another size are counted as such, and the core is told their side", async () => {
  await begin({ source: { side: 8, images: 0, pieces: [] } }, [{ split: "train", pixels: new Uint8Array(64 * 50) }]);
  assert.deepEqual(core.settings, { ...core.settings, side: 8 });
  assert.equal(core.expected, 50);
});

test("no snapshot is sent before the last was taken, and no loss is lost meanwhile", async () => {
  const run = await begin({ training: true });
  work(run, 3);
  run.taken();
  work(run, 2);
  const before = snapshots().length;
  work(run, 10);
  assert.equal(snapshots().length, before);
  run.pause();
  work(run);
  assert.equal(snapshots().length, before);
  run.taken();
  work(run);
  const steps = snapshots().flatMap(({ losses }) => [...losses].filter((_, i) => i % 5 === 0));
  assert.deepEqual(steps, Array.from({ length: core.step }, (_, i) => i + 1));
});

test("after a pause the last snapshot holds the plane and the decoder of the last step", async () => {
  const run = await begin({ training: true });
  for (let i = 0; i < 8; i++) {
    work(run, 1);
    run.taken();
  }
  run.pause();
  for (let i = 0; i < 20; i++) {
    work(run, 1);
    run.taken();
  }
  assert.ok(core.step > 0);
  assert.deepEqual([last().settled, last().training, last().step], [true, false, core.step]);
  const decoders = snapshots().filter(({ decoder }) => decoder);
  assert.deepEqual([...decoders.at(-1).decoder], [core.step]);
  assert.equal(run.busy, false);
});

test("a pause is answered even if nothing has changed", async () => {
  const run = await begin();
  work(run, 3);
  run.taken();
  work(run, 1);
  run.taken();
  const before = snapshots().length;
  run.pause();
  work(run, 1);
  assert.equal(snapshots().length, before + 1);
  assert.equal(last().settled, true);
});

test("training waits for images that have not come, and says so", async () => {
  const run = await begin({ training: true });
  core.expected = 2 * IMAGES;
  for (let i = 0; i < 30; i++) {
    work(run, 1);
    run.taken();
  }
  assert.equal(core.step, IMAGES / 100);
  assert.equal(last().waiting, true);
  assert.equal(run.busy, false);
});

test("held-out images that come late are measured at once, and not only at the end of an epoch", async () => {
  const run = await begin({ training: true });
  /** @type {number[]} */
  const measured = [];
  run.outbox.addEvaluation = ({ step, heldOut }) => void (heldOut && measured.push(step));
  let whole = false;
  Object.defineProperty(run.intake, "whole", { get: () => whole });
  const trainTo = (/** @type {number} */ step) => {
    while (core.step < step) {
      run.taken();
      run.work();
    }
  };
  trainTo(10);
  assert.deepEqual(measured, []);
  core.addImages(new Uint8Array(784 * 5), undefined, "held-out");
  whole = true;
  const { step } = core;
  trainTo(step + 1);
  assert.equal(measured[0], step + 1);
});

test("one step is one step", async () => {
  const run = await begin();
  work(run);
  run.taken();
  work(run);
  run.taken();
  const answer = run.answer({ name: "step" });
  await Promise.resolve();
  work(run);
  assert.deepEqual(await answer, { step: 1, epoch: 1, loss: 99, reconstruction: 89, kl: 10 });
  assert.equal(core.step, 1);
});

test("a run that diverges pauses, tells the restored step, and sends no loss after it", async () => {
  const run = await begin({ training: true });
  core.diverges = 5;
  for (let i = 0; i < 30; i++) {
    work(run, 1);
    run.taken();
  }
  const told = sent.find(({ type }) => type === "diverged");
  const message = "the loss is not finite";
  assert.deepEqual(told, { type: "diverged", element: 1, run: 3, step: 2, message });
  assert.equal(run.training, false);
  const after = snapshots().filter((snapshot) => sent.indexOf(snapshot) > sent.indexOf(told));
  assert.ok(after.length > 0 && after.every(({ step }) => step === 2));
  assert.ok(after.every(({ losses }) => [...losses].every((value, i) => i % 5 || value <= 2)));
  assert.equal(last().settled, true);
});

test("a file that is opened replaces model and settings, and its plane is drawn anew", async () => {
  const run = await begin();
  work(run);
  run.taken();
  /** @type {any} */
  const answer = await run.answer({ name: "load", bytes: Uint8Array.of(40) });
  const { settings, step } = answer;
  assert.deepEqual([settings.dataset, settings.beta, step], ["own", 7, 40]);
  work(run);
  run.taken();
  work(run);
  assert.deepEqual([last().settled, last().step], [true, 40]);
  await assert.rejects(run.answer({ name: "load", bytes: new Uint8Array() }), { message: "no file" });
});

test("images that join are told to the page, held-out ones are not plotted", async () => {
  const run = await begin();
  await run.answer({ name: "add", part: part(10) });
  await run.answer({ name: "add", part: { split: "held-out", pixels: new Uint8Array(784 * 5) } });
  assert.deepEqual(sent.filter(({ type }) => type === "images").map(({ count }) => count), [IMAGES, 10]);
  assert.deepEqual(await run.answer({ name: "evaluate" }), { images: 5 });
});

test("a stopped run is freed, and refuses what comes after", async () => {
  const run = await begin();
  run.stop();
  assert.equal(core.freed, true);
  work(run, 1);
  await assert.rejects(run.answer({ name: "evaluate" }), /evaluate came before/);
});

test("the points leave the places of step 0 three times as soon as they then go round", async (t) => {
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const run = await begin({ training: true });
  work(run, 3);
  run.taken();
  work(run, 1);
  run.taken();
  const { trainStep, posteriors } = core;
  t.mock.method(core, "trainStep", () => {
    now += 4; // ms
    return trainStep.call(core);
  });
  t.mock.method(core, "posteriors", (/** @type {number} */ from, /** @type {number} */ n) => {
    now += 6;
    return posteriors.call(core, from, n);
  });
  core.calls = [];
  /**
   * At which steps of the training a chunk was encoded.
   * @param {number} from
   */
  const stepsOf = (from) => core.calls.flatMap((call, i) =>
    (call === `posteriors ${from}` ? [core.calls.slice(0, i).filter((each) => each === "train").length] : []));
  while (stepsOf(512).length < 3) {
    work(run, 1);
    run.taken();
  }
  const [first, second, third] = stepsOf(512).map((step, i) => step - stepsOf(0)[i]); // steps of a round
  assert.ok(stepsOf(0)[0] < 4);
  assert.ok(first > 10 && second > 2.5 * first && third === second, `${[first, second, third]}`);
});

test("a run goes to its step at once, without a plane meanwhile, pauses there and settles the plane", async () => {
  const run = await begin({ training: true, goal: { until: 30 } });
  work(run, 3);
  run.taken();
  core.calls = [];
  work(run);
  assert.equal(core.step, 30);
  assert.equal(run.training, false);
  assert.deepEqual(sent.filter(({ type }) => type === "reached").map(({ step }) => step), [30]);
  assert.equal(core.calls.lastIndexOf("train"), 29);
  assert.ok(core.calls.indexOf("posteriors 0") > 29);
  run.taken();
  run.train();
  work(run, 1);
  assert.ok(core.step > 30, "from there on training is up to the reader");
});

test("a run pauses when so many epochs are done, counted over all images that are to come", async () => {
  const run = await begin({ training: true, goal: { epochs: 2 } }, [part(400), part(200)]);
  work(run, 3);
  run.taken();
  work(run);
  assert.equal(core.step, 2 * Math.ceil(IMAGES / 128));
});

test("while it trains, one of its own steps is told to who asks, and it goes on", async () => {
  const run = await begin({ training: true });
  work(run, 3);
  run.taken();
  const told = run.answer({ name: "trace" });
  work(run, 2);
  const trace = /** @type {{ step: number, image: { index: number } }} */ (await told);
  assert.equal(trace.image.index, 0);
  assert.ok(core.step > trace.step);
  assert.equal(run.training, true);
});

test("who asks for a step of a training that pauses, or rests, is told that there is none", async () => {
  const run = await begin({ training: true });
  work(run, 3);
  const told = run.answer({ name: "trace" });
  run.pause();
  assert.equal(await told, undefined);
  assert.equal(await run.answer({ name: "trace" }), undefined);
  assert.equal(core.step, 0);
});

test("a goal may change while the run goes on, and steps that are asked for one by one pass it", async () => {
  const run = await begin({ goal: { until: 2 } });
  work(run);
  run.taken();
  const steps = [1, 2, 3].map(() => run.answer({ name: "step" }));
  work(run);
  await Promise.all(steps);
  assert.equal(core.step, 3);
  assert.equal(sent.some(({ type }) => type === "reached"), false);
  run.aim({ until: 7 });
  run.train();
  work(run);
  assert.equal(core.step, 7);
});
