// The page: it trains, its ring is dragged, its keys work, and a run that was saved goes on.

import assert from "node:assert/strict";

/** @typedef {import("../hand.mjs").Hand} Hand */
/** @typedef {import("../specs.mjs").Spec} Spec */

/** Small discs and a small network: quick wherever it runs. */
export const SMALL = "/#v=1&lang=en&dataset=shapes&hidden=16";

/**
 * How many colours the plane has.
 * @param {Hand} hand
 */
const colours = (hand) => hand.ask((watch) => {
  const canvas = watch.find("z-scape >> #plane");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
});

/**
 * The decoded picture, as it is seen.
 * @param {Hand} hand
 */
const decoded = (hand) => hand.ask(async (watch) => {
  await watch.twoFrames();
  return String(watch.find("z-scape >> #decoded").getContext("2d").getImageData(0, 0, 28, 28).data);
});

/**
 * @param {Hand} hand
 * @returns {Promise<[number, number]>}
 */
export const ring = (hand) => hand.ask((watch) => watch.find("z-scape").z);

/**
 * Stops the run; the plane is that of its step.
 * @param {Hand} hand
 */
const pause = (hand) => hand.ask((watch) => watch.find("z-scape").pause());

/** @type {Spec[]} */
export const page = [
  {
    name: "the page trains by itself, whatever the language: points, two curves, what is told of the run",
    async run(hand, { strict }) {
      await hand.open(`${strict.origin}/`);
      await hand.steps(10);
      assert.ok((await colours(hand)) > 10); // ten classes and the paper
      assert.equal(await hand.ask((watch) => watch.all("z-scape >> .uplot canvas").length), 2);
      assert.match(await hand.ask((watch) => watch.find("z-scape >> #stat-step").textContent), /\d/);
      assert.notEqual(await hand.ask(() => document.title), "");
      assert.equal(
        await hand.ask(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    },
  },
  {
    name: "the ring is dragged while it trains, and the picture follows",
    async run(hand, { strict }) {
      await hand.open(strict.origin + SMALL);
      await hand.steps(40);
      const seen = new Set([await decoded(hand)]);
      for (let i = 0; i < 3; i++) {
        await hand.drag("z-scape >> #handle", 40, -30);
        seen.add(await decoded(hand));
      }
      assert.equal(seen.size, 4);
      const [x, y] = await ring(hand);
      assert.ok(x > 1 && y > 0.8, `the ring is at ${x}, ${y}`);
      assert.equal(await hand.ask((watch) => watch.find("z-scape").training), true);
    },
  },
  {
    name: "a click on the plane brings the ring there",
    async run(hand, { strict }) {
      await hand.open(strict.origin + SMALL);
      await hand.steps();
      await pause(hand);
      const { width } = await hand.ask((watch) => watch.place("z-scape >> .plane"));
      await hand.point("z-scape >> .plane", width / 4, -width / 4);
      await hand.session.press();
      await hand.session.release();
      const [x, y] = await ring(hand);
      assert.ok(Math.abs(x - y) < 0.1 && Math.abs(x - 8.6 / 4) < 0.1, `the ring is at ${x}, ${y}`);
    },
  },
  {
    name: "keys: arrows move the ring, Space trains and pauses, S steps, R rewinds, ? lists them",
    async run(hand, { strict }) {
      await hand.open(strict.origin + SMALL);
      await hand.steps();
      await pause(hand);
      await hand.type("z-scape >> #handle", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft");
      assert.deepEqual(await ring(hand), [0.1, 0.1]);
      const before = await hand.ask((watch) => watch.find("z-scape").stepCount);
      await hand.session.type("s");
      await hand.steps(before + 1);
      await hand.session.type(" ");
      await hand.steps(before + 4);
      await hand.session.type(" ");
      await hand.until((watch) => !watch.find("z-scape").training);
      await hand.session.type("r");
      await hand.until((watch) => watch.find("z-scape").stepCount === 0);
      await hand.session.type("?");
      await hand.until((watch) => watch.find("z-scape >> #keys"));
      await hand.session.type("Escape");
      await hand.until((watch) => !watch.find("z-scape >> #keys"));
    },
  },
  {
    name: "a session that was saved is opened again, and goes on with the same losses",
    async run(hand, { strict }) {
      await hand.open(strict.origin + SMALL);
      await hand.steps(5);
      const { first, again, bytes } = await hand.ask(async (watch) => {
        const element = watch.find("z-scape");
        const losses = async () => {
          const steps = [];
          for (let i = 0; i < 5; i++) steps.push(await element.step());
          return steps;
        };
        await element.pause();
        const saved = await element.save({ session: true });
        const first = await losses();
        await element.load(saved);
        return { first, again: await losses(), bytes: saved.length };
      });
      assert.ok(bytes > 10_000);
      assert.deepEqual(again, first);
    },
  },
  {
    name: "a model that was saved decodes the same in another run",
    async run(hand, { strict }) {
      await hand.open(strict.origin + SMALL);
      await hand.steps(5);
      const [before, between, after] = await hand.ask(async (watch) => {
        const element = watch.find("z-scape");
        await element.pause();
        const saved = await element.save();
        const picture = async () => String(await element.decode([0.5, -1]));
        const before = await picture();
        await element.reset();
        const between = await picture();
        await element.load(saved);
        return [before, between, await picture()];
      });
      assert.notEqual(between, before);
      assert.equal(after, before);
    },
  },
];
