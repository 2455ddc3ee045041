// What the browser tests do with <z-scape> over and over.

import { expect } from "./test.js";

/** @typedef {import("zscape").ZScape} ZScape */
/** @typedef {import("@playwright/test").Page} Page */

/**
 * Opens the page and waits until the element trains.
 * @param {Page} page
 * @param {string} [path]
 */
export async function openTraining(page, path = "/") {
  await page.goto(path);
  await firstSteps(page);
  return page.locator("z-scape");
}

/**
 * Opens the page on small images and a small network, lets it make its first steps and stops it: for tests that are not
 * about digits, speed or training. A run that goes on would take a core from the others.
 * @param {Page} page
 * @param {string} [hash]  more of the link: "tool=charts&lang=zh"
 */
export async function openPaused(page, hash = "") {
  await page.goto(`/#v=1&dataset=shapes&hidden=16${hash && `&${hash}`}`);
  await firstSteps(page, { pause: true });
  return page.locator("z-scape");
}

/**
 * Waits for the element's first steps, inside the page: what asks from outside comes late, and the run takes a core
 * until then.
 * @param {Page} page
 * @param {{ pause?: boolean }} [options]  pause: stops the run in the same moment
 */
export function firstSteps(page, { pause = false } = {}) {
  return page.evaluate(async (pausing) => {
    await customElements.whenDefined("z-scape");
    const element = /** @type {ZScape} */ (document.querySelector("z-scape"));
    while (element.stepCount <= 1) {
      await new Promise((resolve) => element.addEventListener("zscape-step", resolve, { once: true }));
    }
    if (pausing) await element.pause();
  }, pause);
}

/** @param {Page} page */
export function stepCount(page) {
  return call(page, (element) => element.stepCount);
}

/**
 * Calls a function with the page's element; it sees its arguments only.
 * @template Result
 * @template [Argument=undefined]
 * @param {Page} page
 * @param {(element: ZScape, argument: Argument) => Result} body
 * @param {Argument} [argument]
 * @returns {Promise<Awaited<Result>>}
 */
export function call(page, body, argument) {
  return page.locator("z-scape").first().evaluate(/** @type {any} */ (body), argument);
}

/**
 * The pixels of the decoded picture as the reader sees them.
 * @param {Page} page
 */
export function decodedPixels(page) {
  return page.locator("#decoded").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const context = canvas.getContext("2d");
    return context ? Array.from(context.getImageData(0, 0, 28, 28).data) : [];
  });
}

/**
 * The losses of the run's first steps, to the last bit, from a rewound run.
 * @param {Page} page
 * @param {number} count
 */
export function firstLosses(page, count) {
  return call(
    page,
    async (element, wanted) => {
      /** @type {string[]} */
      const losses = [];
      const done = new Promise((resolve) => {
        element.addEventListener("zscape-step", ({ detail }) => {
          if (losses.length === wanted) return;
          if (detail.step === 1) losses.length = 0;
          if (detail.step === losses.length + 1) losses.push(JSON.stringify(detail));
          if (losses.length === wanted) resolve(undefined);
        });
      });
      await element.pause();
      await element.reset();
      element.train();
      await done;
      return losses;
    },
    count,
  );
}

/**
 * Waits until what has changed is drawn.
 * @param {Page} page
 */
export function twoFrames(page) {
  return page.evaluate(() => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  }));
}

/**
 * Waits until the worker has done what it was asked for before: between two of its answers it makes a slice of its
 * work.
 * @param {Page} page
 */
export function workDone(page) {
  return call(page, async (element) => {
    const z = new Float32Array(element.settings.latent);
    for (let i = 0; i < 4; i++) await element.decode(z);
  });
}

/**
 * Expects that steps come again and again, more often than such as were on their way.
 * @param {Page} page
 */
export async function expectSteps(page) {
  for (let i = 0; i < 5; i++) {
    const before = await stepCount(page);
    await expect.poll(() => stepCount(page)).toBeGreaterThan(before);
  }
}

/**
 * Expects that all elements of the page make no more steps, once the slice that is under way is over.
 * @param {Page} page
 */
export async function expectRest(page) {
  const counts = () =>
    page.locator("z-scape").evaluateAll((nodes) => nodes.map((node) => /** @type {ZScape} */ (node).stepCount));
  let last = "";
  await expect.poll(async () => {
    const before = last;
    last = String(await counts());
    return last === before;
  }, { intervals: [150] }).toBe(true);
  await page.waitForTimeout(500); // of a run that went on, many steps
  expect(String(await counts())).toBe(last);
}
