// The tool "Code", as the browser tests open it and choose code and language.

import { call } from "./element.js";
import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/** A line of each code that the other has not. */
const KNOWN = /** @type {const} */ ({ pytorch: "class VAE(nn.Module):", rust: "fn main()" });
export const CODES = /** @type {(keyof typeof KNOWN)[]} */ (Object.keys(KNOWN));

/**
 * Opens the tool beside a small model that rests.
 * @param {Page} page
 * @param {string} [hash]  more of the link
 */
export async function openCode(page, hash = "") {
  await page.goto(`/#v=1&dataset=shapes&hidden=16&tool=code${hash}`);
  await call(page, async (element) => {
    await element.ready;
    await element.pause();
  });
  await expect(page.locator("#code-lines")).toBeVisible();
  await page.mouse.move(0, 0);
  return page.locator("z-scape");
}

/**
 * Waits until a code is shown.
 * @param {Page} page
 * @param {keyof typeof KNOWN} code
 */
export const shows = (page, code) => expect(page.locator("#code-lines")).toContainText(KNOWN[code]);

/**
 * Changes the language by hand.
 * @param {Page} page
 * @param {string} lang
 */
export async function speak(page, lang) {
  await page.locator("#language").selectOption(lang);
  await expect(page.locator(`z-scape .stage[lang=${lang}]`)).toHaveCount(1);
}
