// More than two latent dimensions: pictures and the KL of each unit in the place of the plane.

import { violationsOf } from "./axe.js";
import { COUNT, discs, labels, numbersIn, openDiscs, posteriors } from "./discs.js";
import { call, decodedPixels, openTraining, stepCount, twoFrames } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {"image" | "reconstruction" | "sample"} Kind */

/**
 * The pictures of a kind: bytes of ink, as the light scheme draws them.
 * @param {Page} page
 * @param {Kind} kind
 */
function pictures(page, kind) {
  return page.locator(`#gallery [data-row=${kind}]`).evaluate((/** @type {HTMLCanvasElement} */ canvas) =>
    Array.from({ length: 10 }, (_, at) => {
      const data = canvas.getContext("2d")?.getImageData(28 * at, 0, 28, 28).data ?? [];
      return Array.from({ length: 784 }, (_, i) => (data[4 * i + 3] === 0 ? -1 : 255 - data[4 * i]));
    }));
}

/**
 * What the model as it is makes of z.
 * @param {Page} page
 * @param {number[]} z  (n, latent)
 */
const decoded = (page, z) => call(page, async (element, points) => Array.from(await element.decode(points)), z);

/**
 * @param {Page} page
 * @param {number} latent
 */
const setLatent = (page, latent) => call(page, async (element, wanted) => {
  element.settings = { latent: wanted };
  await element.ready;
}, latent);

/**
 * @param {number[]} some
 * @param {number[]} others
 */
const furthest = (some, others) => Math.max(...some.map((value, i) => Math.abs(value - others[i])));

// Of three classes the first three, then the second ones, until there are ten.
const CHOSEN = [0, 3, 6, 9, 1, 4, 7, 2, 5, 8];

/**
 * Waits until the pictures are of the model as it is: those of a kind come all at once.
 * @param {Page} page
 */
async function caughtUp(page) {
  const encoded = await posteriors(page);
  const back = await decoded(page, CHOSEN.flatMap((index) => encoded[index].mu));
  await expect.poll(async () => {
    const shown = await pictures(page, "reconstruction");
    return furthest(shown.flat(), back.map((value) => 255 * value));
  }).toBeLessThanOrEqual(0.51);
  return { encoded, back };
}

/** By what drags, zooms and switches. */
const PLANES = ["#plane", "#handle", "#marks", ".zoom", "#legend", "#layer-points", "#layers-more", ".stat-z"];

test("each image stands above what comes back of its mean; " +
  "of the chosen one the losses are told, in nats", async ({ page, server }) => {
  const element = await openDiscs(page, server, { latent: 3 });
  await expect(element.locator("#gallery [data-kind=image]")).toHaveCount(10);
  const { encoded, back } = await caughtUp(page);
  const images = await pictures(page, "image");
  for (const [i, index] of CHOSEN.entries()) {
    expect(images[i], `image ${index}`).toEqual(discs[index]);
    const button = element.locator("#gallery [data-kind=image]").nth(i);
    await expect(button).toHaveAttribute("aria-label", `Image ${index}, class ${labels[index]}, as it is trained on`);
    const { mu, logvar } = encoded[index];
    const kl = mu.reduce((sum, mean, k) => sum + (mean ** 2 + Math.exp(logvar[k]) - 1 - logvar[k]) / 2, 0);
    const reconstruction = discs[index].reduce((sum, byte, k) => {
      const [x, d] = [byte / 255, back[784 * i + k]];
      return sum - x * Math.log(d) - (x < 1 ? (1 - x) * Math.log(1 - d) : 0);
    }, 0);
    const returned = element.locator("#gallery [data-kind=reconstruction]").nth(i);
    await expect(returned).toHaveAttribute("aria-label", `Image ${index}, class ${labels[index]}, from its μ`);
    await returned.click();
    await expect(element.locator("#drag-hint")).toContainText(`Image ${index}, class ${labels[index]}, from its μ: `);
    const words = await element.locator("#drag-hint").innerText();
    const [, ...nats] = words.match(/reconstruction ([\d.,]+) nats, KL ([\d.]+) nats/) ?? [];
    expect(Math.abs(Number(nats[0]) - reconstruction)).toBeLessThan(0.1);
    expect(Math.abs(Number(nats[1]) - kl)).toBeLessThan(0.1);
  }
});

