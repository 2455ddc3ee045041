// Makes pkg/dist, the files of the npm package and of the page: cargo, wasm-bindgen, esbuild, then the data.
// Trunk's pre-build hook runs it; what has not changed is not made again.

import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { main, root, run } from "./run.mjs";
import { setup } from "./setup.mjs";

const TARGET = "wasm32-unknown-unknown";
const bindings = join(root, "target", "wasm-bindgen");
const dist = join(root, "pkg", "dist");

/** The wasm module of the crate. */
async function compile() {
  // Keeps this machine's paths out of the wasm: panics name crates and not a home folder. A --config adds to the flags
  // of .cargo/config.toml; RUSTFLAGS would replace them.
  const sources = join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "registry", "src");
  const flags = `target.${TARGET}.rustflags=${JSON.stringify([`--remap-path-prefix=${sources}=crates`])}`;
  await run("cargo", ["rustc", "--release", "--lib", "--crate-type", "cdylib", "--target", TARGET, "--config", flags]);
  return join(root, "target", TARGET, "release", "zscape.wasm");
}

/**
 * The JavaScript around the module, made anew only when the module is newer.
 * @param {string} wasmBindgen
 * @param {string} wasm
 */
async function bind(wasmBindgen, wasm) {
  const bound = join(bindings, "session_bg.wasm");
  if (!existsSync(bound) || (await stat(bound)).mtimeMs < (await stat(wasm)).mtimeMs) {
    const names = ["--out-dir", bindings, "--out-name", "session"];
    await run(wasmBindgen, ["--target", "web", "--no-typescript", "--remove-name-section", ...names, wasm]);
  }
  return bound;
}

/** The bundles: one call for what browsers load, so that shared code is shared; one for Node. */
async function bundle() {
  const { build } = await import("esbuild");
  /** @type {import("esbuild").BuildOptions} */
  const shared = {
    absWorkingDir: root,
    alias: { "zscape-wasm": join(bindings, "session.js") },
    bundle: true,
    format: "esm",
    loader: { ".css": "text" },
    logLevel: "warning",
    minify: true,
    outdir: dist,
    target: "es2022",
    tsconfigRaw: {},
  };
  await build({
    ...shared,
    chunkNames: "[name]-[hash]",
    entryPoints: {
      session: "src/wasm/session.js",
      zscape: "www/element/zscape.js",
      worker: "www/element/worker.js",
    },
    splitting: true,
  });
  await build({ ...shared, entryPoints: { "session.node": "src/wasm/session.node.js" }, platform: "node" });
}

await main(async () => {
  const { wasmBindgen } = await setup();
  const module = await bind(wasmBindgen, await compile());
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await bundle();
  await copyFile(module, join(dist, "session_bg.wasm"));
  await cp(join(root, "www", "data"), join(dist, "data"), { recursive: true });
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(join(root, licence), join(dist, licence));
});
