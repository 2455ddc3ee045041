// While a tool is open that acts on the plane or speaks of it, the plane stays in sight, beside the tool or above it.

import { loneliest, openDiscs, placeOf, posteriors } from "./discs.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** What each tool is worked with. */
const WORKED = { sample: "#tool .strip-row", path: "#film", draw: ".pad", point: "#point-z1" };

/** @param {Locator} locator */
const boxOf = async (locator) => /** @type {Box} */ (await locator.boundingBox());

test("on phones the plane, the decoded picture and the open tool are on one screen, and nothing moves " +
  "while it trains", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const [plane, decoded, tabs] = ["#plane", "#decoded", ".tools"].map((part) => element.locator(part));
  for (const [width, height] of [[412, 915], [360, 740], [320, 568]]) {
    await page.setViewportSize({ width, height });
    await element.locator("#tab-training").click();
    const whole = await boxOf(plane);
    expect(whole.width).toBeGreaterThan(0.9 * width - 16);
    for (const [tool, selector] of Object.entries(WORKED)) {
      const tab = element.locator(`#tab-${tool}`);
      await tab.click();
      const worked = element.locator(selector).first();
      await expect(worked).toBeVisible();
      await expect.poll(async () => (await boxOf(plane)).width).toBeLessThan(0.66 * width);
      const [over, pressed] = await Promise.all([boxOf(plane), boxOf(tab)]);
      expect(pressed.y + pressed.height / 2, `${tool} at ${width}`).toBeGreaterThan(over.y + over.height);
      await worked.evaluate((node) => node.scrollIntoView({ block: "end" }));
      const [above, beside, below] = await Promise.all([boxOf(plane), boxOf(decoded), boxOf(worked)]);
      expect(above.y).toBeGreaterThanOrEqual(0);
      expect(beside.y).toBeGreaterThanOrEqual(0);
      expect(beside.x).toBeGreaterThanOrEqual(above.x + above.width);
      expect(beside.x + beside.width).toBeLessThanOrEqual(width);
      expect(below.y, `${tool} at ${width}`).toBeGreaterThanOrEqual(above.y + above.height);
      expect(below.y + below.height).toBeLessThan(height + 1);
    }
    const all = await posteriors(page);
    const { x, y } = await placeOf(page, all[loneliest(all)].mu);
    await page.mouse.move(x, y);
    const card = element.locator("#card");
    await expect(card.locator(".fact-at-mu data")).toBeVisible();
    const [over, held] = await Promise.all([boxOf(card), boxOf(plane)]);
    expect(over.x >= held.x && over.x + over.width <= held.x + held.width).toBe(true);
    expect(y < over.y || y > over.y + over.height).toBe(true);
    expect(await card.locator("dl").evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
    await page.mouse.move(0, height - 1);
    const places = () => Promise.all([plane, decoded, tabs, element.locator("#point-z1")].map(boxOf));
    const before = await places();
    await call(page, (zscape) => zscape.step());
    expect(await places()).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test("the plane stays in sight while all of a step's captions are read", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  await element.locator("#tab-step").click();
  await element.locator("#slow-make").click();
  await element.locator("#slow-all").click();
  for (const [width, height] of [[1366, 768], [1024, 768], [412, 915]]) {
    await page.setViewportSize({ width, height });
    const title = element.locator("#slow-title-9");
    await title.evaluate((node) => node.scrollIntoView({ block: "center" }));
    await expect(element.locator("#marks .slow-marks")).toBeInViewport();
    const plane = await boxOf(element.locator("#plane"));
    const read = await boxOf(title);
    expect(plane.y).toBeGreaterThanOrEqual(0);
    expect(plane.y + plane.height).toBeLessThanOrEqual(height);
    expect(read.y >= plane.y + plane.height || read.x >= plane.x + plane.width).toBe(true);
  }
});
