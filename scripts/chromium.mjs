// Finds a Chromium for the tests and the benchmark, and says how it is started. Tests take the headless shell where
// there is one: the same engine without a browser's own windows, whose scripts cost as much as a page of ours.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ask, attempt, Failure, root } from "./run.mjs";
import { announce } from "./setup.mjs";

const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/** Where Chromium's relatives stand when they are not on the PATH. */
const APPLICATIONS = {
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = process.env[name];
    if (!folder) return [];
    return [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ];
  }),
};

/**
 * A browser that is already here: the one asked for, one of the system, Playwright's own.
 * @param {boolean} whole
 */
async function present(whole) {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Failure(`CHROMIUM_PATH is ${asked}, which does not exist; expected the path of a Chromium.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  const { chromium } = await import("@playwright/test");
  return [
    ...[...(whole ? [] : [SHELL]), ...NAMES].flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(APPLICATIONS[/** @type {keyof typeof APPLICATIONS} */ (process.platform)] ?? []),
    chromium.executablePath(),
  ].find(existsSync);
}

/**
 * Debian's Chromium where apt can install it, else Playwright's own.
 * @param {boolean} whole
 */
async function install(whole) {
  if (process.getuid?.() === 0 && (await ask("apt-get", ["--version"]))) {
    announce("chromium from the system's packages (1 to 5 minutes)");
    const noninteractive = { env: { DEBIAN_FRONTEND: "noninteractive" } };
    await attempt("apt-get", ["update", "-q"], noninteractive);
    for (const name of whole ? ["chromium"] : [SHELL, "chromium"]) {
      if ((await attempt("apt-get", ["install", "-q", "-y", name], noninteractive)).ok) return;
    }
  }
  announce("Chromium, downloaded by Playwright (1 to 5 minutes)");
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  await attempt(process.execPath, [cli, "install", "chromium"]);
}

/**
 * The path of a Chromium, installed when none is found.
 * @param {{ whole?: boolean }} [options]  whole: with its windows, as people have it
 * @returns {Promise<string>}
 */
export async function findChromium({ whole = false } = {}) {
  const found = await present(whole);
  if (found) return found;
  await install(whole);
  const installed = await present(whole);
  if (installed) return installed;
  throw new Failure("No Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH to it.");
}

/**
 * Playwright's launch options: this Chromium, and no traffic of its own.
 * @param {{ whole?: boolean }} [options]  as findChromium takes them
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function launchOptions(options) {
  return {
    executablePath: await findChromium(options),
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
    ],
  };
}
