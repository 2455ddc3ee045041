// The time line under the plane: the run as it was, while it goes on.

import { loadTexts } from "../../www/element/texts.js";
import { call, decodedPixels, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./server.mjs").Server} Server */

const SIDE = 28;

/**
 * An element that waits at step 0, with all of its images.
 * @param {Page} page
 * @param {Server} server
 */
async function openStill(page, server) {
  const html = '<script type="module" src="/pkg/zscape.js"></script>' +
    '<z-scape dataset="shapes" hidden-units="16" lang="en"></z-scape>';
  await page.goto(server.add("/still.html", `<!doctype html><html lang="en"><title>still</title>${html}`));
  await page.waitForFunction(() => customElements.get("z-scape"));
  await call(page, (element) => element.ready);
  return page.locator("z-scape");
}

/** Ten images of the page's own, each a bar at another place, in which a step takes no time. */
const BARS = Array.from(
  { length: 10 * SIDE * SIDE },
  (_, i) => (i % SIDE === 2 * Math.floor(i / SIDE ** 2) + 3 ? 255 : 0),
);

/** @param {Page} page */
function addBars(page) {
  return call(page, (element, bytes) => element.addImages(Uint8Array.from(bytes), undefined, "train"), BARS);
}

/**
 * @param {Page} page
 * @param {number} count
 */
function step(page, count) {
  return call(page, async (element, times) => {
    for (let i = 0; i < times; i++) await element.step();
  }, count);
}

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

/**
 * The number of the last stop: now.
 * @param {Page} page
 */
async function lastStop(page) {
  return Number(await page.locator("#timeline").getAttribute("max"));
}

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
    await expect(element.locator(".stat-step")).toHaveText(new RegExp(`^\\s*Step \\(then\\)\\s*${at}\\s*$`));
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
  await expect(element.locator("#status")).toContainText("no longer finite", { timeout: 30_000 });
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
