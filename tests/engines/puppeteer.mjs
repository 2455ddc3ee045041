// Chromium, and Firefox by WebDriver BiDi, which needs no driver of its own: both by puppeteer-core.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { findChromium } from "../../scripts/chromium.mjs";
import { VIEWPORT } from "./driver.mjs";
import { findFirefox } from "./machine.mjs";

/** @typedef {import("./driver.mjs").Session} Session */
/** @typedef {import("puppeteer-core").LaunchOptions} LaunchOptions */

const PROTOCOL_TIMEOUT = 120_000; // ms, of one answer

/** @returns {Promise<Session>} */
export async function openChromium() {
  const executablePath = await findChromium();
  return open((downloads) => ({
    browser: "chrome",
    executablePath,
    headless: executablePath.endsWith("headless-shell") ? "shell" : true,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"], // as people have it
    downloadBehavior: { policy: "allow", downloadPath: downloads },
  }));
}

/** @returns {Promise<Session>} */
export async function openFirefox() {
  const executablePath = await findFirefox();
  return open((downloads) => ({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      "browser.download.folderList": 2, // the folder of the next line
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.download.alwaysOpenPanel": false,
      "intl.accept_languages": "en-US, en",
    },
  }));
}

/**
 * @param {(downloads: string) => LaunchOptions} options
 * @returns {Promise<Session>}
 */
async function open(options) {
  const downloads = await mkdtemp(join(tmpdir(), "zscape-engines-"));
  const browser = await puppeteer.launch({
    defaultViewport: VIEWPORT, protocolTimeout: PROTOCOL_TIMEOUT, ...options(downloads),
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.setViewport(VIEWPORT);
  return {
    version: await browser.version(),
    downloads,
    go: async (url) => void (await page.goto(url, { waitUntil: "load" })),
    back: async () => void (await page.goBack({ waitUntil: "load" })),
    forward: async () => void (await page.goForward({ waitUntil: "load" })),
    run: async (expression) => String(await page.evaluate(expression)),
    move: (x, y) => page.mouse.move(x, y),
    press: () => page.mouse.down(),
    release: () => page.mouse.up(),
    type: (key) => page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key)),
    close: async () => {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
