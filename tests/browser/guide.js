// The lesson's guide, for its own tests and for those of the figures: who does in a figure what a page asks sees it
// marked as done.

import { english } from "../../www/lesson/guide/pages.js";
import { expect } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * What the page says of its task, or of what was to be seen.
 * @param {Page} page
 * @param {string} text  by its key
 */
const expectSaid = (page, text) =>
  expect(page.locator("#guide-says")).toHaveText(english[text].replaceAll(/_(\w)/g, "$1"));

/**
 * The figure of the page that is shown, once it is drawn.
 * @param {Page} page
 */
export async function figureOf(page) {
  const figure = page.locator("#guide z-scape-figure");
  await expect(figure.locator(".figure > #summary")).not.toBeEmpty({ timeout: 45_000 });
  return figure;
}

/**
 * Opens a page that is not done yet: its figure.
 * @param {Page} page
 * @param {string} id
 * @param {string} [state]  other than its own
 */
export async function openGuide(page, id, state) {
  const guide = state === undefined ? id : `${id}:${state}`;
  await page.emulateMedia({ reducedMotion: "reduce" }); // what is brought into sight is there at once
  await page.goto(`/lesson/index.html#${new URLSearchParams({ lang: "en", guide })}`);
  const figure = await figureOf(page);
  await expectOpen(page);
  await expectSaid(page, `${id}Task`);
  return figure;
}

/** @param {Page} page */
export const expectOpen = (page) => expect(page.locator("#guide-mark")).toHaveText("Not done yet");

/**
 * The page is marked, says what was to be seen, and the link holds that it is done.
 * @param {Page} page
 * @param {string} id
 */
export async function expectDone(page, id) {
  await expect(page.locator("#guide-mark")).toHaveText("Done", { timeout: 120_000 });
  await expectSaid(page, `${id}Seen`);
  expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("done")?.split(" ")).toContain(id);
}
