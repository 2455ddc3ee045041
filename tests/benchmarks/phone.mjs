// The page as it comes to a phone: its main thread four times slower than here, on a line of 1.6 Mbit/s that page and
// workers share, with 150 ms there and back. Workers cannot be slowed down by the browser, and are as fast as here.

import { slowLine } from "./line.mjs";

/** @typedef {import("./scene.mjs").Row} Row */
/** @typedef {import("./scene.mjs").Scene} Scene */

const VISITS = 3;
const WATCHED = 35_000; // ms
const SLOWER = 4;
const LINE = { rate: 1.6e6 / 8, latency: 150 };
const PHONE = { viewport: { width: 412, height: 915 }, deviceScaleFactor: 2.625, isMobile: true, hasTouch: true };

/**
 * What is known of a visit, in ms after navigation began.
 * @typedef {{ decoded: number, stepped: number, tasks: number[], shift: number }} Visit
 */

/** Watches a page from its beginning on. */
function watch() {
  const seen = { decoded: NaN, stepped: NaN, tasks: /** @type {number[]} */ ([]), shift: 0 };
  Object.assign(window, { seen });
  addEventListener("zscape-decode", () => (seen.decoded = performance.now()), { capture: true, once: true });
  addEventListener("zscape-step", () => (seen.stepped = performance.now()), { capture: true, once: true });
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of /** @type {any[]} */ (list.getEntries())) seen.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
}

/**
 * @param {Scene} scene
 * @param {string} origin  of the line's end
 * @returns {Promise<Visit>}
 */
async function visit({ browser }, origin) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(`${origin}/`, { waitUntil: "commit" });
    await page.waitForFunction((ms) => performance.now() > ms, WATCHED, { polling: 200, timeout: 3 * WATCHED });
    return await page.evaluate(() => /** @type {any} */ (window).seen);
  } finally {
    await context.close();
  }
}

/**
 * @param {Scene} scene
 * @returns {Promise<Row[]>}
 */
export async function phone(scene) {
  const line = await slowLine(scene.server.origin, LINE);
  /** @type {Visit[]} */
  const visits = [];
  try {
    for (let i = 0; i < VISITS; i++) visits.push(await visit(scene, line.origin));
  } finally {
    await line.close();
  }
  const row = (/** @type {string} */ what, /** @type {(visit: Visit) => number} */ of, /** @type {string} */ bar) => {
    const values = visits.map((each) => of(each)).sort((a, b) => a - b).map((value) => value.toFixed(2));
    return /** @type {Row} */ ([`a slow phone: ${what}`, `${values[0]} to ${values[VISITS - 1]} (${VISITS})`, bar]);
  };
  const sum = (/** @type {number[]} */ tasks) => tasks.reduce((all, ms) => all + ms, 0) / 1000;
  return [
    row("first decoded picture, s", ({ decoded }) => decoded / 1000, "at most 5"),
    row("first step, s", ({ stepped }) => stepped / 1000, "at most 7"),
    row("tasks over 50 ms in 35 s, their sum in s", ({ tasks }) => sum(tasks), "at most 5"),
    row("layout shift", ({ shift }) => shift, "at most 0.05"),
  ];
}
