// Words are not cut, nor left alone on a row, whatever the font.

import { expect, test } from "./test.js";

const FONTS = {
  narrow: '"DejaVu Sans Condensed", "Arial Narrow", sans-serif',
  usual: '"Liberation Sans", Arial, sans-serif',
  wide: '"DejaVu Sans", Verdana, sans-serif',
};

test("no select is cut and no tab is alone, in narrow, usual and wide fonts, from 320 to 1366 px", async ({ page }) => {
  await page.goto("/#v=2&lang=en&dataset=shapes&hidden=16&until=1&layers=points");
  const element = page.locator("z-scape");
  await element.locator("#preset").waitFor();
  for (const [name, font] of Object.entries(FONTS)) {
    for (const width of [320, 412, 720, 1024, 1280, 1366]) {
      await page.setViewportSize({ width, height: 800 });
      const wrong = await element.evaluate((zscape, family) => {
        zscape.style.fontFamily = family;
        const root = /** @type {ShadowRoot} */ (zscape.shadowRoot);
        /** @type {string[]} */
        const found = [];
        for (const select of root.querySelectorAll("select")) {
          if (select.offsetWidth === 0) continue;
          const whole = /** @type {HTMLSelectElement} */ (select.cloneNode(true));
          Object.assign(whole.style, { position: "absolute", width: "max-content", minWidth: "0" });
          select.after(whole);
          if (whole.offsetWidth > select.offsetWidth + 1) {
            found.push(`${select.id}: ${select.offsetWidth} px of ${whole.offsetWidth}`);
          }
          whole.remove();
        }
        const tops = [...root.querySelectorAll("[role=tab]")].map((tab) => tab.getBoundingClientRect().top);
        const alone = tops.filter((top) => tops.filter((other) => Math.abs(other - top) < 4).length === 1);
        if (alone.length > 0) found.push(`${alone.length} tabs alone on a row`);
        return found;
      }, font);
      expect.soft(wrong, `${name}, ${width} px`).toEqual([]);
    }
  }
});