test("the bars are each unit's KL, and the active ones are counted", async ({ page, server }) => {
  const element = await openDiscs(page, server, { latent: 16, beta: 25 });
  await expect(element.locator(".gallery-units")).toContainText("measured at step 80");
  const all = await posteriors(page); // of the very step that was measured
  const mean = (/** @type {(image: number) => number} */ of) => all.reduce((sum, _, i) => sum + of(i), 0) / COUNT;
  const units = Array.from({ length: 16 }, (_, k) => {
    const middle = mean((i) => all[i].mu[k]);
    return {
      kl: mean((i) => (all[i].mu[k] ** 2 + Math.exp(all[i].logvar[k]) - 1 - all[i].logvar[k]) / 2),
      variance: mean((i) => (all[i].mu[k] - middle) ** 2),
    };
  });
  const told = await numbersIn(element.locator(".units table"));
  for (const [k, { kl, variance }] of units.entries()) {
    expect(Math.abs(told[2 * k] - kl)).toBeLessThan(1e-3 * (1 + kl));
    expect(Math.abs(told[2 * k + 1] - variance)).toBeLessThan(1e-3 * (1 + variance));
  }
  const active = units.filter(({ variance }) => variance > 0.01).length;
  expect(active).toBeGreaterThan(0); // or the test would not tell
  expect(active).toBeLessThan(16);
  await expect(element.locator(".units-active")).toHaveText(`${active} of 16 units active (Var(μ) > 0.01)`);
  await expect(element.locator(".units-bars rect.active")).toHaveCount(active);
  const heights = await element.locator(".units-bars rect:not(.room)").evaluateAll((bars) =>
    bars.map((bar) => Number(bar.getAttribute("height"))));
  const tallest = Math.max(...heights);
  expect(tallest).toBeGreaterThan(0.3);
  expect(tallest).toBeLessThanOrEqual(1);
  const most = Math.max(...units.map(({ kl }) => kl));
  units.forEach(({ kl }, k) => expect(heights[k] / tallest).toBeCloseTo(kl / most, 2));
});

test("the same samples get better while it trains, until others are wanted", async ({ page, server }) => {
  const element = await openDiscs(page, server, { latent: 4 });
  await caughtUp(page);
  const now = await pictures(page, "sample");
  expect(new Set(now.map(String)).size).toBe(10);
  await element.locator("#timeline").focus();
  await page.keyboard.press("Home");
  await expect.poll(() => pictures(page, "sample")).not.toEqual(now);
  await element.locator("#timeline-now").click();
  await expect.poll(() => pictures(page, "sample")).toEqual(now); // the same z by the same model
  await call(page, (zscape) => {
    zscape.removeAttribute("until");
    zscape.train();
  });
  await expect.poll(() => stepCount(page)).toBeGreaterThan(120);
  await call(page, (zscape) => zscape.pause());
  await caughtUp(page);
  const later = await pictures(page, "sample");
  expect(later).not.toEqual(now);
  await element.locator("#new-samples").click();
  await expect.poll(() => pictures(page, "sample")).not.toEqual(later);
  const others = await pictures(page, "sample");
  for (const [i, sample] of others.entries()) expect(sample, `sample ${i}`).not.toEqual(later[i]);
});

