// Installs what a machine with rustup and Node lacks: npm packages, the Rust toolchain of rust-toolchain.toml, trunk and
// the wasm-bindgen that matches Cargo.lock. Every slow step is announced; the second time nothing is left to do.
//
// This file runs before node_modules exists: it imports Node's own modules and its neighbours only.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { ask, attempt, Failure, root, run } from "./run.mjs";

const TRUNK_VERSION = "0.21.14";
const TARGET = "wasm32-unknown-unknown";
const windows = process.platform === "win32";

/**
 * A command-line tool from crates.io.
 * @typedef {object} Tool
 * @property {string} crate
 * @property {string} version
 * @property {string[]} programs what is used of it; the first answers to --version
 * @property {boolean} locked whether to build with the crate's own lock file
 * @property {string} time how long building it takes
 */

/** @param {string} text */
export function announce(text) {
  console.log(`\n[set-up] ${text}`);
}

/** The folder for tools of our own, apart from the user's. */
function cacheFolder() {
  const base = windows ? process.env.LOCALAPPDATA : process.env.XDG_CACHE_HOME;
  return join(base || join(homedir(), ".cache"), "zscape");
}

/** Runs npm ci when node_modules does not belong to package-lock.json as it is now. */
async function npmPackages() {
  const stamp = join(root, "node_modules", ".zscape-lock");
  const lock = await readFile(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted) return;
  announce("npm packages (up to a minute)");
  await run("npm", ["ci"]);
  await writeFile(stamp, wanted);
}

/** Installs the toolchain of rust-toolchain.toml with its components and the wasm target. */
async function rustToolchain() {
  const file = await readFile(join(root, "rust-toolchain.toml"), "utf8");
  const channel = file.match(/^channel = "(.+)"$/m)?.[1];
  if (!channel) throw new Failure('rust-toolchain.toml: no line `channel = "..."` found.');
  if ((await ask("rustup", ["--version"])) === undefined) {
    throw new Failure("rustup was not found. Get it from https://rustup.rs, open a new terminal and try again.");
  }
  const listed = await ask("rustup", ["component", "list", "--installed", "--toolchain", channel]);
  const needed = ["rustc", "cargo", "rustfmt", "clippy", `rust-std-${TARGET}`];
  if (needed.every((name) => listed?.includes(name))) return;
  announce(`Rust ${channel} with ${TARGET}, rustfmt and clippy (1 to 3 minutes)`);
  await run("rustup", [
    ...["toolchain", "install", channel, "--profile", "minimal"],
    ...["--component", "rustfmt", "--component", "clippy", "--target", TARGET],
  ]);
}

/** The version of wasm-bindgen in Cargo.lock, which the command-line tool must match exactly. */
async function wasmBindgenVersion() {
  const lock = await readFile(join(root, "Cargo.lock"), "utf8");
  const version = lock.match(/name = "wasm-bindgen"\r?\nversion = "(.+)"/)?.[1];
  if (!version) throw new Failure("Cargo.lock: no package wasm-bindgen found.");
  return version;
}

/**
 * Builds a tool into a folder of its own, so that a user's tools stay as they are.
 * @param {Tool} tool
 * @param {string} folder
 */
async function installTool({ crate, version, locked, time }, folder) {
  const spec = `${crate}@${version}`;
  if ((await ask("cargo", ["binstall", "-V"])) !== undefined) {
    announce(`${spec}, as a prebuilt download (up to a minute)`);
    const quiet = ["--no-confirm", "--disable-telemetry", "--disable-strategies", "compile"];
    if ((await attempt("cargo", ["binstall", ...quiet, "--root", folder, spec])).ok) return;
  }
  announce(`${spec}, compiled once for this machine (${time})`);
  // The tool's own release profile optimises for hours of use; ours is used for seconds.
  const env = {
    CARGO_PROFILE_RELEASE_LTO: "off",
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
    CARGO_PROFILE_RELEASE_OPT_LEVEL: "1",
  };
  await run("cargo", ["install", ...(locked ? ["--locked"] : []), "--root", folder, spec], { env });
}

/**
 * The paths of a tool's programs: from the PATH in exactly this version, else from our cache, installed when missing.
 * @param {Tool} tool
 * @returns {Promise<string[]>}
 */
async function findTool(tool) {
  const onPath = await Promise.all(tool.programs.map((name) => ask(name, ["--version"])));
  if (onPath.every((answer) => answer?.split(" ")[1] === tool.version)) return tool.programs;
  const folder = join(cacheFolder(), `${tool.crate}-${tool.version}`);
  const paths = tool.programs.map((name) => join(folder, "bin", windows ? `${name}.exe` : name));
  if (!paths.every(existsSync)) await installTool(tool, folder);
  return paths;
}

/**
 * Makes everything ready for a build and returns the paths of the tools.
 * @returns {Promise<{ trunk: string, wasmBindgen: string, wasmTestRunner: string }>}
 */
export async function setup() {
  await npmPackages();
  await rustToolchain();
  const [trunk] = await findTool({
    crate: "trunk",
    version: TRUNK_VERSION,
    programs: ["trunk"],
    locked: true,
    time: "5 to 15 minutes",
  });
  const [wasmBindgen, wasmTestRunner] = await findTool({
    crate: "wasm-bindgen-cli",
    version: await wasmBindgenVersion(),
    programs: ["wasm-bindgen", "wasm-bindgen-test-runner"],
    // Its lock file of 0.2.130 names a package version that is no longer in the index.
    locked: false,
    time: "3 to 10 minutes",
  });
  return { trunk, wasmBindgen, wasmTestRunner };
}
