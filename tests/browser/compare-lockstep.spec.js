// In the tool "compare" the second run keeps step with the first: the same losses from the same settings, the same step
// at each pause, and what happens where one of them meets no number.

import { ask, even, openPair, startBoth, steps, told } from "./compare.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("zscape").ZScape} ZScape */

/**
 * Waits until the first has made so many steps more.
 * @param {Page} page
 * @param {number} count
 */
const pass = (page, count) => call(page, async (element, more) => {
  const goal = element.stepCount + more;
  while (element.stepCount < goal) await new Promise(requestAnimationFrame);
}, count);

/**
 * Waits for answers of both: whoever trained would make a step before each.
 * @param {Page} page
 */
async function hear(page) {
  const asked = async (/** @type {ZScape} */ element) => {
    for (let i = 0; i < 4; i += 1) await element.decode([0, 0]);
  };
  await Promise.all([call(page, asked), ask(page, asked)]);
}

test("a second run with the same settings has the same losses to the last bit", async ({ page, server }) => {
  const element = await openPair(page, server, "learningRate=0.005");
  await startBoth(page);
  await call(page, (element) => element.pause());
  await even(page);
  await call(page, (element) => element.step());
  await even(page);
  await call(page, (element) => {
    element.settings = { beta: 2 };
    element.train();
  });
  await pass(page, 60);
  await call(page, (element) => {
    element.settings = { beta: 0.5 };
  });
  await pass(page, 60);
  await call(page, (element) => element.pause());
  const step = await even(page);
  const { first, second } = await told(page);
  expect(second.length).toBeGreaterThan(20);
  expect(second.at(-1).step).toBe(step);
  const from = Math.max(first[0].step, second[0].step);
  expect(from).toBeLessThan(20);
  const since = (/** @type {any[]} */ all) => all.filter((record) => record.step >= from);
  expect(since(second)).toEqual(since(first));
  await expect(element.locator("#compare-rival")).toContainText("same settings");
});

test("both stand at the same step after each pause, " +
  "and only what was to change is otherwise", async ({ page, server }) => {
  const element = await openPair(page, server, "beta=4");
  await startBoth(page);
  const first = await call(page, (element) => element.settings);
  expect(await ask(page, (second) => second.settings)).toEqual({ ...first, beta: 4 });
  for (const count of [1, 20, 60]) {
    await call(page, (element) => element.train());
    await pass(page, count);
    await call(page, (element) => element.pause());
    const step = await even(page);
    await expect(element.locator("#compare-status")).toContainText(`Both stand at step ${step.toLocaleString("en")}`);
  }
  await element.locator("#step").first().click();
  await even(page);
  // A live change is for both, but for the second's own setting.
  await call(page, (element) => {
    element.settings = { learningRate: 0.002, beta: 3 };
  });
  await expect.poll(() => ask(page, ({ settings }) => [settings.learningRate, settings.beta])).toEqual([0.002, 4]);
  // Rewind and a new seed are for both.
  await element.locator("#reset").first().click();
  await expect.poll(() => steps(page)).toEqual([0, 0]);
  await element.locator("#new-seed").first().click();
  const { seed } = await call(page, ({ settings }) => settings);
  await expect.poll(() => ask(page, ({ settings }) => settings.seed)).toBe(seed);
  await call(page, (element) => element.ready);
  await ask(page, (second) => second.ready);
  await page.locator("z-scape").first().evaluate((host) => host.setAttribute("until", "12"));
  await call(page, (element) => element.train());
  await expect.poll(() => steps(page)).toEqual([12, 12]);
  expect(await call(page, ({ training }) => training)).toBe(false);
});

test("a second run that meets no number stands, and the first goes on", async ({ page, server }) => {
  const element = await openPair(page, server, "learningRate=10");
  await element.locator("#compare-start").click();
  await expect(element.locator("#compare-status")).toContainText("not finite", { timeout: 20_000 });
  const before = await call(page, ({ stepCount }) => stepCount);
  await expect.poll(() => call(page, ({ stepCount }) => stepCount)).toBeGreaterThan(before);
});

test("where the first meets no number the second goes on, and can be paused", async ({ page, server }) => {
  const element = await openPair(page, server, "learningRate=0.001");
  await startBoth(page);
  await call(page, (element) => {
    element.settings = { learningRate: 10 };
  });
  await expect(element.locator("#compare-status")).toContainText("the second goes on", { timeout: 20_000 });
  const [first, second] = await steps(page);
  await expect.poll(async () => (await steps(page))[1]).toBeGreaterThan(second);
  await element.locator("#compare-pause").click();
  await expect(element.locator("#compare-pause")).toBeHidden();
  const stood = await steps(page);
  expect(stood[0]).toBe(first);
  await hear(page);
  expect(await steps(page)).toEqual(stood);
});
