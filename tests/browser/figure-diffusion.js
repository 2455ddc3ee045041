// The figure "diffusion", as the browser tests open it and read what it knows.

import { post } from "./post.js";
import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * @param {string} state
 * @param {string} [lang]
 */
export const figure = (state, lang = "en") =>
  `<z-scape-figure name="diffusion" lang="${lang}" state="${state.replaceAll("&", "&amp;")}"></z-scape-figure>`;

/**
 * @param {Page} page
 * @param {import("./server.mjs").Server} server
 * @param {{ state?: string, lang?: string }} [wish]
 */
export async function open(page, server, { state = "", lang = "en" } = {}) {
  await page.goto(server.add("/post.html", post(figure(state, lang), { entry: "/pkg/figure.js" })));
  const element = page.locator("z-scape-figure");
  await expect(element.locator("#particles")).toBeVisible({ timeout: 30_000 });
  return element;
}

/**
 * @param {Locator} element
 * @returns {Promise<Record<string, any>>}
 */
export const facts = (element) => element.evaluate((/** @type {any} */ node) => node.facts);
