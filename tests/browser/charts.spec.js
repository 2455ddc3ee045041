// The tool "charts": the losses in training and over held-out images, read at any step, beside those of earlier
// runs; and the KL of each latent unit.

import { parseHex } from "../../www/element/plane/palette.js";
import { loadTexts } from "../../www/element/texts.js";
import { COLOURS } from "../../www/element/tools/charts/runkeys.js";
import { discs, numbersIn } from "./discs.js";
import { call, twoFrames } from "./element.js";
import { expect, test } from "./test.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {import("./server.mjs").Server} Server */

/**
 * An element on the discs, some of them held out, with the charts open; it has made some steps and rests.
 * @param {Page} page
 * @param {Server} server
 * @param {{ steps: number, heldOut?: number, lang?: string }} how
 */
async function openCharts(page, server, { steps, heldOut = 40, lang = "en" }) {
  const meta = '<meta name="viewport" content="width=device-width"><title>charts</title>';
  const head = `${meta}<script type="module" src="/pkg/zscape.js"></script>`;
  const html = `<!doctype html><html lang="en">${head}<z-scape lang="${lang}" tool="charts"></z-scape>`;
  await page.goto(server.add("/charts.html", html));
  await call(page, async (element, { pixels, held }) => {
    await customElements.whenDefined("z-scape");
    element.settings = { hidden: 16, batch: 40, learningRate: 5e-3 };
    const bytes = Uint8Array.from(pixels);
    await element.addImages(bytes.slice(784 * held), undefined, "train");
    if (held > 0) await element.addImages(bytes.slice(0, 784 * held), undefined, "held-out", { append: true });
  }, { pixels: discs.flat(), held: heldOut });
  await train(page, steps);
  return page.locator("z-scape");
}

const FEW = 20; // steps that are made one by one: the time line keeps moments of them as often as it can

/**
 * Trains to a step, and rests there.
 * @param {Page} page
 * @param {number} step
 */
async function train(page, step) {
  await call(page, async (element, { to, few }) => {
    while (to <= few && element.stepCount < to) await element.step();
    element.setAttribute("until", String(to));
    if (to > element.stepCount) element.train();
    while (element.stepCount < to) await new Promise((resolve) => setTimeout(resolve, 20));
    await element.pause();
  }, { to: step, few: FEW });
}

/**
 * The step that is read.
 * @param {Locator} element
 */
async function readStep(element) {
  const words = await element.locator("#charts-step").innerText();
  return Number(words.replace(",", "").match(/\d+/)?.[0]);
}

/**
 * Where the upright lines are, from the left of their charts.
 * @param {Locator} element
 * @param {string} name
 */
function marks(element, name) {
  return element.locator(`.plot-mark-${name}`).evaluateAll((/** @type {HTMLElement[]} */ all) => all.map(
    ({ hidden, style }) => (hidden ? undefined : Number.parseFloat(style.left)),
  ));
}

/**
 * Where the time line is marked, in stops.
 * @param {Locator} element
 */
async function timelineMark(element) {
  const lines = element.locator(".timeline-ticks .marked");
  return (await lines.count()) === 0 ? undefined : Number(await lines.getAttribute("x1"));
}

/**
 * How many pixels of a chart have a colour.
 * @param {Locator} element
 * @param {"reconstruction" | "kl"} column
 * @param {string} colour
 */
function pixelsOf(element, column, colour) {
  return element.locator(`#charts-${column} canvas`).evaluate((/** @type {HTMLCanvasElement} */ canvas, rgb) => {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 200 && rgb.every((byte, k) => Math.abs(data[i + k] - byte) < 12)) count += 1;
    }
    return count;
  }, parseHex(colour));
}

/**
 * The middle of a chart's plotting area.
 * @param {Locator} element
 * @param {string} column
 */
