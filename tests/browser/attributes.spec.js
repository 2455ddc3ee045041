// Attributes of <z-scape>: what each does from the start, and when it changes.

import { loadTexts } from "../../www/element/texts.js";
import { call, stepCount } from "./element.js";
import { embed } from "./post.js";
import { expect, test } from "./test.js";

const zh = await loadTexts("zh", "tools");

/** @typedef {import("@playwright/test").Page} Page */

/** Small images and a small network: quick, and the other core stays free. */
const SMALL = "dataset=shapes hidden-units=16";

/**
 * How many colours are on the plane.
 * @param {Page} page
 */
function colours(page) {
  return page.locator("z-scape #plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
    return seen.size;
  });
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string | null} value
 */
const set = (page, name, value) =>
  call(page, (element, [key, text]) => {
    if (text === null) element.removeAttribute(key);
    else element.setAttribute(key, text);
  }, /** @type {[string, string | null]} */ ([name, value]));

test("controls: full, minimal and none show what they name, and change while it trains", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay`)));
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  const parts = /** @type {const} */ ({
    "#plane": ["full", "minimal", "none"],
    "#decoded": ["full", "minimal", "none"],
    "#train": ["full", "minimal"],
    "#reset": ["full", "minimal"],
    ".status-line": ["full", "minimal"],
    "#step": ["full"],
    "#new-seed": ["full"],
    "#trained": ["full"],
    ".curves": ["full"],
    "#beta": ["full"],
    ".caption": ["full"],
  });
  for (const mode of ["minimal", "none", "full"]) {
    await set(page, "controls", mode);
    expect((await call(page, ({ view }) => view)).controls).toBe(mode);
    const shown = Object.entries(parts).filter(([, modes]) => /** @type {readonly string[]} */ (modes).includes(mode));
    // What is there for those alone who listen is clipped away.
    const seen = () => call(page, (element, all) => all.flatMap((part) => {
      const node = element.shadowRoot?.querySelector(part);
      if (!node) return [`no ${part}`];
      return node.checkVisibility() && getComputedStyle(node).clipPath === "none" ? [part] : [];
    }), Object.keys(parts));
    await expect.poll(seen, { message: mode }).toEqual(shown.map(([part]) => part));
  }
});

test("layers: each is drawn or not, from the start and as it changes", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} controls=none layers="rings axes"`)));
  await call(page, (element) => element.ready);
  await expect(page.locator("z-scape #handle")).toBeHidden();
  const ground = await colours(page);
  await set(page, "layers", "");
  await expect.poll(() => colours(page)).toBe(1);
  await set(page, "layers", "rings");
  await expect.poll(() => colours(page)).toBeGreaterThan(1);
  await set(page, "layers", "rings axes points");
  await expect.poll(() => colours(page)).toBeGreaterThan(ground + 20);
  await expect(page.locator("z-scape #handle")).toBeHidden();
  await set(page, "layers", null);
  await expect(page.locator("z-scape #handle")).toBeVisible();
  expect((await call(page, ({ view }) => view)).layers.toSorted()).toEqual(["axes", "handle", "points", "rings"]);
});

test("the view has an attribute for each of its parts, from the start and as it changes", async ({ page, blog }) => {
  const attributes = /** @type {const} */ ([
    ["manifold-side", "24", "manifoldSide", 24, 20],
    ["manifold-opacity", "0.3", "manifoldOpacity", 0.3, 0.6],
    ["posteriors", "sample", "posteriors", "sample", "one"],
    ["window", "0.5,-1,2", "window", [0.5, -1, 2], [0, 0, 4.3]],
    ["hidden-classes", "3 5", "hiddenClasses", [3, 5], []],
    ["class-shapes", "", "classShapes", true, false],
    ["image", "7", "image", 7, undefined],
    ["tool", "sample", "tool", "sample", "training"],
    ["text", "large", "text", "large", "normal"],
  ]);
  const written = attributes.map(([name, text]) => `${name}="${text}"`).join(" ");
  await page.goto(blog.add("/post.html", embed(`hidden-units=16 lang=en ${written}`)));
  const element = page.locator("z-scape");
  await call(page, (zscape) => zscape.ready);
  const view = () => call(page, (zscape) => /** @type {Record<string, unknown>} */ (/** @type {any} */ (zscape.view)));
  const first = await view();
  for (const [, , name, value] of attributes) expect(first[name], name).toEqual(value);
  await expect(element.locator("#tab-sample")).toHaveAttribute("aria-selected", "true");
  await expect(element.locator("#legend button").nth(5)).toHaveAttribute("aria-pressed", "false");
  await expect(element.locator("#zoom-out")).toBeEnabled();
  const ellipses = () => element.locator("#marks ellipse").count();
  await expect.poll(ellipses).toBeGreaterThan(60);
  expect(await ellipses()).toBeLessThan(120); // of 60 images, less those of two classes
  for (const [attribute, text, name, value, usual] of attributes) {
    await set(page, attribute, null);
    expect((await view())[name], name).toEqual(usual);
    await set(page, attribute, text);
    expect((await view())[name], name).toEqual(value);
  }
});

