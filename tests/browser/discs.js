// A small run on images of the tests' own, which know all of its pixels: discs, in three classes.

import { call } from "./element.js";

/** @typedef {import("@playwright/test").Page} Page */

export const COUNT = 240;
const COLUMNS = 16;

/** Of each disc in turn: 784 bytes. */
export const discs = Array.from({ length: COUNT }, (_, i) => {
  const [x, y] = [6 + (i % COLUMNS), 6 + Math.floor(i / COLUMNS)];
  return Array.from({ length: 784 }, (_, pixel) => {
    const distance = Math.hypot((pixel % 28) - x, Math.floor(pixel / 28) - y);
    return Math.round(255 * Math.min(1, Math.max(0, 5.5 - distance)));
  });
});

export const labels = discs.map((_, i) => i % 3);

/**
 * Opens a page with an element that has trained on the discs for some steps and is paused; points are where
 * they belong.
 * @param {Page} page
 * @param {import("./server.mjs").Server} server
 * @param {Partial<import("zscape").ZScapeSettings>} [settings]
 */
export async function openDiscs(page, server, settings = {}) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const head = '<title>discs</title><script type="module" src="/pkg/zscape.js"></script>';
  const html = `<!doctype html><html lang="en">${head}<z-scape lang="en"></z-scape>`;
  await page.goto(server.add("/discs.html", html));
  const small = { hidden: 64, batch: 32, learningRate: 5e-3 };
  await call(
    page,
    async (element, { pixels, classes, wanted }) => {
      await customElements.whenDefined("z-scape");
      element.settings = wanted;
      const bytes = Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0));
      Object.assign(window, { discs: Float32Array.from(bytes, (byte) => byte / 255) });
      await element.addImages(bytes, Uint8Array.from(classes), "train");
      element.setAttribute("until", "80");
      element.train();
      while (element.stepCount < 80) await new Promise((resolve) => setTimeout(resolve, 20));
      await element.pause();
    },
    // As one text: a list of 188,000 numbers takes a second to send.
    { pixels: Buffer.from(discs.flat()).toString("base64"), classes: labels, wanted: { ...small, ...settings } },
  );
  return page.locator("z-scape");
}

/**
 * The posteriors of all discs, as element.encode has them: of each its mu and its sigma.
 * @param {Page} page
 */
export async function posteriors(page) {
  const { mu, logvar } = await call(page, async (element) => {
    const { mu, logvar } = await element.encode(/** @type {any} */ (window).discs);
    return { mu: Array.from(mu), logvar: Array.from(logvar) };
  });
  const latent = mu.length / COUNT;
  return discs.map((_, i) => {
    const [mean, spread] = [mu, logvar].map((values) => values.slice(i * latent, (i + 1) * latent));
    return { mu: mean, logvar: spread, sigma: spread.map((value) => Math.exp(value / 2)) };
  });
}

/**
 * The disc that lies the furthest from all others, within what the ring can reach.
 * @param {{ mu: number[] }[]} all
 */
export function loneliest(all) {
  const room = all.map(({ mu: [x, y] }) => {
    if (Math.max(Math.abs(x), Math.abs(y)) > 3.5) return 0;
    const distances = all.map(({ mu }) => Math.hypot(mu[0] - x, mu[1] - y));
    return Math.min(...distances.filter((distance) => distance > 0));
  });
  return room.indexOf(Math.max(...room));
}

/**
 * Where a point of the plane is in the viewport, while all of the plane is seen.
 * @param {Page} page
 * @param {number[]} z
 */
export async function placeOf(page, [x, y]) {
  const box = await page.locator("#plane").boundingBox();
  if (!box) throw new Error("the plane must be visible");
  const unit = box.width / 8.6;
  return { x: box.x + (x + 4.3) * unit, y: box.y + (4.3 - y) * unit, unit, box };
}

/**
 * The numbers in a place, in full where they are shown rounded.
 * @param {import("@playwright/test").Locator} place
 */
export function numbersIn(place) {
  return place.locator("data").evaluateAll((all) => all.map((data) => Number(data.getAttribute("value"))));
}

/**
 * The first number of what is said of an image.
 * @param {import("@playwright/test").Locator} within
 * @param {string} fact
 */
export async function factOf(within, fact) {
  return (await numbersIn(within.locator(`.fact-${fact}`)))[0];
}
