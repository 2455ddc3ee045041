// Makes pkg/dist, the files of the npm package and of the page: cargo, wasm-bindgen, esbuild, then the data.
// Trunk's pre-build hook runs it; what has not changed is not made again.

import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { cut } from "./cut.mjs";
import { Failure, main, root, run } from "./run.mjs";
import { setup } from "./setup.mjs";

const TARGET = "wasm32-unknown-unknown";
const bindings = join(root, "target", "wasm-bindgen");
const dist = join(root, "pkg", "dist");

/** Trunk says which: while it serves, one build does for both, so that a change is seen in half the time. */
const whole = process.env.TRUNK_PROFILE !== "debug";

/**
 * The two builds of src/wasm/builds.js: the names of their files, and where and how they are compiled.
 * @type {{ name: string, targetFolder: string, flags: string[] }[]}
 */
const BUILDS = [
  { name: "session", targetFolder: join(root, "target"), flags: [] },
  {
    name: "session_relaxed",
    targetFolder: join(root, "target", "relaxed-simd"),
    flags: ["-Ctarget-feature=+relaxed-simd"],
  },
];

/**
 * The wasm module of the crate.
 * @param {typeof BUILDS[number]} build
 */
async function compile({ targetFolder, flags }) {
  // Keeps this machine's paths out of the wasm: panics name crates and not a home folder. The mangling keeps the names
  // by which scripts/cut.mjs goes. A --config adds to the flags of .cargo/config.toml; RUSTFLAGS would replace them.
  const sources = join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "registry", "src");
  const all = [`--remap-path-prefix=${sources}=crates`, "-Csymbol-mangling-version=v0", ...flags];
  const config = `target.${TARGET}.rustflags=${JSON.stringify(all)}`;
  const folders = ["--target", TARGET, "--target-dir", targetFolder];
  await run("cargo", ["rustc", "--profile", "wasm", "--lib", "--crate-type", "cdylib", ...folders, "--config", config]);
  return join(targetFolder, TARGET, "wasm", "zscape.wasm");
}

/**
 * The module without what is never reached, and the JavaScript around it; made anew only when the module is newer.
 * @param {string} wasmBindgen
 * @param {string} name
 * @param {string} wasm
 */
async function bind(wasmBindgen, name, wasm) {
  const folder = join(bindings, name);
  const bound = join(folder, "session_bg.wasm");
  const made = existsSync(bound) ? (await stat(bound)).mtimeMs : 0;
  const sources = await Promise.all([wasm, join(root, "scripts", "cut.mjs")].map((path) => stat(path)));
  if (sources.some(({ mtimeMs }) => mtimeMs > made)) {
    const reached = join(folder, "reached.wasm");
    await mkdir(folder, { recursive: true });
    await writeFile(reached, cut(await readFile(wasm)));
    const names = ["--out-dir", folder, "--out-name", "session"];
    await run(wasmBindgen, ["--target", "web", "--no-typescript", "--remove-name-section", ...names, reached]);
  }
  return bound;
}

/** Both builds, bound to JavaScript: the paths of their modules by the name of their files. */
async function modules() {
  const { wasmBindgen } = await setup();
  /** @type {[string, string][]} */
  const made = [];
  for (const build of whole ? BUILDS : BUILDS.slice(0, 1)) {
    made.push([build.name, await bind(wasmBindgen, build.name, await compile(build))]);
  }
  if (!whole) return BUILDS.map(({ name }) => [name, made[0][1]]);
  const [script, other] = await Promise.all(made.map(([name]) => readFile(join(bindings, name, "session.js"), "utf8")));
  if (script !== other) {
    throw new Failure("The two builds of the wasm differ in the JavaScript around them.");
  }
  return made;
}

/** The bundles: one call for what browsers load, so that shared code is shared; one for Node. */
async function bundle() {
  const { build } = await import("esbuild");
  /** @type {import("esbuild").BuildOptions} */
  const shared = {
    absWorkingDir: root,
    alias: { "zscape-wasm": join(bindings, BUILDS[0].name, "session.js") },
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
  const made = await modules();
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await bundle();
  for (const [name, module] of made) await copyFile(module, join(dist, `${name}_bg.wasm`));
  await cp(join(root, "www", "data"), join(dist, "data"), { recursive: true });
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(join(root, licence), join(dist, licence));
});
