// <z-scape> as the pages of others use it: properties, methods, events, and its comings and goings.

import { call, openPaused, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("zscape").ZScape} ZScape */

/** Small images and a small network: quick, and the other core stays free. */
const SMALL = "/#v=1&dataset=shapes&hidden=16";
const SCRIPT = '<script type="module" src="/pkg/zscape.js"></script>';

test("without autoplay it waits; train() starts it; ready comes with the first plane", async ({ page, server }) => {
  await page.goto(server.add("/still.html",
    `<!doctype html><html lang="en"><title>still</title>${SCRIPT}<z-scape hidden-units="16"></z-scape>`));
  await page.waitForFunction(() => customElements.get("z-scape"));
  await call(page, (element) => element.ready);
  expect(await stepCount(page)).toBe(0);
  expect(await call(page, (element) => element.training)).toBe(false);
  await call(page, (element) => element.train());
  await expect.poll(() => stepCount(page)).toBeGreaterThan(2);
});

test("every step is told once and in order, with the fields of the contract", async ({ page }) => {
  await openTraining(page, SMALL);
  const details = await call(
    page,
    (element) =>
      new Promise((resolve) => {
        /** @type {object[]} */
        const seen = [];
        document.addEventListener("zscape-step", ({ detail }) => {
          seen.push(detail);
          if (seen.length === 30) resolve(seen);
        });
        element.reset().catch((error) => console.error(error));
      }),
  );
  const steps = /** @type {any[]} */ (details);
  expect(Object.keys(steps[0]).sort()).toEqual(["epoch", "kl", "loss", "reconstruction", "step"]);
  const first = steps.findIndex(({ step }) => step === 1);
  expect(steps.slice(first).map(({ step }) => step)).toEqual(steps.slice(first).map((_, i) => i + 1));
});

test("encode, decode, evaluate and save speak of the paused model exactly; load brings it back", async ({ page }) => {
  await openPaused(page);
  const result = await call(page, async (element) => {
    const x = new Float32Array(2 * 784).fill(0.25);
    const before = await element.encode(x);
    const picture = await element.decode([0.3, 0.4]);
    const evaluation = await element.evaluate();
    const [model, session] = [await element.save(), await element.save({ session: true })];
    const step = element.stepCount;
    await element.step();
    const moved = await element.decode([0.3, 0.4]);
    await element.load(session);
    const back = await element.decode([0.3, 0.4]);
    const resumed = element.stepCount;
    await element.load(model);
    const again = await element.encode(x);
    return {
      shapes: [before.mu.length, before.logvar.length, picture.length],
      images: evaluation.images,
      sum: evaluation.loss - evaluation.reconstruction - evaluation.kl,
      moved: moved.some((pixel, i) => pixel !== picture[i]),
      back: back.every((pixel, i) => pixel === picture[i]),
      again: again.mu.every((mu, i) => mu === before.mu[i]),
      steps: [resumed === step, element.stepCount],
    };
  });
  expect(result).toEqual({
    shapes: [4, 4, 784], images: 1000, sum: expect.closeTo(0, 9), moved: true, back: true, again: true,
    steps: [true, 0],
  });
});

test("images of the page's own start the data set own, and more join them", async ({ page }) => {
  await openPaused(page);
  const { settings, labels } = await call(page, async (element) => {
    const pixels = Uint8Array.from({ length: 200 * 784 }, (_, i) => (Math.floor(i / 784) % 2 ? i % 256 : 0));
    await element.addImages(pixels, Uint8Array.from({ length: 200 }, (_, i) => i % 2), "train");
    await element.addImages(pixels.subarray(0, 10 * 784), new Uint8Array(10), "held-out", { append: true });
    await element.ready;
    element.train();
    const { images } = await element.evaluate();
    return { settings: element.settings, labels: images };
  });
  expect(settings.dataset).toBe("own");
  expect(labels).toBe(10);
  await expect.poll(() => stepCount(page)).toBeGreaterThan(2);
});

test("two elements share one worker and train side by side", async ({ page, server }) => {
  const html = `<!doctype html><html lang="en"><title>two</title>${SCRIPT}
    <z-scape autoplay hidden-units="16"></z-scape>` +
    '<z-scape autoplay seed="2" dataset="shapes" hidden-units="16"></z-scape>';
  await page.goto(server.add("/two.html", html));
  const counts = () =>
    page.locator("z-scape").evaluateAll((nodes) => nodes.map((node) => /** @type {ZScape} */ (node).stepCount));
  await expect.poll(async () => Math.min(...(await counts())), { timeout: 40_000 }).toBeGreaterThan(5);
  expect(page.workers().length).toBe(1);
});

test("a move in the document keeps the run; a second out of it frees all, and it can come back", async ({ page }) => {
  await openTraining(page, SMALL);
  await expect.poll(() => stepCount(page)).toBeGreaterThan(10);
  const kept = await call(page, (element) => {
    const before = element.stepCount;
    document.body.append(element);
    return element.stepCount === before && element.training;
  });
  expect(kept).toBe(true);
  const before = await stepCount(page);
  await expect.poll(() => stepCount(page)).toBeGreaterThan(before);
  await call(page, (element) => {
    /** @type {any} */ (window).kept = element;
    element.remove();
  });
  await expect.poll(() => page.workers().length, { timeout: 5000 }).toBe(0);
  const charts = () =>
    page.evaluate(() => /** @type {any} */ (window).kept.shadowRoot.querySelectorAll(".uplot").length);
  expect(await charts()).toBe(0);
  await page.evaluate(() => document.body.append(/** @type {any} */ (window).kept));
  await expect.poll(() => page.workers().length).toBe(1);
  await call(page, (element) => element.ready);
  await expect.poll(charts).toBe(2);
});

test("while training the picture keeps up with the model, also when the handle rests", async ({ page }) => {
  await openTraining(page, SMALL);
  const pictures = await call(
    page,
    (element) =>
      new Promise((resolve) => {
        /** @type {Set<string>} */
        const seen = new Set();
        element.addEventListener("zscape-decode", ({ detail }) => {
          seen.add(detail.pixels.join());
          if (seen.size === 10) resolve(seen.size);
        });
      }),
  );
  expect(pictures).toBe(10);
});

test("all the JavaScript and wasm that it takes to train and draw is at most 340 KB gzip", async ({ page }) => {
  const { gzipSync } = await import("node:zlib");
  /** @type {Promise<[string, number]>[]} */
  const sizes = [];
  page.context().on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (!/\.(js|wasm)$/.test(pathname)) return;
    sizes.push(response.body().then((body) => [pathname, gzipSync(body, { level: 9 }).length]));
  });
  await openTraining(page, SMALL);
  const bytes = new Map(await Promise.all(sizes));
  expect([...bytes.keys()]).toEqual(expect.arrayContaining([
    "/pkg/zscape.js", expect.stringMatching(/worker-\w+\.js$/), expect.stringMatching(/session.*_bg-\w+\.wasm$/),
  ]));
  const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
  console.log(`eager JavaScript and wasm: ${Math.round(total / 1000)} KB gzip`);
  expect(total).toBeLessThanOrEqual(340_000);
});
