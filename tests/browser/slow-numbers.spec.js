// The numbers of the tool "step": what it shows of a step is recomputed from the weights that were saved before and
// after it.

import { discs, openDiscs } from "./discs.js";
import { call } from "./element.js";
import { norm, readSession, recompute } from "./recomputed.js";
import { CAPTIONS, makeStep } from "./slow.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

const PARAMETERS = ["fc1", "fc21", "fc22", "fc3", "fc4"].flatMap((name) => [`${name}.weight`, `${name}.bias`]);

/** @param {Page} page */
async function saved(page) {
  const address = await call(page, async (element) => {
    const reader = new FileReader();
    reader.readAsDataURL(new Blob([/** @type {any} */ (await element.save({ session: true }))]));
    await new Promise((resolve) => reader.addEventListener("load", resolve));
    return String(reader.result);
  });
  return readSession(Uint8Array.from(Buffer.from(address.split(",")[1], "base64")));
}

/**
 * The numbers that are shown, by name: in full and as they are written.
 * @param {Page} page
 */
async function shown(page) {
  const all = await page.locator(".slow [data-number]").evaluateAll((elements) => elements.map((element) => {
    const { number = "", value } = /** @type {HTMLElement} */ (element).dataset;
    return { name: number, value: Number(value), text: element.textContent ?? "" };
  }));
  /** @type {Record<string, number>} */
  const numbers = {};
  for (const { name, value, text } of all) {
    if ((numbers[name] ?? value) !== value) throw new Error(`${name} is ${numbers[name]} here and ${value} there`);
    numbers[name] = value;
    const off = Math.abs(readNumber(text) - value);
    if (!(off <= 5.01e-4 * Math.abs(value))) throw new Error(`${name} = ${value} is written as ${text}`);
  }
  return numbers;
}

/**
 * As a reader reads it, such as "−1.234 × 10⁻⁵".
 * @param {string} text
 */
function readNumber(text) {
  const [factor, power = ""] = text.replaceAll("−", "-").replaceAll(",", "").split(" × 10");
  const exponent = power.replace("⁻", "-").replace(/[⁰¹²³⁴-⁹]/g, (digit) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)));
  return Number(factor) * 10 ** Number(exponent);
}

/**
 * @param {number} actual
 * @param {number} expected
 * @param {string} what
 * @param {number} [scale]  of its terms
 */
function expectClose(actual, expected, what, scale = 0) {
  const most = 1e-4 * Math.max(Math.abs(expected), scale);
  if (!(Math.abs(actual - expected) <= most)) throw new Error(`${what}: ${actual}, not ${expected}`);
}

/**
 * The bytes of a picture as it is drawn, ink on paper.
 * @param {Locator} canvas
 */
function bytesOf(canvas) {
  return canvas.evaluate((/** @type {HTMLCanvasElement} */ element) => {
    const { data } = /** @type {CanvasRenderingContext2D} */ (element.getContext("2d"))
      .getImageData(0, 0, element.width, element.height);
    return Array.from(data).filter((_, i) => i % 4 === 0).map((byte) => 255 - byte);
  });
}

/** @type {Record<string, Partial<import("zscape").ZScapeSettings>>} */
const RUNS = {
  "two latent dimensions": { beta: 1 },
  "one latent dimension, an image a batch, beta 4": { latent: 1, batch: 1, beta: 4 },
  "six latent dimensions without noise": { latent: 6, noise: false, beta: 0.5 },
};

