// "What am I looking at?": the screen explained in place, when the reader asks for it, by callouts that cover nothing
// of what they speak of.

import { violationsOf } from "./axe.js";
import { call, openPaused, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";
import { nextFrames } from "./tools.js";

/** @typedef {import("@playwright/test").Page} Page */

const SMALL = "/#v=1&lang=en&dataset=shapes&hidden=16";

/** @param {Page} page */
const title = (page) => page.locator("z-scape .callout-title");

/**
 * Where the callout is, what it points at, and the viewport.
 * @param {Page} page
 */
function layout(page) {
  return call(page, ({ shadowRoot }) => {
    const boxOf = (/** @type {string} */ selector) => {
      const element = shadowRoot?.querySelector(selector);
      if (!element) throw new Error(`no ${selector}`);
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
    return { callout: boxOf("#callout"), target: boxOf(".tour-outline"), clientWidth, clientHeight, scrollWidth };
  });
}

/**
 * What is wrong with where they are.
 * @param {Awaited<ReturnType<typeof layout>>} layout
 */
function misplaced({ callout, target, clientWidth, clientHeight, scrollWidth }) {
  const inSight = (/** @type {typeof callout} */ box) =>
    box.left >= -0.5 && box.top >= -0.5 && box.right <= clientWidth + 0.5 && box.bottom <= clientHeight + 0.5;
  return [
    target.right - target.left > 10 && target.bottom - target.top > 10 ? "" : "it points at nothing",
    inSight(target) ? "" : "what is explained is out of sight",
    inSight(callout) ? "" : "the callout is out of sight",
    callout.right <= target.left || callout.left >= target.right || callout.bottom <= target.top ||
      callout.top >= target.bottom ? "" : "the callout covers what it explains",
    scrollWidth <= clientWidth ? "" : "the page is wider than the window",
  ].filter(Boolean);
}

/**
 * Calls back at each callout, and leaves the tour by its last one.
 * @param {Page} page
 * @param {(title: string) => Promise<void>} visit
 */
async function visitCallouts(page, visit) {
  const element = page.locator("z-scape");
  const callout = element.locator("#callout");
  await element.locator("#tour").click();
  await expect(callout).toBeVisible();
  let visited = 0;
  for (; visited < 9 && (await callout.count()) > 0; visited++) {
    await nextFrames(page);
    await visit((await title(page).textContent()) ?? "");
    await element.locator("#tour-next").click();
  }
  expect(visited).toBeGreaterThan(4);
  await expect(callout).toHaveCount(0);
}

test("by keys alone: it opens when asked, goes through all and back, and gives the focus back, " +
  "while the run goes on", async ({ page }) => {
  const element = await openTraining(page, SMALL);
  const [button, next] = [element.locator("#tour"), element.locator("#tour-next")];
  await expect(element.locator("#callout")).toHaveCount(0); // never by itself
  const view = await call(page, (zscape) => JSON.stringify(zscape.view));
  await element.locator(".caption summary").focus();
  await page.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(next).toBeFocused();
  const dialog = page.getByRole("dialog", { name: "What am I looking at?" });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator("[aria-live=polite]")).toContainText("Each dot is one picture of a disc");
  const begun = await stepCount(page);
  await expect.poll(() => stepCount(page)).toBeGreaterThan(begun + 3);
  await page.keyboard.press("Enter");
  await expect(title(page)).not.toHaveText("A dot is an image");
  await page.keyboard.press("ArrowLeft");
  await expect(title(page)).toHaveText("A dot is an image");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+Tab");
  await expect(element.locator("#tour-back")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(next).toBeFocused(); // "Back" takes nobody further back
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter"); // again, from the first on
  await expect(title(page)).toHaveText("A dot is an image");
  for (let i = 0; i < 9 && (await next.textContent()) !== "Done"; i++) await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Nats");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  expect(await call(page, (zscape) => JSON.stringify(zscape.view))).toBe(view);
});

test("at 360, 768 and 1280 px, in large text and where there is no plane: " +
  "what is explained is in sight, and no callout covers it", async ({ page }) => {
  const element = await openPaused(page, "lang=zh");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  for (const [width, height] of [[360, 740], [768, 1024], [1280, 800]]) {
    await page.setViewportSize({ width, height });
    await visitCallouts(page, async (said) => {
      expect.soft(said).toMatch(/\p{Script=Han}/u);
      expect.soft(misplaced(await layout(page)), `${width} px: ${said}`).toEqual([]);
    });
  }
  await call(page, (zscape) => {
    zscape.view = { text: "large" };
    zscape.settings = { latent: 5 };
  });
  await expect(element.locator("#gallery-units")).toBeVisible();
  await element.locator("#tour").click();
  expect(await violationsOf(page, { fromShadowDom: ["z-scape", "#callout"] })).toEqual([]);
  await page.keyboard.press("Escape");
  /** @type {string[]} */
  const titles = [];
  await visitCallouts(page, async (said) => {
    titles.push(said);
    expect.soft(misplaced(await layout(page)), `in the gallery: ${said}`).toEqual([]);
  });
  expect(titles).toContain("z 的各个单元");
});

test("what is off is pointed at where it is switched on, and once it is on, at itself; " +
  "fewer controls have no tour", async ({ page }) => {
  const element = await openPaused(page, "lang=en&layers=axes+handle&tool=sample");
  const rings = element.locator("#layer-rings");
  await element.locator("#tour").click();
  while ((await title(page).textContent()) !== "The circles: the prior") await element.locator("#tour-next").click();
  const beside = async () => {
    const { target } = await layout(page);
    const box = await rings.boundingBox();
    return box !== null && Math.abs(box.x - target.left) < 1 && Math.abs(box.y - target.top) < 1;
  };
  await expect.poll(beside).toBe(true);
  await expect(element.locator("#callout-words")).toContainText("press “Prior rings”");
  expect(await violationsOf(page, { fromShadowDom: ["z-scape", "#callout"] })).toEqual([]);
  expect(await call(page, ({ view }) => [view.layers, view.tool])).toEqual([["axes", "handle"], "sample"]);
  await rings.click();
  await expect.poll(beside).toBe(false);
  await expect(element.locator("#callout-words")).not.toContainText("press");
  await expect(title(page)).toHaveText("The circles: the prior");
  await call(page, (zscape) => {
    zscape.view = { controls: "minimal" };
  });
  await expect(element.locator("#callout")).toHaveCount(0);
  await expect(element.locator("#tour")).toBeHidden();
});
