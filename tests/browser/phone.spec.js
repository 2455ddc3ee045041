// Pages as they come to a phone: nothing of them moves while they do, and at 320 px nothing is cut off at the side.

import { tools } from "../../www/element/tools/tools.js";
import { figures } from "../../www/figures/figures.js";
import { pages } from "../../www/lesson/guide/pages.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const MOST = 0.05; // layout shift; 0.1 counts as good

/**
 * Notes what moves from the page's beginning on, as browsers count it.
 * @param {Page} page
 */
const watchShifts = (page) => page.addInitScript(() => {
  /** @type {{ value: number, what: string[] }[]} */
  const shifts = [];
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  const take = (/** @type {any[]} */ entries) => shifts.push(...entries.map(({ value, sources }) => ({
    value, what: sources.map((/** @type {any} */ { node }) => `${node?.nodeName} ${node?.id ?? ""}`),
  })));
  observer.observe({ type: "layout-shift", buffered: true });
  Object.assign(window, {
    shiftsSoFar() {
      take(observer.takeRecords());
      return shifts;
    },
  });
});

/**
 * How much has moved since the page began.
 * @param {Page} page
 * @param {string} what  page
 */
async function expectStill(page, what) {
  // What was painted last is counted two frames later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  /** @type {{ value: number, what: string[] }[]} */
  const shifts = await page.evaluate(() => /** @type {any} */ (window).shiftsSoFar());
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  console.log(`${what}: layout shift ${sum.toFixed(4)}`);
  expect(sum, `${what}: ${JSON.stringify(shifts)}`).toBeLessThan(MOST);
}

/**
 * Waits until a figure is whole.
 * @param {Page} page
 * @param {string} figure  a selector
 */
async function whole(page, figure) {
  const element = page.locator(`${figure} >> visible=true`).first();
  await expect(element.locator("#summary")).not.toBeEmpty({ timeout: 45_000 });
  await expect(element.locator(".figure")).not.toHaveAttribute("data-coming");
}

/**
 * @param {Page} page
 * @param {string} what
 */
async function expectNarrow(page, what) {
  const wide = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, window.innerWidth));
  expect.soft(wide, what).toBe(320);
}

/** @type {[lang: string, width: number][]} */
const READERS = [["en-US", 412], ["zh-CN", 360]];

for (const [locale, width] of READERS) {
  test.describe(`${locale}, ${width} px`, () => {
    test.use({ locale, viewport: { width, height: 800 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
    test("nothing moves while a page comes", async ({ page }) => {
      test.setTimeout(180_000);
      await watchShifts(page);
      await page.goto("/#v=1&hidden=16&until=20");
      await expect.poll(() => call(page, (element) => element.stepCount)).toBe(20);
      await expectStill(page, "main page");
      await page.goto("/embed.html");
      await expect(page.locator(".poster img")).toBeVisible();
      await expectStill(page, "embed.html");
      await page.goto("/lesson/teacher.html");
      await expect(page.locator("#questions article").first()).toBeAttached();
      await expectStill(page, "teacher.html");
      await page.goto("/lesson/index.html");
      await whole(page, "#lesson z-scape-figure");
      await expectStill(page, "lesson");
      for (const name of Object.keys(figures)) {
        await page.goto("about:blank"); // another hash alone would be no new page
        await page.goto(`/lesson/index.html#figure=${name}`);
        await whole(page, "#lesson z-scape-figure");
        await expectStill(page, name);
      }
      await page.goto("about:blank");
      await page.goto(`/lesson/index.html#guide=${pages[0].id}`);
      await whole(page, "#guide z-scape-figure");
      await expectStill(page, "guide");
    });
  });
}

test.describe("at 320 px", () => {
  test.use({ viewport: { width: 320, height: 700 }, isMobile: true, hasTouch: true });
  for (const lang of ["en", "zh"]) {
    test(`no page scrolls sideways: ${lang}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.goto(`/#v=1&lang=${lang}&hidden=16&until=5`);
      await call(page, (element) => element.ready);
      await expectNarrow(page, "main page");
      for (const { name } of tools) {
        await page.locator(`#tab-${name}`).click();
        await expect(page.locator("#tool")).not.toBeEmpty();
        await expectNarrow(page, name);
      }
      await page.locator("#embed").click();
      await page.locator("[name=form][value=frame]").check();
      await expectNarrow(page, "share");
      for (const path of ["embed.html", "examples/blog.html", `lesson/teacher.html#lang=${lang}`]) {
        await page.goto(`/${path}`);
        await expect(page.locator(".poster img, #questions article").first()).toBeAttached();
        await expectNarrow(page, path);
      }
      await page.goto(`/lesson/index.html#lang=${lang}`);
      for (const name of Object.keys(figures)) {
        const selector = `z-scape-figure[name=${name}]`;
        await page.locator(selector).scrollIntoViewIfNeeded();
        await whole(page, selector);
        await expectNarrow(page, name);
      }
      await page.locator("#guided").click();
      for (const { id } of pages) {
        await page.locator("#guide-pages").selectOption(id);
        await whole(page, "#guide z-scape-figure");
        await expectNarrow(page, id);
      }
    });
  }
});
