// What the page says went wrong with a run, in words: each kind on a run that brings it about, none on the defaults;
// one thing to try, done by a button.

import { fill } from "../../www/ui/fill.js";
import { loadTexts } from "../../www/element/texts.js";
import { call, stepCount } from "./element.js";
import { expect, test } from "./test.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("@playwright/test").Page} Page */

const languages = /** @type {const} */ ([["en", en], ["zh", zh]]);
const COMES = { timeout: 45_000 };

/**
 * Opens a run of the page.
 * @param {Page} page
 * @param {string} state
 */
async function open(page, state) {
  await page.goto(`/#v=1&${state}`);
  const element = page.locator("z-scape");
  return { element, finding: element.locator("#finding"), mend: element.locator("#mend") };
}

/**
 * Where on the page the controls lie that a reader may be about to use.
 * @param {Page} page
 */
const places = (page) => page.locator("z-scape").evaluate((element) =>
  ["train", "tab-training", "preset", "learning-rate"].map((id) => {
    const box = element.shadowRoot?.getElementById(id)?.getBoundingClientRect();
    return [id, box?.x, box?.y];
  }));

/**
 * Changes the language by hand.
 * @param {Page} page
 * @param {string} lang
 */
async function speak(page, lang) {
  await page.locator("#language").selectOption(lang);
  await expect(page.locator(`z-scape .stage[lang=${lang}]`)).toHaveCount(1);
}

test("beta 40 is told as units unused, beside the picture, and moves no control in either language; " +
  "the button mends it", async ({ page }) => {
  const { element, finding, mend } = await open(page, "beta=40&lang=en");
  await expect.poll(() => stepCount(page), COMES).toBeGreaterThan(10);
  await call(page, (zscape) => zscape.pause()); // it rests while it is measured
  /** @type {Record<string, unknown>} */
  const before = {};
  for (const [lang] of languages) {
    await speak(page, lang);
    before[lang] = await places(page);
  }
  await expect(finding).toHaveCount(0);
  await call(page, (zscape) => zscape.train());
  await expect(finding).toBeVisible(COMES);
  await expect(element.locator(".finding [role=status]"))
    .toContainText(fill(zh.foundCollapse, { unused: 2, latent: 2 })); // once
  for (const [lang, texts] of languages.toReversed()) {
    await speak(page, lang);
    await expect(finding).toContainText(fill(texts.foundCollapse, { unused: 2, latent: 2 }));
    await expect(finding).toContainText(fill(texts.foundBetaTry, { beta: 1 }));
    expect(await places(page), lang).toEqual(before[lang]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight), lang).toBeLessThanOrEqual(800);
  }
  await element.locator("#tab-point").click();
  await expect(finding).toBeInViewport({ ratio: 1 });
  await mend.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => call(page, ({ settings }) => settings.beta)).toBe(1);
  await expect(finding).toHaveCount(0);
  expect(await stepCount(page)).toBeGreaterThan(60); // beta applies at once
});

test("rate 1 ends in a loss that is no number: it is told in either language, " +
  "and the button trains on more slowly", async ({ page }) => {
  const { finding, mend } = await open(page, "learningRate=1&lang=zh");
  await expect(finding).toBeVisible(COMES);
  for (const [lang, texts] of languages.toReversed()) {
    await speak(page, lang);
    await expect(finding).toContainText(fill(texts.foundRestored, { at: 1, step: 0 }));
    await expect(finding).toContainText(fill(texts.foundRestoredTry, { rate: "0.001" }));
  }
  expect(await call(page, ({ training }) => training)).toBe(false);
  await mend.click();
  await expect.poll(() => call(page, ({ settings, training }) => [settings.learningRate, training]))
    .toEqual([0.001, true]);
  await expect(finding).toHaveCount(0);
  await expect.poll(() => stepCount(page), COMES).toBeGreaterThan(10);
  await expect(finding).toHaveCount(0);
});

test("rate 0.1 is told with the losses before and after; the button starts again with 0.001", async ({ page }) => {
  const { finding, mend } = await open(page, "learningRate=0.1&lang=en");
  await expect(finding).toContainText("With the learning rate 0.1 the loss rose from", COMES);
  await mend.click();
  await expect.poll(() => call(page, ({ settings }) => settings.learningRate)).toBe(0.001);
  await expect(finding).toHaveCount(0);
  expect(await stepCount(page)).toBeLessThan(40);
});

test("a KL that stays large after rate 0.1 is told with its unit, " +
  "once the loss's rise has been dismissed", async ({ page }) => {
  const { element, finding, mend } = await open(page, "learningRate=0.1&lang=en");
  await expect(finding).toContainText("the loss rose from", COMES);
  await element.locator("#dismiss").click();
  await expect(finding).toContainText("The KL divergence of latent unit", COMES);
  const [, unit, nats] = (await finding.innerText()).match(/unit (\d) is ([\d,]+(?:\.\d)?) nats/) ?? [];
  expect(["1", "2"]).toContain(unit);
  expect(Number(nats.replace(",", ""))).toBeGreaterThan(50);
  await mend.click();
  await expect.poll(() => call(page, ({ settings }) => settings.learningRate)).toBe(0.001);
});

