// A point that the reader points at: its card says what is known of its image, and a click, a tap or a key
// chooses it.

import { discs, factOf, labels, loneliest, numbersIn, openDiscs, placeOf, posteriors } from "./discs.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const chosen = (page) => call(page, (element) => element.view.image);

/**
 * What the pictures show: 784 bytes each, 255 is ink.
 * @param {Page} page
 * @param {string} within
 */
function inks(page, within) {
  return page.locator(`${within} canvas`).evaluateAll((/** @type {HTMLCanvasElement[]} */ canvases) =>
    canvases.map((canvas) => {
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const { data } = context.getImageData(0, 0, 28, 28);
      return Array.from({ length: 784 }, (_, i) => 255 - data[4 * i]);
    }));
}

/**
 * Puts the mouse beside the loneliest point; its index.
 * @param {Page} page
 * @param {number} [beside]  px
 */
async function pointAtOne(page, beside = 5) {
  const all = await posteriors(page);
  const index = loneliest(all);
  const { x, y } = await placeOf(page, all[index].mu);
  await page.mouse.move(x + beside, y);
  return { index, x, y, ...all[index] };
}

test("a mouse on a point shows its card, whose numbers are those of the model", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const card = element.locator("#card");
  await expect(card).toBeHidden();
  const { index, x, y, mu, logvar, sigma } = await pointAtOne(page, 8);
  await expect(card).toBeVisible();
  await expect(card.locator(".fact-kl data")).toBeVisible();
  await expect(card.locator("figcaption").first()).toHaveText(`Image ${index}`);
  await expect(card.locator(".fact-class dd")).toHaveText(String(labels[index]));
  for (const axis of [0, 1]) {
    const [mean, deviation] = await numbersIn(card.locator(`.fact-mu-${axis + 1}`));
    expect(Math.abs(mean - mu[axis])).toBeLessThan(1e-3);
    expect(Math.abs(deviation - sigma[axis])).toBeLessThan(1e-3);
  }
  const kl = mu.reduce((sum, mean, i) => sum - 0.5 * (1 + logvar[i] - mean ** 2 - Math.exp(logvar[i])), 0);
  expect(Math.abs((await factOf(card, "kl")) - kl)).toBeLessThan(1e-3);

  const decoded = await call(page, async (element, z) => Array.from(await element.decode(z)), mu);
  const nats = discs[index].reduce((sum, byte, i) => {
    const ink = byte / 255;
    return sum - ink * Math.log(decoded[i]) - (1 - ink) * Math.log1p(-decoded[i]);
  }, 0);
  expect(Math.abs((await factOf(card, "at-mu")) / nats - 1)).toBeLessThan(1e-3);
  const [input, redrawn] = await inks(page, "#card");
  expect(input).toEqual(discs[index]);
  expect(Math.max(...redrawn.map((ink, i) => Math.abs(ink - 255 * decoded[i])))).toBeLessThanOrEqual(1);

  await page.mouse.move(x + 12, y);
  await expect(card).toBeHidden();
});

test("the card stays on the plane and off the pointer, covers a seventh of a small plane, " +
  "and cuts no word off", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const all = await posteriors(page);
  const corners = [[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([right, up]) => {
    // Further out, the zoom buttons lie over the plane.
    const reach = all.map(({ mu: [x, y] }) =>
      Math.max(Math.abs(x), Math.abs(y)) < 3 ? right * x + up * y : -Infinity);
    return reach.indexOf(Math.max(...reach));
  });
  for (const [width, text] of /** @type {const} */ ([[1366, "normal"], [1024, "normal"], [1366, "large"]])) {
    await page.setViewportSize({ width, height: 768 });
    await call(page, (element, text) => {
      element.view = { text };
    }, text);
    for (const index of corners) {
      const { x, y, box } = await placeOf(page, all[index].mu);
      await page.mouse.move(x, y);
      await expect(element.locator("#card figcaption").first()).toHaveText(/^Image/);
      await expect(element.locator("#card .fact-kl data")).toBeVisible();
      const card = await element.locator("#card").boundingBox();
      if (!card) throw new Error("the card must be visible");
      expect(card.x).toBeGreaterThanOrEqual(box.x);
      expect(card.y).toBeGreaterThanOrEqual(box.y);
      expect(card.x + card.width).toBeLessThanOrEqual(box.x + box.width);
      expect(card.y + card.height).toBeLessThanOrEqual(box.y + box.height);
      expect(x < card.x || x > card.x + card.width || y < card.y || y > card.y + card.height).toBe(true);
      if (text === "normal") expect(card.width * card.height / (box.width * box.height)).toBeLessThan(0.155);
      expect(await element.locator("#card dl").evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
    }
  }
});

test("the card's numbers follow the training, under a mouse that rests", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const card = element.locator("#card");
  const { index } = await pointAtOne(page);
  await expect(card.locator(".fact-kl data")).toBeVisible();
  const before = await factOf(card, "at-mu");
  await call(page, (element) => {
    element.removeAttribute("until");
    element.settings = { learningRate: 1e-5 }; // the point stays under the mouse
    element.train();
  });
  await expect.poll(() => factOf(card, "at-mu")).not.toBe(before);
  const soon = await factOf(card, "at-mu");
  await expect.poll(() => factOf(card, "at-mu")).not.toBe(soon);
  await call(page, (element) => element.pause());
  const { mu } = (await posteriors(page))[index];
  await expect.poll(async () => Math.abs((await factOf(card, "mu-1")) - mu[0])).toBeLessThan(1e-3);
});

