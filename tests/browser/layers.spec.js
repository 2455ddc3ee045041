// What may be drawn on the plane beside the points: the decoded manifold, the posteriors to scale, the aggregate
// posterior beside the prior.

import { call, openPaused, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const SIDE = 28;
const SMALL = "/#v=1&dataset=shapes&hidden=16";

/** @param {Page} page */
async function openTrained(page) {
  await page.goto("/#v=1&checkpoint=mnist");
  await call(page, (element) => element.ready);
  return page.locator("z-scape");
}

/**
 * How dark the plane is at some spots, from 0 to 1, and what the decoder draws there: a spot is a pixel of the decoded
 * image of a cell of the grid.
 * @param {Page} page
 * @param {{ x: number, y: number, half: number }} window
 */
function comparison(page, window) {
  return call(page, async (element, { x, y, half }) => {
    const SIDE = 28;
    const columns = element.view.manifoldSide;
    const canvas = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.getElementById("plane"));
    const { width } = canvas;
    const data = canvas.getContext("2d")?.getImageData(0, 0, width, width).data ?? [];
    const shown = [];
    const decoded = [];
    for (const [column, row] of [[3, 4], [10, 10], [12, 5], [15, 14]]) {
      const z = [x + (((column + 0.5) / columns) * 2 - 1) * half, y - (((row + 0.5) / columns) * 2 - 1) * half];
      const pixels = await element.decode(z);
      for (let i = 0; i < SIDE * SIDE; i += 3) {
        const left = Math.floor(((column + ((i % SIDE) + 0.5) / SIDE) / columns) * width);
        const top = Math.floor(((row + (Math.floor(i / SIDE) + 0.5) / SIDE) / columns) * width);
        shown.push(1 - data[4 * (top * width + left)] / 255);
        decoded.push(pixels[i]);
      }
    }
    const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [mx, my] = [mean(shown), mean(decoded)];
    const dot = (
      /** @type {number[]} */ a, /** @type {number} */ ma, /** @type {number[]} */ b, /** @type {number} */ mb,
    ) => a.reduce((sum, value, i) => sum + (value - ma) * (b[i] - mb), 0);
    return dot(shown, mx, decoded, my) / Math.sqrt(dot(shown, mx, shown, mx) * dot(decoded, my, decoded, my));
  }, window);
}

test("the manifold shows at each place what is decoded there, also under the lens", async ({ page }) => {
  await openTraining(page, SMALL);
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(100);
  await call(page, async (element) => {
    await element.pause();
    element.view = { layers: ["manifold"], manifoldOpacity: 1, manifoldSide: 16 };
  });
  await expect.poll(() => comparison(page, { x: 0, y: 0, half: 4.3 }), { timeout: 15_000 }).toBeGreaterThan(0.9);
  await call(page, (element) => {
    element.view = { window: [1, -0.5, 1.2] };
  });
  await expect.poll(() => comparison(page, { x: 1, y: -0.5, half: 1.2 }), { timeout: 15_000 }).toBeGreaterThan(0.9);
});

/**
 * How much of the plane is not its ground's colour.
 * @param {Page} page
 */
function inked(page) {
  return call(page, (element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.getElementById("plane"));
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += 765 - data[i] - data[i + 1] - data[i + 2];
    return sum / data.length;
  });
}

/**
 * The same once it does not change any more.
 * @param {Page} page
 */
async function settled(page) {
  let last = -1;
  await expect.poll(async () => {
    const before = last;
    last = await inked(page);
    return last === before;
  }, { intervals: [350] }).toBe(true);
  return last;
}

test("the manifold is switched on and off, as strong as the reader wants, and learns along", async ({ page }) => {
  const element = await openTraining(page, SMALL);
  await element.locator("#layer-points").click();
  const bare = await inked(page);
  await element.locator("#layer-manifold").click();
  await expect(element.locator("#layer-manifold")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => inked(page)).toBeGreaterThan(bare + 1);
  const learning = await inked(page);
  await expect.poll(() => inked(page)).not.toBe(learning);
  await call(page, (zscape) => zscape.pause());
  const early = await settled(page);
  await element.locator("#layers-more").click();
  await element.locator("#manifold-opacity").fill("0.2");
  await expect.poll(() => inked(page)).toBeLessThan(bare + 0.5 * (early - bare));
  await element.locator("#manifold-opacity").fill("0.6");
  await expect.poll(() => inked(page)).toBeCloseTo(early, 0);
  await element.locator("#layer-manifold").click();
  await expect.poll(() => inked(page)).toBeCloseTo(bare, 0);
  expect(await call(page, (zscape) => zscape.view.layers)).not.toContain("manifold");
});

