// The figure "vae", as the browser tests open it and press its buttons.

import { post } from "./post.js";
import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * @param {Page} page
 * @param {import("./server.mjs").Server} server
 * @param {{ state?: string, lang?: string, after?: string }} [wish]
 */
export async function open(page, server, { state = "", lang = "en", after = "" } = {}) {
  const figure = `<z-scape-figure name="vae" lang="${lang}" state="${state}"></z-scape-figure>`;
  await page.goto(server.add("/post.html", post(figure + after, { entry: "/pkg/figure.js" })));
  const element = page.locator("z-scape-figure");
  await expect(element.locator("#summary")).not.toBeEmpty({ timeout: 30_000 });
  await expect(element.locator("#code-lines")).toBeVisible();
  return element;
}

/**
 * A button of the figure, not of the element within it.
 * @param {Locator} element
 * @param {string} id
 */
export const button = (element, id) => element.locator(`.figure > .transport #${id}`);
