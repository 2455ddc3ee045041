// The draw pad: a drawn digit is brought to MNIST's form, encoded while it is drawn, and shown on the plane.

import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { toMnistForm } from "../../www/element/tools/draw/drawing.js";
import { PAD } from "../../www/element/tools/draw/pad.js";
import { violationsOf } from "./axe.js";
import { call, openPaused, openTraining, stepCount } from "./element.js";
import { draw, ellipses, encoded, encodedAll, numbers, onPage, pictures, stroke } from "./pad.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const TRAINED = "/#v=1&checkpoint=mnist";
const SIDE = 28;

/**
 * The pad beside the trained model: for what is about digits.
 * @param {Page} page
 */
async function openTrained(page) {
  await page.goto(`${TRAINED}&tool=draw`);
  await call(page, (element) => element.ready);
  await reachPad(page);
}

/**
 * The pad beside a small model that rests.
 * @param {Page} page
 * @param {string} [hash]
 */
async function openPad(page, hash = "") {
  await openPaused(page, `tool=draw${hash}`);
  await reachPad(page);
}

/** @param {Page} page */
async function reachPad(page) {
  await expect(page.locator("#pad")).toBeVisible();
  await page.locator("#pad").scrollIntoViewIfNeeded();
}

/**
 * A leaning one, and a bar below it.
 * @type {[number, number][][]}
 */
const [ONE, BAR] = [[[150, 50], [130, 230]], [[80, 235], [200, 235]]];

test("50 held-out digits drawn at 280 px come back with mean |delta mu| under 0.3", async ({ page }) => {
  const file = await readFile(new URL("../../www/data/mnist/held-out.images.idx.gz", import.meta.url));
  const digits = gunzipSync(file).subarray(16);
  const count = 50;
  /** @type {number[]} */
  const originals = [];
  /** @type {Record<"sharp" | "smooth", number[]>} */
  const drawn = { sharp: [], smooth: [] };
  for (let n = 0; n < count; n++) {
    const digit = digits.subarray(n * SIDE ** 2, (n + 1) * SIDE ** 2);
    const at = (/** @type {number} */ x, /** @type {number} */ y) =>
      x >= 0 && x < SIDE && y >= 0 && y < SIDE ? digit[y * SIDE + x] : 0;
    originals.push(...Array.from(digit, (byte) => byte / 255));
    // Ten times as large, off the middle.
    const [right, down] = [(n % 7) * 5 - 15, (n % 5) * 8 - 16];
    const gray = { sharp: new Uint8ClampedArray(PAD ** 2), smooth: new Uint8ClampedArray(PAD ** 2) };
    for (let i = 0; i < PAD ** 2; i++) {
      const [u, v] = [((i % PAD) + 0.5 - right) / 10, (Math.floor(i / PAD) + 0.5 - down) / 10];
      gray.sharp[i] = at(Math.floor(u), Math.floor(v));
      const [x, y] = [Math.floor(u - 0.5), Math.floor(v - 0.5)];
      const [s, t] = [u - 0.5 - x, v - 0.5 - y];
      const upper = (1 - s) * at(x, y) + s * at(x + 1, y);
      const lower = (1 - s) * at(x, y + 1) + s * at(x + 1, y + 1);
      gray.smooth[i] = (1 - t) * upper + t * lower;
    }
    for (const how of /** @type {const} */ (["sharp", "smooth"])) {
      drawn[how].push(...(toMnistForm(gray[how], PAD, SIDE) ?? []));
    }
  }
  await page.goto(TRAINED);
  await call(page, (element) => element.ready);
  const encode = (/** @type {number[]} */ x) =>
    call(page, async (element, pixels) => [...(await element.encode(pixels)).mu], x);
  const expected = await encode(originals);
  expect(expected).toHaveLength(2 * count);
  for (const [how, most] of /** @type {const} */ ([["sharp", 0.01], ["smooth", 0.3]])) {
    const mu = await encode(drawn[how]);
    const off = mu.reduce((sum, value, i) => sum + Math.abs(value - expected[i]), 0) / mu.length;
    expect(off, how).toBeLessThan(most);
  }
});

