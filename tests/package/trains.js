// Opens a page with <z-scape autoplay> in a real Chromium and watches it train.

import assert from "node:assert/strict";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../scripts/chromium.mjs";

/**
 * Fails unless the page's element makes more than five steps, without an error and without a file that is missing.
 * @param {string} url
 * @returns {Promise<string[]>} the addresses that were asked for
 */
export async function assertTrains(url) {
  const browser = await chromium.launch(await launchOptions());
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const asked = [];
  try {
    const page = await browser.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
    page.context().on("response", (response) => {
      asked.push(response.url());
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
    });
    await page.goto(url);
    const trained = await page
      .waitForFunction(
        () => /** @type {import("zscape").ZScape} */ (document.querySelector("z-scape")).stepCount > 5,
        undefined,
        { timeout: 60_000 },
      )
      .then(() => "it trained", (/** @type {Error} */ error) => error.message);
    assert.deepEqual({ problems, trained }, { problems: [], trained: "it trained" });
  } finally {
    await browser.close();
  }
  return asked;
}
