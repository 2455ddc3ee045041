// The legend's classes: hidden, shown, told apart by shape, and found where they are many.

import { CLASS_COLOURS } from "../../www/element/plane/palette.js";
import { loadTexts } from "../../www/element/texts.js";
import { violationsOf } from "./axe.js";
import { call, openPaused } from "./element.js";
import { drawn, drawnAtRest } from "./plane.js";
import { expect, test } from "./test.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("@playwright/test").Page} Page */

/**
 * @param {Page} page
 * @param {string} [path]
 */
async function openDigits(page, path = "/#v=1&checkpoint=mnist") {
  await page.goto(path);
  await call(page, (element) => element.ready);
  return page.locator("z-scape");
}

/**
 * How many pixels of the plane have the colour of a class: of one dot, on the ground.
 * @param {Page} page
 * @param {number} label
 */
function inked(page, label) {
  return call(page, (element, { colours, wanted }) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.getElementById("plane"));
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colours[wanted].slice(at, at + 2), 16));
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      // A dot lets a little of the ground through: 0.82 of its colour, 0.18 of white.
      const apart = [r, g, b].map((value, k) => Math.abs(data[i + k] - (0.82 * value + 0.18 * 255)));
      if (Math.max(...apart) <= 3) count += 1;
    }
    return count;
  }, { colours: CLASS_COLOURS.light, wanted: label });
}

/**
 * Classes of the page's own: images whose lit rows tell them apart.
 * @param {Page} page
 * @param {number} classes
 */
function addClasses(page, classes) {
  return call(page, async (element, many) => {
    const count = 20 * many;
    const pixels = new Uint8Array(784 * count);
    const labels = Uint8Array.from({ length: count }, (_, i) => i % many);
    labels.forEach((label, i) => pixels.fill(255, 784 * i + 28 * label, 784 * i + 28 * label + 40));
    await element.addImages(pixels, labels, "train");
  }, classes);
}

test("a class is hidden and shown; one stands alone; all come back", async ({ page }) => {
  const element = await openDigits(page);
  const one = element.getByRole("button", { name: "Class 1", exact: true });
  const all = element.locator("#all-classes");
  await expect(one).toHaveAttribute("aria-pressed", "true");
  await expect(all).toBeHidden();
  await expect.poll(() => inked(page, 1)).toBeGreaterThan(500);
  await one.click();
  await expect(one).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => inked(page, 1)).toBe(0);
  expect(await inked(page, 7)).toBeGreaterThan(300);
  await one.click();
  await expect.poll(() => inked(page, 1)).toBeGreaterThan(500);
  await expect(all).toBeHidden();
  await one.click({ modifiers: ["Shift"] });
  await expect.poll(() => inked(page, 7)).toBe(0);
  expect(await inked(page, 1)).toBeGreaterThan(500);
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveCount(1);
  await all.click();
  await expect.poll(() => inked(page, 7)).toBeGreaterThan(300);
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveCount(10);
});

test("by keys alone: Space toggles, Shift and Enter leave one, All keeps the focus in the legend", async ({ page }) => {
  const element = await openDigits(page);
  const [three, seven] = [3, 7].map((label) => element.getByRole("button", { name: `Class ${label}`, exact: true }));
  await three.focus();
  await page.keyboard.press("Space");
  await expect(three).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => inked(page, 3)).toBe(0);
  for (let i = 0; i < 4; i++) await page.keyboard.press("Tab");
  await expect(seven).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveText(["7"]);
  await element.locator("#all-classes").focus();
  await page.keyboard.press("Enter");
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveCount(10);
  await expect(element.locator("#legend button").first()).toBeFocused();
});

test("shapes on demand, in the legend too; off again, the plane is as it was", async ({ page }) => {
  const element = await openDigits(page);
  const outlines = () =>
    element.locator(".classes path").evaluateAll((nodes) => new Set(nodes.map((node) => node.getAttribute("d"))).size);
  await expect(element.locator(".caption")).toContainText(en.colourClasses);
  const discs = await drawnAtRest(page);
  expect(await outlines()).toBe(1);
  await element.getByRole("switch", { name: "Shapes" }).check();
  await expect.poll(outlines).toBe(10);
  await expect.poll(() => drawn(page)).not.toBe(discs);
  await expect(element.locator(".caption")).toContainText(en.classShapes);
  await element.getByRole("switch", { name: "Shapes" }).uncheck();
  await expect.poll(() => drawn(page)).toBe(discs);
});

