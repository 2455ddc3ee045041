// Opens a page in a real Chromium, does there what a reader does, and tells what went wrong meanwhile.

import assert from "node:assert/strict";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../scripts/chromium.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Fails where the visit does, and where there was an error, a refusal by an element or a file that is missing.
 * @param {string} url
 * @param {(page: Page) => Promise<void>} visit  what the reader does
 * @returns {Promise<string[]>} the addresses that were asked for
 */
export async function assertVisit(url, visit) {
  const browser = await chromium.launch(await launchOptions());
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const asked = [];
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    page.on("console", (message) => {
      const refused = message.type() === "warning" && message.text().startsWith("<z-scape");
      if (refused || message.type() === "error") problems.push(
        `console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
    page.context().on("response", (response) => {
      asked.push(response.url());
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
    });
    await page.goto(url);
    const visited = await visit(page).then(() => "in full", (/** @type {Error} */ error) => error.message);
    assert.deepEqual({ problems, visited }, { problems: [], visited: "in full" });
  } finally {
    await browser.close();
  }
  return asked;
}

/**
 * Waits until the page's first element has made more than five steps.
 * @param {Page} page
 */
export async function trains(page) {
  await page.waitForFunction(() => {
    const element = /** @type {import("zscape").ZScape | null} */ (document.querySelector("z-scape"));
    return element && element.stepCount > 5; // a page may draw it late
  });
}

/**
 * Fails unless the page's element trains.
 * @param {string} url
 */
export function assertTrains(url) {
  return assertVisit(url, trains);
}
