// A monkey: it presses, drags, types and scrolls about, and nothing goes wrong. Its choices follow from a seed, which a
// failure names with the last ten actions. `MONKEY_SEED=7` takes another seed than that of every run.

import { call } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("zscape").ZScape} ZScape */
/** @typedef {(below: number) => number} Draw  a whole number from 0 */

const SEED = Number(process.env.MONKEY_SEED ?? 1);
const TOLD = 10; // of the last actions
const LEAST = 0.8; // of the actions: the rest may have had nothing to act upon

const KEYS = [
  "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Shift+ArrowLeft", "Alt+ArrowUp", "Tab", "Shift+Tab", "Enter",
  "Space", "Escape", "Home", "End", "PageUp", "PageDown", "s", "r", "h", "+", "-", "?", "0", "3", "Shift+Digit7",
  "Backspace", "Delete",
];
/** What is typed: what a field takes and what it does not. What takes minutes to compute is left out. */
const TEXTS = [
  "1", "2", "0", "-1", "0.5", "1e-3", "3", "20", "64", "1e9", "99999999999", "",
  "abc", "1,2", "x f +", "f'^2", "(", "💥",
];

/**
 * Numbers that follow from a seed alone: mulberry32.
 * @param {number} seed
 * @returns {Draw}
 */
function drawer(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * Holds the monkey on the page: links that lead away do nothing. Downloads go on.
 * @param {Page} page
 */
const fence = (page) => page.addInitScript(() => {
  addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link instanceof HTMLAnchorElement && !link.download) event.preventDefault();
  }, true);
});

/**
 * Something that can be acted upon, be it in a shadow root, brought into sight: what it is, and where its middle is. Of
 * two in three draws it is one that is in sight already, as a reader stays where they are.
 * @param {Page} page
 * @param {string} selector
 * @param {Draw} draw
 */
function spot(page, selector, draw) {
  return page.evaluate(([wanted, stays, number]) => {
    /** @type {Element[]} */
    const found = [];
    const search = (/** @type {Document | ShadowRoot} */ root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.matches(wanted) && element.checkVisibility({ visibilityProperty: true })) found.push(element);
        if (element.shadowRoot) search(element.shadowRoot);
      }
    };
    search(document);
    const inSight = found.filter((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    const among = stays && inSight.length > 0 ? inSight : found;
    const element = among[number % among.length];
    if (!element) return undefined;
    element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    const { x, y, width, height } = element.getBoundingClientRect();
    const label = element.id || element.getAttribute("aria-label") || element.textContent?.trim().slice(0, 20);
    const options = element instanceof HTMLSelectElement ? [...element.options].map(({ value }) => value) : [];
    return { name: `${element.localName} ${label}`, x: x + width / 2, y: y + height / 2, width, height, options };
  }, /** @type {const} */ ([selector, draw(3) > 0, draw(2 ** 31)]));
}

/**
 * What the monkey does, and how often: each says what it has done, or nothing where there was nothing to act upon.
 * @type {[number, (page: Page, draw: Draw) => Promise<string | undefined>][]}
 */
