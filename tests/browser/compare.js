// Two runs side by side in the tool "compare", as the browser tests open, start and ask them.

import { openDiscs } from "./discs.js";
import { call } from "./element.js";
import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("zscape").ZScape} ZScape */

/**
 * Calls a function with the second element.
 * @template Result
 * @template [Argument=undefined]
 * @param {Page} page
 * @param {(second: ZScape, argument: Argument) => Result} body
 * @param {Argument} [argument]
 * @returns {Promise<Awaited<Result>>}
 */
export const ask = (page, body, argument) => page.locator("#second").evaluate(/** @type {any} */ (body), argument);

/** @param {Page} page */
export async function steps(page) {
  return [await call(page, (element) => element.stepCount), await ask(page, (second) => second.stepCount)];
}

/**
 * Waits until both stand at the same step, and says which.
 * @param {Page} page
 */
export async function even(page) {
  await expect.poll(async () => {
    const [first, second] = await steps(page);
    return second - first;
  }).toBe(0);
  return (await steps(page))[0];
}

/**
 * Opens small discs, and a second run beside them.
 * @param {Page} page
 * @param {import("./server.mjs").Server} server
 * @param {string} rival
 */
export async function openPair(page, server, rival) {
  const element = await openDiscs(page, server);
  await page.locator("z-scape").first().evaluate((host) => host.removeAttribute("until"));
  await call(page, (element, wanted) => {
    element.view = { tool: "compare", rival: wanted };
  }, rival);
  await expect(page.locator("#second")).toHaveCount(1); // 80 steps are caught up with
  return element;
}

/**
 * Presses "Start both" and keeps what both say of their steps.
 * @param {Page} page
 */
export async function startBoth(page) {
  await page.locator("#compare-start").click();
  await expect(page.locator("#second")).toHaveCount(1);
  await page.evaluate(() => {
    const first = /** @type {HTMLElement} */ (document.querySelector("z-scape"));
    const second = /** @type {HTMLElement} */ (first.shadowRoot?.getElementById("second"));
    /** @type {any} */
    const told = { first: [], second: [] };
    first.addEventListener("zscape-step", ({ detail }) => told.first.push(detail));
    second.addEventListener("zscape-step", (event) => told.second.push(/** @type {CustomEvent} */ (event).detail));
    Object.assign(window, { told });
  });
  await expect.poll(async () => Math.min(...(await steps(page))), { timeout: 30_000 }).toBeGreaterThan(5);
}

/**
 * @param {Page} page
 * @returns {Promise<{ first: any[], second: any[] }>}
 */
export const told = (page) => page.evaluate(() => /** @type {any} */ (window).told);
