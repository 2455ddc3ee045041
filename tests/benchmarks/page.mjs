// What training costs the page, and the page the training: frames, drag, tasks of the main thread, step rate, memory.
//
//   node tests/benchmarks/page.mjs                          all, of dist/ (two minutes, half of it for memory)
//   node tests/benchmarks/page.mjs --only drag,rate         some of start, frames, tasks, drag, rate, manifold, memory
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
import { mainThreadTasks, TRACED } from "./trace.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../browser/server.mjs").Server} Server */
/** @typedef {[what: string, measured: string, bar: string]} Row */
/** @typedef {{ browser: Browser, page: Page, server: Server, shown: string }} Scene */

const FRAMES = 15_000; // ms of frames watched
const TASKS = 5000; // ms traced: a trace costs time itself, so nothing else is measured meanwhile
const DRAG = 10_000; // ms
const MOVES_EVERY = 11; // ms between pointer events: not in step with the frames
const TURNS = 10; // of the page and of the bare Session, one after the other
const TURN = 1500; // ms
const LIMIT = 8; // ms a task of the page may take

/**
 * What the element is told once the digits are plotted.
 * @type {Record<string, { words: string, view?: object, settings?: object }>}
 */
const SHOWN = {
  plain: { words: "" },
  instruments: {
    words: "manifold and density on", view: { layers: ["axes", "rings", "points", "handle", "manifold", "density"] },
  },
  charts: { words: "charts open", view: { tool: "charts" } },
  compare: { words: "a second run beside it", view: { tool: "compare", rival: "beta=4" } },
  step: { words: "the tool Step open", view: { tool: "step" } },
  gallery: { words: "gallery of 20 dimensions", settings: { latent: 20 } },
};

/**
 * Opens the page as it is served, trains until every digit is plotted, and goes on training.
 * @param {Scene} scene
 */
async function openTrained({ page, server, shown }) {
  await page.goto(`${server.origin}/`);
  await page.waitForFunction(
    () => document.querySelector("z-scape")?.shadowRoot?.querySelector("#plane")?.ariaLabel?.includes("9,000"),
    undefined,
    { polling: 200 },
  );
  await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("z-scape"));
    await element.ready;
    await element.pause();
    element.train();
  });
  await page.evaluate(async ({ view, settings }) => {
    const element = /** @type {any} */ (document.querySelector("z-scape"));
    if (settings) element.settings = settings;
    if (view) element.view = view;
    await element.ready;
  }, SHOWN[shown]);
  await page.waitForTimeout(shown === "plain" ? 1500 : 4000);
}

/**
 * Tasks of the renderer's main thread while something happens.
 * @param {Scene} scene
 * @param {() => Promise<unknown>} action
 */
async function traced({ browser, page }, action) {
  await browser.startTracing(page, { categories: TRACED });
  await action();
  return mainThreadTasks(await browser.stopTracing());
}

/**
 * The largest tasks, and what they were, for whoever wants to make them smaller.
 * @param {import("./trace.mjs").Task[]} tasks
 */
function describe(tasks) {
  for (const { wall, cpu, at, parts } of tasks.slice(0, 8)) {
    const what = parts.map(({ name, ms }) => `${name} ${ms.toFixed(1)}`).join(", ");
    console.log(`  ${wall.toFixed(1)} ms (cpu ${cpu.toFixed(1)}) at ${at.toFixed(0)} ms: ${what}`);
  }
}

/**
 * @param {Scene} scene
 * @returns {Promise<Row[]>}
 */
async function start(scene) {
  const { page, server } = scene;
  const tasks = await traced(scene, async () => {
    await page.goto(`${server.origin}/`);
    await page.waitForTimeout(3000);
  });
  const largest = tasks.slice(0, 1).map(({ wall, cpu }) => `${wall.toFixed(1)} ms (cpu ${cpu.toFixed(1)})`);
  describe(tasks);
  const long = tasks.filter(({ cpu }) => cpu > LIMIT).length;
  return [["start: largest task", `${largest}; ${long} over ${LIMIT} ms of CPU`, ""]];
}

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
async function tasks(scene) {
  await openTrained(scene);
  const found = await traced(scene, () => scene.page.waitForTimeout(TASKS));
  describe(found);
  const [wall, cpu] = [found.map((task) => task.wall), found.map((task) => task.cpu)];
  return [
    ["tasks of the main thread, CPU", spread(cpu), `none over ${LIMIT} ms`],
    ["the same by the wall clock", spread(wall), ""],
  ];
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

/** @param {number[]} values in ms */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms (${sorted.length})`;
}

const PARTS = { start, frames, tasks, drag, rate, manifold, memory };

/**
 * Measures the built page.
 * @param {Browser} browser
 * @param {{ folder?: string, only?: string[], shown?: string }} [options] the build, dist/ unless said otherwise; some
 *   parts;
 *   what is shown beside the plane
 * @returns {Promise<Row[]>}
 */
export async function measurePage(browser, { folder, only = Object.keys(PARTS), shown = "plain" } = {}) {
  const server = await serve(folder);
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
