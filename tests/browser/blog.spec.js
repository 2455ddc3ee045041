// The example article: three small models in a page of someone else's, and what its text says of them.

import { violationsOf } from "./axe.js";
import { expect, test } from "./test.js";

/** @typedef {import("zscape").ZScape} ZScape */
/** @typedef {import("@playwright/test").Page} Page */

const ARTICLE = "/examples/blog.html";
const LOADS = { timeout: 30_000 };

/**
 * One of its models.
 * @param {Page} page
 * @param {string} id
 */
function modelOf(page, id) {
  const element = page.locator(`z-scape#${id}`);
  /**
   * @template Result
   * @param {(model: ZScape) => Result} body
   * @returns {Promise<Awaited<Result>>}
   */
  const ask = (body) => element.evaluate(/** @type {any} */ (body));
  return {
    ask,
    scrollTo: () => element.evaluate((node) => node.scrollIntoView({ block: "center", behavior: "instant" })),
    steps: () => ask(({ stepCount }) => stepCount),
  };
}

/** @param {Page} page */
async function finishHoles(page) {
  const holes = modelOf(page, "holes");
  const state = () => holes.ask(({ stepCount, training }) => ({ stepCount, training }));
  await expect.poll(state, { timeout: 60_000 }).toEqual({ stepCount: 300, training: false });
  await expect(page.locator("#holes #status")).toHaveText("Paused at step 300");
}

test("it is an article of 300 to 600 words with three models and words for feeds", async ({ page }) => {
  await page.goto(ARTICLE);
  await expect(page.locator("article z-scape")).toHaveCount(3);
  const { words, feeds } = await page.locator("article").evaluate((article) => {
    const text = /** @type {Element} */ (article.cloneNode(true));
    const models = [...text.querySelectorAll("z-scape")];
    for (const model of models) model.remove();
    const split = (/** @type {Element} */ { textContent }) => textContent.trim().split(/\s+/);
    return { words: split(text).length, feeds: models.map((model) => split(model).length) };
  });
  expect(words).toBeGreaterThanOrEqual(300);
  expect(words).toBeLessThanOrEqual(600);
  expect(Math.min(...feeds)).toBeGreaterThan(5);
});

/**
 * How far the page's parts have moved by themselves, once the observer is there.
 * @param {Page} page
 */
async function shifts(page) {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      const sum = list.getEntries().reduce((so, entry) => so + Reflect.get(entry, "value"), 0);
      Object.assign(window, { shift: Reflect.get(window, "shift") + sum });
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => /** @type {number} */ (Reflect.get(window, "shift")));
}

test("each model goes live when the reader comes to it, and nothing moves then", async ({ page }) => {
  const shift = await shifts(page);
  /** @type {string[]} */
  const modules = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".wasm")) modules.push(request.url());
  });
  await page.goto(ARTICLE);
  const [map, order, holes] = ["map", "order", "holes"].map((id) => modelOf(page, id));
  await expect(page.locator("#map #plane")).toBeVisible(LOADS);
  await expect(page.locator("#order #plane")).toHaveCount(0);
  await expect(page.locator("#holes #plane")).toHaveCount(0);
  await map.ask(({ ready }) => ready);
  expect(await map.ask(({ training }) => training)).toBe(false);
  expect((await map.ask((model) => model.evaluate())).loss).toBeCloseTo(159.6, 0);
  await order.scrollTo();
  await expect.poll(order.steps, LOADS).toBeGreaterThan(3);
  await holes.scrollTo();
  await expect.poll(holes.steps, LOADS).toBeGreaterThan(3);
  expect(modules.length).toBe(1);
  expect(await shift()).toBeLessThan(0.01);
});

test("the buttons change beta under the run, and the KL divergence follows", async ({ page }) => {
  await page.goto(ARTICLE);
  const order = modelOf(page, "order");
  await order.scrollTo();
  await order.ask((model) => {
    model.addEventListener("zscape-step", ({ detail }) => {
      model.dataset.kl = String(0.9 * Number(model.dataset.kl ?? detail.kl) + 0.1 * detail.kl);
    });
  });
  const klAfter = async (/** @type {number} */ steps) => {
    const from = await order.steps();
    await expect.poll(order.steps, { timeout: 60_000 }).toBeGreaterThan(from + steps);
    return Number(await order.ask(({ dataset }) => dataset.kl));
  };
  const standard = await klAfter(100);
  await page.getByRole("button", { name: "β = 8" }).click();
  expect(await order.ask(({ settings }) => settings.beta)).toBe(8);
  await expect(page.locator(".choices button[aria-pressed=true]")).toHaveText(["β = 8", "Plain"]);
  const high = await klAfter(60);
  expect(high).toBeLessThan(0.7 * standard);
  await page.getByRole("button", { name: "β = 0.1" }).click();
  expect(await order.ask(({ settings }) => settings.beta)).toBe(0.1);
  expect(await klAfter(60)).toBeGreaterThan(2 * high);
  expect(await order.steps()).toBeGreaterThan(220);
});

test("the plain model draws scraps in its hole, the variational one what it can read", async ({ page }) => {
  test.slow(); // 600 steps
  const shift = await shifts(page);
  await page.goto(ARTICLE);
  const holes = modelOf(page, "holes");
  const missed = () =>
    holes.ask(async (model) => {
      const { mu } = await model.encode(await model.decode(model.z));
      return Math.hypot(mu[0] - model.z[0], mu[1] - model.z[1]);
    });
  await holes.scrollTo();
  await finishHoles(page);
  expect(await shift()).toBeLessThan(0.01);
  const plain = await missed();
  await page.getByRole("button", { name: "Variational" }).click();
  expect(await holes.ask(({ settings }) => settings)).toMatchObject({ beta: 1, noise: true, seed: 3 });
  await expect.poll(holes.steps).toBeLessThan(300);
  await finishHoles(page);
  expect(await missed()).toBeLessThan(0.5 * plain);
  await page.getByRole("button", { name: "Plain" }).click();
  await expect.poll(holes.steps).toBeLessThan(300);
  expect(await holes.ask(({ settings }) => settings)).toMatchObject({ beta: 0, noise: false, seed: 3 });
});

/**
 * All models live, and the reader back at the first, so that none trains.
 * @param {Page} page
 */
async function openAll(page) {
  await page.goto(ARTICLE);
  for (const id of ["map", "order", "holes", "map"]) {
    await modelOf(page, id).scrollTo();
    await modelOf(page, id).ask(({ ready }) => ready);
  }
}

/** @param {Page} page */
async function expectNothingWider(page) {
  const [content, screen] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(content).toBeLessThanOrEqual(screen);
}

test("in light and in dark the models take the article's colours, and axe finds no violation", async ({ page }) => {
  await openAll(page);
  const ground = (/** @type {string} */ selector) =>
    page.locator(selector).evaluate((node) => getComputedStyle(node).backgroundColor);
  /** @type {string[]} */
  const grounds = [];
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme });
    grounds.push(await ground("body"));
    await expect.poll(() => ground("#order #train")).toBe(await ground("#standard"));
    expect.soft(await violationsOf(page), colorScheme).toEqual([]);
    await expectNothingWider(page);
  }
  expect(grounds[0]).not.toBe(grounds[1]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });
  test("axe finds no violation, and nothing is wider than the page", async ({ page }) => {
    await openAll(page);
    expect(await violationsOf(page)).toEqual([]);
    await expectNothingWider(page);
  });
});
