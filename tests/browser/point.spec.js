// The tool "point": z in numbers, where the decoder extrapolates, the nearest image, and the chosen image
// with its pulls.

import { violationsOf } from "./axe.js";
import { factOf, labels, loneliest, numbersIn, openDiscs, posteriors } from "./discs.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * @param {Page} page
 * @param {Partial<import("zscape").ZScapeView>} view
 */
const look = (page, view) => call(page, (element, wanted) => {
  element.view = wanted;
}, view);

/**
 * The pulls as numbers: for each of the latent dimensions shown.
 * @param {Locator} tool
 */
async function pullsIn(tool) {
  await expect(tool.locator(".pull-sum data").first()).toBeVisible();
  const [kl, reconstruction, sum] = await Promise.all(
    ["kl", "reconstruction", "sum"].map((name) => numbersIn(tool.locator(`.pull-${name}`))),
  );
  // A value and its standard error in turn, but for the KL's, which has none.
  const values = (/** @type {number[]} */ row) => row.filter((_, i) => i % 2 === 0);
  const errors = reconstruction.filter((_, i) => i % 2 === 1);
  return { kl, reconstruction: values(reconstruction), errors, sum: values(sum) };
}

/**
 * Where the arrows on the plane begin and end, in units of z.
 * @param {Page} page
 */
async function arrows(page) {
  const ends = (/** @type {string} */ name) =>
    page.locator(`#marks .pull-${name} path`).first().evaluate((path) => {
      const numbers = (path.getAttribute("d") ?? "").match(/-?[\d.]+(e-?\d+)?/g) ?? [];
      const [x, y, toX, toY] = numbers.map(Number);
      return { from: [x, -y], by: [toX - x, y - toY] };
    });
  return { kl: await ends("kl"), reconstruction: await ends("reconstruction"), sum: await ends("sum") };
}

test("numbers put the ring where they say; others are refused in a sentence", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  await element.locator("#tab-point").click();
  const [first, second] = [element.locator("#point-z1"), element.locator("#point-z2")];
  await first.fill("1.25");
  await first.press("Enter");
  await second.fill("-3.5");
  await second.press("Tab");
  await expect.poll(() => call(page, (element) => element.z)).toEqual([1.25, -3.5]);
  await look(page, { z: [0.5, 2] });
  await expect(first).toHaveValue("0.5");
  await expect(second).toHaveValue("2");
  for (const bad of ["4.1", "-9", ""]) {
    await first.fill(bad);
    await first.press("Enter");
    if (bad) {
      const said = await first.evaluate((/** @type {HTMLInputElement} */ input) => input.validationMessage);
      expect(said).toBe("Here goes a number from −4 to 4.");
    }
    expect(await call(page, (element) => element.z)).toEqual([0.5, 2]);
    await first.blur();
    await expect(first).toHaveValue("0.5");
    expect(await first.evaluate((/** @type {HTMLInputElement} */ input) => input.validity.valid)).toBe(true);
  }
});

test("the nearest image is that of all; when it is chosen the focus stays", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  await element.locator("#tab-point").click();
  await expect(element.locator(".point-image")).toContainText("None yet");
  const all = await posteriors(page);
  for (const z of /** @type {[number, number][]} */ ([[0, 0], [1.7, -0.4], [-4, 4]])) {
    await look(page, { z, image: undefined });
    const distances = all.map(({ mu: [x, y] }) => Math.hypot(z[0] - x, z[1] - y));
    const index = distances.indexOf(Math.min(...distances));
    const nearest = element.locator(".point-nearest");
    await expect.poll(async () => (await numbersIn(nearest))[0]).toBeCloseTo(distances[index], 3);
    await expect(element.locator(".point-nearest canvas")).toHaveAttribute("aria-label", `Image ${index}`);
    await expect(element.locator(".point-nearest")).toContainText(`Class ${labels[index]}`);
    await element.locator("#point-choose-nearest").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => call(page, (element) => element.view.image)).toBe(index);
    await expect(element.locator("#point-choose")).toBeFocused();
  }
  await element.locator("#point-release").click();
  await expect(element.locator(".point-image")).toContainText("None yet");
  await element.locator("#point-choose").click();
  await expect(element.locator(".point-image .fact-kl data")).toBeVisible();
});

