// Finds a Chromium for the tests and the benchmark, and says how it is started.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ask, attempt, Failure, root } from "./run.mjs";
import { announce } from "./setup.mjs";

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

/** A browser that is already here: the one asked for, one of the system, Playwright's own. */
async function present() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Failure(`CHROMIUM_PATH is ${asked}, which does not exist; expected the path of a Chromium.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  const { chromium } = await import("@playwright/test");
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(APPLICATIONS[/** @type {keyof typeof APPLICATIONS} */ (process.platform)] ?? []),
    chromium.executablePath(),
  ].find(existsSync);
}

/** Debian's Chromium where apt can install it, else Playwright's own. */
async function install() {
  if (process.getuid?.() === 0 && (await ask("apt-get", ["--version"]))) {
    announce("chromium from the system's packages (1 to 5 minutes)");
    const noninteractive = { env: { DEBIAN_FRONTEND: "noninteractive" } };
    await attempt("apt-get", ["update", "-q"], noninteractive);
    if ((await attempt("apt-get", ["install", "-q", "-y", "chromium"], noninteractive)).ok) return;
  }
  announce("Chromium, downloaded by Playwright (1 to 5 minutes)");
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  await attempt(process.execPath, [cli, "install", "chromium"]);
}

/**
 * The path of a Chromium, installed when none is found.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const found = await present();
  if (found) return found;
  await install();
  const installed = await present();
  if (installed) return installed;
  throw new Failure("No Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH to it.");
}

/**
 * Playwright's launch options: this Chromium, and no traffic of its own.
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function launchOptions() {
  return {
    executablePath: await findChromium(),
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
    ],
  };
}
