// The handle: dragged with mouse, touch or keys, it moves z and the picture follows, while training runs or not.

import { call, decodedPixels, openPaused, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * The middle of the handle, and the pixels that one unit of z takes.
 * @param {Page} page
 */
async function places(page) {
  const [handle, plane] = [await page.locator("#handle").boundingBox(), await page.locator("#plane").boundingBox()];
  if (!handle || !plane) throw new Error("the handle and the plane must be visible");
  return { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2, plane };
}

/** @param {Page} page */
const z = (page) => call(page, (element) => element.z);

test("a dragged handle changes the picture while training, and stays where it is put", async ({ page }) => {
  await openTraining(page, "/#v=1&dataset=shapes&hidden=16");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(40);
  const { x, y, plane } = await places(page);
  const seen = new Set([(await decodedPixels(page)).join()]);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const share of [0.1, 0.2, 0.3]) {
    await page.mouse.move(x + share * plane.width, y - share * plane.height, { steps: 3 });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    seen.add((await decodedPixels(page)).join());
  }
  await page.mouse.up();
  expect(seen.size).toBe(4);
  expect(await call(page, (element) => element.training)).toBe(true);
  const [right, up] = await z(page);
  expect(right).toBeGreaterThan(1.5);
  expect(up).toBeGreaterThan(1.5);
  await call(page, (element) => element.reset());
  expect(await z(page)).toEqual([right, up]);
  await page.locator("#dataset").selectOption("mnist");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(0);
  expect(await z(page)).toEqual([right, up]);
});

test("the picture follows a paused drag within a frame", async ({ page }) => {
  await openPaused(page);
  const before = await decodedPixels(page);
  const changed = await call(page, async (element) => {
    const decoded = new Promise((resolve) => {
      element.addEventListener("zscape-decode", ({ detail }) => resolve(detail.z), { once: true });
    });
    element.z = [2, 2];
    const frame = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve("late"))));
    return Promise.race([decoded, frame]);
  });
  expect(changed).toEqual([2, 2]);
  expect(await decodedPixels(page)).not.toEqual(before);
});

test("arrow keys move it: 0.1 a press, 0.02 with Shift, 0.5 with Alt", async ({ page }) => {
  await openPaused(page);
  await page.locator("#handle").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  expect(await z(page)).toEqual([0.1, 0.1]);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Alt+ArrowDown");
  expect(await z(page)).toEqual([0.08, -0.4]);
});

test("a click on the plane brings it there", async ({ page }) => {
  await openPaused(page);
  const { plane } = await places(page);
  await page.mouse.click(plane.x + 0.75 * plane.width, plane.y + 0.25 * plane.height);
  const [right, up] = await z(page);
  expect(right).toBeCloseTo(up, 5);
  expect(right).toBeGreaterThan(1.5);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test("a finger drags it, the picture is in sight with the plane, and nothing scrolls sideways", async ({ page }) => {
    await openPaused(page);
    await page.locator("#plane").scrollIntoViewIfNeeded();
    const before = await decodedPixels(page);
    const { x, y, plane } = await places(page);
    const touch = await page.context().newCDPSession(page);
    /**
     * @param {string} type
     * @param {{ x: number, y: number }[]} touchPoints
     */
    const send = (type, touchPoints) =>
      touch.send("Input.dispatchTouchEvent", /** @type {any} */ ({ type, touchPoints }));
    await send("touchStart", [{ x, y }]);
    for (const share of [0.05, 0.1, 0.2, 0.3]) {
      await send("touchMove", [{ x: x - share * plane.width, y: y + share * plane.height }]);
    }
    await send("touchEnd", []);
    const [right, up] = await z(page);
    expect(right).toBeLessThan(-1.5);
    expect(up).toBeLessThan(-1.5);
    await expect.poll(() => decodedPixels(page)).not.toEqual(before);

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    const decoded = await page.locator("#decoded").boundingBox();
    expect((decoded?.y ?? 0) + (decoded?.height ?? 0) - plane.y).toBeLessThanOrEqual(800);
    const handle = await page.locator("#handle").boundingBox();
    expect(handle?.width).toBeGreaterThanOrEqual(44);
  });
});
