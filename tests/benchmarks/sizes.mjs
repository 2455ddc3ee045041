// Bytes of code that a page really fetches: as they are, by gzip at its best, by brotli at its best.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { serve } from "../browser/server.mjs";

/** @typedef {{ raw: number, gzip: number, brotli: number }} Sizes */

/**
 * The paths of the JavaScript and wasm that a page fetches from now on.
 * @param {import("@playwright/test").Page} page
 */
export function fetchedCode(page) {
  /** @type {Set<string>} */
  const paths = new Set();
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|wasm)$/.test(pathname)) paths.add(pathname);
  });
  return paths;
}

/**
 * @param {string} folder
 * @param {Set<string>} paths
 * @returns {Promise<Sizes>} of all files together, each compressed by itself, as hosts do
 */
export async function weigh(folder, paths) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const path of paths) {
    const bytes = await readFile(join(folder, path));
    const hint = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    total.raw += bytes.length;
    total.gzip += gzipSync(bytes, { level: 9 }).length;
    total.brotli += brotliCompressSync(bytes, hint).length; // its default quality is the highest, 11
  }
  return total;
}

/** @param {Sizes} sizes */
export function kilobytes({ raw, gzip, brotli }) {
  return [raw, gzip, brotli].map((bytes) => Math.round(bytes / 1000)).join(" / ");
}

/**
 * What the built page fetches until it has trained for a moment.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} folder
 */
export async function measurePageSize(browser, folder) {
  const server = await serve(folder, { policy: "" });
  const page = await browser.newPage();
  const paths = fetchedCode(page);
  try {
    await page.goto(`${server.origin}/index.html`);
    await page.waitForFunction("document.querySelector('z-scape')?.stepCount >= 20");
    return weigh(folder, paths);
  } finally {
    await page.close();
    await server.close();
  }
}
