// The tool "Code": each line lights the part of the page that it is about, and each part its lines.

import { partsAt } from "../../www/element/tools/code/light.js";
import { parts } from "../../www/element/tools/code/parts.js";
import { CODES, openCode, shows, speak } from "./code.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const ids = [...new Set(Object.values(parts).flatMap((part) => /** @type {readonly string[]} */ (part.ids)))];

/**
 * What is lit, and where the arrow keys are, when all is drawn: at once where they are at the line that is given. Of
 * several lines at each in turn, where the page itself presses the arrow key that leads on.
 * @param {Page} page
 * @param {(string | undefined)[]} lines
 */
function litAt(page, lines) {
  return call(page, async (element, all) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const list = /** @type {HTMLElement} */ (root.querySelector("#code-lines"));
    const found = [];
    for (const [n, wanted] of all.entries()) {
      if (n > 0) list.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, composed: true, cancelable: true }));
      const there = () => root.querySelector(`[aria-activedescendant="${wanted}"] > #${wanted}[data-lit]`) !== null;
      for (let i = 0; i < 4 && !(wanted && there()); i += 1) await new Promise(requestAnimationFrame);
      const lit = [...root.querySelectorAll("[data-lit]")];
      const lines = lit.filter((node) => node.matches(".code-line"));
      const active = root.getElementById(list.getAttribute("aria-activedescendant") ?? "");
      const box = list.getBoundingClientRect();
      const place = active?.getBoundingClientRect();
      found.push({
        elements: lit.filter((node) => !lines.includes(node) && node.checkVisibility()).map(({ id }) => id),
        lines: lines.map(({ id }) => id),
        parts: [...new Set(lines.map((line) => line.getAttribute("data-part")))],
        active: { id: active?.id, part: active?.getAttribute("data-part"), label: active?.getAttribute("aria-label") },
        seen: place ? place.top >= box.top - 1 && place.bottom <= box.bottom + 1 : false,
      });
    }
    return found;
  }, lines);
}

/**
 * @param {Page} page
 * @param {string} [line]
 */
const lit = async (page, line) => (await litAt(page, [line]))[0];

/**
 * The lines that are not blank, by id and part.
 * @param {Page} page
 */
function linesOf(page) {
  return page.locator(".code-line[id]").evaluateAll((nodes) =>
    nodes.map(({ id, dataset, textContent }) => ({ id, part: dataset.part ?? "", text: textContent ?? "" })));
}

test("by keyboard: every line lights a part of the page that is seen, and the lines about it, " +
  "in both languages", async ({ page }) => {
  test.slow();
  const element = await openCode(page);
  /**
   * @param {Awaited<ReturnType<typeof lit>>} now
   * @param {Awaited<ReturnType<typeof linesOf>>[number]} line
   */
  const check = (now, { id, part, text }) => {
    const { ids: [first] } = parts[/** @type {keyof typeof parts} */ (part)];
    expect(now.active, text).toMatchObject({ id, part });
    expect(now.active.label, text).toContain(text.trim());
    expect(now.elements, text).toContain(first);
    expect(now.parts, text).toEqual([part]);
    expect(now.seen, text).toBe(true);
  };
  for (const code of CODES) {
    await speak(page, "en");
    await element.locator(`#code-${code}`).focus();
    await page.keyboard.press("Space");
    await shows(page, code);
    await page.keyboard.press("Tab"); // past the button that copies
    await page.keyboard.press("Tab");
    await expect(element.locator("#code-lines")).toBeFocused();
    await page.keyboard.press("Home");
    const lines = await linesOf(page);
    expect(lines.length).toBeGreaterThan(40);
    for (const line of lines) {
      check(await lit(page, line.id), line);
      await page.keyboard.press("ArrowDown");
    }
    expect((await lit(page)).active.id).toBe(lines.at(-1)?.id); // it stops at the last
    await speak(page, "zh");
    await element.locator("#code-lines").focus();
    await page.keyboard.press("Home");
    const chinese = await linesOf(page);
    expect(chinese.length).toBeGreaterThan(40);
    const found = await litAt(page, chinese.map(({ id }) => id));
    chinese.forEach((line, i) => check(found[i], line));
    expect(found[0].active.label).toMatch(/\p{Script=Han}/u);
  }
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  expect((await lit(page)).elements).toEqual([]);
  expect(await call(page, (z) => z.z)).toEqual([0, 0]); // arrow keys were the list's own
});

