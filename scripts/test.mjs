// Everything that must hold. Steps run in two lanes beside one another, and then those of the built page; a failing
// step does not stop those that don't build on it. The last line is "N passed, N failed".
//
//   npm test                            everything
//   npm test -- --quick                 formatting, lint, types and unit tests, in Rust and JavaScript: two minutes at
//   most
//   npm test -- --only clippy,unit      the steps of these names (those of the page then use dist/ as it is)
//   npm test -- --only engines          the page in Chromium, Firefox and WebKitGTK, which are installed where they are
//   missing
//   npm test -- --only hosts            the package in Next.js, Nuxt, Astro and other people's tools: it installs a
//   thousand packages
//   npm test -- --shard 1/3             of the tests of the page this part

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clearReports, printReports, reportOf } from "./report.mjs";
import { attempt, Failure, main, root } from "./run.mjs";
import { setup, wasmTestRunner } from "./setup.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {1 | 2 | 3} lane  steps of one lane run one after the other; 1 and 2, alike in length, side by side, and 3
 *   when they are done
 * @property {string} command
 * @property {string[]} args
 * @property {Record<string, string>} [env]
 * @property {(output: string) => Count} [count] reads the numbers of tests from the output; a check counts as one
 * @property {boolean} [built] whether it needs the build
 * @property {boolean} [browser] whether it needs Chromium
 * @property {boolean} [asked] whether it runs only where --only names it
 * @property {"only" | "never"} [quick]  whether it belongs to --quick alone, or not to it; else to both
 */

/**
 * Adds up the numbers that a pattern finds.
 * @param {string} output
 * @param {RegExp} pattern its first group is the number
 */
function sum(output, pattern) {
  return [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
}

/** @param {string} output of cargo test, or of the browser's test page, which says the same */
function countRust(output) {
  return {
    passed: sum(output, /^test result: .*?(\d+) passed/gm),
    failed: sum(output, /^test result: .*?(\d+) failed/gm),
  };
}

/** @param {string} output of node --test with the reporter "spec" */
function countNode(output) {
  return { passed: sum(output, /^ℹ pass (\d+)$/gm), failed: sum(output, /^ℹ (?:fail|cancelled) (\d+)$/gm) };
}

/** @param {string} output of Playwright with the reporter "list" */
function countPlaywright(output) {
  return {
    passed: sum(output, /^ {2}(\d+) (?:passed|flaky)/gm),
    failed: sum(output, /^ {2}(\d+) (?:failed|interrupted|did not run)/gm),
  };
}

/**
 * A script, started without a shell.
 * @param {string[]} args
 */
function node(...args) {
  return { command: process.execPath, args };
}

/**
 * @param {string} folder below tests/
 * @param {string[]} flags of Node's test runner
 */
function nodeTests(folder, ...flags) {
  const path = join("tests", folder);
  const names = existsSync(join(root, path)) ? readdirSync(join(root, path)) : [];
  const files = names.filter((name) => name.endsWith(".test.js")).map((name) => join(path, name));
  if (files.length === 0) throw new Failure(`${path} holds no tests.`);
  return { ...node("--test", "--test-reporter=spec", ...flags, ...files), count: countNode };
}

/**
 * @param {string | undefined} shard
 * @returns {Step[]}
 */
function steps(shard) {
  const cargo = (/** @type {string[]} */ ...args) => /** @type {const} */ ({ lane: 1, command: "cargo", args });
  const clippy = (/** @type {string[]} */ ...args) => cargo("clippy", "--quiet", ...args, "--", "-D", "warnings");
  const page = (/** @type {string} */ project) => /** @type {const} */ ({
    lane: 3,
    ...node(
      ...["node_modules/@playwright/test/cli.js", "test", "--config", "tests/browser/playwright.config.js"],
      ...["--project", project, ...(shard ? ["--shard", shard, "--pass-with-no-tests"] : [])],
    ),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(project) },
    count: countPlaywright,
    built: true,
    browser: true,
    quick: "never",
  });
  return [
    { name: "rustfmt", title: "Rust formatting", ...cargo("fmt", "--all", "--check") },
    { name: "clippy", title: "clippy, warnings denied", ...clippy("--workspace", "--all-targets") },
    {
      name: "clippy-wasm",
      title: "clippy of the library for wasm, warnings denied",
      ...clippy("--lib", "--target", "wasm32-unknown-unknown"),
      quick: "never",
    },
    {
      name: "doc",
      title: "rustdoc, warnings denied",
      ...cargo("doc", "--quiet", "--no-deps", "--document-private-items"),
      env: { RUSTDOCFLAGS: "-D warnings" },
      quick: "never",
    },
    { name: "rust-unit", title: "Rust unit tests", ...cargo("test", "--lib"), count: countRust, quick: "only" },
    { name: "rust", title: "Rust tests", ...cargo("test", "--no-fail-fast"), count: countRust, quick: "never" },
    {
      name: "wasm",
      title: "Rust tests inside a worker of a real Chromium",
      lane: 1,
      ...node("scripts/wasm-test.mjs"),
      count: countRust,
      browser: true,
      quick: "never",
    },
    { name: "types", title: "types of the JavaScript", lane: 2, ...node("node_modules/typescript/bin/tsc") },
    {
      name: "lint",
      title: "lint of the JavaScript",
      lane: 1,
      ...node("node_modules/eslint/bin/eslint.js", "--max-warnings=0"),
    },
    { name: "unit", title: "unit tests of the JavaScript", lane: 2, ...nodeTests("unit") },
    {
      name: "build",
      title: "npm run build in a fresh folder",
      lane: 2,
      ...node("scripts/fresh.mjs", "build"),
      quick: "never",
    },
    {
      name: "start",
      title: "npm start in a fresh folder",
      lane: 2,
      ...nodeTests("start"),
      quick: "never",
    },
    {
      name: "package",
      title: "tests of the package",
      lane: 2,
      ...nodeTests("package"),
      built: true,
      browser: true,
      quick: "never",
    },
    {
      name: "hosts",
      title: "the package in apps of other people's tools",
      lane: 2,
      ...nodeTests("hosts"),
      built: true,
      browser: true,
      asked: true,
      quick: "never",
    },
    {
      name: "engines",
      title: "the built page in Chromium, Firefox and WebKitGTK",
      lane: 3,
      ...nodeTests("engines", "--test-concurrency=1"),
      built: true,
      browser: true,
      asked: true,
      quick: "never",
    },
    { name: "page-still", title: "tests of the built page in a real Chromium, two at a time", ...page("still") },
    { name: "page-busy", title: "tests of the built page that watch the clock, one at a time", ...page("busy") },
  ];
}

