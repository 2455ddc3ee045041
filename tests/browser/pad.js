// The draw pad, as the browser tests draw on it and read what is found.

import { toMnistForm } from "../../www/element/tools/draw/drawing.js";
import { PAD } from "../../www/element/tools/draw/pad.js";
import { call, workDone } from "./element.js";
import { expect } from "./test.js";
import { nextFrames } from "./tools.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Where a spot of the pad, in its pixels, is on the page.
 * @param {Page} page
 * @param {[number, number]} spot
 */
export async function onPage(page, [x, y]) {
  const box = await page.locator("#pad").boundingBox();
  if (!box) throw new Error("the pad must be visible");
  return { x: box.x + (x / PAD) * box.width, y: box.y + (y / PAD) * box.height };
}

/**
 * One stroke with the mouse, which ends up held down.
 * @param {Page} page
 * @param {[number, number][]} spots
 */
export async function stroke(page, spots) {
  for (const [i, spot] of spots.entries()) {
    const { x, y } = await onPage(page, spot);
    await page.mouse.move(x, y, { steps: 5 });
    if (i === 0) await page.mouse.down();
  }
}

/**
 * @param {Page} page
 * @param {[number, number][][]} strokes
 */
export async function draw(page, strokes) {
  for (const spots of strokes) {
    await stroke(page, spots);
    await page.mouse.up();
  }
}

/**
 * Of the pictures beside the pad: the form and the reconstruction, 1 is ink.
 * @param {Page} page
 */
export function pictures(page) {
  return page.locator(".draw .facts canvas").evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { data } = /** @type {any} */ (canvas).getContext("2d").getImageData(0, 0, 28, 28);
      return Array.from({ length: 28 * 28 }, (_, i) => (data[4 * i + 3] === 0 ? 0 : 1 - data[4 * i] / 255));
    }),
  );
}

/**
 * Waits until the form that is shown is that of all that is on the pad, and the answer about it has come.
 * @param {Page} page
 */
export async function encodedAll(page) {
  await expect.poll(async () => {
    const gray = await page.locator("#pad canvas").evaluate((/** @type {HTMLCanvasElement} */ canvas, side) => {
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, side, side);
      return Array.from({ length: side * side }, (_, i) => data[4 * i]);
    }, PAD);
    const wanted = toMnistForm(Uint8ClampedArray.from(gray), PAD, 28) ?? [];
    const [form] = await pictures(page);
    return wanted.length > 0 && form.every((ink, i) => Math.abs(ink - wanted[i]) < 0.004); // a byte
  }).toBe(true);
  await workDone(page); // the form is there before the answer about it
  await nextFrames(page);
}

/**
 * The ellipses on the plane: middle and radii in units of z, y up.
 * @param {Page} page
 */
export function ellipses(page) {
  return page.locator("#marks .drawn ellipse").evaluateAll((all) =>
    all.map((one) => {
      const [x, y, rx, ry] = ["cx", "cy", "rx", "ry"].map((name) => Number(one.getAttribute(name)));
      return { x, y: -y, rx, ry };
    }),
  );
}

/**
 * What the encoder says of the form that is shown.
 * @param {Page} page
 */
export async function encoded(page) {
  const [form] = await pictures(page);
  return call(
    page,
    async (element, x) => {
      const { mu, logvar } = await element.encode(x);
      return { mu: [...mu], sigma: [...logvar].map((value) => Math.exp(value / 2)) };
    },
    form,
  );
}

/**
 * As they are shown, spaces made plain.
 * @param {Page} page
 */
export async function numbers(page) {
  const texts = await page.locator(".draw .facts dd").allTextContents();
  return texts.map((text) => text.trim().replace(/\s+/g, " "));
}
