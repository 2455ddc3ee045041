// Runs the Rust tests that are made for browsers inside a dedicated worker of a real Chromium.
//
// wasm-bindgen-test-runner serves each test program as a page and would drive a browser through WebDriver; here the
// page is opened with Playwright instead, which needs no second program of the browser's very version.

import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { Failure, main, root, run } from "./run.mjs";
import { setup, wasmTestRunner } from "./setup.mjs";

const TIMEOUT_MINUTES = 5;

/** The files of tests/ that hold tests for browsers. */
async function browserTests() {
  const files = (await readdir(join(root, "tests"))).filter((name) => name.endsWith(".rs")).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(root, "tests", name), "utf8")));
  const names = files.filter((_, i) => texts[i].includes("wasm_bindgen_test")).map((name) => name.slice(0, -3));
  if (names.length === 0) throw new Failure("No file in tests/ holds a #[wasm_bindgen_test].");
  return names;
}

/**
 * Compiles the tests and returns the paths of their wasm modules.
 * @param {string[]} names
 */
async function compile(names) {
  const output = await run(
    "cargo",
    [
      ...["test", "--no-run", "--target", "wasm32-unknown-unknown", "--message-format", "json-render-diagnostics"],
      ...names.flatMap((name) => ["--test", name]),
    ],
    { show: "errors" },
  );
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line))
    .filter(({ executable, profile }) => executable && profile.test)
    .map(({ target, executable }) => ({ name: target.name, module: executable }));
}

/**
 * Starts the runner's server for one module and waits for its address.
 * @param {string} runner
 * @param {string} module
 */
async function startServer(runner, module) {
  const child = spawn(runner, [module], {
    cwd: root,
    env: {
      ...process.env,
      NO_HEADLESS: "1",
      WASM_BINDGEN_TEST_ADDRESS: "127.0.0.1:0",
      WASM_BINDGEN_USE_DEDICATED_WORKER: "1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const failed = new Promise((_, reject) => {
    child.on("error", reject);
    child.on("close", () => reject(new Failure(`wasm-bindgen-test-runner ended without serving ${module}`)));
  });
  const address = (async () => {
    for await (const line of createInterface(child.stdout)) {
      const url = line.match(/http:\/\/\S+/)?.[0];
      if (url) return url;
      console.log(line);
    }
    return failed;
  })();
  return { child, url: /** @type {string} */ (await Promise.race([address, failed])) };
}

/**
 * Opens the tests' page and prints what it says once the result stands there. Throws when none comes.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 */
async function watchPage(browser, url) {
  const page = await browser.newPage();
  const died = new Promise((_, reject) => {
    page.on("pageerror", reject);
    page.on("crash", () => reject(new Failure("the page with the tests crashed")));
  });
  const output = page.locator("#output");
  const result = page
    .goto(url)
    .then(() => output.filter({ hasText: "test result:" }).waitFor({ timeout: TIMEOUT_MINUTES * 60_000 }));
  try {
    await Promise.race([result, died]);
  } finally {
    const text = (await output.textContent({ timeout: 5000 })) ?? "";
    console.log(text.trim());
    if (text.includes("test result: FAILED")) process.exitCode = 1;
    await page.close();
  }
}

await main(async () => {
  await setup();
  const runner = await wasmTestRunner();
  const modules = await compile(await browserTests());
  const browser = await chromium.launch(await launchOptions());
  try {
    for (const { name, module } of modules) {
      console.log(`\ntests/${name}.rs in a dedicated worker of Chromium ${browser.version()}`);
      const { child, url } = await startServer(runner, module);
      try {
        await watchPage(browser, url);
      } finally {
        child.kill();
      }
    }
  } finally {
    await browser.close();
  }
});