test("far from all images a picture is called an extrapolation, within a class not", async ({ page }) => {
  await page.goto("/#v=1&checkpoint=mnist");
  const element = page.locator("z-scape");
  await call(page, (element) => element.ready);
  await element.locator("#tab-point").click();
  const likelihood = element.locator(".point-likelihood");
  await look(page, { z: [3.9, -3.9] });
  await expect(element.locator(".decoded .extrapolation")).toBeVisible();
  await expect(element.locator(".point-ring .extrapolation")).toBeVisible();
  await expect(element.locator(".point-ring .extrapolation")).toHaveAttribute("title", /0\.5 % quantile/);
  const [far] = await numbersIn(likelihood);
  expect(far).toBeLessThan(-10);
  // In the middle of the ones and of the zeros.
  for (const z of /** @type {[number, number][]} */ ([[3, 0.5], [-1.5, -2]])) {
    await look(page, { z });
    await expect.poll(async () => (await numbersIn(likelihood))[0]).toBeGreaterThan(-6);
    await expect(element.locator(".extrapolation")).toHaveCount(0);
  }
  // Nobody keeps the density up to date when it is out of sight: then nothing is said.
  await look(page, { z: [3.9, -3.9] });
  await expect(element.locator(".decoded .extrapolation")).toBeVisible();
  await element.locator("#tab-training").click();
  await expect(element.locator(".decoded .extrapolation")).toHaveCount(0);
});

test("the KL pulls with −beta mu, the sum is the sum, a new beta counts at once", async ({ page, server }) => {
  const element = await openDiscs(page, server, { beta: 0.5 });
  const all = await posteriors(page);
  const index = loneliest(all);
  const { mu, sigma } = all[index];
  await look(page, { tool: "point", image: index });
  const tool = element.locator(".point");
  const { kl, reconstruction, errors, sum } = await pullsIn(tool);
  for (const axis of [0, 1]) {
    expect(Math.abs(kl[axis] + 0.5 * mu[axis])).toBeLessThan(1e-5);
    expect(Math.abs(sum[axis] - kl[axis] - reconstruction[axis])).toBeLessThan(1e-5);
    expect(errors[axis]).toBeGreaterThan(0);
    const [mean, deviation] = await numbersIn(tool.locator(`.fact-mu-${axis + 1}`));
    expect(Math.abs(mean - mu[axis])).toBeLessThan(1e-3);
    expect(Math.abs(deviation - sigma[axis])).toBeLessThan(1e-3);
  }
  await expect(tool).toContainText("need not move along the sum");
  await call(page, (element) => {
    element.settings = { beta: 2 };
  });
  await expect.poll(async () => (await pullsIn(tool)).kl[0] + 2 * mu[0]).toBeCloseTo(0, 5);
});

test("the arrows start at mu and are in one scale, which a bar tells", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  const all = await posteriors(page);
  for (const index of [loneliest(all), 0, 100]) {
    await look(page, { tool: "point", image: index });
    await expect(element.locator(".point .facts figcaption").first()).toHaveText(`Image ${index}`);
    await expect.poll(() => factOf(element.locator(".point"), "mu-1")).toBeCloseTo(all[index].mu[0], 3);
    await expect(element.locator("#marks g.pull-sum")).toHaveCount(1);
    const numbers = await pullsIn(element.locator(".point"));
    const drawn = await arrows(page);
    const legend = await element.locator("#marks .pulls > text").last().textContent();
    const [nats] = legend?.match(/[\d.,]+/) ?? [];
    expect(nats).toMatch(/^(0\.\d*)?[125]0*$/);
    const unit = 4.3 / 5 / Number(nats); // the bar is a fifth of half the plane
    for (const name of /** @type {const} */ (["kl", "reconstruction", "sum"])) {
      const { from, by } = drawn[name];
      for (const axis of [0, 1]) {
        expect(from[axis]).toBeCloseTo(all[index].mu[axis], 2);
        expect(by[axis]).toBeCloseTo(unit * numbers[name][axis], 4);
      }
    }
    const longest = Math.max(...Object.values(drawn).map(({ by }) => Math.hypot(...by)));
    expect(longest).toBeLessThanOrEqual(4.3 + 1e-6);
    expect(longest).toBeGreaterThan(4.3 / 10);
    const bar = await element.locator("#marks .pulls > path.ink").getAttribute("d");
    expect(Number(bar?.match(/h([\d.]+)/)?.[1])).toBeCloseTo(4.3 / 5, 6);
  }
});

