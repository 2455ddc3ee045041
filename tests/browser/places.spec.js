// The plane in words and as a table: what is told to those who do not see it follows the ring, the classes that are
// shown, and the model.

import { call, openPaused } from "./element.js";
import { expect, test } from "./test.js";
import { openTrained } from "./tools.js";

/**
 * The rows of the table, as numbers.
 * @param {import("@playwright/test").Page} page
 */
function rows(page) {
  return page.locator("z-scape tbody tr").evaluateAll((nodes) => nodes.map((node) => {
    const [label, images, centre, spread, sigma] = [...node.children].map(({ textContent }) => textContent.trim());
    const numbers = (/** @type {string} */ text) =>
      [...text.replaceAll("−", "-").replaceAll(",", " ").matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
    const count = Number(images.replace(",", ""));
    return { label, images: count, centre: numbers(centre), spread: numbers(spread), sigma: numbers(sigma) };
  }));
}

test("the plane's words say where z is and which class is about it; the ring says so too", async ({ page }) => {
  const element = await openTrained(page);
  const plane = element.locator("#plane");
  const moveTo = (/** @type {[number, number]} */ z) => call(page, (zscape, wanted) => {
    zscape.z = wanted;
  }, z);
  await moveTo([2.9, 0]);
  await expect(plane)
    .toHaveAttribute("aria-label", /9,000 images.* z is at \(2\.90, 0\.00\)\. Of the 25 images nearest .* class 1\.$/);
  await expect(element.locator("#handle")).toHaveAttribute("aria-valuetext", "x 2.90, y 0.00, among class 1");
  await moveTo([-1.5, -2.5]);
  await expect(plane).toHaveAttribute("aria-label", /\(−1\.50, −2\.50\).* class 0\.$/);
  await element.getByRole("button", { name: "Class 0", exact: true }).click();
  await expect(plane).not.toHaveAttribute("aria-label", /class 0\./);
});

test("the table has the classes that are shown, and follows reset and a change of data", async ({ page }) => {
  const element = await openTrained(page);
  await element.locator("summary", { hasText: "The plane as a table" }).click();
  await expect(element.locator("tbody tr")).toHaveCount(10);
  await expect.poll(async () => (await rows(page)).reduce((sum, { images }) => sum + images, 0)).toBe(9000);
  const trained = await rows(page);
  expect(trained.map(({ label }) => label)).toEqual([..."0123456789"]);
  expect(trained[1].centre[0]).toBeGreaterThan(1.5);
  for (const { sigma, spread } of trained) {
    expect(Math.min(...sigma, ...spread)).toBeGreaterThan(0);
    expect(Math.max(...sigma)).toBeLessThan(1);
  }
  await element.getByRole("button", { name: "Class 1", exact: true }).click();
  await expect(element.locator("tbody tr")).toHaveCount(9);
  await call(page, (zscape) => zscape.reset());
  // An untrained encoder puts all about the origin.
  await expect.poll(async () => Math.max(...(await rows(page)).flatMap(({ centre }) => centre.map(Math.abs))))
    .toBeLessThan(0.5);
  await element.locator("#dataset").selectOption("shapes");
  await expect(element.locator("tbody tr")).toHaveCount(1);
  await expect(element.locator("tbody th")).toHaveText("none");
  await expect(element.locator("#plane")).not.toHaveAttribute("aria-label", /class/);
  await call(page, (zscape) => {
    zscape.settings = { latent: 1 };
  });
  await expect.poll(async () => (await rows(page)).map(({ centre, sigma }) => [centre.length, sigma.length]))
    .toEqual([[1, 1]]);
});

test("images of one's own: those without a class are told by where they lie", async ({ page }) => {
  const element = await openPaused(page);
  await call(page, async (zscape) => {
    const pixels = Uint8Array.from({ length: 784 * 40 }, (_, i) => (i * 7919) % 256);
    await zscape.addImages(pixels.slice(0, 784 * 30), undefined, "train");
  });
  await element.locator("summary", { hasText: "The plane as a table" }).click();
  await expect.poll(async () => (await rows(page)).map(({ label, images }) => [label, images])).toEqual([["none", 30]]);
});
