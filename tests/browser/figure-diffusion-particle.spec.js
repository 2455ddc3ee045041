// A particle of the figure "diffusion": it is dragged, moves by keyboard and by pointer, and shows what the decoder
// makes of where it is.

import { facts, open } from "./figure-diffusion.js";
import { expectDone, expectOpen, openGuide } from "./guide.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * The pixels of the chosen particle's image, as they are painted.
 * @param {Locator} element
 */
const image = (element) =>
  element.locator("#decoded canvas").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, 28, 28);
    return Array.from({ length: 784 }, (_, i) => data[4 * i]);
  });

/** @param {string | null} text */
const coordinates = (text) => (text ?? "").replaceAll("−", "-").match(/-?\d+\.\d+/g)?.map(Number) ?? [];

/**
 * Half of the window, in units of z.
 * @param {Locator} element
 */
const half = async (element) => Number(await element.locator("#grip-particle").getAttribute("aria-valuemax"));

test("a particle dragged into a hole and back into the cloud is what the guide asks for", async ({ page }) => {
  const element = await openGuide(page, "drag");
  await expect(element.locator("#outline")).toBeAttached({ timeout: 45_000 });
  await element.locator(".plane").scrollIntoViewIfNeeded();
  const plane = /** @type {Box} */ (await element.locator(".plane").boundingBox());
  const grip = /** @type {Box} */ (await element.locator("#grip-particle").boundingBox());
  const to = (/** @type {number} */ across, /** @type {number} */ down) =>
    page.mouse.move(plane.x + across * plane.width, plane.y + down * plane.height, { steps: 4 });
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await to(0.5, 0.6); // within the cloud
  await to(0.05, 0.2);
  await expect.poll(async () => (await facts(element)).dragged).toBe(true);
  await expectOpen(page);
  await to(0.5, 0.6);
  await page.mouse.up();
  await expectDone(page, "drag");
});

test("a particle moves by keyboard and by pointer, " +
  "and shows what the decoder makes of where it is", async ({ page, server }) => {
  const element = await open(page, server);
  const grip = element.locator("#grip-particle");
  await grip.focus();
  const text = () => grip.getAttribute("aria-valuetext");
  await expect.poll(text).toMatch(/^particle 1 at/);
  await page.keyboard.press("PageDown");
  await expect.poll(text).toMatch(/^particle 2 at/);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageUp");
  await expect.poll(text).toMatch(/^particle 200 at/);
  await expect(element.locator(".particle")).toContainText("Particle 200 of 200");
  const before = await image(element);
  expect((await facts(element)).dragged).toBe(false);
  const [x] = coordinates(await text());
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(async () => coordinates(await text())[0]).toBeCloseTo(Math.min(x + 0.5, await half(element)), 1);
  await expect(grip).toBeFocused();
  await expect.poll(() => image(element)).not.toEqual(before);
  expect((await facts(element)).dragged).toBe(true);

  await element.locator("#next").click();
  await expect.poll(text).toMatch(/^particle 1 at/);
  const box = /** @type {Box} */ (await grip.boundingBox());
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const plane = /** @type {Box} */ (await element.locator(".plane").boundingBox());
  const unit = plane.width / (2 * (await half(element)));
  const [toX, toY] = [plane.x + plane.width / 2 + 0.5 * unit, plane.y + plane.height / 2 - 0.25 * unit];
  await page.mouse.move(toX, toY, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => {
    const [atX, atY] = coordinates(await text());
    return Math.hypot(atX - 0.5, atY - 0.25);
  }).toBeLessThan(0.05);
  const dragged = await image(element);
  await element.locator("#next").click();
  await expect.poll(() => image(element)).not.toEqual(dragged);
});

test("the image of a particle that was moved is that of the decoder in the model's file", async ({ page, server }) => {
  const element = await open(page, server, { state: "beta=1" });
  const grip = element.locator("#grip-particle");
  const [, from] = coordinates(await grip.getAttribute("aria-valuetext"));
  const unmoved = await image(element);
  await grip.focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => image(element)).not.toEqual(unmoved);
  const [x, y] = coordinates(await grip.getAttribute("aria-valuetext"));
  expect(Math.abs(y - from)).toBeGreaterThan(0.4);
  const shown = await image(element);
  // By PyTorch's names and sums of our own, of the point as it is told: to two digits.
  const pixels = await page.evaluate(async ([x, y]) => {
    const address = performance.getEntriesByType("resource").map(({ name }) => name)
      .find((name) => name.includes("/mnist-"));
    const stream = (await fetch(/** @type {string} */ (address))).body?.pipeThrough(new DecompressionStream("gzip"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const start = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start)));
    const tensor = (/** @type {string} */ name) => {
      const [from, to] = header[name].data_offsets;
      return new Float32Array(bytes.slice(start + from, start + to).buffer);
    };
    const [w3, b3, w4, b4] = ["fc3.weight", "fc3.bias", "fc4.weight", "fc4.bias"].map(tensor);
    const hidden = Array.from(b3, (bias, j) => Math.max(0, bias + w3[2 * j] * x + w3[2 * j + 1] * y));
    return Array.from(b4, (bias, i) =>
      1 / (1 + Math.exp(-hidden.reduce((sum, h, j) => sum + w4[400 * i + j] * h, bias))));
  }, [x, y]);
  const worst = Math.max(...pixels.map((pixel, i) => Math.abs(255 * (1 - pixel) - shown[i])));
  expect(worst).toBeLessThan(25);
  expect(Math.max(...shown) - Math.min(...shown)).toBeGreaterThan(100);
});