test("the pulls follow the training, survive a reset, and go with other data", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  await look(page, { tool: "point", image: 7 });
  const tool = element.locator(".point");
  const before = await pullsIn(tool);
  await call(page, (element) => {
    element.removeAttribute("until");
    element.train();
  });
  await expect.poll(async () => (await pullsIn(tool)).sum[0]).not.toBe(before.sum[0]);
  await call(page, async (element) => {
    await element.pause();
    await element.reset();
  });
  await expect(tool.locator(".facts figcaption").first()).toHaveText("Image 7");
  const { mu } = (await posteriors(page))[7];
  await expect.poll(async () => (await pullsIn(tool)).kl[0] + mu[0]).toBeCloseTo(0, 5);

  await call(page, (element) => {
    element.settings = { dataset: "shapes" };
    return element.ready;
  });
  await expect(tool).toContainText("None yet");
  await expect(element.locator("#marks .pulls")).toHaveCount(0);
  await element.locator("#point-choose-nearest").click();
  await expect(tool.locator(".pull-sum data").first()).toBeVisible();
  await element.locator("#tab-training").click();
  await expect(element.locator("#marks .pulls")).toHaveCount(0);
});

test("of a past moment there are mu and sigma, and neither losses nor pulls", async ({ page, server }) => {
  const element = await openDiscs(page, server);
  await look(page, { tool: "point", image: 7 });
  const tool = element.locator(".point");
  await pullsIn(tool);
  await element.locator("#timeline").focus();
  await page.keyboard.press("Home");
  await expect(tool).toContainText("earlier step");
  await expect(tool.locator(".fact-kl, .point-pulls")).toHaveCount(0);
  await expect(element.locator("#marks .pulls")).toHaveCount(0);
  expect(Math.abs(await factOf(tool, "mu-1"))).toBeLessThan(0.3);
  await element.locator("#timeline-now").click();
  await pullsIn(tool);
});

test("in one dimension there is one pull; in three two are shown, and that is said", async ({ page, server }) => {
  const element = await openDiscs(page, server, { latent: 1 });
  await look(page, { tool: "point", image: 7, z: [1, 3] });
  const tool = element.locator(".point");
  expect((await pullsIn(tool)).sum).toHaveLength(1);
  await expect(tool.locator(".fact-mu-2, .point-likelihood:visible")).toHaveCount(0);
  const distances = (await posteriors(page)).map(({ mu: [x] }) => Math.abs(x - 1));
  const nearest = element.locator(".point-nearest");
  await expect.poll(async () => (await numbersIn(nearest))[0]).toBeCloseTo(Math.min(...distances), 3);

  await call(page, (element) => {
    element.settings = { latent: 3 };
    return element.ready;
  });
  await expect(tool).toContainText("z₁ and z₂ of 3 dimensions");
  expect((await pullsIn(tool)).sum).toHaveLength(2);
});

test("of twenty dimensions each z has a slider by keys, is decoded as it moves, and can be that of an image",
  async ({ page, server }) => {
    const element = await openDiscs(page, server, { latent: 20 });
    await look(page, { tool: "point" });
    const sliders = element.locator(".latents input");
    await expect(sliders).toHaveCount(20);
    const z = () => element.locator(".latents label data").evaluateAll((all) =>
      all.map((node) => Number(/** @type {HTMLDataElement} */ (node).value)));
    const shown = () => element.locator(".latents canvas").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, 28, 28);
      return Array.from({ length: 784 }, (_, i) => 1 - data[4 * i] / 255);
    });
    const isDecoded = async () => {
      const wanted = await call(page, async (element, points) => Array.from(await element.decode(points)), await z());
      const ink = await shown();
      return Math.max(...wanted.map((value, i) => Math.abs(value - ink[i]))) < 0.005;
    };
    await expect.poll(isDecoded).toBe(true);
    const last = element.getByLabel("z₂₀", { exact: true });
    await last.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => (await z())[19]).toBeCloseTo(2.95, 5);
    await expect(last).toHaveAttribute("aria-valuetext", "2.95");
    await expect.poll(isDecoded).toBe(true);
    await expect(element.locator("#latents-image")).toBeDisabled();
    await look(page, { image: 7 });
    await element.locator("#latents-image").click();
    const { mu } = (await posteriors(page))[7];
    const away = async () => (await z()).map((value, i) => Math.abs(value - Math.min(3, Math.max(-3, mu[i]))));
    await expect.poll(async () => Math.max(...(await away()))).toBeLessThan(1e-3);
    await expect.poll(isDecoded).toBe(true);
    await element.locator("#latents-zero").click();
    await expect.poll(z).toEqual(new Array(20).fill(0));
    await page.setViewportSize({ width: 320, height: 568 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    // The page around it has no heading.
    expect((await violationsOf(page)).filter((found) => !/^(landmark|page|region)/.test(found))).toEqual([]);
  });
