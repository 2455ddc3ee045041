// The element's tools, as the browser tests open them one after the other.

import { optionsTable } from "../../www/element/options.js";
import { call } from "./element.js";

/** @typedef {import("@playwright/test").Page} Page */

export const toolNames = /** @type {string[]} */ (optionsTable.find(({ name }) => name === "tool")?.choices);

/**
 * Opens the page with the trained model and an image chosen, so that the tools have something to show.
 *
 * @param {Page} page
 */
export async function openTrained(page) {
  await page.goto("/#v=1&checkpoint=mnist");
  await call(page, (element) => element.ready);
  await call(page, (element) => {
    element.view = { image: 5, layers: [...element.view.layers, "manifold"] };
  });
  return page.locator("z-scape");
}

/**
 * Calls back with each tool open, and something in it.
 *
 * @param {Page} page
 * @param {(tool: string) => Promise<void>} visit
 */
export async function visitTools(page, visit) {
  const element = page.locator("z-scape");
  for (const tool of toolNames) {
    await element.locator(`#tab-${tool}`).click();
    if (tool === "sample") for (const id of ["prior", "posterior", "reconstruct"]) await element.locator(`#sample-${id}`).click();
    await page.waitForTimeout(600); // its script comes, and the model answers
    await visit(tool);
  }
}
