// The reader's window on the plane: zoomed and panned by wheel, fingers, keys and buttons; the page scrolls as ever.

import { call, openPaused, openTraining, stepCount, twoFrames } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const box = async (page) => {
  const plane = await page.locator("#plane").boundingBox();
  if (!plane) throw new Error("the plane must be visible");
  return plane;
};

/**
 * The point of the plane that a click puts the ring on.
 * @param {Page} page
 * @param {number} x
 * @param {number} y
 */
async function pointAt(page, x, y) {
  await page.mouse.click(x, y);
  return call(page, (element) => element.z);
}

/**
 * Waits for the gestures, which come when a pointer does: d3-zoom leaves its transform on what it listens to.
 * @param {Page} page
 */
const gestures = (page) => expect.poll(() => page.locator("#plane").evaluate(({ parentElement }) =>
  Object.hasOwn(/** @type {Element} */ (parentElement), "__zoom"))).toBe(true);

/**
 * Comes to the plane with the mouse.
 * @param {Page} page
 * @param {number} x
 * @param {number} y
 */
async function approach(page, x, y) {
  await page.mouse.move(x, y);
  await gestures(page);
}

const close = (/** @type {number[]} */ [x, y]) => [expect.closeTo(x, 1), expect.closeTo(y, 1)];

test("the wheel with Ctrl zooms about the pointer, and the button shows all again", async ({ page }) => {
  const element = await openPaused(page);
  const { x, y, width } = await box(page);
  const at = [x + 0.7 * width, y + 0.35 * width];
  const far = [x + 0.2 * width, y + 0.8 * width];
  await approach(page, at[0], at[1]);
  const middle = await pointAt(page, at[0], at[1]);
  await page.keyboard.down("Control");
  for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect(element.locator("#zoom-home")).toBeVisible();
  expect(await pointAt(page, at[0], at[1])).toEqual(close(middle));
  const zoomed = await pointAt(page, far[0], far[1]);
  expect(Math.hypot(zoomed[0] - middle[0], zoomed[1] - middle[1])).toBeLessThan(3);
  await element.locator("#zoom-home").click();
  await expect(element.locator("#zoom-home")).toBeHidden();
  expect(await pointAt(page, at[0], at[1])).toEqual(close(middle));
});

test("the wheel alone scrolls the page, not the plane", async ({ page, server }) => {
  const html =
    '<script type="module" src="/pkg/zscape.js"></script><z-scape controls="minimal" dataset="shapes"></z-scape>';
  await page.goto(server.add("/long.html",
    `<!doctype html><html lang="en"><title>long</title>${html}<pre>${"\n".repeat(99)}</pre>`));
  await page.waitForFunction(() => customElements.get("z-scape"));
  await call(page, (element) => element.ready);
  const { x, y } = await box(page);
  await approach(page, x + 100, y + 100);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
  await expect(page.locator("#zoom-home")).toBeHidden();
});

test("by keys: + zooms about the ring, the window follows it, - and H go back", async ({ page }) => {
  const element = await openPaused(page);
  await call(page, (zscape) => {
    zscape.z = [1, 1];
  });
  await element.locator("#handle").focus();
  const ring = () => element.locator("#handle").boundingBox();
  const before = await ring();
  for (let i = 0; i < 5; i++) await page.keyboard.press("+");
  await expect(element.locator("#zoom-home")).toBeVisible();
  expect((await ring())?.x).toBeCloseTo(before?.x ?? NaN, 0);
  for (let i = 0; i < 60; i++) await page.keyboard.press("ArrowLeft");
  const [x] = await call(page, (zscape) => zscape.z);
  expect(x).toBeLessThan(0.6);
  expect(x).toBeGreaterThan(-1); // steps are finer under the lens
  const plane = await box(page);
  const followed = await ring();
  expect(followed?.x).toBeGreaterThan(plane.x - 23);
  await page.keyboard.press("-");
  await page.keyboard.press("h");
  await expect(element.locator("#zoom-home")).toBeHidden();
  await expect(element.locator("#zoom-out")).toBeDisabled();
});

test("the window stays through training, reset and a change of data; " +
  "a ring out of it comes back by key", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&hidden=16");
  for (let i = 0; i < 3; i++) await element.locator("#zoom-in").click();
  await call(page, (zscape) => {
    zscape.z = [3.9, 3.9];
  });
  await expect(element.locator("#handle")).toHaveAttribute("data-outside");
  await call(page, (zscape) => zscape.reset());
  await element.locator("#dataset").selectOption("shapes");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(1);
  await expect(element.locator("#zoom-home")).toBeVisible();
  await element.locator("#handle").focus();
  await page.keyboard.press("ArrowDown");
  await expect(element.locator("#handle")).not.toHaveAttribute("data-outside");
});

/**
 * How many pixels of the plane are dark.
 * @param {Page} page
 */
const ink = (page) => page.locator("#plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let inked = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 600) inked += 1;
  return inked;
});

test("points under the lens lie where the encoder puts them", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" }); // points do not glide
  const element = await openPaused(page);
  await call(page, (zscape) => zscape.reset());
  await call(page, (zscape) => zscape.pause());
  /**
   * Zooms about a place.
   * @param {[number, number]} z
   */
  const zoomTo = async (z) => {
    await call(page, (zscape, at) => {
      zscape.z = at;
    }, z);
    for (let i = 0; i < 6; i++) await element.locator("#zoom-in").click();
    await twoFrames(page);
  };
  // All points of an untrained model lie about the origin; the corner is empty.
  await twoFrames(page);
  const home = await ink(page);
  await zoomTo([3.5, 3.5]);
  await expect.poll(() => ink(page)).toBeLessThan(home);
  await element.locator("#zoom-home").click();
  await zoomTo([0, 0]);
  await expect.poll(() => ink(page)).toBeGreaterThan(3 * home);
});

test.describe("with fingers", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 380, height: 800 } });
  test("two zoom, and do not scroll", async ({ page }) => {
    const element = await openPaused(page);
    const { x, y, width } = await box(page);
    const client = await page.context().newCDPSession(page);
    const touch = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number} */ apart) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd"
          ? []
          : [-1, 1].map((side, id) => ({ x: x + width / 2 + side * apart, y: y + width / 2, id })),
      });
    await page.touchscreen.tap(x + 40, y + 40);
    await gestures(page);
    await touch("touchStart", 20);
    for (const apart of [30, 45, 60, 80]) await touch("touchMove", apart);
    await touch("touchEnd", 0);
    await expect(element.locator("#zoom-home")).toBeVisible();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    const button = await element.locator("#zoom-home").boundingBox();
    expect(Math.min(button?.width ?? 0, button?.height ?? 0)).toBeGreaterThanOrEqual(44);
  });
});
