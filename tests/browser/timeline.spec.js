// The time line under the plane: the run as it was, while it goes on.

import { loadTexts } from "../../www/element/texts.js";
import { call, decodedPixels, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";
import { addBars, BARS, lastStop, openStill, step } from "./timeline.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("@playwright/test").Page} Page */

/**
 * What is drawn on the plane.
 * @param {Page} page
 */
function drawn(page) {
  return call(page, (element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.getElementById("plane"));
    return canvas.toDataURL();
  });
}

/**
 * What is drawn once nothing moves any more.
 * @param {Page} page
 */
async function settled(page) {
  let before = "";
  await expect.poll(async () => {
    const last = before;
    before = await drawn(page);
    return last === before;
  }, { intervals: [300] }).toBe(true);
  return before;
}

test("the first stop is the untrained plane to the pixel; the button leads back to now", async ({ page, server }) => {
  const element = await openStill(page, server);
  const untrained = { plane: await settled(page), picture: await decodedPixels(page) };
  await step(page, 12);
  const trained = { plane: await settled(page), picture: await decodedPixels(page) };
  expect(trained.plane).not.toBe(untrained.plane);
  expect(trained.picture).not.toEqual(untrained.picture);
  await expect(element.locator("#timeline-now")).toBeHidden();
  await element.locator("#timeline").fill("0");
  await expect(element.locator(".timeline-words")).toHaveText("step 0 · epoch 1");
  expect(await settled(page)).toBe(untrained.plane);
  expect(await decodedPixels(page)).toEqual(untrained.picture);
  await element.locator("#timeline-now").click();
  await expect(element.locator("#timeline-now")).toBeHidden();
  await expect(element.locator("#timeline")).toBeFocused();
  expect(await settled(page)).toBe(trained.plane);
  expect(await decodedPixels(page)).toEqual(trained.picture);
});

test("each stop has its step, losses and picture, and is marked as past", async ({ page, server }) => {
  const element = await openStill(page, server);
  /** @type {{ picture: number[], kl: string }[]} */
  const seen = [];
  for (let i = 0; i <= 5; i++) {
    if (i > 0) await step(page, 1);
    await expect(element.locator(".stat-step dd")).toHaveText(String(i));
    const kl = await element.locator(".curve-value").nth(1).innerText();
    seen.push({ picture: await decodedPixels(page), kl });
  }
  expect(await lastStop(page)).toBe(5);
  await expect(element.locator(".stats .past")).toHaveCount(0);
  for (const at of [4, 1, 3, 2]) {
    await element.locator("#timeline").fill(String(at));
    await expect(element.locator(".stat-step")).toHaveText(new RegExp(`Step \\(then\\) · epoch \\d+\\s*${at}\\s*$`));
    await expect(element.locator(".stats .past")).toHaveCount(2);
    await expect(element.locator(".curve-value").nth(1)).toHaveText(seen[at].kl);
    expect(await decodedPixels(page)).toEqual(seen[at].picture);
  }
  await element.locator("#timeline").fill("5");
  await expect(element.locator(".stat-step dd")).toHaveText("5");
  await expect(element.locator(".past")).toHaveCount(0);
  expect(await decodedPixels(page)).toEqual(seen[5].picture);
});

test("training goes on while the reader looks back, and the thumb stays", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&lang=en&dataset=shapes");
  await expect.poll(() => lastStop(page)).toBeGreaterThan(3);
  await expect(element.locator("#timeline")).toHaveAttribute("aria-valuetext", "now");
  await element.locator("#timeline").fill("2");
  await expect(element.locator(".timeline-words")).toHaveText(/^step \d+ · epoch 1$/);
  const words = await element.locator(".timeline-words").innerText();
  const picture = await decodedPixels(page);
  const [last, steps] = [await lastStop(page), await stepCount(page)];
  await expect.poll(() => stepCount(page)).toBeGreaterThan(steps + 20);
  await expect.poll(() => lastStop(page), { timeout: 20_000 }).toBeGreaterThan(last + 1);
  await expect(element.locator("#timeline")).toHaveValue("2");
  await expect(element.locator(".timeline-words")).toHaveText(words);
  await expect(element.locator("#timeline")).toHaveAttribute("aria-valuetext", words);
  expect(await decodedPixels(page)).toEqual(picture);
  expect(await call(page, (zscape) => zscape.training)).toBe(true);
  await element.locator("#timeline").press("End"); // at one go: a stop that came between would leave it one short
  await expect(element.locator("#timeline-now")).toBeHidden();
  const told = async () => Number((await element.locator(".stat-step dd").innerText()).replace(",", ""));
  await expect.poll(told).toBeGreaterThan(steps + 20);
});

