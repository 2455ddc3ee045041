// axe finds nothing to mend: in light and dark, in both languages, on a desk and on a phone.

import { AxeBuilder } from "@axe-core/playwright";
import { openTraining } from "./element.js";
import { expect, test } from "./test.js";

/** @type {[string, import("@playwright/test").PlaywrightTestOptions | object][]} */
const cases = [
  ["in light", {}],
  ["in dark and Chinese", { colorScheme: "dark", locale: "zh-CN" }],
  ["on a phone", { viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true }],
];

for (const [where, options] of cases) {
  test.describe(where, () => {
    test.use(options);
    test("axe finds no violation, with the folded settings open too", async ({ page }) => {
      const element = await openTraining(page);
      await element.locator("summary").click();
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`)).toEqual([]);
      expect(passes.length).toBeGreaterThan(20);
    });
  });
}

test("by keyboard alone: every control is reached in reading order, and space presses", async ({ page }) => {
  await openTraining(page);
  const order = [];
  for (let i = 0; i < 28; i += 1) {
    await page.keyboard.press("Tab");
    order.push(
      await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.id || active?.localName || "";
      }),
    );
  }
  for (const id of ["language", "handle", "train", "step", "reset", "dataset", "learning-rate", "beta", "summary"]) {
    expect(order).toContain(id);
  }
  await page.locator("#train").focus();
  await page.keyboard.press("Space");
  await expect(page.locator("z-scape #status")).toHaveText(/^Paused/);
});