test("of an earlier step there are samples and units, and why no reconstructions", async ({ page, server }) => {
  const element = await openDiscs(page, server, { latent: 4 });
  await expect.poll(async () => (await pictures(page, "reconstruction"))[0]?.[0]).toBeGreaterThanOrEqual(0);
  await element.locator("#gallery [data-kind=reconstruction]").nth(2).click();
  await expect(element.locator("#drag-hint")).toContainText("reconstruction");
  await element.locator("#timeline").focus();
  await page.keyboard.press("Home");
  await expect(element.locator(".gallery-head").first()).toContainText("no reconstructions");
  await expect.poll(async () => (await pictures(page, "reconstruction")).flat().every((byte) => byte === -1))
    .toBe(true);
  expect((await pictures(page, "image"))[0]).toEqual(discs[0]);
  await expect(element.locator(".gallery-units")).toContainText("measured at step 1");
  await expect(element.locator("#drag-hint")).toContainText("Sample 1");
  const [sample] = await pictures(page, "sample");
  const large = (await decodedPixels(page)).filter((_, i) => i % 4 === 0);
  expect(furthest(large, sample)).toBeLessThanOrEqual(1);
  await element.locator("#timeline-now").click();
  await expect(element.locator("#drag-hint")).toContainText("reconstruction");
  await expect(element.locator(".gallery-units")).toContainText("measured at step 80");
});

test("what belongs to a plane goes and comes with it, and z is kept", async ({ page, server }) => {
  const element = await openDiscs(page, server, { hidden: 16 });
  await call(page, (zscape) => {
    zscape.view = { z: [1, -2], layers: ["axes", "rings", "points", "handle", "manifold"] };
  });
  for (const id of PLANES) await expect(element.locator(id)).toBeVisible();
  await setLatent(page, 3);
  await expect(element.locator("#gallery")).toBeVisible();
  for (const id of PLANES) await expect(element.locator(id)).toBeHidden();
  await expect(element.locator(".caption")).toContainText("z has 3 dimensions");
  // Keys that move and zoom on a plane have nothing to do.
  await element.locator("#train").focus();
  const view = await call(page, (zscape) => zscape.view);
  for (const key of ["ArrowLeft", "+", "h", "1"]) await page.keyboard.press(key);
  expect(await call(page, (zscape) => zscape.view)).toEqual(view);
  expect(view.z).toEqual([1, -2]);
  await setLatent(page, 2);
  for (const id of PLANES) await expect(element.locator(id)).toBeVisible();
  await expect(element.locator(".gallery")).toHaveCount(0);
  await expect(element.locator(".stat-z")).toContainText("(1.00, −2.00)");
  const colours = () => element.locator("#plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return new Set(new Uint32Array(Uint8Array.from(data).buffer)).size;
  });
  await expect.poll(colours).toBeGreaterThan(10);
  const z = await decoded(page, [1, -2]);
  await expect.poll(async () => {
    const large = (await decodedPixels(page)).filter((_, i) => i % 4 === 0);
    return furthest(large, z.map((value) => 255 * value));
  }).toBeLessThanOrEqual(1);
});

