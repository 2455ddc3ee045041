// What the tests of the page say of themselves besides passed and failed: which passed at their second go only, and
// which are slow.

import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./run.mjs";

const folder = join(root, "test-results", "reports");
const SLOWEST = 30;

/** @typedef {{ title: string, ms: number, flaky: boolean }} Ran */

/**
 * Where Playwright writes the report of a project.
 * @param {string} project
 */
export const reportOf = (project) => join(folder, `${project}.json`);

/** Removes the reports of an earlier run. */
export const clearReports = () => rm(folder, { recursive: true, force: true });

/**
 * The tests of one of Playwright's JSON reports.
 * @param {any} suite  the report, or a suite in it
 * @param {string[]} [above]  titles of the suites around it
 * @returns {Ran[]}
 */
export function testsOf({ title, suites = [], specs = [] }, above = []) {
  const path = title ? [...above, title] : above;
  const own = specs.flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ test) => ({
      title: [...path, spec.title].join(" › "),
      ms: test.results.reduce((/** @type {number} */ sum, /** @type {any} */ result) => sum + result.duration, 0),
      flaky: test.status === "flaky",
    })),
  );
  return [...own, ...suites.flatMap((/** @type {any} */ inner) => testsOf(inner, path))];
}

/** Prints the slowest tests, and names those that passed at their second go. */
export async function printReports() {
  if (!existsSync(folder)) return;
  const reports = (await readdir(folder)).map((name) => join(folder, name));
  const tests = (await Promise.all(reports.map(async (path) =>
    testsOf(JSON.parse(await readFile(path, "utf8")))))).flat();
  const slow = tests.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  console.log(`\nThe slowest of ${tests.length} tests of the page, in seconds:`);
  for (const { title, ms } of slow) console.log(`${(ms / 1000).toFixed(1).padStart(6)}  ${title}`);
  const flaky = tests.filter((test) => test.flaky);
  console.log(`\n${flaky.length} flaky${flaky.length > 0 ? ", passed at their second go:" : ""}`);
  for (const { title } of flaky) console.log(`  ${title}`);
}