/**
 * Runs one step under a heading. A step that dies, or runs no test, counts as one failed test.
 * @param {Step} step
 * @param {boolean} live  whether to show what it prints as it comes; else in one piece at its end
 * @returns {Promise<Count>}
 */
async function runStep({ title, command, args, env, count }, live) {
  console.log(`\n=== ${title}${live ? "" : ": begins"}`);
  const start = performance.now();
  // Colours would hide the numbers that are read from the output.
  const plain = { FORCE_COLOR: undefined, CARGO_TERM_COLOR: "never" };
  const { ok, output, errors } = await attempt(command, args, {
    env: { ...plain, ...env }, show: live ? "all" : "none",
  });
  const counted = count?.(output) ?? { passed: Number(ok), failed: 0 };
  const dead = counted.failed === 0 && !(ok && counted.passed > 0);
  const result = { passed: counted.passed, failed: counted.failed + Number(dead) };
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (!live) console.log(`\n=== ${title}\n${output}${errors}`);
  console.log(`--- ${title}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}

/** What the command line asks for. */
function options() {
  try {
    const { values } = parseArgs({
      options: { quick: { type: "boolean", default: false }, only: { type: "string" }, shard: { type: "string" } },
    });
    return values;
  } catch (error) {
    throw new Failure(`npm test: ${/** @type {Error} */ (error).message}`);
  }
}

/** The steps that the command line asks for: by --only, and a name stands for those that begin with it, too. */
function chosenSteps() {
  const { quick, only, shard } = options();
  const all = steps(shard);
  if (only === undefined) return all.filter((step) => !step.asked && step.quick !== (quick ? "never" : "only"));
  const names = only.split(",");
  const found = (/** @type {string} */ name) =>
    all.filter((step) => step.name === name || step.name.startsWith(`${name}-`));
  const unknown = names.filter((name) => found(name).length === 0);
  if (unknown.length > 0) {
    throw new Failure(`--only ${only}: no step ${unknown.join(", ")}; ` +
      `expected some of ${all.map(({ name }) => name).join(", ")}.`);
  }
  return all.filter((step) => names.some((name) => found(name).includes(step)));
}

/** @returns {Promise<Count>} of all steps */
async function runAll() {
  const chosen = chosenSteps();
  await clearReports();
  await setup();
  if (chosen.some(({ browser }) => browser)) {
    const { findChromium } = await import("./chromium.mjs");
    process.env.CHROMIUM_PATH = await findChromium();
  }
  // Two steps want it, and may run beside one another.
  if (chosen.some(({ name }) => ["wasm", "package"].includes(name))) await wasmTestRunner();

  const total = { passed: 0, failed: 0 };
  let built = true;
  /**
   * @param {Step["lane"]} number
   * @param {boolean} live
   */
  async function runLane(number, live) {
    for (const step of chosen.filter(({ lane }) => lane === number)) {
      if (step.built && !built) {
        console.log(`\n=== ${step.title}: not run, for the build failed`);
        total.failed += 1;
        continue;
      }
      const { passed, failed } = await runStep(step, live);
      if (step.name === "build") built = failed === 0;
      total.passed += passed;
      total.failed += failed;
    }
  }
  const both = [1, 2].every((number) => chosen.some(({ lane }) => lane === number));
  await Promise.all([runLane(1, !both), runLane(2, !both)]);
  await runLane(3, true);
  return total;
}

// Whatever stops the run is one failure more, and the last line is there all the same.
let total = { passed: 0, failed: 1 };
await main(async () => {
  total = await runAll();
  await printReports();
});
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