test("until trains to that step, pauses there with a whole plane, " +
  "and lets the reader go on", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay lang=en until=60`)));
  await expect(page.locator("z-scape #status")).toHaveText("Paused at step 60", { timeout: 40_000 });
  // A run that went on would make a step before each answer.
  const stood = await call(page, async (element) => {
    for (let i = 0; i < 4; i += 1) await element.evaluate();
    return [element.stepCount, element.training];
  });
  expect(stood).toEqual([60, false]);
  await expect.poll(() => colours(page)).toBeGreaterThan(50);
  await page.locator("z-scape #train").click();
  await expect.poll(() => stepCount(page)).toBeGreaterThan(63);
});

test("until can be set while it trains", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay lang=en`)));
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  const goal = await call(page, (element) => {
    const later = element.stepCount + 500; // it makes some before it hears of the goal
    element.setAttribute("until", String(later));
    return later;
  });
  await expect(page.locator("z-scape #status")).toHaveText(`Paused at step ${goal}`, { timeout: 30_000 });
});

test("epochs pauses when they are done", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay lang=en epochs=1`)));
  await expect(page.locator("z-scape #status"))
    .toHaveText("Paused at step 71", { timeout: 50_000 }); // 9,000 images by 128
  expect(await call(page, ({ stepCount, training }) => [stepCount, training])).toEqual([71, false]);
});

test("lang changes all words, and the last one counts", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} lang=zh`)));
  await expect(page.locator("z-scape #play")).toHaveText(zh.play);
  await call(page, (element) => element.ready);
  await expect(page.locator("z-scape #train")).toHaveText(zh.train);
  await set(page, "lang", "en");
  await expect(page.locator("z-scape #train")).toHaveText("Train");
  await page.goto(blog.add("/post.html", embed(`${SMALL} lang=en`)));
  await call(page, (element) => element.ready);
  await call(page, (element) => {
    for (const lang of ["zh", "en"]) element.lang = lang;
  });
  await call(page, async (element) => { // the Chinese words come after the English ones, which are there
    await /** @type {any} */ (element.constructor).texts("zh");
    for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
  });
  await expect(page.locator("z-scape #train")).toHaveText("Train");
});

test("autoplay set on an element in sight starts it", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(SMALL)));
  await expect(page.locator("z-scape #play")).toBeVisible();
  await set(page, "autoplay", "");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
});

test("the button of the poster says what it opens with, as that changes", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed("lang=en")));
  await expect(page.locator("z-scape #play")).toHaveText("Train it here");
  await set(page, "checkpoint", "mnist");
  await expect(page.locator("z-scape #play")).toHaveText("Try the trained model");
});

test("the number of hidden units hides nothing; the flag that HTML has by that name does", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed("dataset=shapes hidden=64")));
  await expect(page.locator("z-scape #play")).toBeVisible();
  expect((await call(page, ({ settings }) => settings)).hidden).toBe(64);
  await call(page, (element) => {
    element.hidden = true;
  });
  await expect(page.locator("z-scape")).toBeHidden();
});

test("a bad value changes nothing: the console and zscape-error say so", async ({ page, blog }) => {
  /** @type {string[]} */
  const warnings = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warnings.push(message.text());
  });
  await page.goto(blog.add("/post.html", embed("dataset=cats until=-1 latent=3")));
  await page.waitForFunction(() => customElements.get("z-scape"));
  expect(warnings.map((text) => text.split(":")[0])).toEqual(['<z-scape dataset="cats">', '<z-scape until="-1">']);
  const { dataset, latent } = await call(page, ({ settings }) => settings);
  expect([dataset, latent]).toEqual(["mnist", 3]);
  const view = await call(page, (element) => element.view);
  const told = await call(page, (element) => {
    /** @type {string[]} */
    const messages = [];
    document.addEventListener("zscape-error", ({ detail }) => messages.push(detail.message));
    const bad = {
      controls: "some", layers: "points dots", z: "1", beta: "x", epochs: "0", "manifold-side": "11", window: "1,2",
      "hidden-classes": "3 3", image: "-1", tool: "hammer",
    };
    for (const [name, value] of Object.entries(bad)) element.setAttribute(name, value);
    return messages;
  });
  expect(told.length).toBe(10);
  expect(await call(page, (element) => element.view)).toEqual(view);
  await expect(page.locator("#last")).toBeVisible();
});