test("a digit is encoded while it is drawn: on the plane, as pictures and in numbers", async ({ page }) => {
  await openTrained(page);
  await expect(page.locator("#marks .drawn ellipse")).toHaveCount(0);
  expect(await numbers(page)).toEqual(["– ± –", "– ± –", "–", "–", "–"]);
  await stroke(page, ONE);
  // The pen is still down.
  await expect(page.locator("#marks .drawn ellipse")).toHaveCount(2);
  await page.mouse.up();
  await encodedAll(page);
  const [form, reconstruction] = await pictures(page);
  const rows = form.flatMap((ink, i) => (ink > 0.1 ? [Math.floor(i / SIDE)] : []));
  expect(Math.max(...rows) - Math.min(...rows)).toBe(19);
  const mass = form.reduce((sum, ink) => sum + ink, 0);
  expect(form.reduce((sum, ink, i) => sum + ink * (i % SIDE), 0) / mass).toBeCloseTo(14, 0);
  // A one comes back as a one: where the drawing has ink, mostly.
  const shared = reconstruction.reduce((sum, ink, i) => sum + ink * form[i], 0);
  expect(shared / reconstruction.reduce((sum, ink) => sum + ink, 0)).toBeGreaterThan(0.5);

  const { mu, sigma } = await encoded(page);
  for (const [i, { x, y, rx, ry }] of (await ellipses(page)).entries()) {
    // The picture's pixels are bytes.
    expect(Math.hypot(x - mu[0], y - mu[1])).toBeLessThan(0.03);
    expect(rx / sigma[0]).toBeCloseTo(i + 1, 1);
    expect(ry / sigma[1]).toBeCloseTo(i + 1, 1);
  }
  const shown = await numbers(page);
  for (const [i, text] of shown.slice(0, 2).entries()) {
    const [mean, deviation] = text.replaceAll("−", "-").split(" ± ").map(Number);
    expect(Math.abs(mean - mu[i])).toBeLessThan(0.03);
    expect(Math.abs(deviation - sigma[i])).toBeLessThan(0.03);
  }
  expect(shown.slice(2).map((text) => /^\d+\.\d+ nats$/.test(text))).toEqual([true, true, true]);
  await expect(page.locator("#draw-like")).toHaveText("Looks like: 1, 1, 1");
  await page.locator("#draw-ring").click();
  const z = await call(page, (element) => element.z);
  expect(Math.hypot(z[0] - mu[0], z[1] - mu[1])).toBeLessThan(0.03);
});

test("Undo takes the last stroke away, Clear all; another tool leaves the drawing alone", async ({ page }) => {
  await openPad(page);
  const shown = async () => JSON.stringify((await pictures(page))[0]);
  await expect(page.locator("#draw-undo")).toBeDisabled();
  await draw(page, [ONE]);
  await expect(page.locator("#draw-undo")).toBeEnabled();
  await encodedAll(page);
  const one = await shown();
  await draw(page, [BAR]);
  await expect.poll(shown).not.toBe(one);
  await page.locator("#draw-undo").click();
  await expect.poll(shown).toBe(one);
  await page.locator("#tab-training").click();
  await expect(page.locator("#marks .drawn")).toHaveCount(0);
  await page.locator("#tab-draw").click();
  await expect.poll(shown).toBe(one);
  await expect(page.locator("#marks .drawn ellipse")).toHaveCount(2);
  await page.locator("#draw-clear").click();
  await expect(page.locator("#marks .drawn")).toHaveCount(0);
  await expect(page.locator("#draw-clear")).toBeDisabled();
  await expect.poll(() => numbers(page)).toEqual(["– ± –", "– ± –", "–", "–", "–"]);
  expect((await pictures(page))[0].every((ink) => ink === 0)).toBe(true);
});

