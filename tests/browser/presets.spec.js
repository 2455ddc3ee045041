// The presets: settings that show something, chosen in one list, each with a sentence on what to watch.

import { presets } from "../../www/element/controls/presets.js";
import { fill } from "../../www/ui/fill.js";
import { loadTexts } from "../../www/element/texts.js";
import { call, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("@playwright/test").Page} Page */

/**
 * What overflows, or is out of sight.
 * @param {Page} page
 */
const beyond = (page) => page.evaluate(() => {
  const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
  return [Math.max(0, scrollWidth - clientWidth), Math.max(0, scrollHeight - clientHeight)];
});

test("each preset starts its settings, says what to watch, and all stays in sight at 1280 x 800", async ({ page }) => {
  await page.goto("/#v=1&lang=en&until=1");
  const element = page.locator("z-scape");
  const [select, watch] = [element.locator("#preset"), element.locator("#watch")];
  await expect(select).toHaveValue("defaults");
  await expect(watch).toHaveText(en.presetDefaultsWatch);
  await expect(watch).toHaveAttribute("aria-live", "polite");
  await expect(element.locator("#status")).toHaveText("Paused at step 1");
  for (const { name, settings, title, watch: sentence } of presets.toReversed()) {
    await select.selectOption({ label: en[title] });
    for (const [lang, texts] of /** @type {const} */ ([["zh", zh], ["en", en]])) {
      await page.locator("#language").selectOption(lang);
      await expect(watch).toHaveText(fill(texts.presetPaused, { train: texts.train, sentence: texts[sentence] }));
      await expect(select.locator("option:checked")).toHaveText(texts[title]);
      expect(await call(page, (z) => z.settings)).toEqual({ dataset: "mnist", seed: 1, ...settings });
      await expect(select).toHaveValue(name);
      expect([name, lang, ...await beyond(page)]).toEqual([name, lang, 0, 0]);
    }
  }
});

test("a choice starts the run anew and trains on if it trained; by keyboard, too", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&lang=en&dataset=shapes&hidden=16&seed=5");
  const before = await stepCount(page);
  await element.locator("#preset").focus();
  await page.keyboard.press("8"); // as typed: "8 hidden units"
  await expect.poll(() => call(page, ({ settings }) => settings.hidden)).toBe(8);
  expect(before).toBeGreaterThan(0);
  expect(await call(page, ({ settings }) => [settings.dataset, settings.seed])).toEqual(["shapes", 5]);
  await expect.poll(() => stepCount(page), { timeout: 20_000 }).toBeGreaterThan(2);
  await call(page, (z) => z.pause());
  await element.locator("#preset").selectOption("beta-zero");
  await call(page, (z) => z.ready);
  expect(await call(page, (z) => [z.training, z.stepCount])).toEqual([false, 0]);
});

test("of other data than digits no digits' numbers are promised", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&lang=en&dataset=shapes&hidden=16");
  for (const { name, elsewhere } of presets) {
    if (!elsewhere) continue;
    await element.locator("#preset").selectOption(name);
    await expect(element.locator("#watch")).toContainText(en[elsewhere]);
    expect(en[elsewhere]).not.toMatch(/nats|epoch|digit/);
  }
});

test("after a run that fell and was put back, the next preset trains: " +
  "its reader has not stopped it", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&lang=en&dataset=shapes&hidden=16");
  await element.locator("#preset").selectOption("rate-too-high");
  await expect(element.locator("#finding")).toContainText("too large to compute", { timeout: 20_000 });
  expect(await call(page, ({ training }) => training)).toBe(false);
  await element.locator("#preset").selectOption("narrow");
  await expect.poll(() => stepCount(page), { timeout: 20_000 }).toBeGreaterThan(2);
});

test("settings of the reader's own are no preset, and the preset that they come to is named", async ({ page }) => {
  await page.goto("/#v=1&lang=en&dataset=shapes&until=1");
  const element = page.locator("z-scape");
  await element.locator("#beta").fill("3");
  await page.keyboard.press("Tab");
  await expect(element.locator("#preset option:checked")).toHaveText(en.presetOwn);
  await expect(element.locator("#watch")).toHaveText(en.presetOwnWatch);
  await element.locator("#beta").fill("40");
  await page.keyboard.press("Tab");
  await expect(element.locator("#preset")).toHaveValue("collapse");
});

test.describe("at 380 px", () => {
  test.use({ viewport: { width: 380, height: 800 } });
  test("the list and its sentence fit, large enough to touch", async ({ page }) => {
    await page.goto("/#v=1&lang=en&dataset=shapes&until=1");
    const select = page.locator("z-scape #preset");
    await select.selectOption("narrow");
    for (const [lang, texts] of /** @type {const} */ ([["en", en], ["zh", zh]])) {
      await page.locator("#language").selectOption(lang);
      await expect(page.locator("z-scape #watch")).toContainText(texts.presetNarrowElsewhere);
      expect((await beyond(page))[0]).toBe(0);
      expect((await select.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });
});
