// What makes the JavaScript around a module of WebAssembly, and the module that it loads.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { run, target } from "./run.mjs";
import { announce, wasmBindgen } from "./setup.mjs";

/** @typedef {(module: string, folder: string, script: string) => Promise<unknown>} Bind */

/**
 * wasm-bindgen's command where there is one, else what is compiled sooner.
 * @returns {Promise<Bind>}
 */
export async function binder() {
  const command = await wasmBindgen();
  return command ? commandBinder(command) : compiledBinder();
}

/**
 * @param {string} command  the path of wasm-bindgen
 * @returns {Bind}
 */
export function commandBinder(command) {
  // src/wasm/builds.js says where the module lies; an address of no file would stop bundlers.
  const flags = ["--target", "web", "--no-typescript", "--remove-name-section", "--omit-default-module-path"];
  return (module, folder, script) => run(command, [...flags, "--out-dir", folder, "--out-name", script, module]);
}

/**
 * scripts/bind, the same code as a library.
 * @returns {Promise<Bind>}
 */
export async function compiledBinder() {
  const program = join(target, "serve", process.platform === "win32" ? "bind.exe" : "bind");
  if (!existsSync(program)) {
    announce("the program that binds WebAssembly to JavaScript, compiled once (about a minute)");
  }
  await run("cargo", ["build", "--package", "bind", "--profile", "serve", "--target-dir", target]);
  return (module, folder, script) => run(program, [module, folder, script]);
}
