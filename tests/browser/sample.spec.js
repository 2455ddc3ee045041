// The tool "sample": draws from the prior and from the posterior of the chosen image, each with its dot and
// its picture.

import { call, decodedPixels, openPaused, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const IMAGE = 4321;

/**
 * Opens a paused run with the tool.
 * @param {Page} page
 */
async function openSample(page) {
  await openPaused(page, "lang=en");
  await page.locator("#tab-sample").click();
  await expect(page.locator("#sample-prior")).toBeVisible();
}

/** @param {Page} page */
function choose(page) {
  return call(page, (element, image) => (element.view = { image }), IMAGE);
}

/**
 * Where the dots are, as x and y; the newest last, on top.
 * @param {Page} page
 */
function dots(page) {
  return page.locator("#marks .samples circle").evaluateAll((circles) =>
    circles.map((circle) => [Number(circle.getAttribute("cx")), -Number(circle.getAttribute("cy"))]),
  );
}

/**
 * The red of a picture's pixels; ink on paper.
 * @param {import("@playwright/test").Locator} canvas
 */
function reds(canvas) {
  return canvas.evaluate((/** @type {HTMLCanvasElement} */ element) => {
    const image = element.getContext("2d")?.getImageData(0, 0, 28, 28);
    return Array.from(image?.data ?? []).filter((_, i) => i % 4 === 0);
  });
}

/**
 * Once it is decoded: before that it is clear.
 * @param {import("@playwright/test").Locator} canvas
 */
async function decoded(canvas) {
  await expect.poll(async () => new Set(await reds(canvas)).size).toBeGreaterThan(1);
  return reds(canvas);
}

test("each draw from the prior leaves a dot and a picture, newest first, 30 at most", async ({ page }) => {
  await openSample(page);
  const pictures = page.locator("#samples button");
  await page.locator("#sample-prior").click();
  await expect(pictures).toHaveCount(1);
  const label = await pictures.first().getAttribute("aria-label");
  await page.locator("#sample-prior-ten").click();
  await expect(pictures).toHaveCount(11);
  await expect(pictures.last()).toHaveAttribute("aria-label", label ?? "");
  await expect.poll(() => dots(page)).toHaveLength(11);
  const drawn = await dots(page);
  expect(new Set(drawn.map(String)).size).toBe(11);
  expect(Math.max(...drawn.flat().map(Math.abs))).toBeLessThan(5);
  expect(Math.max(...drawn.flat().map(Math.abs))).toBeGreaterThan(0.5);
  for (let i = 0; i < 3; i++) await page.locator("#sample-prior-ten").click();
  await expect(pictures).toHaveCount(30);
  await expect(page.locator("#sample-count")).toContainText("30");
  await page.locator("#sample-clear").click();
  await expect(pictures).toHaveCount(0);
  await expect.poll(() => dots(page)).toHaveLength(0);
});

test("a picture is what the decoder draws at its z, and puts the ring there", async ({ page }) => {
  await openSample(page);
  await page.locator("#sample-prior").click();
  const picture = await decoded(page.locator("#samples canvas"));
  const [z] = await dots(page);
  await page.locator("#samples button").click();
  expect(await call(page, (element) => element.z)).toEqual(z);
  await expect.poll(async () => {
    const large = (await decodedPixels(page)).filter((_, i) => i % 4 === 0);
    return Math.max(...large.map((byte, i) => Math.abs(255 - byte - picture[i])));
  }).toBeLessThanOrEqual(1);
});

test("without a chosen image nothing comes from a posterior, and the tool says why", async ({ page }) => {
  await openSample(page);
  const buttons = ["#sample-posterior", "#sample-posterior-ten", "#sample-reconstruct"];
  for (const button of buttons) await expect(page.locator(button)).toBeDisabled();
  await expect(page.locator("#sample-chosen")).toContainText("Choose an image");
  await choose(page);
  for (const button of buttons) await expect(page.locator(button)).toBeEnabled();
  await expect(page.locator("#sample-chosen")).toContainText("4,321");
});

test("draws from the posterior lie about mu; a reconstruction shows both images", async ({ page }) => {
  await openSample(page);
  await choose(page);
  await page.locator("#sample-reconstruct").click();
  const canvases = page.locator("#samples .reconstruction canvas");
  await expect(canvases).toHaveCount(2);
  const input = await decoded(canvases.first());
  const output = await decoded(canvases.last());
  expect(output).not.toEqual(input);
  const { mu, logvar } = await call(
    page,
    async (element, x) => {
      const found = await element.encode(x);
      return { mu: [...found.mu], logvar: [...found.logvar] };
    },
    input.map((byte) => (255 - byte) / 255),
  );
  await page.locator("#sample-posterior-ten").click();
  await page.locator("#sample-posterior").click();
  await expect.poll(() => dots(page)).toHaveLength(12);
  const drawn = await dots(page);
  const deviations = drawn.flatMap((z) => z.map((at, k) => (at - mu[k]) / Math.exp(logvar[k] / 2)));
  expect(Math.max(...deviations.map(Math.abs))).toBeLessThan(4.5);
  const spread = Math.sqrt(deviations.reduce((sum, at) => sum + at * at, 0) / deviations.length);
  expect(spread).toBeGreaterThan(0.5);
  expect(spread).toBeLessThan(1.6);
});

test("a rewound run draws the same again, and starts with an empty strip", async ({ page }) => {
  const element = await openPaused(page);
  await element.locator("#tab-sample").click();
  const label = async () => {
    await element.locator("#sample-prior").click();
    await expect(element.locator("#samples button")).toHaveCount(1);
    return element.locator("#samples button").getAttribute("aria-label");
  };
  const first = await label();
  await element.locator("#reset").click();
  await expect(element.locator("#samples button")).toHaveCount(0);
  expect(await label()).toBe(first);
  // What was asked of the run that ends is dropped, without a word.
  const errors = await call(page, async (zscape) => {
    /** @type {string[]} */
    const told = [];
    zscape.addEventListener("zscape-error", ({ detail }) => told.push(detail.message));
    const root = /** @type {ShadowRoot} */ (zscape.shadowRoot);
    /** @type {HTMLElement} */ (root.getElementById("sample-prior-ten")).click();
    await Promise.resolve(); // the question is asked
    await zscape.reset();
    return told;
  });
  expect(errors).toEqual([]);
  await expect(element.locator("#samples button")).toHaveCount(0);
});

test("pictures follow the training; other data of more dimensions are drawn from, too", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&hidden=16");
  await element.locator("#tab-sample").click();
  const canvas = element.locator("#samples canvas").first();
  const grows = async () => {
    await element.locator("#sample-prior").click();
    const before = await decoded(canvas);
    await expect.poll(() => reds(canvas)).not.toEqual(before);
  };
  await grows();
  await call(page, (zscape) => {
    zscape.settings = { dataset: "shapes", latent: 5 };
  });
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(1);
  await expect(element.locator("#samples button")).toHaveCount(0);
  await grows();
  await expect(element.locator("#tool")).toContainText("5 dimensions");
});
