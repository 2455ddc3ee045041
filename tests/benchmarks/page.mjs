// What training costs the page, and the page the training: frames, drag, tasks of the main thread, step rate, memory.
//
//   node tests/benchmarks/page.mjs                          all, of dist/ (two minutes, half of it for memory)
//   node tests/benchmarks/page.mjs --only drag,rate         some of start, phone, frames, tasks, drag, rate, manifold,
//   memory
//   node tests/benchmarks/page.mjs --shown instruments      with more to draw: instruments, charts, compare, step,
//   gallery
//   node tests/benchmarks/page.mjs --dist FOLDER            of another build
//
// The page is the product's own, at 1280 x 800, on the digits, measured after all of them have been plotted.

import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../scripts/chromium.mjs";
import { serve } from "../browser/server.mjs";
import { bareSession } from "./bare-session.mjs";
import { phone } from "./phone.mjs";
import { openTrained, SHOWN, spread } from "./scene.mjs";
import { start, tasks } from "./tasks.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("./scene.mjs").Row} Row */
/** @typedef {import("./scene.mjs").Scene} Scene */

const FRAMES = 15_000; // ms of frames watched
const DRAG = 10_000; // ms
const MOVES_EVERY = 11; // ms between pointer events: not in step with the frames
const TURNS = 10; // of the page and of the bare Session, one after the other
const TURN = 1500; // ms

/**
 * @param {Scene} scene
 * @returns {Promise<Row[]>}
 */
async function frames(scene) {
  await openTrained(scene);
  const between = await scene.page.evaluate(
    (ms) =>
      new Promise((/** @type {(between: number[]) => void} */ resolve) => {
        /** @type {number[]} */
        const times = [];
        const next = (/** @type {number} */ now) => {
          times.push(now);
          if (now - times[0] < ms) requestAnimationFrame(next);
          else resolve(times.slice(1).map((time, i) => time - times[i]));
        };
        requestAnimationFrame(next);
      }),
    FRAMES,
  );
  return [["frames while training, apart", spread(between), "p95 at most 20 ms"]];
}

/**
 * @param {Scene} scene
 * @returns {Promise<Row[]>}
 */
async function drag(scene) {
  await openTrained(scene);
  const { page } = scene;
  await page.evaluate(() => {
    /** @type {{ event: number[], handler: number[], frame: number[] }} */
    const latencies = { event: [], handler: [], frame: [] };
    /**
     * The newest pointer event that no picture has followed yet.
     * @type {{ event: number, handler: number } | undefined}
     */
    let moved;
    const { port1, port2 } = new MessageChannel();
    // The first task after the frame: by then it has been painted and handed to the compositor.
    port1.onmessage = ({ data }) => latencies.frame.push(performance.now() - data);
    window.addEventListener(
      "pointermove",
      (event) => {
        if (event.buttons === 1) moved = { event: event.timeStamp, handler: performance.now() };
      },
      true,
    );
    document.addEventListener("zscape-decode", () => {
      if (!moved) return;
      latencies.event.push(performance.now() - moved.event);
      latencies.handler.push(performance.now() - moved.handler);
      port2.postMessage(moved.event);
      moved = undefined;
    });
    Object.assign(window, { latencies });
  });
  const box = await page.locator("#plane").first().boundingBox();
  if (!box) return []; // more than two dimensions have no plane to drag across
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const began = performance.now();
  for (let elapsed = 0; elapsed < DRAG; elapsed = performance.now() - began) {
    const angle = elapsed / 400;
    await page.mouse.move(x + 0.3 * box.width * Math.cos(angle), y + 0.3 * box.width * Math.sin(1.3 * angle));
    await new Promise((resolve) => setTimeout(resolve, MOVES_EVERY));
  }
  await page.mouse.up();
  const { event, handler, frame } = await page.evaluate(() => /** @type {any} */ (window).latencies);
  return [
    ["drag: pointermove handled to pixels in the canvas", spread(handler), "p95 at most 16 ms"],
    ["drag: the event's own time to pixels in the canvas", spread(event), ""],
    ["drag: the event's own time to its frame handed over", spread(frame), ""],
  ];
}

/**
 * @param {Scene} scene
 * @returns {Promise<Row[]>}
 */