test("the manifold survives reset and a change of data", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&hidden=32");
  await element.locator("#layer-manifold").click();
  await element.locator("#reset").click();
  await element.locator("#dataset").selectOption("shapes");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(80); // its pictures are faint at first
  await call(page, (zscape) => zscape.pause());
  await call(page, (zscape) => {
    zscape.view = { layers: ["manifold"], manifoldOpacity: 1 };
  });
  await expect.poll(() => comparison(page, { x: 0, y: 0, half: 4.3 }), { timeout: 15_000 }).toBeGreaterThan(0.9);
});

/** Ten images of one's own, each a bar at another place. */
function bars() {
  return Array.from({ length: 10 * SIDE * SIDE }, (_, i) =>
    (i % SIDE === 2 * Math.floor(i / (SIDE * SIDE)) + 3 ? 255 : 0));
}

test("the ellipses of a chosen image are its mu ± 1 and 2 sigma, to the pixel", async ({ page }) => {
  const element = await openPaused(page);
  const posterior = await call(page, async (zscape, pixels) => {
    const bytes = Uint8Array.from(pixels);
    await zscape.addImages(bytes, undefined, "train");
    for (let i = 0; i < 5; i++) await zscape.step();
    await zscape.pause();
    zscape.view = { image: 4 };
    const { mu, logvar } = await zscape.encode(
      Float32Array.from(bytes.subarray(4 * 784, 5 * 784), (byte) => byte / 255));
    return { mu: [...mu], sigma: [...logvar].map((value) => Math.exp(value / 2)) };
  }, bars());
  const ellipses = element.locator("#marks .posteriors ellipse");
  await expect(ellipses).toHaveCount(2);
  const { mu: [x, y], sigma: [sx, sy] } = posterior;
  const expected = [1, 2].flatMap((sigmas) => [x, -y, sigmas * sx, sigmas * sy]);
  const pixel = 8.6 / ((await element.locator("#plane").boundingBox())?.width ?? 0);
  await expect.poll(async () => { // points glide
    const drawn = await ellipses.evaluateAll((elements) =>
      elements.flatMap((ellipse) => ["cx", "cy", "rx", "ry"].map((name) => Number(ellipse.getAttribute(name)))));
    return Math.max(...expected.map((value, i) => Math.abs(value - drawn[i])));
  }).toBeLessThan(pixel);
});

test("ellipses of a sample of images or of none; the legend says which ring is which", async ({ page }) => {
  const element = await openPaused(page);
  await element.locator("#layers-more").click();
  await element.locator("#posteriors").selectOption("sample");
  await expect(element.locator("#marks .posteriors ellipse")).toHaveCount(120);
  const key = element.getByText("Ellipses: mu ± 1 sigma and ± 2 sigma of a posterior, with 39.3% and 86.5%");
  await expect(key).toBeVisible();
  await element.locator("#reset").click();
  await expect(element.locator("#marks .posteriors ellipse")).toHaveCount(120);
  await element.locator("#posteriors").selectOption("none");
  await expect(element.locator("#marks .posteriors ellipse")).toHaveCount(0);
  await expect(key).toBeHidden();
});

test("q(z) and the prior are drawn at the same shares of their mass, with the KL between them", async ({ page }) => {
  const element = await openTrained(page);
  await element.locator("#layer-density").click();
  await expect(element.locator("#marks .aggregate path")).toHaveCount(3);
  await expect(element.locator("#marks .prior path")).toHaveCount(3);
  const widths = await element.locator("#marks .prior path").evaluateAll((paths) =>
    paths.map((path) => /** @type {SVGGraphicsElement} */ (path).getBBox().width));
  // The disc that holds a share of N(0, I): radius sqrt(-2 ln(1 - share)).
  for (const [i, share] of [0.5, 0.8, 0.95].entries()) {
    expect(widths[i]).toBeCloseTo(2 * Math.sqrt(-2 * Math.log(1 - share)), 1);
  }
  const kl = element.locator("#aggregate-kl");
  await expect(kl).toContainText(/KL\(q\(z\) ‖ p\(z\)\) = 0\.[1-9]\d* nats/);
  // The holes are seen: the solid lines are of more than one piece, unlike the prior's.
  const pieces = await element.locator("#marks .aggregate path").first().getAttribute("d");
  expect(pieces?.match(/M/g)?.length ?? 0).toBeGreaterThan(1);
  await element.locator("#reset").click();
  await expect(kl).toContainText(/= \d+\.\d+ nats/, { timeout: 20_000 });
  await element.locator("#layer-density").click();
  await expect(element.locator("#marks .aggregate path")).toHaveCount(0);
});

test("with one latent dimension there is no density of the plane, " +
  "and the manifold is still drawn", async ({ page }) => {
  const element = await openTraining(page, SMALL);
  await call(page, (zscape) => {
    zscape.settings = { latent: 1 };
    zscape.view = { layers: [] };
  });
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(1);
  await expect(element.locator("#layer-density")).toBeDisabled();
  const bare = await settled(page);
  await call(page, (zscape) => {
    zscape.view = { layers: ["manifold"] };
  });
  await expect.poll(() => inked(page)).toBeGreaterThan(bare + 1);
});