async function placeIn(element, column) {
  const over = element.locator(`#charts-${column} .u-over`);
  await twoFrames(element.page()); // the chart is made anew for the other kind of steps
  const { x, y, width, height } = await over.evaluate((plot) => plot.getBoundingClientRect().toJSON());
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * Moves the mouse to the middle of a chart until the step that is read there is the one expected, as the charts have
 * been drawn then: until then the middle may move, too.
 * @param {Page} page
 * @param {Locator} element
 * @param {string} column
 * @param {number} step
 */
async function pointUntil(page, element, column, step) {
  let turn = 0;
  await expect.poll(async () => {
    const { x, y } = await placeIn(element, column);
    await page.mouse.move(x, y + (turn++ % 2));
    return readStep(element);
  }).toBe(step);
}

test("held-out losses and the units' KL are those of the model at that step", async ({ page, server }) => {
  const element = await openCharts(page, server, { steps: 32 });
  const truth = await call(page, (zscape) => zscape.evaluate());
  for (const column of /** @type {const} */ (["reconstruction", "kl"])) {
    const place = element.locator(`#charts-held-out-${column}`);
    await expect(place).toContainText(`held-out ${truth[column].toFixed(1)}`);
    expect((await numbersIn(place))[0]).toBeCloseTo(truth[column], 4);
    expect((await numbersIn(element.locator(`#charts-training-${column}`)))[0]).toBeGreaterThan(0);
    await expect.poll(() => pixelsOf(element, column, COLOURS.light[0]))
      .toBeGreaterThan(20); // drawn a few times a second
  }
  await expect(element.locator("#charts-step")).toHaveText(/^\s*Step 32 \(now\)\s*held-out: of step 32\s*$/);
  const numbers = await numbersIn(element.locator(".charts-units tbody"));
  const [kl, variance] = [0, 1].map((column) => numbers.filter((_, i) => i % 2 === column));
  expect(kl.reduce((sum, nats) => sum + nats, 0)).toBeCloseTo(truth.kl, 3);
  const active = variance.filter((value) => value > 0.01).length;
  await expect(element.locator(".units-active")).toContainText(`${active} of 2`);
});

test("the mouse reads both charts at one step, marked on the time line; " +
  "a click goes there", async ({ page, server }) => {
  const element = await openCharts(page, server, { steps: FEW });
  const { x, y } = await placeIn(element, "reconstruction");
  const step = FEW / 2;
  await pointUntil(page, element, "reconstruction", step);
  await expect.poll(() => timelineMark(element)).toBeGreaterThan(0);
  // The charts are drawn in turns.
  await expect.poll(async () => {
    const [one = NaN, other = NaN] = await marks(element, "cursor");
    return one > 50 && Math.abs(other - one) < 0.5;
  }).toBe(true);
  expect((await numbersIn(element.locator("#charts-training-kl"))).length).toBe(1);
  expect(await marks(element, "past")).toEqual([undefined, undefined]);

  await page.mouse.click(x, y);
  await expect(element.locator("#timeline-now")).toBeVisible();
  const shown = Number(await element.locator(".stat-step dd").innerText());
  expect(Math.abs(shown - step)).toBeLessThan(4);
  await expect.poll(async () => (await marks(element, "past"))[0]).toBeGreaterThan(30);
  // The mark of the step lies beside the thumb, which is at the nearest moment.
  const thumb = Number(await element.locator("#timeline").inputValue());
  expect(Math.abs(Number(await timelineMark(element)) - thumb)).toBeLessThan(1);

  await page.mouse.move(5, 5);
  await expect.poll(() => readStep(element)).toBe(shown);
  expect(await timelineMark(element)).toBeUndefined();
  await element.locator("#timeline-now").click();
  await expect.poll(() => marks(element, "past")).toEqual([undefined, undefined]);
  await expect.poll(() => readStep(element)).toBe(FEW);
});

test("with logarithmic steps the middle of the chart is at the root of the last one", async ({ page, server }) => {
  const element = await openCharts(page, server, { steps: 100 });
  await element.locator("#charts-log").check();
  await pointUntil(page, element, "kl", 10);
  await element.locator("#tab-training").click();
  await element.locator("#tab-charts").click();
  await expect(element.locator("#charts-log")).toBeChecked();
});

test("the last five runs are drawn, named by what differs, hidden, forgotten", async ({ page, server }) => {
  const element = await openCharts(page, server, { steps: 20 });
  await expect(element.locator(".charts-runs")).toContainText(en.chartsRunsNone);
  const names = element.locator(".charts-runs li");
  /** @param {object} settings */
  const again = async (settings) => {
    await call(page, (zscape, wanted) => {
      zscape.settings = wanted;
    }, settings);
    await train(page, 20);
  };
  for (const seed of [2, 3, 4]) await again({ seed });
  await again({ seed: 1, noise: false, beta: 0 });
  await again({ noise: true, beta: 1 });
  await expect(names).toHaveCount(5);
  await expect(names.nth(0)).toContainText("β 0, noise off");
  await expect(names.nth(1)).toContainText(/seed 4\s+20 steps/);
  await expect(names.nth(4)).toContainText("same settings");
  await again({ seed: 7 });
  await expect(names).toHaveCount(5);
  await expect(names.nth(0)).toContainText("seed 1");
  await expect(names.nth(4)).toContainText("seed 2");

  const key = await names.nth(1).locator("line").getAttribute("stroke");
  const drawn = () => pixelsOf(element, "kl", key ?? "");
  await expect.poll(drawn).toBeGreaterThan(10);
  await names.nth(1).locator("input").uncheck();
  await expect.poll(drawn).toBe(0);
  await names.nth(1).locator("input").check();
  await expect.poll(drawn).toBeGreaterThan(10);
  await element.locator("#charts-forget").focus();
  await page.keyboard.press("Enter");
  await expect(names).toHaveCount(0);
  await expect(element.locator("#charts-log")).toBeFocused();
  await expect.poll(drawn).toBe(0);
});

test("before the first step, and without held-out images, it says so", async ({ page, server }) => {
  const element = await openCharts(page, server, { steps: 0, heldOut: 0 });
  await expect(element.locator("#charts-step")).toContainText(en.chartsEmpty);
  await expect(element.locator(".charts-units")).toContainText(en.unitsNone);
  await element.locator("#charts-kl").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(element.locator("#charts-step")).toContainText(en.chartsEmpty);
  await expect(element.locator("#charts-held-out-kl")).toContainText(en.chartsNotMeasured);
  await train(page, 8);
  for (const column of ["reconstruction", "kl"]) {
    await expect(element.locator(`#charts-held-out-${column}`)).toContainText(en.chartsNoHeldOut);
  }
  await expect(element.locator("#charts-step")).toHaveText(/^\s*Step 8 \(now\)\s*$/);
  await expect(element.locator(".charts-units tbody tr")).toHaveCount(2);
});

test.describe("on a phone, in Chinese", () => {
  test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true, colorScheme: "dark" });

  test("keys read the charts in words, Enter and Esc lead back and forth", async ({ page, server }) => {
    const element = await openCharts(page, server, { steps: FEW, lang: "zh" });
    const one = await element.locator("#charts-reconstruction").boundingBox();
    const other = await element.locator("#charts-kl").boundingBox();
    expect(other?.y).toBeGreaterThan(Number(one?.y) + Number(one?.height)); // one below the other
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    const chart = element.locator("#charts-kl");
    const live = element.locator(".charts > .said");
    await chart.focus();
    await expect(live).toBeEmpty();
    await page.keyboard.press("Home");
    await expect(live).toContainText("第 1 步");
    await expect(live).toContainText(zh.reconstruction);
    for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowRight");
    await expect(chart).toHaveAttribute("aria-valuenow", "4");
    await expect(chart).toHaveAttribute("aria-valuetext",
      /第 4 步；KL 散度：训练 [\d.]+，留出 [\d.]+ 奈特；留出：取自第 1 步/);
    const z = await call(page, (zscape) => zscape.z);
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => readStep(element)).toBe(8);
    expect(await call(page, (zscape) => zscape.z)).toEqual(z); // the ring has stayed
    await page.keyboard.press("Enter");
    await expect(element.locator("#timeline-now")).toBeVisible();
    const shown = Number(await element.locator(".stat-step dd").innerText());
    expect(Math.abs(shown - 8)).toBeLessThan(3);
    await expect(element.locator(".charts-units")).toContainText("第 8 步时"); // the evaluation nearest to it
    await page.keyboard.press("Escape");
    await expect(element.locator("#timeline-now")).toBeHidden();
    await expect(live).toBeEmpty();
  });

  test("a tap reads a step, shows its moment, and the numbers stay", async ({ page, server }) => {
    const element = await openCharts(page, server, { steps: 60, lang: "zh" });
    await element.locator("#charts-kl").scrollIntoViewIfNeeded();
    const { x, y } = await placeIn(element, "kl");
    await expect.poll(async () => {
      await page.touchscreen.tap(x, y);
      return readStep(element);
    }).toBe(30);
    await expect(element.locator("#timeline-now")).toBeVisible();
    expect(await marks(element, "cursor")).not.toContain(undefined);
  });
});