async function rate(scene) {
  await openTrained(scene);
  const { page } = scene;
  const ask = await bareSession(scene);
  /**
   * Steps a second of the page, counted between two of its snapshots.
   * @param {number} ms
   */
  const onPage = (ms) =>
    page.evaluate(async (wanted) => {
      const element = /** @type {any} */ (document.querySelector("z-scape"));
      const told = () =>
        new Promise((/** @type {(at: { step: number, now: number }) => void} */ resolve) => {
          const listen = () => resolve({ step: element.stepCount, now: performance.now() });
          element.addEventListener("zscape-step", listen, { once: true });
        });
      element.train();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const first = await told();
      await new Promise((resolve) => setTimeout(resolve, wanted));
      const last = await told();
      await element.pause();
      return (1000 * (last.step - first.step)) / (last.now - first.now);
    }, ms);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("z-scape")).pause());
  const turns = [];
  await ask("rate", TURN);
  for (let turn = 0; turn < TURNS; turn++) {
    turns.push({ bare: Number(await ask("rate", TURN)), page: await onPage(TURN) });
  }
  const best = { bare: Math.max(...turns.map(({ bare }) => bare)), page: Math.max(...turns.map(({ page: it }) => it)) };
  const ratios = turns.map(({ bare, page: it }) => it / bare).sort((a, b) => a - b);
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(0)} %`;
  const rates = `${best.page.toFixed(1)} of ${best.bare.toFixed(1)} steps/s`;
  return [
    ["step rate on the page, best of bare's best", `${percent(best.page / best.bare)} (${rates})`, "at least 85 %"],
    ["the same, median over the turns", percent(ratios[ratios.length >> 1]), ""],
  ];
}

/**
 * How often the whole manifold comes anew, 20 x 20 images, while the page trains.
 * @param {Scene} scene
 * @returns {Promise<Row[]>}
 */
async function manifold(scene) {
  await scene.page.addInitScript(() => {
    /** @type {number[]} */
    const came = [];
    Object.assign(window, { came });
    const Original = window.Worker;
    window.Worker = class extends Original {
      /**
       * @param {string | URL} url
       * @param {WorkerOptions} [options]
       */
      constructor(url, options) {
        super(url, options);
        this.addEventListener("message", ({ data }) => {
          if (data.value?.texture) came.push(performance.now());
        });
      }
    };
  });
  await openTrained({ ...scene, shown: "instruments" });
  await scene.page.waitForTimeout(DRAG);
  const came = await scene.page.evaluate(() => /** @type {any} */ (window).came);
  const between = came.slice(1).map((/** @type {number} */ time, /** @type {number} */ i) => time - came[i]);
  return [["manifold of 20 x 20 images while training, apart", spread(between), "at most 500 ms"]];
}

/**
 * @param {Scene} scene
 * @returns {Promise<Row[]>}
 */
async function memory(scene) {
  await scene.page.goto(scene.server.add("/bare.html", "<!doctype html><title>bare</title>"));
  const ask = await bareSession(scene);
  const early = await ask("pagesAt", 500);
  const late = await ask("pagesAt", 5000);
  const reset = await ask("pagesAfterResets", 50);
  return [["wasm pages at step 500, 5,000, after 50 resets", `${early}, ${late}, ${reset}`, "all the same"]];
}

const PARTS = { start, phone, frames, tasks, drag, rate, manifold, memory };

/**
 * Measures the built page.
 * @param {Browser} browser
 * @param {{ folder?: string, only?: string[], shown?: string }} [options] the build, dist/ unless said otherwise; some
 *   parts;
 *   what is shown beside the plane
 * @returns {Promise<Row[]>}
 */
export async function measurePage(browser, { folder, only = Object.keys(PARTS), shown = "plain" } = {}) {
  const server = await serve(folder, { caching: true });
  /** @type {Row[]} */
  const rows = [];
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (!only.includes(name)) continue;
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const found = await part({ browser, page: await context.newPage(), server, shown });
      const suffix = SHOWN[shown].words && `; ${SHOWN[shown].words}`;
      rows.push(...found.map(([what, measured, bar]) => /** @type {Row} */ ([what + suffix, measured, bar])));
      await context.close();
    }
  } finally {
    await server.close();
  }
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const option = (/** @type {string} */ name) => {
    const at = process.argv.indexOf(name);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const browser = await chromium.launch(await launchOptions({ whole: true }));
  try {
    const only = option("--only")?.split(",");
    const rows = await measurePage(browser, { folder: option("--dist"), only, shown: option("--shown") });
    for (const [what, measured, bar] of rows) console.log(`${what}: ${measured}${bar && ` [bar: ${bar}]`}`);
  } finally {
    await browser.close();
  }
}
