// Makes the pictures of the teacher's page: what a class sees once a question is answered, a little one of each, for
// light pages and for dark ones. It does what the question asks in the built lesson, says how long each run took, and
// leaves out words, which would be too small to read and in one language only.
//
//   npm run build && node scripts/make-lesson-pictures.mjs [QUESTION ...]

/* global document, window */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { serve } from "../tests/browser/server.mjs";
import { pages } from "../www/lesson/guide/pages.js";
import { launchOptions } from "./chromium.mjs";
import { main, root } from "./run.mjs";

/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {import("@playwright/test").Page} Page */

const SIZE = { width: 360, height: 200 };
const QUALITY = 0.4;
const LONGEST = 300_000; // ms that a run may take
const folder = join(root, "www", "lesson", "teacher", "pictures");

const DRAWINGS = "#picture :is(svg, canvas)";

/** What is drawn and what is only a key or a handle of it differ in size. */
const DRAWN = 4000; // square pixels

/**
 * How a question's answer comes, where it is not by Play alone from the state that its link opens.
 * @typedef {object} Way
 * @property {string} [state]
 * @property {string} [parts]  what is to be seen, as a selector
 * @property {(figure: Locator) => Promise<void>} [run]
 * @property {(facts: import("../www/lesson/guide/pages.js").Facts) => boolean} [done]
 * @property {(figure: Locator) => Promise<void>} [last]  what is done then
 */

const play = (/** @type {Locator} */ figure) => figure.locator(".transport #play").first().click();

/** @type {(answer: number) => (figure: Locator) => Promise<void>} */
const predict = (answer) => async (figure) => {
  await figure.locator("input[type=radio]").nth(answer).check();
  await play(figure);
};

/** @type {Record<string, Way>} */
const ways = {
  slide: { run: async () => undefined, done: () => true },
  film: { state: "problem=surface&heights=inside" },
  slip: { state: "slip=true" },
  family: { done: ({ fitted }) => fitted },
  step: { state: "g=step" },
  train: { parts: "z-scape .gallery canvas" },
  plane: { state: "latent=2", parts: "z-scape .plane" },
  autoencoder: { run: predict(2), parts: "z-scape .plane" },
  larger: { run: predict(2), parts: "z-scape .plane" },
  collapse: { run: predict(3), parts: "z-scape .plane" },
  bound: { run: (figure) => figure.locator("#train").click(), parts: ":is(.own, .notes) svg" },
  drag: {
    done: ({ ran }) => ran,
    last: async (figure) => {
      for (let i = 0; i < 25; i += 1) await figure.locator("#picture [role=slider]").press("ArrowRight");
    },
  },
};

/**
 * Where the parts lie on the page, all in one.
 * @param {Locator} parts
 */
async function around(parts) {
  const boxes = await parts.evaluateAll((nodes) => nodes.map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const [x, y] = [left + window.scrollX, top + window.scrollY];
    return { left: x, top: y, right: x + width, bottom: y + height };
  }));
  const drawn = boxes.filter(({ left, top, right, bottom }) => (right - left) * (bottom - top) > DRAWN);
  const [x, y] = [Math.min(...drawn.map(({ left }) => left)), Math.min(...drawn.map(({ top }) => top))];
  const width = Math.max(...drawn.map(({ right }) => right)) - x;
  return { x, y, width, height: Math.max(...drawn.map(({ bottom }) => bottom)) - y };
}

/**
 * Runs in the browser: the picture in the middle, on its own ground.
 * @param {{ png: string, width: number, height: number, quality: number }} what
 * @returns {Promise<number[]>} the WebP's bytes
 */
async function pack({ png, width, height, quality }) {
  const image = document.createElement("img");
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const scale = Math.min(width / image.width, height / image.height);
  const [wide, high] = [image.width * scale, image.height * scale];
  context.imageSmoothingQuality = "high";
  context.drawImage(image, (width - wide) / 2, (height - high) / 2, wide, high);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality });
  return [...new Uint8Array(await blob.arrayBuffer())];
}

/** @param {Locator} figure */
const hideWords = (figure) => figure.evaluate((host) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:is(#picture, .plane, .notes, .own) :is(text, button:not(:has(canvas)),
    :not(:has(svg, canvas, z-scape), svg, svg *, canvas, z-scape)) { visibility: hidden !important; }`);
  for (const each of [host, .../** @type {ShadowRoot} */ (host.shadowRoot).querySelectorAll("z-scape")]) {
    const shadow = /** @type {ShadowRoot} */ (each.shadowRoot);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  }
});

/**
 * @param {Page} page
 * @param {Page} desk  where pictures are packed
 * @param {string} origin
 * @param {import("../www/lesson/guide/pages.js").Page} question
 */
async function depict(page, desk, origin, question) {
  const { id, figure: name } = question;
  const { state = question.state, run = play, done = question.done, last, parts = DRAWINGS } = ways[id] ?? {};
  await page.goto("about:blank");
  await page.goto(`${origin}/lesson/index.html#${new URLSearchParams({ lang: "en", figure: name, [name]: state })}`);
  const figure = page.locator("z-scape-figure:visible");
  await figure.locator(".figure > #summary").filter({ hasText: /\S/ }).waitFor();
  const began = performance.now();
  await run(figure);
  while (!done(await figure.evaluate((/** @type {any} */ element) => element.facts))) {
    if (performance.now() - began > LONGEST) throw new Error(`${id} is not done after ${LONGEST / 1000} s`);
    await page.waitForTimeout(100);
  }
  const seconds = (performance.now() - began) / 1000;
  if (await figure.evaluate((/** @type {any} */ element) => element.facts.playing)) await play(figure);
  await last?.(figure);
  await hideWords(figure);
  /** @type {string[]} */
  const sizes = [];
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme });
    // Another language draws all of it anew.
    await figure.evaluate((element, lang) => element.setAttribute("lang", lang), colorScheme === "light" ? "en" : "zh");
    await page.waitForTimeout(1500);
    const clip = await around(figure.locator(parts));
    const png = (await page.screenshot({ clip, fullPage: true })).toString("base64");
    const bytes = await desk.evaluate(pack, { png, ...SIZE, quality: QUALITY });
    await writeFile(join(folder, `${id}-${colorScheme}.webp`), Uint8Array.from(bytes));
    sizes.push(`${bytes.length} bytes`);
  }
  console.log(`${id}: ran ${seconds.toFixed(1)} s; ${sizes.join(", ")}`);
}

await main(async () => {
  const wished = process.argv.slice(2);
  await mkdir(folder, { recursive: true });
  const server = await serve();
  const browser = await chromium.launch(await launchOptions());
  const desk = await browser.newPage();
  for (const question of pages) {
    if (wished.length > 0 && !wished.includes(question.id)) continue;
    const page = await browser.newPage({ viewport: { width: 760, height: 900 } });
    await depict(page, desk, server.origin, question);
    await page.close();
  }
  await browser.close();
  await server.close();
});