test("a loss that falls no more is told as flat; the button pauses, and it is not told again", async ({ page }) => {
  const { element, finding, mend } = await open(page, "hidden=8&lang=en");
  // Few images make short epochs: it takes ten of them, and 200 steps.
  await call(page, (zscape) =>
    zscape.addImages(Uint8Array.from({ length: 640 * 784 }, (_, i) => (7 * i) % 251), undefined, "train"));
  await element.locator("#preset").selectOption("rate-low"); // so low a rate learns nothing
  expect(await call(page, ({ settings }) => [settings.hidden, settings.learningRate])).toEqual([400, 1e-8]);
  await expect(finding).toContainText("it falls by less than 0.03 an epoch", COMES);
  await expect(finding).toContainText("Stop here?");
  await expect(mend).toHaveText(en.pause);
  await mend.click();
  await expect.poll(() => call(page, ({ training }) => training)).toBe(false);
  await expect(finding).toHaveCount(0);
  const stopped = await stepCount(page);
  await call(page, (element) => element.train());
  await expect.poll(() => stepCount(page), COMES).toBeGreaterThan(stopped + 80);
  await expect(finding).toHaveCount(0);
});

test("what is dismissed stays away in this run, and comes again in another", async ({ page }) => {
  const { element, finding } = await open(page, "beta=40&hidden=64&lang=en");
  await expect(finding).toBeVisible(COMES);
  await expect(element.locator(".finding [role=status]")).toHaveText(/Latent units unused: [12] of 2/);
  const step = await stepCount(page);
  await element.locator("#dismiss").click();
  await expect(finding).toHaveCount(0);
  await expect(element.locator("#drag-hint")).toBeVisible();
  await expect.poll(() => stepCount(page), COMES).toBeGreaterThan(step + 80);
  await expect(finding).toHaveCount(0);
  await element.locator("#reset").click();
  await expect(finding).toBeVisible(COMES);
});

test("the defaults train in silence for four epochs", async ({ page }) => {
  const { element } = await open(page, "epochs=4&lang=en");
  await element.locator(".finding").evaluate((place) => {
    /** @type {any} */ (window).said = [];
    new MutationObserver(() => /** @type {any} */ (window).said.push(place.textContent?.trim()))
      .observe(place, { childList: true, characterData: true, subtree: true });
  });
  await expect.poll(() => stepCount(page), COMES).toBe(284);
  await expect.poll(() => call(page, ({ training }) => training)).toBe(false);
  expect((await page.evaluate(() => /** @type {any} */ (window).said)).filter(Boolean)).toEqual([]);
});

test.describe("at 380 px", () => {
  test.use({ viewport: { width: 380, height: 800 } });
  test("it lies over what is seen in either language, wherever the reader is, large enough to touch, " +
    "and nothing moves for it", async ({ page }) => {
    const { element, finding, mend } = await open(page, "beta=40&hidden=64&lang=en&autoplay=0");
    await call(page, (zscape) => zscape.ready);
    await expect(element.locator("#legend")).not.toBeEmpty();
    const places = () => Promise.all(["#plane", "#legend", "#preset"].map((id) => element.locator(id).evaluate(
      (part) => part.getBoundingClientRect().y + window.scrollY,
    )));
    /** @type {Record<string, number[]>} */
    const before = {};
    for (const [lang] of languages) {
      await speak(page, lang);
      before[lang] = await places();
    }
    await call(page, (zscape) => zscape.train());
    await expect(finding).toBeVisible(COMES);
    for (const [lang] of languages.toReversed()) {
      await speak(page, lang);
      expect(await places(), lang).toEqual(before[lang]);
      for (const id of ["plane", "preset"]) {
        await element.locator(`#${id}`).evaluate((part) => part.scrollIntoView());
        await expect(finding).toBeInViewport({ ratio: 1 });
        await expect(mend).toBeInViewport({ ratio: 1 });
      }
      const [words, button] = await Promise.all([finding, mend].map((part) => part.boundingBox()));
      if (!words || !button) throw new Error("nothing is shown");
      expect(words.x + words.width).toBeLessThanOrEqual(380);
      expect(button.height).toBeGreaterThanOrEqual(44);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    }
    await element.locator("#dismiss").click();
    await expect(finding).toHaveCount(0);
    expect(await places()).toEqual(before.en);
  });
});

test("less than the full controls are told nothing", async ({ page }) => {
  const { element, finding } = await open(page, "learningRate=1&hidden=16&controls=minimal&lang=en");
  await expect(element.locator("#status")).toContainText("too large to compute", COMES);
  await expect(finding).toHaveCount(0);
});
