// Large text for projectors: at 1920 x 1080 nothing is under 20 px, whatever is open; what canvases draw is told by
// those who draw it.

import { call } from "./element.js";
import { expect, test } from "./test.js";
import { nextFrames, openTrained, visitTools } from "./tools.js";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ viewport: { width: 1920, height: 1080 } });

const LEAST = 20; // px

/**
 * Keeps the least size of each text that canvases write from now on, in CSS pixels.
 * @param {Page} page
 */
function watchCanvases(page) {
  return page.addInitScript(() => {
    const written = { plane: new Map(), charts: new Map() };
    Object.assign(window, { written });
    for (const [where, { prototype }] of /** @type {const} */ ([
      ["plane", OffscreenCanvasRenderingContext2D], ["charts", CanvasRenderingContext2D],
    ])) {
      const write = prototype.fillText;
      /** @type {typeof write} */
      prototype.fillText = function (text, ...at) {
        const size = Number(/([\d.]+)px/.exec(this.font)?.[1]) / window.devicePixelRatio;
        written[where].set(text, Math.min(size, written[where].get(text) ?? Infinity));
        return write.call(this, text, ...at);
      };
    }
  });
}

/**
 * How many texts canvases have written since they were forgotten, and which are too small.
 * @param {Page} page
 */
function writings(page) {
  return page.evaluate((least) => {
    const { plane, charts } = /** @type {Record<string, Map<string, number>>} */ (/** @type {any} */ (window).written);
    return { plane: plane.size, charts: charts.size, small: [...plane, ...charts].filter(([, size]) => size < least) };
  }, LEAST);
}

/** @param {Page} page */
function forgetWritings(page) {
  return page.evaluate(() => {
    for (const texts of Object.values(/** @type {any} */ (window).written)) texts.clear();
  });
}

/**
 * Texts of the page and in the element that are seen and too small.
 * @param {Page} page
 */
function smallTexts(page) {
  return call(page, (element, least) => {
    /** @type {string[]} */
    const small = [];
    let all = 0;
    for (const root of [document.body, /** @type {ShadowRoot} */ (element.shadowRoot)]) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const holder = /** @type {Element} */ (node);
        const own = [...holder.childNodes]
          .some((child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim());
        if (!(own || holder.matches("input:not([type=range], [type=checkbox])")) || !holder.checkVisibility()) continue;
        // Marks on the plane are in units of z.
        const scale = holder instanceof SVGGraphicsElement ? (holder.getScreenCTM()?.a ?? 1) : 1;
        const size = Number.parseFloat(getComputedStyle(holder).fontSize) * scale;
        all += 1;
        if (size < least - 0.01) {
          small.push(`${size} px: ${holder.textContent?.trim().slice(0, 40)} (${holder.localName})`);
        }
      }
    }
    return { all, small };
  }, LEAST);
}

test("a button makes the text large: nothing is under 20 px, with any tool open, and back again", async ({ page }) => {
  await watchCanvases(page);
  const element = await openTrained(page);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  for (let i = 0; i < 3; i++) await element.locator("#step").click();
  await expect.poll(async () => (await writings(page)).small.length).toBeGreaterThan(5);
  expect((await smallTexts(page)).small.length).toBeGreaterThan(20); // the walk sees what is small
  const charts = element.locator(".curves .uplot");
  await expect(charts).toHaveCount(2);
  await charts.evaluateAll((all) => all.forEach((chart) => chart.classList.add("small")));
  await element.locator("#large-text").click();
  await expect(element.locator("#large-text")).toHaveAttribute("aria-pressed", "true");
  expect(await call(page, (zscape) => zscape.view.text)).toBe("large");
  await expect(element.locator(".curves .uplot:not(.small)"))
    .toHaveCount(2); // charts are made anew, the plane is by then
  await nextFrames(page);
  await forgetWritings(page);
  await call(page, (zscape) => zscape.reset());
  await element.locator("#step").click();
  await element.locator("#zoom-in").click();
  for (const where of /** @type {const} */ (["plane", "charts"])) { // ticks of the plane and of both curves
    await expect.poll(async () => (await writings(page))[where], { message: where }).toBeGreaterThan(4);
  }
  await expect(element.locator(".curves .uplot")).toHaveCount(2);
  expect((await writings(page)).small).toEqual([]);
  for (const summary of await element.locator("summary:visible").all()) await summary.click();
  await visitTools(page, async (tool) => {
    const texts = await smallTexts(page);
    expect(texts.all).toBeGreaterThan(40);
    expect(texts.small, tool).toEqual([]);
    expect(await width(), tool).toBe(1920);
  });
  await element.locator("#show-keys").click();
  expect((await smallTexts(page)).small).toEqual([]);
  await page.keyboard.press("Escape");
  await element.locator("#large-text").click();
  await expect.poll(async () => (await smallTexts(page)).small.length).toBeGreaterThan(20);
});

test("large text stays through reset and a change of data, and comes with an attribute", async ({ page, blog }) => {
  await page.goto(blog.add("/large.html", `<!doctype html><html lang="en"><title>large</title>
    <script type="module" src="/pkg/zscape.js"></script>` +
    '<z-scape text="large" dataset="shapes" hidden-units="16"></z-scape>'));
  await call(page, (element) => element.step());
  const size = () => page.locator("#step").evaluate((button) => Number.parseFloat(getComputedStyle(button).fontSize));
  expect(await size()).toBeGreaterThan(LEAST);
  await call(page, (element) => element.reset());
  await page.locator("#dataset").selectOption("mnist");
  await call(page, (element) => element.ready);
  expect(await size()).toBeGreaterThan(LEAST);
  await call(page, (element) => element.removeAttribute("text"));
  expect(await size()).toBe(15);
});

test("on a projector of 1024 x 768 the plane keeps 480 px, and nothing is cut off at the side", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto("/#v=1&text=large&dataset=shapes&hidden=16&until=1");
  await call(page, (element) => element.ready);
  const { width, height } = await page.locator("#plane").evaluate((plane) => plane.getBoundingClientRect());
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(480);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
});