const ACTIONS = [
  [8, async (page, draw) => {
    const at = await spot(page,
      "button, summary, [role=tab], [role=option], input[type=checkbox], input[type=radio], canvas, label", draw);
    if (!at) return undefined;
    await page.mouse.click(at.x, at.y, { clickCount: draw(8) === 0 ? 2 : 1 });
    return `click on ${at.name}`;
  }],
  [4, async (page, draw) => {
    const at = await spot(page, "canvas, [role=slider], input[type=range], svg", draw);
    if (!at) return undefined;
    const across = draw(301) - 150;
    const down = draw(301) - 150;
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + across, at.y + down, { steps: 2 });
    await page.mouse.up();
    return `drag of ${at.name} by ${across}, ${down}`;
  }],
  [6, async (page, draw) => {
    const key = KEYS[draw(KEYS.length)];
    await page.keyboard.press(key);
    return `key ${key}`;
  }],
  [2, async (page, draw) => {
    const at = await spot(page, "canvas, svg, section, h1", draw);
    const dy = draw(801) - 400;
    if (at) await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, dy);
    return `wheel by ${dy} on ${at?.name}`;
  }],
  [3, async (page, draw) => {
    const at = await spot(page, "input:not([type=checkbox], [type=radio], [type=range]), textarea", draw);
    if (!at) return undefined;
    const text = TEXTS[draw(TEXTS.length)];
    await page.mouse.click(at.x, at.y, { clickCount: 3 });
    await page.keyboard.insertText(text);
    await page.keyboard.press(draw(2) === 0 ? "Enter" : "Tab");
    return `"${text}" into ${at.name}`;
  }],
  [2, async (page, draw) => {
    const at = await spot(page, "select", draw);
    if (!at) return undefined;
    const option = draw(at.options.length);
    await page.mouse.move(at.x, at.y);
    await page.evaluate(([x, y, index]) => {
      let element = document.elementFromPoint(x, y);
      while (element?.shadowRoot && element !== element.shadowRoot.elementFromPoint(x, y)) {
        element = element.shadowRoot.elementFromPoint(x, y);
      }
      if (!(element instanceof HTMLSelectElement)) return;
      element.selectedIndex = index;
      for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    }, /** @type {const} */ ([at.x, at.y, option]));
    return `${at.options[option]} of ${at.name}`;
  }],
  [1, async (page, draw) => {
    const width = [380, 720, 1280][draw(3)];
    await page.setViewportSize({ width, height: 800 });
    return `the window ${width} px wide`;
  }],
];

/**
 * Lets the monkey do so much, and fails at the first thing that goes wrong.
 * @param {Page} page
 * @param {string[]} problems
 * @param {{ seed: number, count: number }} wish
 */
async function letLoose(page, problems, { seed, count }) {
  const draw = drawer(seed);
  const all = ACTIONS.flatMap(([often, action]) => Array.from({ length: often }, () => action));
  /** @type {string[]} */
  const done = [];
  try {
    for (let i = 0; i < count; i++) {
      const action = await all[draw(all.length)](page, draw);
      if (action) done.push(`${i + 1}: ${action}`);
      if (problems.length > 0) throw new Error(problems.join("\n"));
    }
    expect(done.length).toBeGreaterThan(LEAST * count);
    // Whatever it has come to: every element still answers, and what it decodes are pictures.
    const answers = await page.evaluate(async () => {
      const elements = [...document.querySelectorAll("*")]
        .flatMap((node) => [node, ...(node.shadowRoot?.querySelectorAll("*") ?? [])]);
      const scapes = /** @type {ZScape[]} */ (elements.filter(({ localName }) => localName === "z-scape"));
      return Promise.all(scapes.filter((scape) => scape.checkVisibility())
        .map(async (scape) => [...(await scape.decode([0.5, -0.5]))]));
    });
    for (const pixels of answers) {
      expect(pixels.length).toBe(784);
      expect(pixels.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
    if (problems.length > 0) throw new Error(problems.join("\n"));
    return answers.length;
  } catch (error) {
    const told = done.slice(-TOLD).join("\n  ");
    throw new Error(`${/** @type {Error} */ (error).message}\nseed ${seed}, the last ${TOLD} actions:\n  ${told}`,
      { cause: error });
  }
}

test("500 actions on the page, whatever they are, and it still answers", async ({ page, problems }) => {
  test.setTimeout(180_000);
  await fence(page);
  await page.goto("/#v=1&dataset=shapes&hidden=16");
  await call(page, (element) => element.ready);
  expect(await letLoose(page, problems, { seed: SEED, count: 500 })).toBeGreaterThan(0);
});

test("300 actions on the lesson, whatever they are, and every figure still answers", async ({ page, problems }) => {
  test.setTimeout(180_000);
  await fence(page);
  await page.goto("/lesson/index.html#lang=en");
  await expect(page.locator("z-scape-figure[name=functional] #summary")).not.toBeEmpty({ timeout: 30_000 });
  await letLoose(page, problems, { seed: SEED, count: 300 });
  for (const figure of await page.locator("z-scape-figure").filter({ visible: true }).all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator(".figure > #summary")).not.toBeEmpty({ timeout: 30_000 });
  }
});