test("what is hidden stays so through reset and training, which is none the wiser, " +
  "until the data change", async ({ page }) => {
  const element = await openDigits(page, "/#v=1&autoplay=0");
  const losses = () => call(page, async (zscape) => {
    await zscape.pause();
    await zscape.reset();
    return [await zscape.step(), await zscape.step()].map(({ loss }) => loss);
  });
  const before = await losses();
  await element.getByRole("button", { name: "Class 0", exact: true }).click({ modifiers: ["Shift"] });
  expect(await losses()).toEqual(before);
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveText(["0"]);
  await expect.poll(() => inked(page, 0)).toBeGreaterThan(20);
  for (let label = 1; label < 10; label++) expect(await inked(page, label)).toBe(0);
  await addClasses(page, 3);
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveCount(3);
  await element.getByRole("button", { name: "Class 2", exact: true }).click();
  await expect(element.locator("#all-classes")).toBeVisible();
  await addClasses(page, 4); // other images, though "own" as well
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveCount(4);
  await element.getByRole("button", { name: "Class 2", exact: true }).click();
  await element.locator("#dataset").selectOption("mnist");
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveCount(10);
  await expect(element.locator("#all-classes")).toBeHidden();
});

test("of 25 classes one is found by its number; hues and shapes tell all apart", async ({ page }) => {
  const element = await openPaused(page);
  await addClasses(page, 25);
  const buttons = element.locator(".classes button");
  await expect(buttons).toHaveCount(25);
  const looks = await buttons.locator("path").evaluateAll((nodes) =>
    new Set(nodes.map((node) => `${node.getAttribute("d")} ${node.getAttribute("fill")}`)).size);
  expect(looks).toBe(25);
  await expect(element.getByRole("switch", { name: "Shapes" })).toBeHidden(); // they are on
  await element.getByRole("searchbox", { name: "Find a class" }).fill("17");
  await expect(buttons).toHaveText(["17"]);
  await buttons.click({ modifiers: ["Shift"] });
  await element.getByRole("searchbox").fill("1");
  await expect(buttons).toHaveText(["1", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "21"]);
  await expect(element.locator(".classes [aria-pressed=true]")).toHaveText(["17"]);
  await element.getByRole("searchbox").fill("170");
  await expect(buttons).toHaveCount(0);
  await expect(element.locator("#legend [role=status]")).toHaveText(en.classNone);
  expect(await violationsOf(page)).toEqual([]);
});

test("classes of two bytes are buttons like others; numbers have a scale, an image its own", async ({ page }) => {
  const element = await openPaused(page);
  const addLabels = (/** @type {"Uint16Array" | "Float32Array"} */ kind, /** @type {number[]} */ labels) =>
    call(page, async (scape, wanted) => {
      const pixels = Uint8Array.from({ length: 784 * wanted.labels.length }, (_, i) => (i * 7919) % 256);
      const Kind = wanted.kind === "Uint16Array" ? Uint16Array : Float32Array;
      await scape.addImages(pixels, Kind.from(wanted.labels), "train");
    }, { kind, labels });
  await addLabels("Uint16Array", [300, 65535, 300, 44]);
  await expect(element.locator(".classes button")).toHaveText(["44", "300", "65535"]);
  await addLabels("Float32Array", [1.5, -20, NaN, 7]);
  await expect(element.locator("#legend")).toHaveCount(0);
  await expect(element.locator(".scale span")).toHaveText(["−20.00", "7.00"]);
  await expect(element.getByRole("img", { name: en.colourNumbers })).toBeVisible();
  await call(page, (scape) => {
    scape.view = { image: 3, tool: "point" };
  });
  await expect(element.locator(".fact-number dd")).toHaveText("7.00");
  expect(await violationsOf(page)).toEqual([]);
});

test("on a desk the legend is one line beside a plane of 528 px", async ({ page }) => {
  const element = await openDigits(page);
  await element.getByRole("button", { name: "Class 0", exact: true }).click();
  await expect(element.locator("#all-classes")).toBeVisible();
  expect((await element.locator(".plane").boundingBox())?.width).toBeLessThan(532);
  expect((await element.locator("#legend").boundingBox())?.height).toBeLessThan(40);
});

test.describe("on a phone, in the dark and in Chinese", () => {
  test.use({
    colorScheme: "dark", locale: "zh-CN", hasTouch: true, isMobile: true, viewport: { width: 380, height: 800 },
  });
  test("each button has 44 px, and axe finds nothing with a class hidden and shapes on", async ({ page }) => {
    const element = await openDigits(page);
    await element.getByRole("button", { name: "类别 4", exact: true }).tap();
    await element.getByRole("switch", { name: zh.classShapesSwitch }).tap();
    await expect(element.locator("#all-classes")).toHaveText(zh.classAll);
    for (const target of await element.locator("#legend :is(button, label)").all()) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    expect(await violationsOf(page)).toEqual([]);
  });
});
