// axe finds nothing to mend: in light and dark, in both languages, on a desk and on a phone, with every tool open. Every
// control explains itself and is large enough for a thumb.

import { AxeBuilder } from "@axe-core/playwright";
import { openTraining } from "./element.js";
import { expect, test } from "./test.js";
import { openTrained, visitTools } from "./tools.js";

/** @typedef {import("@playwright/test").Page} Page */

const phone = { viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true };

/** @type {[string, import("@playwright/test").PlaywrightTestOptions | object][]} */
const cases = [
  ["in light", {}],
  ["in dark and Chinese", { colorScheme: "dark", locale: "zh-CN" }],
  ["on a phone", phone],
];

/** What axe finds, on the page or in a part of the element. @param {Page} page @param {string} [part] */
async function violationsOf(page, part) {
  const axe = new AxeBuilder({ page });
  if (part) axe.include({ fromShadowDom: ["z-scape", part] });
  const { violations, passes } = await axe.analyze();
  expect(passes.length).toBeGreaterThan(part ? 4 : 20);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`);
}

for (const [where, options] of cases) {
  test.describe(where, () => {
    test.use(options);

    test("axe finds no violation, with the folded settings and the table open too", async ({ page }) => {
      const element = await openTraining(page);
      for (const summary of await element.locator("summary:visible").all()) await summary.click();
      expect(await violationsOf(page)).toEqual([]);
    });

    test("axe finds no violation with any tool open, nor in the list of keys", async ({ page }) => {
      const element = await openTrained(page);
      await visitTools(page, async (tool) => {
        expect(await violationsOf(page, "#tool"), tool).toEqual([]);
      });
      await element.locator("#show-keys").click();
      expect(await violationsOf(page, "#keys")).toEqual([]);
    });
  });
}

for (const locale of ["en-GB", "zh-CN"]) {
  test.describe(locale, () => {
    test.use({ locale });
    test("every control has a title or a description, with any tool open", async ({ page }) => {
      const element = await openTrained(page);
      await visitTools(page, async (tool) => {
        const explained = await element.locator("button, input, select, textarea, summary, [tabindex]").evaluateAll((controls) =>
          controls.map((control) => {
            const root = /** @type {ShadowRoot} */ (control.getRootNode());
            const described = root.getElementById(control.getAttribute("aria-describedby") ?? "")?.textContent;
            const title = control.closest("[title]")?.getAttribute("title");
            return { control: control.outerHTML.slice(0, 100), text: (title || described || "").trim() };
          }));
        expect(explained.length).toBeGreaterThan(30);
        const language = locale === "zh-CN" ? /\p{Script=Han}/u : /^[\P{Script=Han}]{4,}$/u;
        expect(explained.filter(({ text }) => !language.test(text)), tool).toEqual([]);
      });
    });
  });
}

test.describe("on a phone", () => {
  test.use(phone);
  test("every control has 44 px, with any tool open", async ({ page }) => {
    const element = await openTrained(page);
    for (const summary of await element.locator("summary:visible").all()) await summary.click();
    await visitTools(page, async (tool) => {
      const small = await element.locator("button, input, select, textarea, summary, [tabindex]").evaluateAll((controls) => {
        const visible = controls.filter((control) => control.checkVisibility({ visibilityProperty: true }));
        if (visible.length < 10) throw new Error("no controls were found");
        return visible.flatMap((control) => {
          // What is beside a box is pressed as well.
          const target = control.matches("[type=checkbox], [type=radio]") ? (control.closest("label") ?? control) : control;
          const { width, height } = target.getBoundingClientRect();
          return Math.min(width, height) < 43.9 ? [`${control.id || control.outerHTML.slice(0, 90)}: ${width} x ${height}`] : [];
        });
      });
      expect(small, tool).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), tool).toBe(380);
    });
  });
});

test("by keyboard alone: every control is reached in reading order, and space presses", async ({ page }) => {
  await openTraining(page);
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
    "language", "train", "step", "reset", "handle", "timeline", "layer-points", "tab-training", "large-text", "show-keys",
    "dataset", "learning-rate", "beta",
  ];
  expect(order.filter((id) => stops.includes(id)).slice(0, stops.length)).toEqual(stops);
  expect(order).toContain("summary");
  await page.locator("#train").focus();
  await page.keyboard.press("Space");
  await expect(page.locator("z-scape #status")).toHaveText(/^Paused/);
});
