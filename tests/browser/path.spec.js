// The tool "path": two anchors, the pictures decoded on the way between them, and the ring that walks it.

import { call, decodedPixels, openPaused, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Opens a paused run with the tool, which has its pictures.
 * @param {Page} page
 */
async function openPath(page) {
  await openPaused(page);
  await page.locator("#tab-path").click();
  await expect.poll(() => drawn(page)).toBe(true);
  return page.locator("z-scape");
}

/**
 * @param {Page} page
 * @param {[number, number]} z
 */
function putRing(page, z) {
  return call(page, (element, wish) => (element.z = wish), z);
}

/**
 * @param {Page} page
 * @param {{ a: [number, number], b: [number, number] }} anchors
 */
async function putAnchors(page, { a, b }) {
  await putRing(page, a);
  await page.locator("#path-a").click();
  await putRing(page, b);
  await page.locator("#path-b").click();
}

/**
 * The red of each of a film's pixels.
 * @param {Page} page
 * @returns {Promise<number[][]>}
 */
function film(page) {
  return page.locator("#film canvas").evaluateAll((canvases) =>
    /** @type {HTMLCanvasElement[]} */ (canvases).map((canvas) => {
      const image = canvas.getContext("2d")?.getImageData(0, 0, 28, 28);
      return Array.from(image?.data ?? []).filter((_, i) => i % 4 === 0);
    }),
  );
}

/**
 * Whether each picture of the film shows something: before it is decoded it is clear.
 * @param {Page} page
 */
async function drawn(page) {
  const pictures = await film(page);
  return pictures.length > 0 && pictures.every((pixels) => new Set(pixels).size > 1);
}

/**
 * How far a film of 11 pictures is from what the element decodes on the straight way, in 256ths of ink.
 * @param {Page} page
 * @param {{ a: [number, number], b: [number, number] }} anchors
 */
async function filmError(page, { a, b }) {
  const pictures = await film(page);
  const z = pictures.flatMap((_, i) => [0, 1].map((axis) => a[axis] + (i / 10) * (b[axis] - a[axis])));
  const decoded = await call(page, async (element, points) => Array.from(await element.decode(points)), z);
  return Math.max(...pictures.flat().map((byte, i) => Math.abs(255 * (1 - decoded[i]) - byte)));
}

/**
 * Where the ring goes, from now on: read it with `walked`.
 * @param {Page} page
 */
function follow(page) {
  return call(page, (element) => {
    const seen = /** @type {[number, number][]} */ ([]);
    Object.assign(window, { seen });
    element.addEventListener("zscape-decode", ({ detail }) => seen.push(detail.z));
  });
}

/**
 * @param {Page} page
 * @returns {Promise<[number, number][]>}
 */
function walked(page) {
  return page.evaluate(() => /** @type {any} */ (window).seen);
}

test("each picture is what the decoder draws there, and puts the ring there", async ({ page }) => {
  await openPath(page);
  await expect(page.locator("#film button")).toHaveCount(11);
  const [first] = await film(page);
  await page.locator("#film button").first().click();
  expect(await call(page, (element) => element.z)).toEqual([-2, 0]);
  await expect(page.locator("#film button").first()).toHaveAttribute("aria-current", "true");
  await expect.poll(async () => {
    const decoded = (await decodedPixels(page)).filter((_, i) => i % 4 === 0);
    // Ink on paper: the picture by its pixels, the large one by a filter.
    return Math.max(...decoded.map((byte, i) => Math.abs(255 - byte - first[i])));
  }).toBeLessThanOrEqual(1);
});

test("anchors go where the ring is, change places, and have 9 to 15 pictures", async ({ page }) => {
  await openPath(page);
  const anchors = /** @type {{ a: [number, number], b: [number, number] }} */ ({ a: [-1, 2], b: [1.5, -1] });
  await putAnchors(page, anchors);
  const labels = page.locator("#marks .path-marks text");
  await expect(labels).toHaveText(["A", "B"]);
  await expect(labels.first()).toHaveAttribute("x", "-1");
  await expect(labels.first()).toHaveAttribute("y", "-2");
  await expect(page.locator("#film button").first()).toHaveAttribute("aria-label", /z = \(−1\.00, 2\.00\)/);
  await expect.poll(() => filmError(page, anchors)).toBeLessThan(1);
  let before = await film(page);
  await page.locator("#path-swap").click();
  await expect(labels.first()).toHaveAttribute("x", "1.5");
  await expect.poll(() => film(page)).toEqual(before.toReversed());
  for (const [count, last] of /** @type {const} */ ([["9", /9/], ["15", /15/]])) {
    await page.locator("#path-count").fill(count);
    await expect(page.locator("#film button")).toHaveCount(Number(count));
    await expect(page.locator("#film button").last()).toHaveAttribute("aria-label", last);
    await expect.poll(() => drawn(page)).toBe(true);
  }
  // The middle of the way is the same however many there are.
  before = await film(page);
  await page.locator("#path-count").fill("9");
  await expect.poll(async () => (await film(page))[4]).toEqual(before[7]);
});

test("an arc goes about the origin; too near to it the path is straight and says so", async ({ page }) => {
  await openPath(page);
  await putAnchors(page, { a: [2, 0], b: [0, 2] });
  const middle = () => page.locator("#film button").nth(5).getAttribute("aria-label");
  await expect.poll(middle).toContain("(1.00, 1.00)");
  await page.locator("#path-arc").check();
  await expect.poll(middle).toContain("(1.41, 1.41)");
  await expect(page.locator("#marks .path-marks .stop").nth(4)).toHaveAttribute("cx", /^1\.414/);
  const remark = page.locator("#tool [role=status]");
  await expect(remark).toHaveText("");
  await putAnchors(page, { a: [0.05, 0], b: [0, 2] });
  await expect(remark).toContainText("straight");
  await expect.poll(middle).toContain("(0.03, 1.00)");
  // What was chosen stays while another tool is open.
  await page.locator("#tab-training").click();
  await page.locator("#tab-path").click();
  await expect(page.locator("#path-arc")).toBeChecked();
});

test("played, the ring goes from A to B and back", async ({ page }) => {
  await page.clock.install();
  await openPath(page);
  await putAnchors(page, { a: [-1.5, 1], b: [1.5, 0.5] });
  await follow(page);
  await page.locator("#path-play").click();
  await expect(page.locator("#path-play")).toHaveText(/Stop/);
  await page.clock.runFor(3200); // ms: it takes three seconds
  await expect(page.locator("#path-play")).toHaveText(/Play/);
  expect(await call(page, (element) => element.z)).toEqual([-1.5, 1]);
  const way = await walked(page);
  const far = Math.max(...way.map(([x]) => x));
  expect(far).toBeGreaterThan(1.2);
  for (const [x, y] of way) expect(y).toBeCloseTo(1 - ((x + 1.5) / 3) * 0.5, 5);
});

test("Escape, a touch of the ring or of a key on it stops the ring", async ({ page }) => {
  // From picture to picture, so that the mouse can meet it: one comes in half a second, by the page's clock.
  await page.clock.install();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openPath(page);
  const play = page.locator("#path-play");
  const stops = [
    () => page.keyboard.press("Escape"),
    () => page.locator("#handle").click(),
    async () => {
      await page.locator("#handle").focus();
      await page.keyboard.press("ArrowUp");
    },
  ];
  for (const stop of stops) {
    await putRing(page, [0, 3]);
    await play.click();
    await page.clock.runFor(600);
    expect((await call(page, (element) => element.z))[0]).toBeGreaterThan(-1.9);
    await stop();
    await expect(play).toHaveText(/Play/);
    const at = await call(page, (element) => element.z);
    expect(at[0]).toBeLessThan(2);
    await page.clock.runFor(700); // the next picture would have come
    expect(await call(page, (element) => element.z)).toEqual(at);
  }
});

test("who wants less motion sees the ring go from picture to picture", async ({ page }) => {
  await page.clock.install();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openPath(page);
  await page.locator("#path-count").fill("9");
  await follow(page);
  await page.locator("#path-play").click();
  await page.clock.runFor(1600);
  await expect.poll(async () => (await walked(page)).length).toBeGreaterThanOrEqual(3);
  await page.keyboard.press("Escape");
  // From -2 to 2 in eight steps of 0.5.
  for (const [x] of await walked(page)) expect(Math.abs(x * 2 - Math.round(x * 2))).toBeLessThan(1e-6);
});

test("the film follows the training, also after a reset and with other data", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&hidden=16");
  await element.locator("#tab-path").click();
  const grows = async () => {
    await expect.poll(() => drawn(page)).toBe(true);
    const before = await film(page);
    await expect.poll(() => film(page)).not.toEqual(before);
  };
  await grows();
  await putAnchors(page, { a: [1, 1], b: [-1, 1] });
  await element.locator("#reset").click();
  await grows();
  await call(page, (zscape) => {
    zscape.settings = { dataset: "shapes", latent: 5 };
  });
  // More than two dimensions have no plane that a path could run on.
  await expect(element.locator("#tool")).toContainText("5 latent dimensions have none");
  await expect(page.locator("#film")).toHaveCount(0);
  await call(page, (zscape) => {
    zscape.settings = { latent: 2 };
  });
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(1);
  await grows();
  await expect(page.locator("#film button").first()).toHaveAttribute("aria-label", /z = \(1\.00, 1\.00\)/);
});
