// The keys: what each does while the focus is within the element, where they do nothing, and the list of them.

import { loadTexts } from "../../www/element/texts.js";
import { call, openPaused, stepCount, workDone } from "./element.js";
import { expect, test } from "./test.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Gives the page's element images of ten classes; it stands at step 0.
 * @param {Page} page
 */
const addClasses = (page) => call(page, async (element) => {
  const images = Uint8Array.from({ length: 784 * 30 }, (_, i) => (i * 7919) % 256);
  await element.addImages(images, Uint8Array.from({ length: 30 }, (_, i) => i % 10), "train");
});

/** @param {Page} page */
async function openClasses(page) {
  const element = await openPaused(page, "lang=en");
  await addClasses(page);
  await expect(element.locator("#legend button")).toHaveCount(11); // and the one that shows all again
  expect(await stepCount(page)).toBe(0);
  return element;
}

/** @param {Page} page */
const training = (page) => call(page, (element) => element.training);
/** @param {Page} page */
const z = (page) => call(page, (element) => element.z);
/** @param {Page} page */
const hidden = (page) => call(page, (element) => element.view.hiddenClasses);

test("Space trains and pauses, S makes one step, R rewinds", async ({ page }) => {
  const element = await openClasses(page);
  await element.locator("#handle").focus();
  await page.keyboard.press("s");
  await workDone(page); // as where it shows that nothing was done
  expect(await stepCount(page)).toBe(1);
  await page.keyboard.press("Shift+S");
  await expect.poll(() => stepCount(page)).toBe(2);
  await page.keyboard.press("Space");
  await expect.poll(() => stepCount(page)).toBeGreaterThan(4);
  expect(await training(page)).toBe(true);
  await page.keyboard.press("Space");
  await expect.poll(() => training(page)).toBe(false);
  await page.keyboard.press("r");
  await expect.poll(() => stepCount(page)).toBe(0);
});

test("arrows move the ring from any control that has no use for them", async ({ page }) => {
  const element = await openPaused(page);
  await element.locator("#step").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Alt+ArrowLeft");
  expect(await z(page)).toEqual([-0.4, 0.02]);
  await element.locator("#tab-training").focus();
  await page.keyboard.press("ArrowRight");
  await expect(element.locator("#tab-point")).toBeFocused();
  await element.locator("#layers-more").click();
  await element.locator("#posteriors").focus();
  await page.keyboard.press("ArrowUp");
  expect(await z(page)).toEqual([-0.4, 0.02]);
});

test("digits hide and show classes, with Shift one is alone; other data have no use for them", async ({ page }) => {
  const element = await openClasses(page);
  await element.locator("#handle").focus();
  await page.keyboard.press("3");
  await page.keyboard.press("0");
  expect(await hidden(page)).toEqual([0, 3]);
  await expect(element.getByRole("button", { name: "Class 3", exact: true })).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("3");
  expect(await hidden(page)).toEqual([0]);
  await page.keyboard.press("Shift+Digit7");
  expect(await hidden(page)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9]);
  await call(page, (zscape) => zscape.reset());
  expect(await hidden(page)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9]);
  await element.locator("#dataset").selectOption("shapes");
  await call(page, (zscape) => zscape.ready);
  await element.locator("#handle").focus();
  await page.keyboard.press("5");
  expect(await hidden(page)).toEqual([]);
  await page.keyboard.press("s");
  await expect.poll(() => stepCount(page)).toBeGreaterThan(0);
});

test("what is typed stays with the input; keys with Ctrl, and keys outside, do nothing", async ({ page }) => {
  const element = await openClasses(page);
  const nothing = async () => {
    for (const key of ["s", "Space", "5", "?", "h"]) await page.keyboard.press(key);
    await workDone(page);
    expect(await stepCount(page)).toBe(0);
    expect(await training(page)).toBe(false);
    expect(await hidden(page)).toEqual([]);
    await expect(element.locator("#keys")).toBeHidden();
  };
  await element.locator("#beta").focus();
  await nothing();
  await page.locator("#language").focus();
  await nothing();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await nothing();
  await element.locator("#handle").focus();
  await page.keyboard.press("Control+5");
  await page.keyboard.press("Alt+5");
  expect(await hidden(page)).toEqual([]);
  await element.locator("summary").first().focus();
  await page.keyboard.press("Space");
  expect(await training(page)).toBe(false);
  await expect(element.locator("details").first()).toHaveAttribute("open");
});

test("? lists the keys, which rest meanwhile; Escape closes the list, " +
  "and the focus is where it was", async ({ page }) => {
  const element = await openClasses(page);
  for (const [lang, texts] of /** @type {const} */ ([["en", en], ["zh", zh]])) {
    await page.locator("#language").selectOption(lang);
    await element.locator("#step").focus();
    await page.keyboard.press("?");
    const list = element.getByRole("dialog", { name: texts.keys });
    await expect(list).toBeVisible();
    await expect(list.locator("kbd")).toHaveText([
      texts.keysSpace, "S", "R", "Ctrl Z", "⌘ Z", "←", "↑", "→", "↓", "Enter", "0", "9", "+", "−", "H", "?", "Esc",
    ]);
    await page.keyboard.press("s");
    await page.keyboard.press("5");
    await workDone(page);
    expect(await stepCount(page)).toBe(0);
    expect(await hidden(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await expect(element.locator("#step")).toBeFocused();
    await element.getByRole("button", { name: texts.keys }).click();
    await expect(list).toBeVisible();
    await list.getByRole("button").click();
    await expect(list).toBeHidden();
  }
});

test("fewer controls have fewer keys", async ({ page, blog }) => {
  await page.goto(blog.add("/less.html", `<!doctype html><html lang="en"><title>less</title>
    <script type="module" src="/pkg/zscape.js"></script>` +
    '<z-scape controls="minimal" dataset="own" hidden="16"></z-scape>'));
  await page.waitForFunction(() => customElements.get("z-scape"));
  await addClasses(page);
  await page.locator("#handle").focus();
  for (const key of ["s", "5", "?"]) await page.keyboard.press(key);
  await workDone(page);
  expect(await stepCount(page)).toBe(0);
  expect(await hidden(page)).toEqual([]);
  await page.keyboard.press("Space");
  await expect.poll(() => stepCount(page)).toBeGreaterThan(0);
  await page.keyboard.press("Space");
  await call(page, (element) => {
    element.view = { controls: "none" };
  });
  await call(page, (element) => element.reset());
  await page.keyboard.press("Space");
  await workDone(page);
  expect(await stepCount(page)).toBe(0);
});

test("a control that gets the focus by key says what it does, in sight; " +
  "another key takes the words away", async ({ page }) => {
  const element = await openPaused(page, "lang=en");
  const hint = element.locator("#hint");
  await element.locator("#step").click();
  await expect(hint).toBeHidden();
  await page.keyboard.press("Tab");
  await expect(hint).toHaveText(en.rewindHint);
  await expect(hint).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await expect(hint).toBeHidden();
  await element.locator("#learning-rate").focus();
  await expect(hint).toHaveText(en.learningRateHint);
  expect(await element.locator("#learning-rate").getAttribute("aria-describedby")).toBe("hint");
  await page.keyboard.press("Tab");
  expect(await element.locator("#learning-rate").getAttribute("aria-describedby")).toBe(null);
});