test("by keys: arrows move the pen, Space holds it down and trains nothing, Ctrl+Z undoes", async ({ page }) => {
  await openPad(page);
  await page.locator("#pad").focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowUp");
  await expect(page.locator("#draw-clear")).toBeDisabled(); // the pen is up
  await page.keyboard.down(" ");
  for (let i = 0; i < 16; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.up(" ");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#marks .drawn ellipse")).toHaveCount(2);
  await encodedAll(page);
  const [form] = await pictures(page);
  const columns = form.flatMap((ink, i) => (ink > 0.1 ? [i % SIDE] : []));
  expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(4); // a standing line
  expect(await call(page, (element) => element.training)).toBe(false);
  await page.keyboard.press("Control+z");
  await expect(page.locator("#marks .drawn")).toHaveCount(0);
});

test("the drawing is encoded while training, after a reset and after a change of data", async ({ page }) => {
  await openTraining(page, "/#v=1&hidden=16&tool=draw");
  await reachPad(page);
  await draw(page, [ONE]);
  const marks = page.locator("#marks .drawn ellipse");
  await expect(marks).toHaveCount(2);
  const first = JSON.stringify(await ellipses(page));
  await expect.poll(async () => JSON.stringify(await ellipses(page))).not.toBe(first);
  await expect(page.locator(".draw-note")).toHaveCount(0);

  await call(page, async (element) => {
    await element.pause();
    await element.reset();
  });
  expect(await stepCount(page)).toBe(0);
  const shown = async () => {
    const { mu } = await encoded(page);
    return (await ellipses(page)).map(({ x, y }) => Math.hypot(x - mu[0], y - mu[1]) < 0.03);
  };
  await expect.poll(shown).toEqual([true, true]);

  await page.locator("#tab-training").click();
  await page.locator("#dataset").selectOption("shapes");
  await page.locator("#tab-draw").click();
  await expect(page.locator(".draw-note")).toContainText("never seen digits");
  await call(page, (element) => element.ready);
  await expect.poll(shown).toEqual([true, true]);
});

test("two drawings can be the ends of the path", async ({ page }) => {
  await openPad(page);
  await expect(page.locator("#draw-A")).toBeDisabled();
  /** @type {Record<string, { x: number, y: number }>} */
  const ends = {};
  for (const [end, strokes] of /** @type {const} */ ([["A", [ONE]], ["B", [[[60, 140], [220, 140]]]]])) {
    await draw(page, /** @type {any} */ (strokes));
    await encodedAll(page);
    [ends[end]] = await ellipses(page);
    await page.locator(`#draw-${end}`).click();
    const at = [ends[end].x, ends[end].y].map((value) => value.toFixed(2).replace("-", "−")).join(", ");
    await expect(page.locator(".draw [aria-live]")).toHaveText(`${end} is now at (${at}): see Path.`);
    await page.locator("#draw-clear").click();
  }
  await page.locator("#tab-path").click();
  const marks = page.locator("#marks .path-marks .anchor");
  await expect(marks).toHaveCount(2);
  for (const [i, { x, y }] of Object.values(ends).entries()) {
    expect(Number(await marks.nth(i).getAttribute("cx"))).toBeCloseTo(x, 3);
    expect(Number(await marks.nth(i).getAttribute("cy"))).toBeCloseTo(-y, 3);
  }
});

test("on the plane of an earlier step a drawing has no place, and says why", async ({ page }) => {
  await openPad(page);
  while ((await stepCount(page)) < 8) await call(page, (element) => element.step());
  await draw(page, [ONE]);
  await expect(page.locator("#marks .drawn")).toHaveCount(1);
  await page.locator("#timeline").fill("1");
  await expect(page.locator("#marks .drawn")).toHaveCount(0);
  await expect(page.locator(".draw-found")).toContainText("encoder of this earlier step was not kept");
  await expect(page.locator("#draw-A")).toBeDisabled();
  await page.locator("#timeline-now").click();
  await expect(page.locator("#marks .drawn")).toHaveCount(1);
  await expect(page.locator("#draw-A")).toBeEnabled();
});

test("with one latent dimension the mark lies on the line", async ({ page }) => {
  await openPad(page, "&latent=1");
  await draw(page, [ONE]);
  await expect(page.locator("#marks .drawn circle")).toHaveCount(1);
  await encodedAll(page);
  const { mu } = await encoded(page);
  expect(mu).toHaveLength(1);
  const dot = page.locator("#marks .drawn circle");
  expect(Number(await dot.getAttribute("cx"))).toBeCloseTo(mu[0], 1);
  expect(Number(await dot.getAttribute("cy"))).toBeCloseTo(0, 1);
  expect(await ellipses(page)).toHaveLength(0); // on a line there are brackets
  expect(await numbers(page)).toHaveLength(1 + 3);
});

test("of three latent dimensions no plane is marked, and the numbers are of the first two", async ({ page }) => {
  await openPad(page, "&latent=3");
  await draw(page, [ONE]);
  await expect.poll(async () => (await numbers(page)).length).toBe(2 + 3);
  await encodedAll(page);
  const { mu } = await encoded(page);
  expect(mu).toHaveLength(3);
  expect(Math.abs(parseFloat((await numbers(page))[0].replace("−", "-")) - mu[0])).toBeLessThan(0.01);
  await expect(page.locator("#marks")).toBeHidden();
  await expect(page.locator("#draw-A")).toBeHidden(); // an end of a path lies on the plane
  await expect(page.locator(".draw-found")).toContainText("z₁ and z₂ of 3 dimensions");
});

test.describe("with a finger on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 380, height: 800 } });
  test("it draws and does not scroll, and what is pressed is 44 px large", async ({ page }) => {
    await openPad(page);
    const client = await page.context().newCDPSession(page);
    const before = await page.evaluate(() => window.scrollY);
    const spots = [[140, 60], [140, 120], [140, 180], [140, 220]];
    for (const [i, spot] of spots.entries()) {
      const { x, y } = await onPage(page, /** @type {[number, number]} */ (spot));
      await client.send("Input.dispatchTouchEvent", {
        type: i === 0 ? "touchStart" : "touchMove", touchPoints: [{ x, y, id: 0 }],
      });
    }
    await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect(page.locator("#marks .drawn ellipse")).toHaveCount(2);
    expect(await page.evaluate(() => window.scrollY)).toBe(before);
    for (const id of ["draw-undo", "draw-clear", "draw-ring", "draw-A", "draw-B"]) {
      const button = await page.locator(`#${id}`).boundingBox();
      expect(Math.min(button?.width ?? 0, button?.height ?? 0), id).toBeGreaterThanOrEqual(44);
    }
  });
});

test("axe finds nothing to mend in it, and each control explains itself", async ({ page }) => {
  await openPad(page);
  await draw(page, [ONE]);
  await expect(page.locator("#draw-A")).toBeEnabled();
  expect(await violationsOf(page)).toEqual([]);
  for (const control of await page.locator("#pad, .draw button").all()) {
    expect(await control.getAttribute("title")).toMatch(/\w{3}/);
  }
});
