// Everything that must hold, one step after the other; a failing step does not stop those that don't build on it.
// The last line is "N passed, N failed".
//
//   npm test                            everything
//   npm test -- --only clippy,unit      the steps of these names (the browser tests then use dist/ as it is)

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { attempt, Failure, main, root } from "./run.mjs";
import { setup } from "./setup.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {string} command
 * @property {string[]} args
 * @property {(output: string) => Count} [count] reads the numbers of tests from the output; a check counts as one
 * @property {boolean} [built] whether it needs the build
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
 * A program from node_modules, started without a shell.
 * @param {string} path
 * @param {string[]} args
 */
function node(path, ...args) {
  return { command: process.execPath, args: [path, ...args] };
}

/** @param {string} folder below tests/ */
function nodeTests(folder) {
  const path = join("tests", folder);
  const names = existsSync(join(root, path)) ? readdirSync(join(root, path)) : [];
  const files = names.filter((name) => name.endsWith(".test.js")).map((name) => join(path, name));
  return files.length > 0 ? { ...node("--test", "--test-reporter=spec", ...files), count: countNode } : undefined;
}

/** @returns {Step[]} */
function steps() {
  const clippy = (/** @type {string[]} */ ...args) => ({
    command: "cargo",
    args: ["clippy", "--quiet", ...args, "--", "-D", "warnings"],
  });
  const unit = nodeTests("unit");
  const packaged = nodeTests("package");
  return [
    { name: "rustfmt", title: "Rust formatting", command: "cargo", args: ["fmt", "--check"] },
    { name: "clippy", title: "clippy, warnings denied", ...clippy("--all-targets") },
    {
      name: "clippy-wasm",
      title: "clippy of the library for wasm, warnings denied",
      ...clippy("--lib", "--target", "wasm32-unknown-unknown"),
    },
    { name: "rust", title: "Rust tests", command: "cargo", args: ["test", "--no-fail-fast"], count: countRust },
    {
      name: "wasm",
      title: "Rust tests inside a worker of a real Chromium",
      ...node("scripts/wasm-test.mjs"),
      count: countRust,
    },
    { name: "types", title: "types of the JavaScript", ...node("node_modules/typescript/bin/tsc") },
    { name: "lint", title: "lint of the JavaScript", ...node("node_modules/eslint/bin/eslint.js", "--max-warnings=0") },
    ...(unit ? [{ name: "unit", title: "unit tests of the JavaScript", ...unit }] : []),
    { name: "build", title: "release build", ...node("scripts/trunk.mjs", "build", "--release") },
    ...(packaged ? [{ name: "package", title: "tests of the package", ...packaged, built: true }] : []),
    {
      name: "page",
      title: "tests of the built page in a real Chromium",
      ...node("node_modules/@playwright/test/cli.js", "test", "--config", "tests/browser/playwright.config.js"),
      count: countPlaywright,
      built: true,
    },
  ];
}

/**
 * Runs one step under a heading. A step that dies, or runs no test, counts as one failed test.
 * @param {Step} step
 * @returns {Promise<Count>}
 */
async function runStep({ title, command, args, count }) {
  console.log(`\n=== ${title}`);
  const start = performance.now();
  // Colours would hide the numbers that are read from the output.
  const env = { FORCE_COLOR: undefined, CARGO_TERM_COLOR: "never" };
  const { ok, output } = await attempt(command, args, { env });
  const counted = count?.(output) ?? { passed: Number(ok), failed: 0 };
  const dead = counted.failed === 0 && !(ok && counted.passed > 0);
  const result = { passed: counted.passed, failed: counted.failed + Number(dead) };
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`--- ${title}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}

/** @returns {Promise<Count>} of all steps */
async function runAll() {
  const at = process.argv.indexOf("--only");
  const only = at < 0 ? undefined : (process.argv[at + 1] ?? "").split(",");
  const chosen = steps().filter(({ name }) => only?.includes(name) ?? true);
  if (chosen.length === 0) {
    const names = steps().map(({ name }) => name);
    throw new Failure(`--only ${only}: no such step; expected some of ${names.join(", ")}.`);
  }

  await setup();
  const { findChromium } = await import("./chromium.mjs");
  process.env.CHROMIUM_PATH = await findChromium();

  const total = { passed: 0, failed: 0 };
  let built = true;
  for (const step of chosen) {
    if (step.built && !built) {
      console.log(`\n=== ${step.title}: not run, for the build failed`);
      total.failed += 1;
      continue;
    }
    const { passed, failed } = await runStep(step);
    if (step.name === "build") built = failed === 0;
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

// Whatever stops the run is one failure more, and the last line is there all the same.
let total = { passed: 0, failed: 1 };
await main(async () => {
  total = await runAll();
});
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
