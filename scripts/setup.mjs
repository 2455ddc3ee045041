// Installs what a machine with rustup and Node lacks: npm packages and the Rust toolchain of rust-toolchain.toml; the
// tests also want wasm-bindgen's test runner. Every slow step is announced; the second time nothing is left to do, and
// after a step that failed the next try goes on there.
//
// This file runs before node_modules exists: it imports Node's own modules and its neighbours only.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { ask, attempt, cause, Failure, root, run } from "./run.mjs";

const TARGET = "wasm32-unknown-unknown";
const windows = process.platform === "win32";

/** @param {string} text */
export function announce(text) {
  console.log(`\n[set-up] ${text}`);
}

/**
 * Refuses a Node that is older than package.json asks for: it would fail later, with a riddle.
 * @param {string} version  such as "20.19.0"
 */
export async function checkNode(version) {
  const { engines } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const least = /** @type {string} */ (engines.node).replace(">=", "");
  if (version.localeCompare(least, "en", { numeric: true }) >= 0) return;
  throw new Failure(`Node ${version} is too old: zscape needs ${least} or newer. ` +
    "Get one from https://nodejs.org and try again.");
}

/** Runs npm ci when node_modules does not belong to package-lock.json as it is now. */
async function npmPackages() {
  const stamp = join(root, "node_modules", ".zscape-lock");
  const lock = await readFile(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted) return;
  announce("npm packages (up to a minute)");
  const { ok, output, errors } = await attempt("npm", ["ci"]);
  // Where the disk is full npm only warns of files that it could not write.
  if (!ok || errors.includes("TAR_ENTRY_ERROR")) {
    throw new Failure(`\`npm ci\` failed.\n${cause(output + errors) ?? "Try again; what is done so far is kept."}`);
  }
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

/** Makes everything ready for a build. */
export async function setup() {
  await checkNode(process.versions.node);
  await rustToolchain();
  await npmPackages();
}

/** The version of wasm-bindgen in Cargo.lock, which its command must match exactly. */
async function wasmBindgenVersion() {
  const lock = await readFile(join(root, "Cargo.lock"), "utf8");
  const version = lock.match(/name = "wasm-bindgen"\r?\nversion = "(.+)"/)?.[1];
  if (!version) throw new Failure("Cargo.lock: no package wasm-bindgen found.");
  return version;
}

/** The folder for tools of our own, apart from the user's. */
function cacheFolder() {
  const base = windows ? process.env.LOCALAPPDATA : process.env.XDG_CACHE_HOME;
  return join(base || join(homedir(), ".cache"), "zscape");
}

/**
 * A program of wasm-bindgen-cli where there is one: on the PATH in exactly the right version, in our cache, or as a
 * prebuilt download by cargo-binstall.
 * @param {string} program
 * @returns {Promise<{ path?: string, spec: string, folder: string }>} undefined: spec can be compiled into folder
 */
async function prebuilt(program) {
  const version = await wasmBindgenVersion();
  const spec = `wasm-bindgen-cli@${version}`;
  const folder = join(cacheFolder(), `wasm-bindgen-cli-${version}`);
  if ((await ask(program, ["--version"]))?.split(" ")[1] === version) return { path: program, spec, folder };
  const path = join(folder, "bin", windows ? `${program}.exe` : program);
  if (!existsSync(path) && (await ask("cargo", ["binstall", "-V"])) !== undefined) {
    announce(`${spec}, as a prebuilt download (up to a minute)`);
    const quiet = ["--no-confirm", "--disable-telemetry", "--disable-strategies", "compile"];
    await attempt("cargo", ["binstall", ...quiet, "--root", folder, spec]);
  }
  return existsSync(path) ? { path, spec, folder } : { spec, folder };
}

/** The command wasm-bindgen where it need not be compiled: scripts/bind does the same without it. */
export async function wasmBindgen() {
  return (await prebuilt("wasm-bindgen")).path;
}

/** The program that serves tests compiled to WebAssembly, compiled where there is none. */
export async function wasmTestRunner() {
  const program = "wasm-bindgen-test-runner";
  const { path, spec, folder } = await prebuilt(program);
  if (path) return path;
  announce(`${spec}, compiled once for this machine (2 to 5 minutes)`);
  // The tool's own release profile optimises for hours of use, and its TLS is for downloads that we have no need of.
  // Its lock file of 0.2.130 names a package version that is no longer in the index.
  const env = {
    CARGO_PROFILE_RELEASE_LTO: "off",
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
    CARGO_PROFILE_RELEASE_OPT_LEVEL: "0",
  };
  await run("cargo", ["install", "--no-default-features", "--root", folder, spec], { env });
  return join(folder, "bin", windows ? `${program}.exe` : program);
}