test("of a hidden class, and without points, nothing is pointed at", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const { index, x, y } = await pointAtOne(page, 0);
  await expect(element.locator("#card")).toBeVisible();
  await call(page, (element, hiddenClasses) => {
    element.view = { hiddenClasses };
  }, [labels[index]]);
  await expect(element.locator("#card")).toBeHidden();
  await call(page, (element) => {
    element.view = { hiddenClasses: [] };
  });
  await page.mouse.move(x + 1, y);
  await expect(element.locator("#card")).toBeVisible();
  await call(page, (element) => {
    element.view = { layers: ["axes", "handle"] };
  });
  await expect(element.locator("#card")).toBeHidden();
});

test("a click on a point chooses it and moves the ring; a drag chooses nothing", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const { index, x, y, mu } = await pointAtOne(page);
  await page.mouse.move(x - 40, y);
  await page.mouse.down();
  await page.mouse.move(x - 20, y, { steps: 2 });
  await page.mouse.move(x, y, { steps: 2 });
  await expect(element.locator("#card")).toBeHidden();
  await page.mouse.up();
  expect(await chosen(page)).toBeUndefined();

  await page.mouse.click(x + 5, y);
  await expect.poll(() => chosen(page)).toBe(index);
  const z = await call(page, (element) => element.z);
  expect(Math.hypot(z[0] - mu[0], z[1] - mu[1])).toBeLessThan(0.15);
  await expect(element.locator("#marks .chosen")).not.toHaveCount(0);
  await expect(element.locator("#card")).toBeVisible();
  const away = await placeOf(page, [mu[0] > 0 ? -2 : 2, 0]);
  await page.mouse.click(away.x, away.y);
  expect(await call(page, (element) => element.z)).not.toEqual(z);
});

test("Enter on the ring chooses the nearest image aloud, Escape lets it go", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const index = loneliest(await posteriors(page));
  const { mu } = (await posteriors(page))[index];
  await call(page, (element, z) => {
    element.z = z;
  }, /** @type {[number, number]} */ ([mu[0] + 0.01, mu[1]]));
  await element.locator("#handle").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => chosen(page)).toBe(index);
  await expect(element.locator("#card .fact-kl data")).toBeVisible();
  await expect(element.locator("#said")).toHaveText(`Chosen: image ${index}, class ${labels[index]}`);
  await page.keyboard.press("ArrowLeft");
  await expect(element.locator("#card")).toBeHidden();
  await expect(element.locator("#said")).toBeEmpty();
  expect(await chosen(page)).toBe(index);
  await page.keyboard.press("Escape");
  await expect.poll(() => chosen(page)).toBeUndefined();
  await expect(element.locator("#marks .chosen")).toHaveCount(0);
});