test("on a phone, by keyboard alone, all pictures are reached and shown large, in both languages", async ({ page }) => {
  await page.setViewportSize({ width: 380, height: 800 });
  const element = await openTraining(page, "/#v=1&dataset=shapes&hidden=32&latent=20&lang=en");
  await expect.poll(() => stepCount(page)).toBeGreaterThan(20);
  await call(page, (zscape) => zscape.pause());
  await expect.poll(async () => (await pictures(page, "sample"))[0]?.[0]).toBeGreaterThanOrEqual(0);
  for (const [lang, active] of /** @type {const} */ ([["en", /of 20 units active/], ["zh", /20 个单元中/]])) {
    await page.locator("#language").selectOption(lang);
    await expect(element.locator(".units-active")).toHaveText(active);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    const tabStops = element.locator("#gallery button[data-kind]:not([tabindex='-1'])");
    await expect(tabStops).toHaveCount(1);
    await tabStops.focus();
    for (const [key, kind, at] of /** @type {[string, Kind, number][]} */ ([
      ["ArrowRight", "sample", 1], ["End", "sample", 9], ["ArrowRight", "sample", 9], ["ArrowUp", "reconstruction", 9],
      ["ArrowUp", "image", 9], ["ArrowUp", "image", 9], ["Home", "image", 0], ["ArrowDown", "reconstruction", 0],
    ])) {
      await page.keyboard.press(key);
      const button = element.locator(`#gallery [data-kind=${kind}]`).nth(at);
      await expect(button).toBeFocused();
      await expect(button).toBeInViewport({ ratio: 0.9 });
      await expect(tabStops).toHaveCount(1);
      await expect(button).toHaveAttribute("aria-current", "true");
      const words = async () =>
        [await element.locator("#drag-hint").textContent(), await button.getAttribute("aria-label")];
      await expect.poll(async () => new Set((await words()).map((text) => text?.trim())).size)
        .toBe(1); // its losses come later
      await expect.poll(async () => // both anew: the pictures after the last step may still be on their way
        furthest((await decodedPixels(page)).filter((_, i) => i % 4 === 0), (await pictures(page, kind))[at]))
        .toBeLessThanOrEqual(1);
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await page.keyboard.press("Enter");
    expect(await call(page, (zscape) => zscape.view.image)).toBe(0); // as by a click on its point
    await page.keyboard.press("Tab");
    await expect(element.locator("#new-samples")).toBeFocused();
    await element.locator("#gallery [data-kind=sample]").first().click(); // as at first
    await call(page, (zscape) => {
      zscape.view = { image: undefined };
    });
  }
});

test("tools that need a plane say so; the others go on", async ({ page, server }) => {
  const element = await openDiscs(page, server, { latent: 3 });
  const tool = element.locator("#tool");
  await element.locator("#tab-path").click();
  await expect(tool).toContainText("3 latent dimensions have none");
  await expect(tool.locator("button, input").locator("visible=true")).toHaveCount(0);
  await element.locator("#tab-point").click();
  await expect(tool).toContainText("Press a training image of the gallery");
  await element.locator("#gallery [data-kind=image]").nth(4).click();
  await expect(tool.locator(".facts figcaption").first()).toHaveText("Image 1");
  await element.locator("#point-release").click();
  await expect(tool).toContainText("Press a training image of the gallery");
  await element.locator("#tab-export").click();
  for (const id of ["plane-png", "plane-svg", "film"]) await expect(element.locator(`#export-${id}`)).toBeDisabled();
  await expect(element.locator("#export-posteriors")).toBeEnabled();
});

test("axe finds nothing to mend in it, at 380 px and with large text, in light and dark", async ({ page }) => {
  await page.setViewportSize({ width: 380, height: 800 });
  const element = await openTraining(page, "/#v=1&dataset=shapes&hidden=32&latent=64&text=large");
  await expect(element.locator(".more-of"))
    .toBeVisible({ timeout: 20_000 }); // the speed, which is long, while it trains
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
  await call(page, (zscape) => zscape.pause());
  await expect(element.locator(".units-active")).toContainText("of 64 units");
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme });
    await expect(element.locator("#decoded")).toHaveAttribute("data-scheme", colorScheme);
    await twoFrames(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    expect(await violationsOf(page, "z-scape"), colorScheme).toEqual([]);
  }
});

test("it fits its place with fewer controls, and shows images without classes", async ({ page, server }) => {
  const element = await openDiscs(page, server, { latent: 3 });
  for (const controls of ["minimal", "none"]) {
    await element.evaluate((zscape, value) => zscape.setAttribute("controls", value), controls);
    await expect(element.locator("#gallery")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await call(page, async (zscape) => {
    await zscape.addImages(new Uint8Array(3 * 784).fill(90), undefined, "train");
    await zscape.step();
  });
  const images = element.locator("#gallery [data-kind=image]");
  await expect(images).toHaveCount(3);
  await expect(images.nth(2)).toHaveAttribute("aria-label", "Image 2, as it is trained on");
  await expect.poll(async () => (await pictures(page, "image"))[2][0]).toBe(90);
});
