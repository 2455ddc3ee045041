// The page's URL holds its state: opened elsewhere it shows the same.

import { call, firstLosses, openTraining } from "./element.js";
import { expect, test } from "./test.js";

test("defaults leave the URL bare, and what differs from them is in it with a version", async ({ page }) => {
  await openTraining(page);
  await page.waitForTimeout(600);
  expect(new URL(page.url()).hash).toBe("");
  await call(page, (element) => {
    element.settings = { seed: 7, beta: 2, hidden: 64, noise: false };
    element.z = [0.5, -1.25];
  });
  await expect(page).toHaveURL(/#v=1&/);
  const fields = new URLSearchParams(new URL(page.url()).hash.slice(1));
  expect(Object.fromEntries(fields)).toEqual({
    v: "1", seed: "7", beta: "2", hidden: "64", noise: "false", z: "0.5,-1.25",
  });
});

test("a link opened elsewhere shows the same: settings, handle, language, and the losses to the last bit", async ({
  page,
  browser,
  server,
}) => {
  await openTraining(page, "/#v=1&dataset=shapes&seed=3&hidden=32&z=1,-0.5&lang=zh");
  const losses = await firstLosses(page, 10);
  const elsewhere = await (await browser.newContext({ locale: "de-DE", baseURL: server.origin })).newPage();
  await openTraining(elsewhere, page.url());
  expect(await firstLosses(elsewhere, 10)).toEqual(losses);
  const state = await call(elsewhere, ({ settings, z }) => ({ ...settings, z }));
  expect(state).toMatchObject({ dataset: "shapes", seed: 3, hidden: 32, z: [1, -0.5] });
  await expect(elsewhere.locator("#train")).toHaveText("暂停");
  await elsewhere.context().close();
});

test("a link that cannot be read says so and the page trains with the defaults", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&seed=abc&latent=99&nonsense=1&z=1");
  await expect(page.locator("#notice")).toContainText("Part of the link could not be read");
  await expect(page.locator("#notice")).toContainText("latent must be a whole number from 1 to 64");
  expect(await call(page, ({ settings }) => settings)).toMatchObject({ seed: 1, latent: 2 });
  await expect(element.locator("#status")).toHaveText("Training");
  await page.goto("/#v=9&seed=3");
  await expect(page.locator("#notice")).toContainText("another version");
});

test("a link says how the element is shown and started, and the URL keeps it", async ({ page }) => {
  const hash = "#v=1&controls=minimal&layers=axes+points&until=40&autoplay=0";
  await page.goto(`/${hash}`);
  const element = page.locator("z-scape");
  await expect(element.locator("#play")).toBeVisible();
  expect(await call(page, ({ stepCount, view }) => [stepCount, view.controls, view.layers])).toEqual([
    0, "minimal", ["axes", "points"],
  ]);
  await element.locator("#play").click();
  await expect.poll(() => call(page, ({ stepCount }) => stepCount), { timeout: 30_000 }).toBe(40);
  await page.waitForTimeout(600);
  expect(new URL(page.url()).hash).toBe(hash);
  await call(page, (zscape) => {
    zscape.z = [1, 2];
  });
  await expect(page).toHaveURL(/#v=1&z=1,2&controls=minimal&layers=axes\+points&until=40&autoplay=0$/);
});

test("what a link no longer says is the default again", async ({ page }) => {
  await page.goto("/#v=1&controls=none&layers=axes&background=0");
  await expect.poll(() => call(page, ({ view }) => view.controls)).toBe("none");
  await page.goto("/#v=1&seed=2");
  await expect.poll(() => call(page, ({ settings }) => settings.seed)).toBe(2);
  const state = await call(page, (element) => [element.view.controls, element.view.layers.length, element.hasAttribute("background")]);
  expect(state).toEqual(["full", 4, true]);
});

test("a link opens the trained model, and names no other file than one of an https host", async ({ page }) => {
  await page.goto("/#v=1&checkpoint=mnist");
  const { loss, training } = await call(page, async (element) => {
    await element.ready;
    return { ...(await element.evaluate()), training: element.training };
  });
  expect(loss).toBeLessThan(170); // an untrained model is at 540
  expect(training).toBe(false);
  await page.goto("/#v=1&checkpoint=pkg/other.safetensors&seed=2");
  await expect(page.locator("#notice")).toContainText("checkpoint must be mnist or an https URL");
});
