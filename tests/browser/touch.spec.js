// Points of the lesson's pictures under a finger: they follow it, and the page stays where it is.

import { expect, test } from "./test.js";

/**
 * A point of each figure that has any, by its page of the guide.
 * @type {[string, string][]}
 */
const POINTS = [
  ["slide", "#handle-4"],
  ["modes", "#panel-qp .handle >> nth=0"],
  ["gap", "#grip-m"],
  ["estimators", ".grip >> nth=0"],
  ["drag", "#grip-particle"],
];

test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });

for (const [id, selector] of POINTS) {
  test(`${id}: a finger holds a point, and does not scroll the page with it`, async ({ page }) => {
    await page.goto(`/lesson/index.html#lang=en&guide=${id}`);
    const figure = page.locator("#guide z-scape-figure");
    await expect(figure.locator(".figure > #summary")).not.toBeEmpty({ timeout: 45_000 });
    const point = figure.locator(selector);
    await point.evaluate((node) => node.scrollIntoView({ block: "center" }));
    const { x, y, width, height } =
      /** @type {{ x: number, y: number, width: number, height: number }} */ (await point.boundingBox());
    const places = Array.from({ length: 5 }, (_, i) => ({ x: x + width / 2 + 6 * i, y: y + height / 2 - 15 * i }));
    const [before, scrolled] = [await point.getAttribute("aria-valuetext"), await page.evaluate(() => scrollY)];
    await page.evaluate(() =>
      window.addEventListener("pointercancel", () => Object.assign(window, { cancelled: true }), true));
    const finger = await page.context().newCDPSession(page);
    for (const [i, place] of places.entries()) {
      await finger.send("Input.dispatchTouchEvent", {
        type: i === 0 ? "touchStart" : "touchMove", touchPoints: [place],
      });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
    await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect(point).not.toHaveAttribute("aria-valuetext", before ?? "");
    // The guide may still bring its figure into sight by a few pixels; a finger that scrolls does it by sixty.
    expect(Math.abs(await page.evaluate(() => scrollY) - scrolled)).toBeLessThan(10);
    expect(await page.evaluate(() => "cancelled" in window)).toBe(false);
  });
}
