// The page's URL holds its state: opened elsewhere it shows the same.

import { call, firstLosses, openTraining } from "./element.js";
import { expect, test } from "./test.js";

const WRITTEN_AFTER = 600; // ms, by the page's clock: by then its hash has been written, if it is to be

/**
 * On digits, as the defaults have them, and paused once it trains.
 * @param {import("@playwright/test").Page} page
 * @param {string} [path]
 */
async function openDigits(page, path) {
  const element = await openTraining(page, path);
  await call(page, (zscape) => zscape.pause());
  return element;
}

test("defaults leave the URL bare, and what differs from them is in it with a version", async ({ page }) => {
  await page.clock.install();
  await openDigits(page);
  await page.clock.fastForward(WRITTEN_AFTER);
  expect(new URL(page.url()).hash).toBe("");
  await call(page, (element) => {
    element.settings = { seed: 7, beta: 2, hidden: 64, noise: false };
    element.z = [0.5, -1.25];
  });
  await expect(page).toHaveURL(/#v=2&/);
  const fields = new URLSearchParams(new URL(page.url()).hash.slice(1));
  expect(Object.fromEntries(fields)).toEqual({
    v: "2", seed: "7", beta: "2", hidden: "64", noise: "false", z: "0.5,-1.25",
  });
});

test("a link opened elsewhere shows the same: settings, handle, language, and the losses to the last bit", async ({
  page,
  browser,
  server,
}) => {
  await openTraining(page, "/#v=2&dataset=shapes&seed=3&hidden=32&z=1,-0.5&lang=zh");
  const losses = await firstLosses(page, 10);
  await call(page, (element) => element.pause());
  const elsewhere = await (await browser.newContext({ locale: "de-DE", baseURL: server.origin })).newPage();
  await openTraining(elsewhere, page.url());
  expect(await firstLosses(elsewhere, 10)).toEqual(losses);
  const state = await call(elsewhere, ({ settings, z }) => ({ ...settings, z }));
  expect(state).toMatchObject({ dataset: "shapes", seed: 3, hidden: 32, z: [1, -0.5] });
  await expect(elsewhere.locator("#train")).toHaveText("暂停");
  await elsewhere.context().close();
});

test("a link that cannot be read says so and the page trains with the defaults", async ({ page }) => {
  const element = await openTraining(page, "/#v=2&dataset=shapes&hidden=16&seed=abc&latent=99&nonsense=1&z=1");
  await expect(page.locator("#notice")).toContainText("Part of the link could not be read");
  await expect(page.locator("#notice")).toContainText("latent must be a whole number from 1 to 64");
  expect(await call(page, ({ settings }) => settings)).toMatchObject({ seed: 1, latent: 2 });
  await expect(element.locator("#status")).toHaveText("Training");
  await page.goto("/#v=9&seed=3");
  await expect(page.locator("#notice")).toContainText("another version");
});

test("a link of the first version opens as it did, without pictures behind the dots; bare the page has them", async ({
  page,
}) => {
  await page.clock.install();
  const layers = () => call(page, ({ view }) => [view.layers.includes("manifold"), view.manifoldOpacity]);
  await page.goto("/#v=1&dataset=shapes&hidden=16&autoplay=0");
  await page.locator("z-scape").locator("#play").waitFor();
  expect(await layers()).toEqual([false, 0.6]);
  await call(page, (zscape) => {
    zscape.z = [1, 2];
  });
  await page.clock.fastForward(WRITTEN_AFTER);
  await expect(page).toHaveURL(/#v=2&.*&layers=axes\+rings\+points\+handle&manifoldOpacity=0.6&autoplay=0$/);
  await page.goto("/#v=2&dataset=shapes&hidden=16&autoplay=0");
  await expect.poll(layers).toEqual([true, 0.35]);
});

test("a link says how the element is shown and started, and the URL keeps it", async ({ page }) => {
  await page.clock.install();
  const hash = "#v=2&dataset=shapes&hidden=16&controls=minimal&layers=axes+points&until=40&autoplay=0";
  await page.goto(`/${hash}`);
  const element = page.locator("z-scape");
  await expect(element.locator("#play")).toBeVisible();
  expect(await call(page, ({ stepCount, view }) => [stepCount, view.controls, view.layers])).toEqual([
    0, "minimal", ["axes", "points"],
  ]);
  await element.locator("#play").click();
  await expect.poll(() => call(page, ({ stepCount }) => stepCount), { timeout: 30_000 }).toBe(40);
  await page.clock.fastForward(WRITTEN_AFTER);
  expect(new URL(page.url()).hash).toBe(hash);
  await call(page, (zscape) => {
    zscape.z = [1, 2];
  });
  await expect(page)
    .toHaveURL(/#v=2&dataset=shapes&hidden=16&z=1,2&controls=minimal&layers=axes\+points&until=40&autoplay=0$/);
});

/**
 * The fields of a page's hash, without the version.
 * @param {import("@playwright/test").Page} page
 */
function fields(page) {
  const found = [...new URLSearchParams(new URL(page.url()).hash.slice(1))];
  return Object.fromEntries(found.filter(([name]) => name !== "v"));
}

test("what the reader looks at goes into the URL, and opened elsewhere it is looked at again", async ({
  page,
  browser,
  server,
}) => {
  const element = await openDigits(page, "/#v=2&hidden=32");
  await element.locator("#layer-rings").click();
  await element.locator("#zoom-in").click();
  await element.locator("#legend button").nth(3).click();
  await element.locator("#shapes").check();
  await element.locator("#layers-more").click();
  await element.locator("#posteriors").selectOption("sample");
  await element.locator("#tab-path").click();
  await call(page, (zscape) => {
    zscape.view = { image: 12, window: [1 / 3, -0.5, 2], manifoldOpacity: 0.4 };
  });
  const written = {
    hidden: "32", layers: "axes points handle manifold", manifoldOpacity: "0.4", posteriors: "sample",
    window: "0.3333,-0.5,2", hiddenClasses: "3", classShapes: "1", image: "12", tool: "path",
  };
  await expect.poll(() => fields(page)).toEqual(written);
  const elsewhere = await (await browser.newContext({ baseURL: server.origin })).newPage();
  await elsewhere.clock.install();
  await openDigits(elsewhere, page.url());
  const { window: seen, ...view } = await call(page, (zscape) => zscape.view);
  const { window: seenElsewhere, ...viewElsewhere } = await call(elsewhere, (zscape) => zscape.view);
  expect(viewElsewhere).toEqual(view);
  seen.forEach((value, i) => expect(Math.abs(seenElsewhere[i] - value)).toBeLessThan(1e-4));
  const there = elsewhere.locator("z-scape");
  await expect(there.locator("#layer-rings")).toHaveAttribute("aria-pressed", "false");
  await expect(there.locator("#legend button").nth(3)).toHaveAttribute("aria-pressed", "false");
  await expect(there.locator("#tab-path")).toHaveAttribute("aria-selected", "true");
  await expect(there.locator("#zoom-out")).toBeEnabled();
  await elsewhere.clock.fastForward(WRITTEN_AFTER);
  expect(fields(elsewhere)).toEqual(written); // to open a link changes nothing of it
  await elsewhere.context().close();
});

test("the view in the URL outlives a rewind; what it says of the images goes with them", async ({ page }) => {
  await page.clock.install();
  const element = await openDigits(page, "/#v=2&hidden=32&posteriors=none&window=1,0,2&hiddenClasses=3&image=12");
  await element.locator("#reset").click();
  await call(page, (zscape) => zscape.ready);
  await page.clock.fastForward(WRITTEN_AFTER);
  const kept = { hidden: "32", posteriors: "none", window: "1,0,2" };
  expect(fields(page)).toEqual({ ...kept, hiddenClasses: "3", image: "12" });
  await call(page, (zscape) => {
    zscape.settings = { dataset: "shapes" };
  });
  await expect.poll(() => fields(page)).toEqual({ ...kept, dataset: "shapes" });
});

test("another link looks at what it names: " +
  "what was zoomed, hidden or opened by hand is as at first", async ({ page }) => {
  const element = await openDigits(page, "/#v=2&hidden=32");
  const first = await call(page, (zscape) => zscape.view);
  await element.locator("#zoom-in").click();
  await element.locator("#legend button").nth(3).click();
  await element.locator("#tab-sample").click();
  await expect.poll(() => fields(page)).toMatchObject({ hiddenClasses: "3", tool: "sample" });
  await page.goto("/#v=2&hidden=32&classShapes=1&z=1,1");
  await expect.poll(() => call(page, ({ z }) => z)).toEqual([1, 1]);
  expect(await call(page, (zscape) => zscape.view)).toEqual({ ...first, z: [1, 1], classShapes: true });
  await expect(element.locator("#tab-training")).toHaveAttribute("aria-selected", "true");
  await expect(element.locator("#zoom-out")).toBeDisabled();
});

test("what a link no longer says is the default again", async ({ page }) => {
  await page.goto("/#v=2&autoplay=0&controls=none&layers=axes&background=0");
  await expect.poll(() => call(page, ({ view }) => view.controls)).toBe("none");
  await page.goto("/#v=2&autoplay=0&seed=2");
  await expect.poll(() => call(page, ({ settings }) => settings.seed)).toBe(2);
  const state = await call(page, (element) =>
    [element.view.controls, element.view.layers.length, element.hasAttribute("background")]);
  expect(state).toEqual(["full", 5, true]);
});

test("a link opens the trained model, and names no other file than one of an https host", async ({ page }) => {
  await page.goto("/#v=2&checkpoint=mnist");
  const { loss, training } = await call(page, async (element) => {
    await element.ready;
    return { ...(await element.evaluate()), training: element.training };
  });
  expect(loss).toBeLessThan(170); // an untrained model is at 540
  expect(training).toBe(false);
  await page.goto("/#v=2&checkpoint=pkg/other.safetensors&seed=2");
  await expect(page.locator("#notice")).toContainText("checkpoint must be mnist or an https URL");
});