for (const [name, settings] of Object.entries(RUNS)) {
  test(`every number of the step is what the saved weights give: ${name}`, async ({ page, server }) => {
    await openDiscs(page, server, settings);
    await call(page, (element) => element.step()); // so that the step is not the first of an epoch
    const before = await saved(page);
    const record = call(page, (element) => new Promise((resolve) => {
      element.addEventListener("zscape-step", ({ detail: { step, loss, reconstruction, kl } }) => {
        resolve({ step, loss, reconstruction, kl });
      }, { once: true });
    }));
    await makeStep(page);
    await page.locator("#slow-all").click();
    await expect(page.locator(".slow-caption")).toHaveCount(CAPTIONS);
    for (const folded of ["#slow-gradients", "#slow-moves"]) await page.locator(folded).click();
    const told = /** @type {any} */ (await record);
    const after = await saved(page);
    const numbers = await shown(page);
    const { latent = 2, batch = 32, noise = true, beta = 1 } = settings;

    // The image is the first of the batch that the saved order has next.
    expect(told.step).toBe(before.progress.step + 1);
    expect(after.progress.step).toBe(told.step);
    const index = before.tensors.order.values[before.progress.position];
    const images = page.locator("[data-picture=x] canvas");
    await expect(images).toHaveAttribute("aria-label", `Image ${index}`);
    expect(await bytesOf(images)).toEqual(discs[index]);
    await expect(page.locator(".slow-row [role=status]")).toContainText(`batch of ${batch}.`);

    const units = Array.from({ length: Math.min(4, latent) }, (_, k) => k + 1);
    await expect(page.getByText(`Shown are 4 of ${latent}`)).toHaveCount(latent > 4 ? 5 : 0);
    // Of the units that are not shown eps is known where there is none, and then alone is all of it recomputed.
    const eps = Array.from({ length: latent }, (_, k) => numbers[`eps-${k + 1}`] ?? 0);
    if (!noise) expect(eps.every((value) => value === 0)).toBe(true);
    else expect(eps.every((value) => value !== 0 && Math.abs(value) < 6)).toBe(true);
    const x = discs[index].map((byte) => byte / 255);
    const model = recompute(before, x, eps, beta);

    const active = (/** @type {number[]} */ values) => values.filter((value) => value > 0).length;
    await expect(page.locator(".slow-caption").nth(1)).toContainText(`${active(model.h)} of the ${model.h.length}`);
    const decoding = `${active(model.decoderH)} of ${model.decoderH.length}`;
    await expect(page.locator(".slow-caption").nth(6)).toContainText(decoding);
    for (const layer of /** @type {const} */ (["h", "decoderH"])) {
      const most = Math.max(...model[layer]);
      expectClose(numbers[`${layer}-${model[layer].indexOf(most) + 1}`], most, layer);
    }
    units.forEach((unit, k) => {
      for (const symbol of /** @type {const} */ (["mu", "logvar", "sigma", "z"])) {
        expectClose(numbers[`${symbol}-${unit}`], model[symbol][k], `${symbol} ${unit}`, 0.1);
      }
      // The sum of caption 6, with the digits that are shown.
      const [mu, sigma, e] = ["mu", "sigma", "eps"]
        .map((symbol) => Number(numbers[`${symbol}-${unit}`].toPrecision(4)));
      const z = numbers[`z-${unit}`];
      expect(Math.abs(mu + sigma * e - z)).toBeLessThanOrEqual(1e-3 * (Math.abs(mu) + Math.abs(sigma * e)));
      const parts = Math.abs(model.byZ[k]) + beta * Math.abs(model.mu[k]);
      expectClose(numbers[`dz-${unit}`], model.byZ[k], `d/dz ${unit}`, 1);
      expectClose(numbers[`dmu-${unit}`], model.byMu[k], `d/dmu ${unit}`, Math.max(1, parts));
      expectClose(numbers[`dlogvar-${unit}`], model.byLogvar[k], `d/dlogvar ${unit}`, Math.max(1, parts));
    });
    const drawn = await bytesOf(page.locator("[data-picture=xhat] canvas"));
    expect(Math.max(...drawn.map((byte, i) => Math.abs(byte - 255 * model.decoded[i])))).toBeLessThanOrEqual(0.51);
    expectClose(numbers.reconstruction, model.reconstruction, "reconstruction");
    expectClose(numbers.kl, model.kl, "KL");
    expectClose(numbers.sum, model.reconstruction + beta * model.kl, "the sum");
    expect(numbers.beta).toBe(beta);
    expect([numbers["batch-reconstruction"], numbers["batch-kl"], numbers["batch-sum"]])
      .toEqual([told.reconstruction, told.kl, told.loss]);

    // Adam's gradient and its moves, of all ten parameters: m = 0.9 m + 0.1 g.
    for (const parameter of PARAMETERS) {
      const [was, is] = [before, after].map(({ tensors }) => tensors[parameter].values);
      const [mWas, mIs] = [before, after].map(({ tensors }) => tensors[`adam.m.${parameter}`].values);
      const move = norm(Array.from(is, (value, i) => value - was[i]));
      expectClose(numbers[`${parameter}-move`], move, `${parameter}'s move`);
      const gradient = Array.from(mIs, (m, i) => (m - 0.9 * mWas[i]) / 0.1);
      expectClose(numbers[`${parameter}-gradient`], norm(gradient), `${parameter}'s gradient`, 1e-4 * norm(mIs) / 0.1);
    }

    // The one weight: before, after and moments exactly as the files have them.
    const words = (await page.locator(".slow-caption").last().locator(".hint").textContent()) ?? "";
    const [column, row] = (words.match(/\d+/g) ?? []).map((digits) => Number(digits) - 1);
    const hidden = model.h.length;
    const at = row * hidden + column;
    const value = (/** @type {import("./recomputed.js").Session} */ session, /** @type {string} */ of) =>
      session.tensors[of].values[at];
    expect(numbers.before).toBe(value(before, "fc21.weight"));
    expect(numbers.after).toBe(value(after, "fc21.weight"));
    expect(numbers["m-before"]).toBe(value(before, "adam.m.fc21.weight"));
    expect(numbers["v-before"]).toBe(value(before, "adam.v.fc21.weight"));
    expect(numbers.m).toBe(value(after, "adam.m.fc21.weight"));
    expect(numbers.v).toBe(value(after, "adam.v.fc21.weight"));
    expect(numbers.rate).toBe(5e-3);
    expectClose(0.9 * numbers["m-before"] + 0.1 * numbers.gradient, numbers.m, "m", Math.abs(numbers["m-before"]));
    expectClose(0.999 * numbers["v-before"] + 0.001 * numbers.gradient ** 2, numbers.v, "v");
    const [m, v] = [numbers.m / (1 - 0.9 ** told.step), numbers.v / (1 - 0.999 ** told.step)];
    expectClose(numbers["m-corrected"], m, "m corrected");
    expectClose(numbers["v-corrected"], v, "v corrected");
    // A weight keeps 24 bits: of a small move of a large weight, that many are left.
    const least = Math.abs(numbers.before) * 2 ** -23 * 1e4;
    expectClose(numbers.move, (-5e-3 * m) / (Math.sqrt(v) + 1e-8), "the move", least);
    if (batch === 1) {
      expectClose(numbers.gradient, model.byMu[row] * model.h[column], "the weight's gradient");
      const steepest = Math.max(...model.h) * Math.max(...model.byMu.map(Math.abs));
      expectClose(Math.abs(numbers.gradient), steepest, "the largest gradient");
    }
  });
}

