// The figure "elbo": ceiling, level and gap add up; Play closes the gap, and the slip leads elsewhere.

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
  const figure = `<z-scape-figure name="elbo" lang="${lang}" ` +
    `state="${state.replaceAll("&", "&amp;")}"></z-scape-figure>`;
  await page.goto(server.add("/post.html", post(figure, { entry: "/pkg/figure.js" })));
  const element = page.locator("z-scape-figure");
  await expect(element.locator("#identity data").first()).toBeVisible({ timeout: 45_000 });
  return element;
}

/**
 * The numbers below a formula.
 * @param {Locator} element
 * @param {string} id
 */
const numbers = (element, id) =>
  element.locator(`#${id} data`).evaluateAll((all) => all.map((data) => Number(data.getAttribute("value"))));

/**
 * log p(x), ELBO and gap add up, and both forms give the ELBO.
 * @param {Locator} element
 * @param {number} tolerance
 */
async function expectToAddUp(element, tolerance) {
  const [evidence, elbo, gap] = await numbers(element, "identity");
  expect(Math.abs(elbo + gap - evidence)).toBeLessThan(tolerance);
  const [level, likelihood, kl] = await numbers(element, "likelihood-form");
  expect(level).toBe(elbo);
  expect(likelihood - kl).toBeCloseTo(elbo, 9);
  const [other, joint, minusEntropy] = await numbers(element, "entropy-form");
  expect(other).toBeCloseTo(elbo, 9);
  expect(joint - minusEntropy).toBeCloseTo(elbo, 9);
  return { evidence, elbo, gap };
}

/**
 * Whether the labels in nats lie apart.
 * @param {Locator} element
 */
async function expectLabelsApart(element) {
  const boxes = await Promise.all((await element.locator(".label text").all()).map((text) => text.boundingBox()));
  const rows = boxes.map((box) => /** @type {NonNullable<typeof box>} */ (box)).sort((a, b) => a.y - b.y);
  for (const [i, row] of rows.entries()) {
    if (i > 0) expect(row.y).toBeGreaterThan(rows[i - 1].y + rows[i - 1].height - 4);
  }
}

test("q at the prior leaves a gap that Play closes: q becomes the posterior", async ({ page, server }) => {
  const element = await open(page, server);
  const before = await expectToAddUp(element, 1e-9);
  expect(before.evidence).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * 1.5) - 1.7 ** 2 / 3, 9);
  expect(before.gap).toBeGreaterThan(2);
  await element.locator("#play").click();
  await expect(element.locator("#summary"))
    .toContainText("q is N(1.13, 0.333), the posterior N(1.13, 0.333)", { timeout: 20_000 });
  await expect(element.locator("#play")).toHaveText("Play", { timeout: 20_000 });
  const after = await expectToAddUp(element, 1e-9);
  expect(after.evidence).toBe(before.evidence);
  expect(after.gap).toBeLessThan(1e-6);
  await expectLabelsApart(element);
  await element.locator("#reset").click();
  await expect(element.locator("#summary")).toContainText("q is N(0.00, 1.00)");
});

test("the slip leads to the posterior under the prior squared, below the ceiling", async ({ page }) => {
  const element = await openGuide(page, "slip");
  await element.locator("#slip").check();
  await expectLabelsApart(element);
  await expectOpen(page);
  await element.locator("#play").click();
  await expect(element.locator("#summary")).toContainText("q is N(0.850, 0.250)", { timeout: 20_000 });
  await expect(element.locator("#play")).toHaveText("Play", { timeout: 20_000 });
  const { gap } = await expectToAddUp(element, 1e-9);
  expect(gap).toBeCloseTo(0.1393, 3);
  expect(await element.evaluate((/** @type {any} */ figure) => figure.state)).toBe("slip=true");
  await expectDone(page, "slip");
});

