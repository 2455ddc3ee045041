// The engines, and how each is opened.

import { openChromium, openFirefox } from "./puppeteer.mjs";
import { openWebKit } from "./webkit.mjs";

/** @typedef {import("./driver.mjs").Session} Session */
/** @typedef {"chromium" | "firefox" | "webkit" | "webkit without a locale"} Engine */

/** @type {Record<Engine, () => Promise<Session>>} */
export const engines = {
  chromium: openChromium,
  firefox: openFirefox,
  webkit: () => openWebKit({ locale: "en_US" }),
  "webkit without a locale": () => openWebKit({ locale: undefined }),
};