for (const [lang, code] of /** @type {const} */ ([["en", "pytorch"], ["zh", "rust"]])) {
  test(`hovered, ${lang}, ${code}: lines light parts, and parts their lines; ` +
    "what is left goes dark", async ({ page }) => {
    test.slow(); // some fifty places
    const element = await openCode(page, `&lang=${lang}`);
    await element.locator(`#code-${code}`).check();
    await shows(page, code);
    const lines = await linesOf(page);
    for (const part of new Set(lines.map((line) => line.part))) {
      // What is lit says whether it was hit.
      await element.locator(`.code-line[data-part=${part}]`).last().hover({ position: { x: 30, y: 8 }, force: true });
      const now = await lit(page);
      const expected = [.../** @type {readonly string[]} */ (parts[/** @type {keyof typeof parts} */ (part)].ids)];
      expect(now.elements.sort(), part).toEqual(expected.sort());
    }
    for (const id of ids) {
      const target = element.locator(id === "code-model" ? "#code-model .code-join >> nth=0" : `#${id}`);
      await target.hover(id === "plane" ? { position: { x: 30, y: 60 }, force: true } : { force: true });
      const now = await lit(page);
      expect(now.elements, id).toEqual([id]);
      const about = /** @type {string[]} */ (partsAt(parts, id));
      expect(now.lines, id).toEqual(lines.filter(({ part }) => about.includes(part)).map((line) => line.id));
      const inSight = await call(page, (z, first) => {
        const line = /** @type {HTMLElement} */ (z.shadowRoot?.getElementById(first));
        const box = /** @type {HTMLElement} */ (line.parentElement);
        return line.offsetTop >= box.scrollTop && line.offsetTop < box.scrollTop + box.clientHeight;
      }, now.lines[0]);
      expect(inSight, id).toBe(true);
    }
    await page.mouse.move(2, 2);
    expect((await lit(page)).elements).toEqual([]);
  });
}

test("with the focus: buttons and the ring light their lines; a chip leads to its first, " +
  "in either language", async ({ page }) => {
  const element = await openCode(page);
  for (const lang of ["en", "zh"]) {
    await speak(page, lang);
    for (const id of ["train", "step", "reset", "new-seed", "handle"]) {
      await element.locator(`#${id}`).focus();
      const now = await lit(page);
      expect(now.lines.length, id).toBeGreaterThan(0);
      expect(now.parts.every((part) => /** @type {string[]} */ (partsAt(parts, id)).includes(part ?? "")), id)
        .toBe(true);
    }
    const [from, key, chip] = lang === "en" ? ["data", "ArrowRight", "h"] : ["h", "ArrowLeft", "data"]; // and back
    await element.locator(`#code-${from}`).focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press(key);
    await expect(element.locator(`#code-${chip}`)).toBeFocused();
    expect((await lit(page)).parts).toEqual([chip]);
    await page.keyboard.press("Enter");
    await expect(element.locator("#code-lines")).toBeFocused();
    expect((await lit(page)).active.part).toBe(chip);
  }
});

test.describe("at 380 px", () => {
  test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });
  test("a tap lights, nothing scrolls sideways but the code, in either language", async ({ page }) => {
    const element = await openCode(page);
    for (const lang of ["en", "zh"]) {
      await speak(page, lang);
      for (const code of CODES) {
        await element.locator(`#code-${code}`).tap();
        await shows(page, code);
        await element.locator(".code-line[data-part=adam]").first().tap({ position: { x: 60, y: 10 } });
        await expect(element.locator("#code-adam")).toHaveAttribute("data-lit");
        await element.locator("#code-kl").tap();
        expect((await lit(page)).active.part).toMatch(/^(kl|losses)$/);
        const { page: whole, box, code: wide } = await call(page, (z) => {
          const lines = /** @type {HTMLElement} */ (z.shadowRoot?.getElementById("code-lines"));
          return { page: document.documentElement.scrollWidth, box: lines.clientWidth, code: lines.scrollWidth };
        });
        expect(whole).toBe(380);
        expect(wide).toBeGreaterThan(box);
      }
    }
  });
});

test("symbols have the colours that they have everywhere, " +
  "and closing the tool leaves nothing lit", async ({ page }) => {
  const element = await openCode(page);
  const colour = (/** @type {string} */ selector) =>
    element.locator(selector).first().evaluate((node) => getComputedStyle(node).color);
  const line = ".code-line[data-part=z] .symbol";
  for (const name of ["z", "mu", "logvar", "eps"]) {
    expect(await colour(`${line}-${name}`), name).toBe(await colour(`#code-${name} .symbol`));
  }
  expect(await colour(`${line}-z`)).not.toBe(await colour(`${line}-mu`));
  await element.locator("#code-lines").focus();
  await page.keyboard.press("End");
  await element.locator("#tab-training").click();
  await element.locator("#train").hover();
  await expect(element.locator("[data-lit]")).toHaveCount(0);
});
