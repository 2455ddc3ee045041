// The figure "functional" alone in a page, for its own tests.

import { post } from "./post.js";
import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {import("../../www/figures/figure.js").ZScapeFigure} ZScapeFigure */

/**
 * The figure alone in a page, when it is drawn.
 * @param {Page} page
 * @param {import("./server.mjs").Server} server
 * @param {Record<string, string>} [state]
 * @param {string} [lang]
 */
export async function open(page, server, state = {}, lang = "en") {
  const query = String(new URLSearchParams(state)).replaceAll("&", "&amp;");
  const element = `<z-scape-figure name="functional" lang="${lang}" state="${query}"></z-scape-figure>`;
  await page.goto(server.add("/post.html", post(element, { entry: "/pkg/figure.js" })));
  const figure = page.locator("z-scape-figure");
  await expect(figure.locator("#plot")).toBeVisible({ timeout: 20_000 });
  return figure;
}

/**
 * A number that the figure shows, with all its digits where it is shown in short.
 * @param {Locator} figure
 * @param {string} name
 */
export async function fact(figure, name) {
  const [value, text] = await figure.locator(`#fact-${name}`)
    .evaluate((/** @type {HTMLElement} */ { dataset, innerText }) => /** @type {const} */ ([dataset.value, innerText]));
  if (value !== undefined) return Number(value);
  return Number(text.replace("−", "-").replaceAll(",", "").match(/-?[\d.]+/)?.[0]);
}

/** @param {Locator} figure */
export const stateOf = (figure) => figure.evaluate((element) => /** @type {ZScapeFigure} */ (element).state);

/**
 * The reader says which bead arrives first, and lets them go.
 * @param {Locator} figure
 * @param {string} vote
 */
export async function race(figure, vote) {
  await figure.locator(`#vote-${vote}`).check();
  await figure.locator("#let-go").click();
  await expect(figure.locator("#arrival-line")).toBeVisible();
}
