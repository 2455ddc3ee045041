// The tool "export", as the browser tests save with it and read what was saved.

import { readFile } from "node:fs/promises";
import { openPaused } from "./element.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").FrameLocator} FrameLocator */

/**
 * Presses a button of the tool.
 * @param {Page} page
 * @param {string} id
 * @param {Page | FrameLocator} [within]
 */
export async function save(page, id, within = page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    within.locator(`z-scape #export-${id}`).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/**
 * A small model that rests, with the tool open.
 * @param {Page} page
 * @param {string} [fields]
 */
export const openSmall = (page, fields = "") => openPaused(page, `tool=export&lang=en${fields}`);

/**
 * The rows of a CSV, as objects.
 * @param {Buffer} bytes
 */
export function rowsOf(bytes) {
  const [header, ...rows] = bytes.toString().trimEnd().split("\n").map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(row.map((text, i) => [header[i], text])));
}
