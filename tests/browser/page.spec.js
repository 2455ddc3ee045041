// The built page as a visitor meets it, under the strict policy that the server sends.

import {
  call, decodedPixels, expectRest, expectSteps, firstLosses, openTraining, stepCount, workDone,
} from "./element.js";
import { expect, test } from "./test.js";

const SMALL = "/#v=1&dataset=shapes&hidden=16";

test("the page trains by itself: points, two falling curves, step, epoch and images a second", async ({ page }) => {
  const element = await openTraining(page);
  await expect(element.locator("#plane")).toBeVisible();
  await expect(element.locator("#status")).toHaveText("Training");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(30);
  const colours = await element.locator("#plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const context = canvas.getContext("2d");
    const data = context ? context.getImageData(0, 0, canvas.width, canvas.height).data : [];
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
    return seen.size;
  });
  expect(colours).toBeGreaterThan(10); // ten classes and the paper
  await expect(element.locator(".uplot canvas")).toHaveCount(2);
  for (const label of ["Step · epoch", "Images per second"]) {
    await expect(element.locator("dt").getByText(label)).toBeVisible();
  }
  const losses = await firstLosses(page, 40);
  const [first, last] = [losses[0], losses[39]].map((text) => JSON.parse(text));
  expect(last.reconstruction).toBeLessThan(0.6 * first.reconstruction);
});

test("pause stops the steps, one step makes one, train goes on", async ({ page }) => {
  const element = await openTraining(page, SMALL);
  await element.locator("#train").click();
  await expect(element.locator("#status")).toHaveText(/^Paused at step \d+$/);
  const paused = await stepCount(page);
  await expectRest(page);
  expect(await stepCount(page)).toBe(paused);
  await element.locator("#step").click();
  await expect.poll(() => stepCount(page)).toBe(paused + 1);
  await workDone(page);
  expect(await stepCount(page)).toBe(paused + 1);
  await element.locator("#train").click();
  await expect.poll(() => stepCount(page)).toBeGreaterThan(paused + 3);
});

test("rewind repeats the run to the last bit, and another seed does not", async ({ page }) => {
  const element = await openTraining(page);
  const first = await firstLosses(page, 20);
  expect(await firstLosses(page, 20)).toEqual(first);
  await element.locator("#new-seed").click();
  await expect.poll(() => call(page, ({ settings }) => settings.seed)).not.toBe(1);
  expect(await firstLosses(page, 20)).not.toEqual(first);
});

test("asking for held-out losses, codes and pictures while training changes no later loss", async ({ page }) => {
  await openTraining(page, SMALL);
  const plain = await firstLosses(page, 25);
  await call(page, (element) => {
    element.addEventListener("zscape-step", () => {
      const asked = [element.evaluate(), element.encode(new Float32Array(784)), element.decode([1, 1])];
      Promise.all(asked).catch((error) => {
        // What was asked just before the run begins anew has no answer.
        if (!/restarted before the answer/.test(error.message)) console.error(error);
      });
    });
  });
  expect(await firstLosses(page, 25)).toEqual(plain);
});

test("learning rate and beta change while it trains; " +
  "the rest restarts, and the page says so first", async ({ page }) => {
  const element = await openTraining(page, SMALL);
  const before = await stepCount(page);
  await element.locator("#learning-rate").fill("0.002");
  await element.locator("#beta").fill("4");
  await element.locator("#beta").press("Enter");
  const { learningRate, beta } = await call(page, ({ settings }) => settings);
  expect([learningRate, beta]).toEqual([0.002, 4]);
  expect(await stepCount(page)).toBeGreaterThanOrEqual(before);
  await element.locator("summary", { hasText: "More settings" }).click();
  await expect(element.locator("#restarts")).toHaveText("These restart the run from step 0.");
  await element.locator("#hidden").fill("64");
  expect((await call(page, ({ settings }) => settings)).hidden).toBe(16);
  await element.getByRole("slider", { name: "β" }).press("ArrowRight");
  await expect(element.locator("#hidden")).toHaveValue("64"); // what is typed and not yet applied stays
  await element.locator("#apply").click();
  await expect.poll(async () => (await call(page, ({ settings }) => settings)).hidden).toBe(64);
  await expect.poll(() => stepCount(page)).toBeGreaterThan(0);
});

test("shapes train too, coloured by where the disc lies", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&hidden=16");
  await element.locator("#dataset").selectOption("shapes");
  await expect.poll(() => call(page, ({ settings }) => settings.dataset)).toBe("shapes");
  await expect(element.getByText("Colour is where the disc lies")).toBeVisible();
  await expect.poll(() => stepCount(page)).toBeGreaterThan(3);
});

test("at 1280 x 800 all is in sight: the plane over half the height, the picture at least 200 px", async ({ page }) => {
  const element = await openTraining(page);
  const [plane, decoded] = [
    await element.locator("#plane").boundingBox(),
    await element.locator("#decoded").boundingBox(),
  ];
  expect(plane?.height).toBeGreaterThanOrEqual(400);
  expect(decoded?.height).toBeGreaterThanOrEqual(200);
  const scrolls = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(scrolls).toBeLessThanOrEqual(0);
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });
  test("the browser's language decides, and the choice changes it", async ({ page }) => {
    const element = await openTraining(page, SMALL);
    await expect(element.locator("#train")).toHaveText("暂停");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await page.locator("#language").selectOption("en");
    await expect(element.locator("#train")).toHaveText("Pause");
    await expect(page).toHaveURL(/#.*lang=en/);
  });
});

test("a tab in the background trains on and tells all of its steps in order", async ({ page }) => {
  await openTraining(page, SMALL);
  await call(page, (element) => {
    /** @type {any} */ (window).steps = [];
    element.addEventListener("zscape-step", ({ detail }) => /** @type {any} */ (window).steps.push(detail.step));
  });
  const other = await page.context().newPage();
  await other.goto("/icon.svg");
  await other.bringToFront();
  await expectSteps(page);
  await other.close();
  await page.bringToFront();
  await expectSteps(page);
  /** @type {number[]} */
  const steps = await page.evaluate(() => /** @type {any} */ (window).steps);
  expect(steps.every((step, i) => i === 0 || step === steps[i - 1] + 1)).toBe(true);
});

test("the decoded picture is what the model draws at z: exactly when paused", async ({ page }) => {
  await openTraining(page, SMALL);
  const pixels = await call(page, async (element) => {
    element.z = [0.7, -0.4];
    await element.pause();
    return Array.from(await element.decode(element.z));
  });
  await expect
    .poll(async () => (await decodedPixels(page)).filter((_, i) => i % 4 === 0))
    .toEqual(pixels.map((value) => Math.round(255 * value)));
});
