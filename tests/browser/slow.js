// The tool "step", as the browser tests have a step told.

import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

export const CAPTIONS = 10;

/**
 * Opens the tool and makes a step.
 * @param {Page} page
 */
export async function makeStep(page) {
  await page.locator("#tab-step").click();
  await page.locator("#slow-make").click();
  await expect(page.locator("#slow-next")).toBeVisible();
}
