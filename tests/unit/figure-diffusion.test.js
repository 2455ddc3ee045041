// What the figure "diffusion" is made of: the chain's order of steps, the room for its bound; and its texts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Chain, PARTICLES } from "../../www/figures/diffusion/chain.js";

const T = 5;

/**
 * A core whose points say how many orders it has had, each answered later than it came.
 * @param {string[]} orders
 */
function core(orders) {
  const call = async (/** @type {string} */ method) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    orders.push(method);
    return method === "place" ? undefined : new Float32Array(2 * PARTICLES).fill(orders.length);
  };
  return { call, free() {} };
}

test("a chain goes back step by step from T to 0 and stays there", async () => {
  /** @type {string[]} */
  const orders = [];
  const chain = new Chain(core(orders), T);
  await chain.start();
  assert.equal(chain.t, T);
  assert.equal(chain.ran, false);
  await Promise.all(Array.from({ length: T + 3 }, () => chain.denoise()));
  assert.equal(chain.t, 0);
  assert.equal(chain.ran, true);
  assert.deepEqual(orders, ["start", ...Array.from({ length: T }, () => "backward")]);
  assert.equal(chain.visited.length, T + 1);
});

test("a newer wish of the slider replaces the older, and back is fresh noise", async () => {
  /** @type {string[]} */
  const orders = [];
  const chain = new Chain(core(orders), T);
  await chain.start();
  let moves = 0;
  const going = chain.goTo(0, () => {
    moves += 1;
    if (moves === 2) chain.goTo(T, () => undefined).catch(assert.fail);
  });
  assert.equal(chain.goal, 0);
  await going;
  assert.equal(chain.t, T);
  assert.deepEqual(orders, ["start", "backward", "backward", "forward", "forward"]);
  assert.deepEqual(chain.starts, chain.points);
});

test("a particle that is placed while a step is under way is where the hand has put it", async () => {
  /** @type {string[]} */
  const orders = [];
  const chain = new Chain(core(orders), T);
  await chain.start();
  await Promise.all([chain.denoise(), chain.placeParticle(3, 1.5, -2)]);
  assert.deepEqual(chain.at(3), [1.5, -2]);
  assert.deepEqual(chain.visited.at(-1), chain.points);
  assert.deepEqual(orders, ["start", "backward", "place"]);
});

test("a chain that is freed asks for nothing more", async () => {
  /** @type {string[]} */
  const orders = [];
  const chain = new Chain(core(orders), T);
  await chain.start();
  const going = chain.goTo(0, () => chain.free());
  await going;
  await chain.denoise();
  assert.deepEqual(orders, ["start", "backward"]);
});

test("diffusion says the same in both languages, with the same values in it", async () => {
  const [en, zh] = await Promise.all(["en", "zh"].map(async (language) => /** @type {Record<string, string>} */ (
    (await import(`../../www/figures/diffusion/texts.${language}.js`)).default)));
  assert.deepEqual(Object.keys(zh), Object.keys(en));
  const places = (/** @type {string} */ text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).sort();
  for (const key of Object.keys(en)) assert.deepEqual(places(zh[key]), places(en[key]), key);
});