test("at now the thumb stays at the right end, whatever comes in", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&lang=en&dataset=shapes");
  for (const stops of [3, 6, 9]) {
    await expect.poll(() => lastStop(page), { timeout: 20_000 }).toBeGreaterThanOrEqual(stops);
    const slider = element.locator("#timeline");
    const left = await slider.evaluate((/** @type {HTMLInputElement} */ { value, max }) => Number(max) - Number(value));
    expect(left).toBe(0);
  }
});

test("a drag with the mouse goes over stops that hold still", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&lang=en&dataset=shapes");
  await expect.poll(() => lastStop(page)).toBeGreaterThan(4);
  const box = await element.locator("#timeline").boundingBox();
  if (!box) throw new Error("the time line must be visible");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width - 8, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, y, { steps: 5 });
  const last = await lastStop(page);
  const steps = await stepCount(page);
  await expect.poll(() => stepCount(page), { timeout: 20_000 }).toBeGreaterThan(2 * steps);
  expect(await lastStop(page)).toBe(last);
  await page.mouse.move(box.x + 8, y, { steps: 5 });
  await expect(element.locator(".timeline-words")).toHaveText("step 0 · epoch 1");
  await page.mouse.up();
  await expect.poll(() => lastStop(page)).toBeGreaterThan(last);
  await expect(element.locator(".timeline-words")).toHaveText("step 0 · epoch 1");
});

test("arrows, Home and End walk along it; its words are in the reader's language", async ({ page, server }) => {
  const element = await openStill(page, server);
  const slider = element.locator("#timeline");
  await expect(slider).toBeDisabled();
  await step(page, 4);
  await expect(slider).toBeEnabled();
  expect(await slider.getAttribute("title")).toBe(en.timelineHint);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", "step 3 · epoch 1");
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", "step 0 · epoch 1");
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "step 1 · epoch 1");
  await call(page, (zscape) => {
    zscape.lang = "zh";
  });
  await expect(slider).toHaveAttribute("aria-valuetext", "第 1 步 · 第 1 轮");
  await expect(slider).toHaveAttribute("aria-label", zh.timeline);
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", zh.timelineNow);
});

test("the manifold of a past moment is that of its decoder", async ({ page, server }) => {
  const element = await openStill(page, server);
  await call(page, (zscape) => {
    zscape.view = { layers: [] };
  });
  const bare = await settled(page);
  await call(page, (zscape) => {
    zscape.view = { layers: ["manifold"], manifoldOpacity: 1, manifoldSide: 12 };
  });
  await expect(element.locator("#layer-manifold")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => drawn(page)).not.toBe(bare);
  const untrained = await settled(page);
  await step(page, 12);
  await expect.poll(() => drawn(page)).not.toBe(untrained);
  const trained = await settled(page);
  await element.locator("#timeline").fill("0");
  await expect.poll(() => drawn(page), { timeout: 10_000 }).toBe(untrained);
  await element.locator("#timeline-now").click();
  await expect.poll(() => drawn(page), { timeout: 10_000 }).toBe(trained);
});

test("the ellipses of a past moment are at its mu, with its sigma", async ({ page, server }) => {
  const element = await openStill(page, server);
  await addBars(page);
  await step(page, 2);
  const then = await call(page, async (zscape, bytes) => {
    zscape.view = { image: 4, posteriors: "one" };
    const { mu, logvar } = await zscape.encode(Float32Array.from(bytes.slice(4 * 784, 5 * 784), (byte) => byte / 255));
    return { cx: mu[0], cy: -mu[1], rx: Math.exp(logvar[0] / 2), ry: Math.exp(logvar[1] / 2) };
  }, BARS);
  await step(page, 20);
  const ring = element.locator("#marks .posteriors ellipse").first();
  const ellipse = () =>
    ring.evaluate((node) =>
      Object.fromEntries(["cx", "cy", "rx", "ry"].map((name) => [name, Number(node.getAttribute(name))])),
    );
  const near = Object.fromEntries(Object.entries(then).map(([name, value]) => [name, expect.closeTo(value, 2)]));
  expect(await ellipse()).not.toEqual(near);
  await element.locator("#timeline").fill("2");
  await expect.poll(ellipse).toEqual(near);
});
