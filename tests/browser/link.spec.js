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
