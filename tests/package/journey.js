// What a reader does in an app with the element and two figures. The app has a <z-scape autoplay>, the figures
// "functional" and "vae", something with the id "away" that leads to where none of them is, and there something with
// the id "back".

import assert from "node:assert/strict";
import { assertVisit, trains } from "./visit.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Drags the ring to the right, and waits for the decoded picture of where it is put.
 * @param {Page} page
 */
async function drag(page) {
  await page.evaluate(() => {
    document.querySelector("z-scape")?.addEventListener("zscape-decode", ({ detail }) => {
      Object.assign(globalThis, { decodedAt: detail.z });
    });
  });
  const handle = page.locator("z-scape").first().locator("#handle");
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  assert.ok(box, "the ring is not to be seen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y - 20, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => {
    const { z } = /** @type {import("zscape").ZScape} */ (document.querySelector("z-scape"));
    return z[0] > 0.3 && String(/** @type {any} */ (globalThis).decodedAt) === String(z);
  });
}

/**
 * Plays a figure, and waits until it has gone on.
 * @param {Page} page
 * @param {string} name
 */
export async function play(page, name) {
  const figure = page.locator(`z-scape-figure[name="${name}"]`);
  await figure.scrollIntoViewIfNeeded(); // until it is near it has no button
  const button = figure.locator("#play").first(); // the element in it has one, too
  await button.scrollIntoViewIfNeeded();
  await button.click();
  await page.waitForFunction((wanted) => {
    const figure = document.querySelector(`z-scape-figure[name="${wanted}"]`);
    return Number(/** @type {import("zscape/figure").ZScapeFigure} */ (figure).facts.steps) > 0;
  }, name);
}

/** @param {Page} page */
async function readAll(page) {
  await trains(page);
  await drag(page);
  for (const name of ["functional", "vae"]) await play(page, name);
}

/**
 * Fails unless a reader can train, drag and play, go away, come back and do it again, without an error.
 * @param {string} url
 * @returns {Promise<string[]>} the addresses that were asked for
 */
export function assertJourney(url) {
  return assertVisit(url, async (page) => {
    await readAll(page);
    await page.locator("#away").click();
    await page.locator("#back").waitFor();
    assert.equal(await page.locator("z-scape, z-scape-figure").count(), 0);
    await page.locator("#back").click();
    await readAll(page);
  });
}
