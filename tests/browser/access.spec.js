// axe finds nothing to mend: in light and dark, in both languages, on a desk and on a phone, while it trains and with
// every tool open. Every control explains itself and is large enough for a thumb.

import { violationsOf } from "./axe.js";
import { call, openTraining, stepCount } from "./element.js";
import { expect, test } from "./test.js";
import { openTrained, visitTools } from "./tools.js";

/** @typedef {import("@playwright/test").Page} Page */

const CONTROLS = "button, input, select, textarea, summary, [tabindex]";
const phone = { viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true };

/** One page a screen: what it has, and how its words are known. */
const screens = /** @type {const} */ ([
  { where: "in light", options: {}, words: /^[\P{Script=Han}]{4,}$/u },
  { where: "in dark and Chinese", options: { colorScheme: "dark", locale: "zh-CN" }, words: /\p{Script=Han}/u },
  { where: "on a phone", options: phone, words: /^[\P{Script=Han}]{4,}$/u },
]);

/**
 * The controls, with the words that explain each.
 * @param {Page} page
 */
function explanations(page) {
  return page.locator("z-scape").locator(CONTROLS).evaluateAll((controls) =>
    controls.map((control) => {
      const root = /** @type {ShadowRoot} */ (control.getRootNode());
      const described = root.getElementById(control.getAttribute("aria-describedby") ?? "")?.textContent;
      const title = control.closest("[title]")?.getAttribute("title");
      return { control: control.outerHTML.slice(0, 100), text: (title || described || "").trim() };
    }));
}

/**
 * The controls that are too small for a thumb.
 * @param {Page} page
 */
function smallOnes(page) {
  return page.locator("z-scape").locator(CONTROLS).evaluateAll((controls) => {
    const visible = controls.filter((control) => control.checkVisibility({ visibilityProperty: true }));
    if (visible.length < 10) throw new Error("no controls were found");
    return visible.flatMap((control) => {
      // What is beside a box is pressed as well.
      const target = control.matches("[type=checkbox], [type=radio]") ? (control.closest("label") ?? control) : control;
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height) < 43.9
        ? [`${control.id || control.outerHTML.slice(0, 90)}: ${width} x ${height}`] : [];
    });
  });
}

for (const { where, options, words } of screens) {
  test.describe(where, () => {
    test.use(options);
    const touched = options === phone;
    const large = touched ? ", has 44 px" : "";

    test(`axe finds no violation, every control explains itself${large}: ` +
      "training, in any tool, in the list of keys", async ({ page }) => {
      test.slow(); // axe looks a dozen times
      const element = await openTrained(page);
      await element.locator("#train").click();
      await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(1);
      for (const summary of await element.locator("summary:visible").all()) await summary.click();
      expect.soft(await violationsOf(page), "while it trains").toEqual([]);
      await call(page, (zscape) => zscape.pause());
      await visitTools(page, async (tool) => {
        const explained = await explanations(page);
        expect(explained.length).toBeGreaterThan(30);
        expect.soft(explained.filter(({ text }) => !words.test(text)), `${tool}: what explains controls`).toEqual([]);
        expect.soft(await violationsOf(page, { fromShadowDom: ["z-scape", "#tool"] }), `${tool}: axe`).toEqual([]);
        if (!touched) return;
        expect.soft(await smallOnes(page), `${tool}: too small for a thumb`).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${tool}: width`).toBe(380);
      });
      await element.locator("#show-keys").click();
      expect(await violationsOf(page, { fromShadowDom: ["z-scape", "#keys"] })).toEqual([]);
    });
  });
}

test("by keyboard alone: every control is reached in reading order, and space presses", async ({ page }) => {
  await openTraining(page, "/#v=1&dataset=shapes&hidden=16");
  const order = [];
  for (let i = 0; i < 42; i += 1) {
    await page.keyboard.press("Tab");
    order.push(
      await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.id || active?.localName || "";
      }),
    );
  }
  const stops = [
    "language", "train", "step", "reset", "handle", "timeline", "layer-points", "tour", "tab-training",
    "large-text", "show-keys", "dataset", "learning-rate", "beta",
  ];
  expect(order.filter((id) => stops.includes(id)).slice(0, stops.length)).toEqual(stops);
  expect(order).toContain("summary");
  await page.locator("#train").focus();
  await page.keyboard.press("Space");
  await expect(page.locator("z-scape #status")).toHaveText(/^Paused/);
});