test("by keyboard and pointer q moves, the numbers with it, and a link holds it; " +
  "near the posterior the gap is closed", async ({ page }) => {
  const element = await openGuide(page, "gap");
  await element.locator("#grip-m").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(element.locator("#summary")).toContainText("q is N(0.250, 1.00)");
  await expect(element.locator("#grip-m")).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Alt+ArrowRight");
  await expect(element.locator("#summary")).toContainText("q is N(1.00, 1.00)");
  await expectOpen(page);
  await element.locator("#grip-v").focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowLeft");
  await expectDone(page, "gap");

  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await element.locator("#grip-v").boundingBox());
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 12, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(element.locator("#summary")).toContainText(/q is N\(1\.00, 0\.[6-9]/);
  await expect.poll(() => element.evaluate((/** @type {any} */ figure) => figure.state)).toMatch(/^m=1&v=0.[6-9]/);
  const { gap } = await expectToAddUp(element, 1e-9);
  expect(gap).toBeGreaterThan(0.05);
});

test("a digit under the trained model: the encoder's gap, and what Play leaves of it", async ({ page }) => {
  test.setTimeout(120_000);
  const element = await openGuide(page, "digit"); // a 3
  const encoded = await expectToAddUp(element, 1e-3);
  expect(encoded.evidence).toBeCloseTo(-167.15, 1);
  expect(encoded.gap).toBeCloseTo(1.67, 1);
  await expect(element.locator("canvas")).toHaveCount(2);
  await expectLabelsApart(element);
  await element.locator("#play").click();
  await expect(element.locator("#play")).toHaveText("Pause");
  await expect(element.locator("#play")).toHaveText("Play", { timeout: 100_000 });
  const climbed = await expectToAddUp(element, 1e-3);
  expect(climbed.evidence).toBe(encoded.evidence);
  expect(climbed.gap).toBeLessThan(encoded.gap / 4);
  expect(climbed.gap).toBeGreaterThan(0.001);
  await expectDone(page, "digit");
  await element.locator("#encoded").click();
  await expect.poll(async () => (await numbers(element, "identity"))[2]).toBeCloseTo(encoded.gap, 2);
});

test("a digit's q moves by keyboard, and another digit begins anew", async ({ page, server }) => {
  test.setTimeout(120_000);
  const element = await open(page, server, { state: "model=digit&digit=1" });
  const [, , before] = await numbers(element, "identity");
  await element.locator("#grip-mean").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(async () => (await numbers(element, "identity"))[2]).not.toBe(before);
  expect(await element.evaluate((/** @type {any} */ figure) => figure.state)).toMatch(/digit=1&shiftY=0\.\d+$/);
  await element.locator("#digit").selectOption("7");
  await expect(element.locator("#summary")).toContainText("The digit: 7.", { timeout: 60_000 });
  expect(await element.evaluate((/** @type {any} */ figure) => figure.state)).toBe("model=digit&digit=7");
  await expectToAddUp(element, 1e-3);
});

test("what an option does not take is refused in a sentence", async ({ page, server }) => {
  const element = await open(page, server, { state: "noise=0" });
  await expect(element.locator("#status")).toContainText("noise must be a number from 0.05 to 4, got 0");
  await expect(element.locator("#summary")).toContainText("the posterior N(1.13, 0.333)");
});

test("at 380 px in dark Chinese nothing is cut off, grips suit a thumb, " +
  "axe finds nothing", async ({ page, server }) => {
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  const element = await open(page, server, { state: "slip=true", lang: "zh" });
  await expect(element.locator("#title")).toContainText(/\p{Script=Han}/u);
  const expectAllFit = async () => {
    for (const grip of await element.locator(".grip").all()) {
      const box = await grip.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await expectLabelsApart(element);
    await expectFit(page, "z-scape-figure");
  };
  await test.step("the model that is solved on paper", expectAllFit);
  await element.locator("#slip").uncheck();
  await element.locator("#model").selectOption("digit");
  await expect(element.locator("canvas")).toHaveCount(2, { timeout: 45_000 });
  await expect(element.locator("#identity data").first()).toBeVisible({ timeout: 45_000 });
  await test.step("a digit", expectAllFit);
});