test("after a reset the card is of the new run; other data let the image go", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const { index, x, y } = await pointAtOne(page);
  await page.mouse.click(x, y);
  await expect.poll(() => chosen(page)).toBe(index);
  await call(page, (element) => element.reset());
  await call(page, (element) => element.pause());
  await expect(element.locator("#card")).toBeHidden();
  expect(await chosen(page)).toBe(index);
  await expect(element.locator("#marks .chosen")).not.toHaveCount(0);
  const all = await posteriors(page);
  const place = await placeOf(page, all[0].mu);
  await page.mouse.move(place.x, place.y);
  await expect(element.locator("#card .fact-kl data")).toBeVisible();
  const shown = Number((await element.locator("#card figcaption").first().textContent())?.match(/\d+/)?.[0]);
  expect(Math.abs((await factOf(element.locator("#card"), "mu-1")) - all[shown].mu[0])).toBeLessThan(1e-3);

  await call(page, (element) => {
    element.settings = { dataset: "shapes" };
    return element.ready;
  });
  expect(await chosen(page)).toBeUndefined();
  await expect(element.locator("#marks .chosen")).toHaveCount(0);
  const { box } = await placeOf(page, [0, 0]);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2 + 2, box.y + box.height / 2);
  await expect(element.locator("#card .fact-kl data")).toBeVisible();
  await expect(element.locator("#card .fact-class")).toHaveCount(0);
});

test("of a past moment the card tells what was kept, and nothing of now", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  await element.locator("#timeline").focus();
  await page.keyboard.press("Home");
  await expect(element.locator("#timeline-now")).toBeVisible();
  const { box } = await placeOf(page, [0, 0]);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const card = element.locator("#card");
  await expect(card).toBeVisible();
  const [mean, deviation] = await numbersIn(card.locator(".fact-mu-1"));
  expect(Math.abs(mean)).toBeLessThan(0.3);
  expect(Math.abs(deviation - 1)).toBeLessThan(0.2); // untrained
  await expect(card.locator(".fact-kl")).toHaveCount(0);
  await expect(card).toContainText("earlier step");
  await element.locator("#timeline-now").click();
  await pointAtOne(page, 0);
  await expect(card.locator(".fact-kl data")).toBeVisible();
  await expect(card).not.toContainText("earlier step");
});

/**
 * Spots of the plane below its buttons, the one that is farthest from all points first.
 * @param {{ mu: number[] }[]} all
 */
function emptiest(all) {
  const grid = Array.from({ length: 15 }, (_, i) => (i - 7) / 2);
  const room = (/** @type {readonly number[]} */ [x, y]) =>
    Math.min(...all.map(({ mu }) => Math.hypot(mu[0] - x, mu[1] - y)));
  const spots = grid.flatMap((x) => grid.filter((y) => y < 2).map((y) => /** @type {[number, number]} */ ([x, y])));
  return spots.sort((one, other) => room(other) - room(one));
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });

  test("a tap on a point chooses it, moves the ring and shows its card, which does not lie on it; " +
    "the next tap elsewhere takes the card away", async ({ page, server }) => {
    const element = await openDiscs(page, server);
    const card = element.locator("#card");
    const all = await posteriors(page);
    const index = loneliest(all);
    await element.locator("#plane").scrollIntoViewIfNeeded();
    const { x, y, box } = await placeOf(page, all[index].mu);
    await page.touchscreen.tap(x, y);
    await expect.poll(() => chosen(page)).toBe(index);
    const z = await call(page, (element) => element.z);
    expect(Math.hypot(z[0] - all[index].mu[0], z[1] - all[index].mu[1])).toBeLessThan(0.1);
    await expect(card.locator("figcaption").first()).toHaveText(`Image ${index}`);
    await expect(card.locator(".fact-class dd")).toHaveText(String(labels[index]));
    const [input, redrawn] = await inks(page, "#card");
    expect(input).toEqual(discs[index]);
    expect(Math.max(...redrawn)).toBeGreaterThan(100);
    const { x: left, y: top, width: wide, height } =
      /** @type {{ x: number, y: number, width: number, height: number }} */ (await card.boundingBox());
    expect(y < top - 12 || y > top + height + 12).toBe(true);
    expect(left).toBeGreaterThanOrEqual(box.x);
    expect(left + wide).toBeLessThanOrEqual(box.x + box.width);
    await element.locator("#stat-step").tap();
    await expect(card).toBeHidden();
    await element.locator("#plane").scrollIntoViewIfNeeded();
    const again = await placeOf(page, all[index].mu);
    await page.touchscreen.tap(again.x, again.y); // the ring lies there now
    await expect(card).toBeVisible();
    const shown = await card.boundingBox();
    for (const spot of emptiest(all)) {
      const away = await placeOf(page, spot);
      if (shown && away.y > shown.y - 8 && away.y < shown.y + shown.height + 8) continue; // level with the card
      await page.touchscreen.tap(away.x, away.y);
      break;
    }
    await expect(card).toBeHidden();
  });
});
