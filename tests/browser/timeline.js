// The time line under the plane, as the browser tests have a run make its stops.

import { call } from "./element.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./server.mjs").Server} Server */

const SIDE = 28;

/**
 * An element that waits at step 0, with all of its images.
 * @param {Page} page
 * @param {Server} server
 */
export async function openStill(page, server) {
  const html = '<script type="module" src="/pkg/zscape.js"></script>' +
    '<z-scape dataset="shapes" hidden-units="16" lang="en"></z-scape>';
  await page.goto(server.add("/still.html", `<!doctype html><html lang="en"><title>still</title>${html}`));
  await page.waitForFunction(() => customElements.get("z-scape"));
  await call(page, (element) => element.ready);
  return page.locator("z-scape");
}

/** Ten images of the page's own, each a bar at another place, in which a step takes no time. */
export const BARS = Array.from(
  { length: 10 * SIDE * SIDE },
  (_, i) => (i % SIDE === 2 * Math.floor(i / SIDE ** 2) + 3 ? 255 : 0),
);

/** @param {Page} page */
export function addBars(page) {
  return call(page, (element, bytes) => element.addImages(Uint8Array.from(bytes), undefined, "train"), BARS);
}

/**
 * @param {Page} page
 * @param {number} count
 */
export function step(page, count) {
  return call(page, async (element, times) => {
    for (let i = 0; i < times; i++) await element.step();
  }, count);
}

/**
 * The number of the last stop: now.
 * @param {Page} page
 */
export async function lastStop(page) {
  return Number(await page.locator("#timeline").getAttribute("max"));
}
