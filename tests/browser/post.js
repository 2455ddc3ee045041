// Posts that embed <z-scape>: a page of someone else's, and what the tests ask of its elements.

import { violationsOf } from "./axe.js";
import { expect } from "./test.js";

/** @typedef {import("zscape").ZScape} ZScape */
/** @typedef {import("@playwright/test").Page} Page */

export const ENTRY = "/pkg/zscape.js";

/**
 * The policy a host may send, as the README states it, and what the page of `post()` needs itself.
 * @param {string} host
 */
export const statedPolicy = (host) =>
  `default-src 'none'; script-src ${host} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${host}; ` +
  "img-src blob: data:; style-src 'self'";

export const LOREM = "<p>Some words of the post, so that there is something to read around the element.</p>".repeat(4);

/** The poster's own picture. */
export const POSTER = /^\/pkg\/data\/models\/poster-(light|dark)-\w+\.webp$/;

/** Room that must be scrolled through. */
export const FAR = '<div style="height: 4000px">A long way.</div>';

/**
 * A whole page around what it embeds.
 * @param {string} body
 * @param {{ entry?: string, head?: string }} [options] the address of the entry script, "" for none
 */
export function post(body, { entry = ENTRY, head = "" } = {}) {
  const script = entry && `<script type="module" src="${entry}"></script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,"><title>A post</title>${head}${script}</head>
    <body><h1>A post</h1>${body}<p id="last">The last words.</p></body></html>`;
}

/**
 * A post with one element.
 * @param {string} attributes
 */
export const embed = (attributes) => post(`${LOREM}<z-scape ${attributes}></z-scape>`);

/**
 * The steps that each element of the page has made.
 * @param {Page} page
 */
export function stepCounts(page) {
  return page.locator("z-scape").evaluateAll((nodes) => nodes.map((node) => /** @type {ZScape} */ (node).stepCount));
}

/**
 * What the page fetches, as paths, from now on.
 * @param {Page} page
 */
export function fetches(page) {
  /** @type {string[]} */
  const paths = [];
  page.on("request", (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (protocol.startsWith("http")) paths.push(pathname);
  });
  return paths;
}

/**
 * How a page of the lesson is looked at: each width by day and by night. axe, slow on long pages, sees each width,
 * scheme and language once.
 */
export const SIGHTS = /** @type {const} */ ([
  { width: 1280, scheme: "light", lang: "en", axe: true },
  { width: 1280, scheme: "dark", lang: "zh", axe: false },
  { width: 380, scheme: "dark", lang: "zh", axe: true },
  { width: 380, scheme: "light", lang: "en", axe: false },
]);

/**
 * Nothing is wider than the window.
 * @param {Page} page
 */
export async function expectNarrow(page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
}

/**
 * Nothing is wider than the window, and axe finds nothing to mend.
 * @param {Page} page
 * @param {string} [within]  a selector
 */
export async function expectFit(page, within) {
  await expectNarrow(page);
  expect(await violationsOf(page, within)).toEqual([]);
}
