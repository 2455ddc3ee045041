// What the reader sees when something goes wrong: a sentence and a way on, never a blank page.

import { call, firstLosses, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";

/** Digits, and a network small enough for the other core to be free. */
const SMALL = "/#v=1&hidden=16";

test("a shard that comes late changes no loss", async ({ page }) => {
  await openTraining(page, SMALL);
  const count = 20; // at batch 128 the 16th step needs the second shard of 2,000
  const prompt = await firstLosses(page, count);
  await page.goto("about:blank");
  await page.route("**/train-1-*.images.idx.gz", async (route) => {
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBe(15);
    await call(page, (element) => element.decode([0, 0])); // an answer: the run waits and can be spoken to
    expect(await stepCount(page)).toBe(15);
    await route.continue();
  });
  await page.addInitScript((wanted) => {
    /** @type {string[]} */
    const losses = [];
    Object.assign(window, { losses });
    document.addEventListener("zscape-step", ({ detail }) => {
      if (losses.length < wanted) losses.push(JSON.stringify(detail));
    });
  }, count);
  await page.goto(SMALL);
  const late = () => page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).losses));
  await expect.poll(async () => (await late()).length, { timeout: 40_000 }).toBe(count);
  expect(await late()).toEqual(prompt);
});

test("a loss that is not finite stops training, puts a good state back and says so", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&dataset=shapes&hidden=16");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(55);
  await call(page, (zscape) => {
    zscape.settings = { learningRate: 10 };
  });
  await expect(element.locator("#status")).toContainText("Stopped: ", { timeout: 30_000 });
  const restored = await stepCount(page);
  expect(restored % 50).toBe(0);
  expect(restored).toBeGreaterThanOrEqual(50);
  await expect(element.locator("#status")).toContainText(`step ${restored}`);
  const { loss } = await call(page, (zscape) => zscape.evaluate());
  expect(Number.isFinite(loss)).toBe(true);
  await call(page, (zscape) => {
    zscape.settings = { learningRate: 1e-3 };
    zscape.train();
  });
  await expect.poll(() => stepCount(page)).toBeGreaterThan(restored + 3);
});

test("bad values throw at once, name what came and what was expected, and change nothing", async ({ page }) => {
  await openTraining(page, "/#v=1&dataset=shapes&hidden=16");
  const { messages, after } = await call(page, async (element) => {
    const any = /** @type {any} */ (element);
    const before = JSON.stringify(element.settings);
    /** @type {(() => unknown)[]} */
    const refused = [
      () => (element.settings = { latent: 0 }),
      () => (element.settings = { latent: 65 }),
      () => (element.settings = { learningRate: -1, seed: 5 }),
      () => (any.settings = { dataset: "cats" }),
      () => (any.settings = { latnet: 2 }),
      () => (any.z = [1]),
      () => (element.z = [NaN, 0]),
      () => element.addImages(new Uint8Array(785), undefined, "train"),
      () => element.addImages(new Uint8Array(784), new Uint8Array(2), "train"),
      () => element.encode(new Float32Array(784).fill(NaN)),
      () => element.load(new Uint8Array(100)),
    ];
    const messages = [];
    for (const attempt of refused) {
      try {
        await attempt();
        messages.push(`no error from ${attempt}`);
      } catch (error) {
        messages.push(/** @type {Error} */ (error).message);
      }
    }
    return { messages, after: JSON.stringify(element.settings) === before };
  });
  expect(after).toBe(true);
  expect(messages[0]).toBe("latent must be a whole number from 1 to 64, got 0");
  expect(messages[1]).toBe("latent must be a whole number from 1 to 64, got 65");
  expect(messages[2]).toContain("learningRate must be");
  expect(messages[3]).toMatch(/dataset must be .*mnist.*got "cats"/);
  expect(messages[4]).toContain('unknown setting "latnet"');
  expect(messages[5]).toMatch(/^z must be/);
  expect(messages[6]).toMatch(/^z must be|^z\[0\] must be/);
  expect(messages[7]).toMatch(/^pixels must .*784 bytes.*785 bytes/);
  expect(messages[8]).toMatch(/^labels must /);
  expect(messages[9]).toMatch(/^x .*NaN/);
  expect(messages[10]).toContain("the safetensors file cannot be read");
  const before = await stepCount(page);
  await expect.poll(() => stepCount(page)).toBeGreaterThan(before);
});

test.describe("without what it needs", () => {
  test.use({ problemsExpected: true });

  for (const [what, pattern] of [
    ["the worker", "**/worker-*.js"],
    ["the wasm", "**/session*_bg-*.wasm"],
    ["the images", "**/train-0-*.images.idx.gz"],
  ]) {
    test(`${what} cannot be fetched: a message with a retry that works`, async ({ page }) => {
      await page.route(pattern, (route) => route.abort());
      await page.goto(SMALL);
      const alert = page.locator("z-scape").getByRole("alert");
      await expect(alert).toBeVisible({ timeout: 20_000 });
      await expect(alert).toHaveText(/could not|broke off/);
      await page.unroute(pattern);
      await alert.getByRole("button", { name: "Try again" }).click();
      await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(1);
      await expect(alert).toBeHidden();
    });
  }

  test("the worker dies without a word: a message with a retry that works", async ({ page }) => {
    // It is asked every 2 s, and given 16 s to answer: the clock is the test's.
    await page.clock.install();
    const element = await openTraining(page, "/#v=1&dataset=shapes&hidden=16");
    const alert = element.getByRole("alert");
    await call(page, (zscape) => zscape.pause());
    for (let i = 0; i < 10; i += 1) {
      await page.clock.fastForward(2000);
      await call(page, (zscape) => zscape.decode([0, 0])); // whoever answers is alive
    }
    await expect(alert).toBeHidden();
    await call(page, (zscape) => zscape.train());
    await page.workers()[0].evaluate(() => self.close());
    for (let i = 0; i < 10; i += 1) await page.clock.fastForward(2000);
    await expect(alert).toBeVisible();
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(1);
  });

  test("no WebAssembly SIMD: a plain sentence", async ({ page }) => {
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    await page.goto("/");
    await expect(page.locator("z-scape").getByText("WebAssembly SIMD")).toBeVisible();
  });

  test("the element's script does not come: its children are shown", async ({ page }) => {
    await page.route("**/pkg/zscape.js", (route) => route.abort());
    await page.goto("/");
    await expect(page.getByText("That needs JavaScript and a recent browser.")).toBeVisible();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the page explains itself and shows the element's children", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByText("A small neural network")).toBeVisible();
    await expect(page.getByText("That needs JavaScript and a recent browser.")).toBeVisible();
  });
});
