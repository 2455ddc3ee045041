// What is seen by those who want the system's colours, more contrast or less motion: what matters stands out 3 to 1,
// and nothing moves by itself.

import { call, openPaused } from "./element.js";
import { expect, test } from "./test.js";
import { chooseImage, nextFrames, openTrained, visitTools } from "./tools.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * What a control is known by: what shows its bounds or its state.
 * @type {readonly [what: string, selector: string, pseudo: string, property: string][]}
 */
const PARTS = [
  ["the ring", "#handle", "::before", "borderTopColor"],
  ["the main button", "#train", "", "backgroundColor"],
  ["a layer that is on", "#layer-points", "", "borderTopColor"],
  ["large text that is on", "#large-text", "", "borderTopColor"],
  ["the tab that is open", "[role=tab][aria-selected=true]", "", "borderBottomColor"],
  ["an input", "#beta", "", "borderTopColor"],
  ["a list", "#dataset", "", "borderTopColor"],
];

/**
 * The contrast of each part with the page it lies on, and of the outline of what has the focus.
 * @param {Page} page
 */
function contrasts(page) {
  return call(page, (element, parts) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    const luminance = (/** @type {string} */ colour) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
        const value = byte / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = luminance(getComputedStyle(document.body).backgroundColor);
    const contrast = (/** @type {string} */ colour) => {
      const own = luminance(colour);
      return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
    };
    const seen = parts.map(([what, selector, pseudo, property]) => {
      const style = /** @type {any} */ (
        getComputedStyle(/** @type {Element} */ (root.querySelector(selector)), pseudo));
      return [what, contrast(style[property])];
    });
    const focused = /** @type {HTMLElement} */ (root.getElementById("step"));
    const { outlineStyle, outlineColor } = getComputedStyle(focused);
    return [...seen, ["the focus", outlineStyle === "none" ? 1 : contrast(outlineColor)]];
  }, PARTS.map((part) => [...part]));
}

test("controls and states stand out 3 to 1: " +
  "in light and dark, in the page's colours and the system's", async ({ page }) => {
  const element = await openPaused(page);
  await element.locator("#large-text").click();
  for (const forcedColors of /** @type {const} */ (["none", "active"])) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      // Without motion, so that no colour is on its way.
      await page.emulateMedia({ forcedColors, colorScheme, reducedMotion: "reduce" });
      await element.locator("#train").focus();
      await page.keyboard.press("Tab");
      await nextFrames(page);
      expect(await page.evaluate(([forced, scheme]) => [
        matchMedia(`(forced-colors: ${forced})`).matches, matchMedia(`(prefers-color-scheme: ${scheme})`).matches,
      ], [forcedColors, colorScheme])).toEqual([true, true]);
      const found = await contrasts(page);
      const where = `forced colours ${forcedColors}, ${colorScheme}`;
      console.log(`${where}: ${found.map(([what, contrast]) => `${what} ${Number(contrast).toFixed(1)}`).join(", ")}`);
      expect.soft(found.filter(([, contrast]) => Number(contrast) < 3), where).toEqual([]);
    }
  }
});

test("with forced colours the plane is drawn in the system's colours, and classes keep their own", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const element = await openTrained(page);
  const colours = () => element.locator("#plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) seen.add(`${data[i] >> 5} ${data[i + 1] >> 5} ${data[i + 2] >> 5}`);
    return { corner: [...data.slice(0, 3)], hues: seen.size };
  });
  await expect.poll(async () => (await colours()).hues).toBeGreaterThan(30);
  expect((await colours()).corner).toEqual([0, 0, 0]); // Canvas
  const fills = await element.locator(".classes path")
    .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).fill));
  expect(new Set(fills).size).toBe(10);
  const pressed = element.locator("#layer-points");
  const on = await pressed.evaluate((button) => getComputedStyle(button).backgroundColor);
  await pressed.click();
  await expect.poll(() => pressed.evaluate((button) => getComputedStyle(button).backgroundColor)).not.toBe(on);
});

test("who wants less motion has none: no transition, no animation, with any tool open", async ({ page }) => {
  const moving = () => call(page, (element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    return [...root.querySelectorAll("*")].flatMap((node) => ["", "::before", "::after"].flatMap((pseudo) => {
      const { transitionDuration, animationName } = getComputedStyle(node, pseudo);
      const longest = Math.max(...transitionDuration.split(",").map((text) => Number.parseFloat(text)));
      // A probe tells of a change by a transition of a millisecond.
      return longest > 0.001 || animationName !== "none" ? [`${node.localName}#${node.id}${pseudo}`] : [];
    }));
  });
  await openPaused(page);
  await chooseImage(page);
  expect(await moving()).toContain("div#handle::before");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await visitTools(page, async (tool) => {
    expect(await moving(), tool).toEqual([]);
  });
});
