// The moments that the time line keeps: how much they take, and when they go.

import { call, decodedPixels, stepCount } from "./element.js";
import { expect, test } from "./test.js";
import { addBars, lastStop, openStill, step } from "./timeline.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * The bytes of all arrays of floats that the page's plain objects hold, moments among them.
 * @param {Page} page
 */
async function heldBytes(page) {
  const session = await page.context().newCDPSession(page);
  const { result: prototype } = await session.send("Runtime.evaluate", { expression: "Object.prototype" });
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId ?? "" });
  const { result } = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: `function () {
      const plain = this.filter((object) => Object.getPrototypeOf(object) === Object.prototype);
      const arrays = plain.flatMap((object) => Object.values(Object.getOwnPropertyDescriptors(object)))
        .map(({ value }) => value).filter((value) => value instanceof Float32Array);
      return [...new Set(arrays)].reduce((sum, { byteLength }) => sum + byteLength, 0);
    }`,
    returnByValue: true,
  });
  await session.detach();
  return result.value;
}

test("after a reset, a change of data and an opened file the time line begins anew", async ({ page, server }) => {
  const element = await openStill(page, server);
  const slider = element.locator("#timeline");
  const none = async () => {
    await expect(slider).toBeDisabled();
    await expect(slider).toHaveAttribute("aria-valuetext", "now");
    await expect(element.locator("#timeline-now")).toBeHidden();
    await expect(element.locator(".past")).toHaveCount(0);
  };
  const back = async () => {
    await step(page, 4);
    await slider.fill("1");
    await expect(element.locator(".timeline-words")).toHaveText("step 1 · epoch 1");
  };
  await back();
  const early = await decodedPixels(page);
  await call(page, (zscape) => zscape.reset());
  await none();
  expect(await decodedPixels(page)).not.toEqual(early);
  await back();
  expect(await decodedPixels(page)).toEqual(early);

  await element.locator("#dataset").selectOption("mnist");
  await call(page, (zscape) => zscape.ready);
  await none();
  await back();

  await call(page, async (zscape) => zscape.load(await zscape.save({ session: true })));
  await none();
  await expect(element.locator(".stat-step dd")).toHaveText("4");
  await step(page, 1);
  await expect(slider).toBeEnabled();
  await slider.fill("0");
  await expect(element.locator(".timeline-words")).toHaveText("step 4 · epoch 1");
});

test("a run that falls back to an earlier step has no moment after it", async ({ page, server }) => {
  const element = await openStill(page, server);
  await addBars(page);
  await step(page, 75); // a good state is kept every 50 steps
  await element.locator("#timeline").fill(String((await lastStop(page)) - 1));
  await expect(element.locator(".timeline-words")).toHaveText(/^step (6|7)\d · epoch \d+$/);
  await call(page, (zscape) => {
    zscape.settings = { learningRate: 10 };
    zscape.train();
  });
  await expect(element.locator("#status")).toContainText("too large to compute", { timeout: 30_000 });
  expect(await stepCount(page)).toBe(50);
  await expect(element.locator("#timeline-now")).toBeHidden();
  await expect(element.locator(".stat-step dd")).toHaveText("50");
  await element.locator("#timeline").fill(String((await lastStop(page)) - 1));
  await expect(element.locator(".timeline-words")).toHaveText(/^step 4\d · epoch \d+$/);
});

test("moments take 100 MB at most, and are freed when the element is gone", async ({ page, server }) => {
  const element = await openStill(page, server);
  await addBars(page);
  await call(page, (zscape) => {
    zscape.settings = { hidden: 4096, batch: 8 };
  });
  await call(page, (zscape) => zscape.ready);
  await step(page, 14);
  const stops = await lastStop(page);
  expect(stops).toBeGreaterThan(3);
  expect(stops).toBeLessThanOrEqual(7); // of 12.9 MB each
  await element.locator("#timeline").fill("0");
  await expect(element.locator(".timeline-words")).toHaveText("step 0 · epoch 1");
  const bytes = await heldBytes(page);
  console.log(`${stops} moments, ${(bytes / 1e6).toFixed(0)} MB`);
  expect(bytes).toBeGreaterThan(40e6); // the measure sees them
  expect(bytes).toBeLessThan(115e6); // and the newest decoder
  await call(page, (zscape) => {
    /** @type {any} */ (window).kept = zscape;
    zscape.remove();
  });
  await expect.poll(() => page.workers().length, { timeout: 5000 }).toBe(0);
  await expect.poll(() => heldBytes(page), { timeout: 10_000 }).toBeLessThan(5e6);
});

test("with fewer controls there is no time line, and no moment is kept", async ({ page, server }) => {
  const element = await openStill(page, server);
  await step(page, 6);
  await element.locator("#timeline").fill("0");
  const past = await decodedPixels(page);
  await call(page, (zscape) => {
    zscape.view = { controls: "minimal" };
  });
  await expect(element.locator("#timeline")).toBeHidden();
  await expect.poll(() => decodedPixels(page)).not.toEqual(past);
  await step(page, 6);
  await call(page, (zscape) => {
    zscape.view = { controls: "full" };
  });
  await expect(element.locator("#timeline")).toBeDisabled();
});
