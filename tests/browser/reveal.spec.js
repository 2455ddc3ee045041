// In a deck of reveal.js, which scales its slides and turns them by the keys that the elements take, too.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { call, stepCount } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const resolve = createRequire(import.meta.url).resolve;

/**
 * The slide that is shown, from 0.
 * @param {Page} page
 */
const slide = (page) => page.evaluate(() => /** @type {any} */ (window).Reveal.getIndices().h);

test.beforeEach(async ({ page, blog }) => {
  blog.add("/reveal.css", await readFile(resolve("reveal.js/reveal.css")));
  blog.add("/reveal.js", await readFile(resolve("reveal.js")));
  await page.setViewportSize({ width: 1600, height: 1000 }); // the deck is 960 x 700: it is drawn larger
  await page.goto(blog.add("/deck.html",
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>a deck</title>
    <link rel="stylesheet" href="/reveal.css"><script type="module" src="/pkg/zscape.js"></script>
    <script type="module" src="/pkg/figure.js"></script></head><body><div class="reveal"><div class="slides">
    <section>` +
    `<z-scape id="live" autoplay controls="minimal" dataset="shapes" hidden-units="16" lang="en"></z-scape></section>
    <section><z-scape-figure name="functional" lang="en"></z-scape-figure></section>
    <section><h2>End</h2></section></div></div>
    <script src="/reveal.js"></script>` +
    '<script>Reveal.initialize({ hash: true, transition: "none" });</script></body></html>'));
});

test("the ring takes its keys, and is where the mouse drags it; the deck takes its own", async ({ page }) => {
  await expect.poll(() => stepCount(page)).toBeGreaterThan(1);
  await call(page, (element) => element.pause());
  const element = page.locator("#live");
  const scale = await element.evaluate((node) =>
    node.getBoundingClientRect().width / /** @type {HTMLElement} */ (node).offsetWidth);
  expect(scale).toBeGreaterThan(1.2);
  const plane = await element.locator("#plane").boundingBox();
  if (!plane) throw new Error("the plane must be visible");
  await page.mouse.click(plane.x + 0.75 * plane.width, plane.y + 0.25 * plane.height);
  expect(await call(page, (zscape) => zscape.z)).toEqual([expect.closeTo(2.15, 1), expect.closeTo(2.15, 1)]);
  await page.keyboard.press("ArrowLeft");
  expect(await call(page, (zscape) => zscape.z[0])).toBeCloseTo(2.05, 1);
  await page.keyboard.press("s");
  expect(await slide(page)).toBe(0);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.keyboard.press("ArrowRight");
  expect(await slide(page)).toBe(1);
});

test("a figure's grip takes the arrows; left and come back to, it is there", async ({ page }) => {
  await page.evaluate(() => /** @type {any} */ (window).Reveal.slide(1));
  const grip = page.locator("z-scape-figure [role=slider]").first();
  await grip.focus();
  const before = await grip.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await expect(grip).not.toHaveAttribute("aria-valuetext", before ?? "");
  expect(await slide(page)).toBe(1);
  for (const at of [2, 1]) await page.evaluate((h) => /** @type {any} */ (window).Reveal.slide(h), at);
  await expect(grip).toBeVisible();
});
