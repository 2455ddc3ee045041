// Large text for projectors: at 1920 x 1080 nothing is under 20 px, whatever is open; what canvases draw is told by those
// who draw it.

import { call } from "./element.js";
import { expect, test } from "./test.js";
import { openTrained, visitTools } from "./tools.js";

test.use({ viewport: { width: 1920, height: 1080 } });

const LEAST = 20; // px

/** Sizes of what canvases write from now on, in CSS pixels. @param {import("@playwright/test").Page} page */
function watchCanvases(page) {
  return page.addInitScript(() => {
    const written = /** @type {{ written: Map<string, number> }} */ (/** @type {unknown} */ (window)).written = new Map();
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const write = prototype.fillText;
      /** @type {typeof write} */
      prototype.fillText = function (text, ...at) {
        const size = Number(/([\d.]+)px/.exec(this.font)?.[1]) / window.devicePixelRatio;
        written.set(text, Math.min(size, written.get(text) ?? Infinity));
        return write.call(this, text, ...at);
      };
    }
  });
}

/** What canvases have written since it was last asked, and is too small. @param {import("@playwright/test").Page} page */
function writtenSmall(page) {
  return page.evaluate((least) => {
    const { written } = /** @type {{ written: Map<string, number> }} */ (/** @type {unknown} */ (window));
    const sizes = [...written];
    written.clear();
    return { all: sizes.length, small: sizes.filter(([, size]) => size < least) };
  }, LEAST);
}

/** Texts of the page and in the element that are seen and too small. @param {import("@playwright/test").Page} page */
function smallTexts(page) {
  return call(page, (element, least) => {
    /** @type {string[]} */
    const small = [];
    let all = 0;
    for (const root of [document.body, /** @type {ShadowRoot} */ (element.shadowRoot)]) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const holder = /** @type {Element} */ (node);
        const own = [...holder.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim());
        if (!(own || holder.matches("input:not([type=range], [type=checkbox])")) || !holder.checkVisibility()) continue;
        // Marks on the plane are in units of z.
        const scale = holder instanceof SVGGraphicsElement ? (holder.getScreenCTM()?.a ?? 1) : 1;
        const size = Number.parseFloat(getComputedStyle(holder).fontSize) * scale;
        all += 1;
        if (size < least - 0.01) small.push(`${size} px: ${holder.textContent?.trim().slice(0, 40)} (${holder.localName})`);
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
  await expect.poll(async () => (await writtenSmall(page)).small.length).toBeGreaterThan(5);
  expect((await smallTexts(page)).small.length).toBeGreaterThan(20); // the walk sees what is small
  await element.locator("#large-text").click();
  await expect(element.locator("#large-text")).toHaveAttribute("aria-pressed", "true");
  expect(await call(page, (zscape) => zscape.view.text)).toBe("large");
  await page.waitForTimeout(1000);
  await writtenSmall(page);
  await call(page, (zscape) => zscape.reset());
  await element.locator("#step").click();
  await element.locator("#zoom-in").click();
  await page.waitForTimeout(1000);
  const { all, small } = await writtenSmall(page);
  expect(all).toBeGreaterThan(8); // ticks of the plane and of both curves
  expect(small).toEqual([]);
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
    <script type="module" src="/pkg/zscape.js"></script><z-scape text="large" dataset="shapes"></z-scape>`));
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
