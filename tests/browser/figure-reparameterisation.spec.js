// The figure "reparameterisation": estimates pile up around the exact gradient, one estimator's far wider than the
// other's.

import { expectDone, expectOpen, openGuide } from "./guide.js";
import { expectFit, post } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * @param {Page} page
 * @param {import("./server.mjs").Server} server
 * @param {{ state?: string, lang?: string }} [wish]
 */
async function open(page, server, { state = "", lang = "en" } = {}) {
  const figure = `<z-scape-figure name="reparameterisation" lang="${lang}" state="${state}"></z-scape-figure>`;
  await page.goto(server.add("/post.html", post(figure, { entry: "/pkg/figure.js" })));
  const element = page.locator("z-scape-figure");
  await expect(element.locator("#score data").first()).toBeVisible({ timeout: 20_000 });
  return element;
}

/**
 * Mean, standard error, variance and exact variance of an estimator.
 * @param {Locator} element
 * @param {string} name
 */
const numbers = (element, name) =>
  element.locator(`#${name} data`).evaluateAll((all) => all.map((data) => Number(data.getAttribute("value"))));

test("played to its end, both estimators have the exact gradient as mean, " +
  "and variances as on paper", async ({ page }) => {
  const element = await openGuide(page, "estimators", "sigma=0.5");
  await element.locator("#play").click();
  await expect(element.locator("#summary")).toContainText("20,000 estimates", { timeout: 40_000 });
  await expect(element.locator("#play")).toHaveText("Play");
  // z² at mu = 1, sigma = 0.5: 4 sigma², and mu⁴ / sigma² + 14 mu² + 15 sigma².
  for (const [name, variance] of /** @type {const} */ ([["reparameterised", 1], ["score", 21.75]])) {
    const [mean, error, got, exact] = await numbers(element, name);
    expect(exact).toBeCloseTo(variance, 9);
    expect(Math.abs(got / variance - 1)).toBeLessThan(0.15);
    expect(error).toBeCloseTo(Math.sqrt(got / 20_000), 9);
    expect(Math.abs(mean - 2) / error).toBeLessThan(4);
  }
  await expect(element.locator(".ratio")).toContainText("exactly 21.8 times");
  await expectDone(page, "estimators");
});

test("for every function both estimators agree with the exact gradient; " +
  "for a step the score function is the less noisy one", async ({ page }) => {
  const element = await openGuide(page, "step", "mu=0.5&n=10");
  // At mu = 0.5, sigma = 0.8; the last by quadrature.
  const shrunk = Math.exp(-0.32);
  for (const [g, exact] of /** @type {const} */ ([
    ["sine", Math.cos(0.5) * shrunk], ["exponential", Math.exp(0.5) / shrunk], ["step", 0.80786],
  ])) {
    await element.locator("#g").selectOption(g);
    await expect(element.locator("#summary")).toContainText(`its exact value is ${exact.toPrecision(3)}`);
    for (const name of ["reparameterised", "score"]) {
      const [mean, error] = await numbers(element, name);
      expect(Math.abs(mean - exact) / error, `${g}, ${name}`).toBeLessThan(5);
    }
  }
  await expectOpen(page);
  await element.locator("#play").click();
  await expectDone(page, "step");
});

test("a step adds estimates, and Reset begins with the same ones again", async ({ page, server }) => {
  const element = await open(page, server);
  const first = await numbers(element, "score");
  await element.locator("#step").click();
  await expect(element.locator("#summary")).toContainText("300 estimates");
  expect(await numbers(element, "score")).not.toEqual(first);
  await element.locator("#reset").click();
  await expect(element.locator("#summary")).toContainText("200 estimates");
  expect(await numbers(element, "score")).toEqual(first);
  await element.locator("#new-seed").click();
  await expect.poll(() => numbers(element, "score")).not.toEqual(first);
});

test("by keyboard the mean moves, the exact gradient with it, " +
  "and a link holds where it went", async ({ page, server }) => {
  const element = await open(page, server);
  const grip = element.locator("#grip-mu");
  await grip.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(element.locator("#summary")).toContainText("μ = 0.90, σ = 0.80; its exact value is 1.80");
  await expect(grip).toBeFocused();
  expect(await element.evaluate((/** @type {any} */ figure) => figure.state)).toBe("mu=0.9");
  await element.locator("#grip-sigma").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(element.locator("#summary")).toContainText("σ = 1.05");
});

test("the pointer drags both grips", async ({ page, server }) => {
  const element = await open(page, server);
  for (const [id, pattern] of /** @type {const} */ ([["grip-mu", /μ = 1\.[1-9]/], ["grip-sigma", /σ = 1\.[0-9]/]])) {
    const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
      await element.locator(`#${id}`).boundingBox());
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y, { steps: 3 });
    await page.mouse.up();
    await expect(element.locator("#summary")).toContainText(pattern);
  }
});

test("more draws an estimate, and a baseline, make the score function less noisy", async ({ page, server }) => {
  const element = await open(page, server);
  const variance = async () => (await numbers(element, "score"))[3];
  const plain = await variance();
  await element.locator("#baseline").check();
  await expect.poll(variance).toBeLessThan(plain);
  const based = await variance();
  await element.locator("#n").selectOption("100");
  await expect.poll(variance).toBeCloseTo(based / 100, 9);
  await element.locator("#parameter").selectOption("sigma");
  await expect(element.locator("#summary")).toContainText("gradient in σ");
});

test("what an option does not take is refused in a sentence", async ({ page, server }) => {
  const element = await open(page, server, { state: "sigma=0" });
  await expect(element.locator("#status")).toContainText("sigma must be a number from 0.1 to 2, got 0");
  await expect(element.locator("#summary")).toContainText("σ = 0.80");
});

test("at 380 px in dark Chinese nothing is cut off, grips are as large as a thumb, " +
  "axe finds nothing", async ({ page, server }) => {
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  const element = await open(page, server, { lang: "zh" });
  await expect(element.locator("#title")).toContainText(/\p{Script=Han}/u);
  for (const id of ["grip-mu", "grip-sigma"]) {
    const box = await element.locator(`#${id}`).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await expectFit(page, "z-scape-figure");
});
