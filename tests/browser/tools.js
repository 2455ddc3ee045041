// The element's tools, as the browser tests open them one after the other.

import { optionsTable } from "../../www/element/options.js";
import { call } from "./element.js";
import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

export const toolNames = /** @type {string[]} */ (optionsTable.find(({ name }) => name === "tool")?.choices);

/**
 * What is seen of each tool when its script has come and the model has answered.
 * @type {Readonly<Record<string, string>>}
 */
const FILLED = {
  training: "#beta",
  charts: ".charts-units",
  step: "#slow-make",
  compare: "#compare-start",
  code: ".code-line[id]",
  point: ".point-pulls",
  sample: "#samples button:nth-of-type(3) canvas",
  path: "#film button canvas",
  draw: "#pad",
  export: "#export-plane-png:enabled",
};

/** The buttons that draw something in the tool "sample". */
const SAMPLES = ["prior", "posterior", "reconstruct"];

/**
 * Opens the page with the trained model and an image chosen, so that the tools have something to show.
 * @param {Page} page
 */
export async function openTrained(page) {
  await page.goto("/#v=1&checkpoint=mnist");
  await call(page, (element) => element.ready);
  await chooseImage(page);
  return page.locator("z-scape");
}

/**
 * An image, and the manifold under the points: the tools have something to show.
 * @param {Page} page
 */
export function chooseImage(page) {
  return call(page, (element) => {
    element.view = { image: 5, layers: [...element.view.layers, "manifold"] };
  });
}

/**
 * Calls back with each tool open, and something in it.
 * @param {Page} page
 * @param {(tool: string) => Promise<void>} visit
 */
export async function visitTools(page, visit) {
  const element = page.locator("z-scape");
  for (const tool of toolNames) {
    await element.locator(`#tab-${tool}`).click();
    if (tool === "sample") for (const id of SAMPLES) await element.locator(`#sample-${id}`).click();
    await expect(element.locator(FILLED[tool]).first()).toBeVisible({ timeout: 20_000 });
    await nextFrames(page);
    await visit(tool);
  }
}

/**
 * Waits until what has changed is drawn.
 * @param {Page} page
 */
export function nextFrames(page) {
  return page.evaluate(async () => {
    for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
  });
}