/**
 * The image, in the first caption.
 * @param {Page} page
 */
async function firstPicture(page) {
  await page.locator("#slow-sign-1").click();
  return page.locator("[data-picture=x] canvas");
}

test("each unit of a hidden layer can be read, by keyboard and by pointer", async ({ page, server }) => {
  await openDiscs(page, server);
  const before = await saved(page);
  await makeStep(page);
  await page.locator("#slow-sign-2").click();
  const slider = page.locator("#slow-h");
  await slider.focus();
  await page.keyboard.press("Home");
  const { tensors: { "fc1.weight": { values, shape: [hidden, pixels] }, "fc1.bias": bias } } = before;
  const x = (await bytesOf(await firstPicture(page))).map((byte) => byte / 255);
  await page.locator("#slow-sign-2").click();
  const h = Array.from({ length: hidden }, (_, i) =>
    Math.max(0, x.reduce((sum, pixel, j) => sum + pixel * values[i * pixels + j], bias.values[i])));
  await slider.focus();
  for (let unit = 1; unit <= 8; unit++) {
    const number = page.locator(`[data-number=h-${unit}]`);
    await expect(number).toBeVisible();
    expectClose(Number(await number.getAttribute("data-value")), h[unit - 1], `h ${unit}`, 0.1);
    await page.keyboard.press("ArrowRight");
  }
  await expect(page.locator("#slow-at")).toHaveText("2 / 10"); // the arrows were the slider's
  const box = await page.locator(".slow-strip").boundingBox();
  if (!box) throw new Error("the strip must be visible");
  await page.mouse.move(box.x + 2.5 * (box.width / 50), box.y + box.height * 0.75);
  await expect(page.locator("[data-number=h-53]")).toBeVisible();
});
