// A figure alone on the lesson's page: the links to the ones before and after, and large text.

import { figures } from "../../www/figures/figures.js";
import { expect, test } from "./test.js";

const NAMES = Object.keys(figures);

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const alone = (page) => page.locator("#lesson z-scape-figure:visible");

test("links above and below lead through all figures, from the top of each; what is set stays", async ({ page }) => {
  await page.goto("/lesson/index.html#lang=en&figure=functional&functional=problem%3Dlength");
  for (const [i, name] of NAMES.entries()) {
    await expect(alone(page)).toHaveAttribute("name", name);
    const [above, below] = await page.locator(".neighbours").all();
    await expect(above).toContainText(`Figure ${i + 1} of ${NAMES.length}`);
    await expect(below.locator("a")).toHaveCount(i === 0 || i === NAMES.length - 1 ? 1 : 2);
    if (i === 0) {
      await below.locator("a").click();
      continue;
    }
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await expect(above).toBeFocused();
    await expect(above.locator("a").first()).toHaveText(/^Previous: /);
    if (i < NAMES.length - 1) await below.locator("a").last().click();
  }
  for (let i = 1; i < NAMES.length; i += 1) await page.locator(".neighbours a").first().click();
  await expect(alone(page)).toHaveAttribute("name", "functional");
  expect(await alone(page).evaluate((/** @type {any} */ { state }) => state)).toBe("problem=length");
  await page.locator("#language").selectOption("zh");
  await expect(page.locator(".neighbours").first()).toContainText("下一幅");
  await page.locator("#whole").click();
  await expect(page.locator(".neighbours").first()).toBeHidden();
});

test("large text is in the link, also of the guide's figures, and of the page that it leads to", async ({ page }) => {
  await page.goto("/lesson/index.html#lang=en&figure=elbo");
  const size = () => page.locator("body").evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize));
  expect(await size()).toBe(15);
  await page.locator("#large-text").click();
  expect(await size()).toBeGreaterThan(20);
  await expect(alone(page)).toHaveAttribute("text", "large");
  await page.reload();
  await expect(alone(page)).toHaveAttribute("text", "large");
  await page.locator("#guided").click();
  await expect(page.locator("#guide z-scape-figure")).toHaveAttribute("text", "large");
  for (const id of ["teacher", "main"]) await expect(page.locator(`#${id}`)).toHaveAttribute("href", /text=large/);
  await page.locator("#large-text").click();
  await expect(page.locator("#guide z-scape-figure")).not.toHaveAttribute("text");
  expect(page.url()).not.toContain("text=");
});
