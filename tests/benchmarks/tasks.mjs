// The tasks of the page's main thread: while it starts, and while it trains.

import { openTrained, spread } from "./scene.mjs";
import { mainThreadTasks, TRACED } from "./trace.mjs";

/** @typedef {import("./scene.mjs").Row} Row */
/** @typedef {import("./scene.mjs").Scene} Scene */

const TASKS = 5000; // ms traced: a trace costs time itself, so nothing else is measured meanwhile
const LIMIT = 8; // ms a task of the page may take

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
export async function start(scene) {
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
export async function tasks(scene) {
  await openTrained(scene);
  const found = await traced(scene, () => scene.page.waitForTimeout(TASKS));
  describe(found);
  const [wall, cpu] = [found.map((task) => task.wall), found.map((task) => task.cpu)];
  return [
    ["tasks of the main thread, CPU", spread(cpu), `none over ${LIMIT} ms`],
    ["the same by the wall clock", spread(wall), ""],
  ];
}
