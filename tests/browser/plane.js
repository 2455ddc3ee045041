// The plane as it is drawn.

import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * As an address that holds all of its pixels.
 * @param {Page} page
 */
export const drawn = (page) =>
  page.locator("#plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => canvas.toDataURL());

/**
 * The same, once all images are on it and none moves any more.
 * @param {Page} page
 */
export async function drawnAtRest(page) {
  await expect(page.locator("#plane")).toHaveAttribute("aria-label", /9,000 images/);
  let last = "";
  await expect.poll(async () => {
    const before = last;
    last = await drawn(page);
    return last === before;
  }).toBe(true);
  return last;
}
