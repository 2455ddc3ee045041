// Makes pkg/dist, the files of the npm package and of the page: cargo, wasm-bindgen, esbuild. All but the entry scripts
// carry a hash of their content in their names. Trunk's pre-build hook runs it; what has not changed is not made again.

import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { addressed, emit } from "./addressed.mjs";
import { cut } from "./cut.mjs";
import { formulas } from "./formulas.mjs";
import { grammar } from "./grammar.mjs";
import { notices } from "./notices.mjs";
import { Failure, main, root, run } from "./run.mjs";
import { setup } from "./setup.mjs";

const TARGET = "wasm32-unknown-unknown";
const bindings = join(root, "target", "wasm-bindgen");
const dist = join(root, "pkg", "dist");

/** Trunk says which: while it serves, one build does for both, so that a change is seen in half the time. */
const whole = process.env.TRUNK_PROFILE !== "debug";

/**
 * @typedef {object} Build
 * @property {string} name  of its files
 * @property {string} script  of the JavaScript around it
 * @property {string} targetFolder
 * @property {string} profile
 * @property {string[]} flags
 * @property {string} feature
 */

/** The two builds of src/wasm/builds.js. @type {Build[]} */
const BUILDS = [
  { name: "session", script: "session", targetFolder: join(root, "target"), profile: "wasm", flags: [], feature: "session" },
  {
    name: "session_relaxed",
    script: "session",
    targetFolder: join(root, "target", "relaxed-simd"),
    profile: "wasm",
    flags: ["-Ctarget-feature=+relaxed-simd"],
    feature: "session",
  },
];

/** The mathematics of the lesson, a module of its own. @type {Build} */
const LESSON = {
  name: "lesson", script: "lesson", targetFolder: join(root, "target"), profile: "lesson", flags: [], feature: "lesson",
};

/**
 * The wasm module of the crate.
 * @param {Build} build
 */
async function compile({ targetFolder, profile, flags, feature }) {
  // Keeps this machine's paths out of the wasm: panics name crates and not a home folder. The mangling keeps the names
  // by which scripts/cut.mjs goes. A --config adds to the flags of .cargo/config.toml; RUSTFLAGS would replace them.
  const sources = join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "registry", "src");
  const all = [`--remap-path-prefix=${sources}=crates`, "-Csymbol-mangling-version=v0", ...flags];
  const config = `target.${TARGET}.rustflags=${JSON.stringify(all)}`;
  const folders = ["--target", TARGET, "--target-dir", targetFolder];
  const library = ["--profile", profile, "--lib", "--crate-type", "cdylib", "--no-default-features", "--features", feature];
  await run("cargo", ["rustc", ...library, ...folders, "--config", config]);
  return join(targetFolder, TARGET, profile, "zscape.wasm");
}

/**
 * The module without what is never reached, and the JavaScript around it; made anew only when the module is newer.
 * @param {string} wasmBindgen
 * @param {Build} build
 * @param {string} wasm
 */
async function bind(wasmBindgen, { name, script }, wasm) {
  const folder = join(bindings, name);
  const bound = join(folder, `${script}_bg.wasm`);
  const made = existsSync(bound) ? (await stat(bound)).mtimeMs : 0;
  const sources = await Promise.all([wasm, join(root, "scripts", "cut.mjs"), join(root, "scripts", "build.mjs")].map((path) => stat(path)));
  if (sources.some(({ mtimeMs }) => mtimeMs > made)) {
    const reached = join(folder, "reached.wasm");
    await mkdir(folder, { recursive: true });
    await writeFile(reached, cut(await readFile(wasm), name === LESSON.name ? "lesson" : "session"));
    const names = ["--out-dir", folder, "--out-name", script];
    // src/wasm/builds.js says where the module lies; an address of no file would stop bundlers.
    const flags = ["--target", "web", "--no-typescript", "--remove-name-section", "--omit-default-module-path"];
    await run(wasmBindgen, [...flags, ...names, reached]);
  }
  return bound;
}

/** Both builds, bound to JavaScript: the paths of their modules by the name of their files. */
async function modules() {
  const { wasmBindgen } = await setup();
  /** @type {[string, string][]} */
  const made = [];
  for (const build of whole ? BUILDS : BUILDS.slice(0, 1)) {
    made.push([build.name, await bind(wasmBindgen, build, await compile(build))]);
  }
  const lesson = /** @type {[string, string]} */ ([LESSON.name, await bind(wasmBindgen, LESSON, await compile(LESSON))]);
  if (!whole) return [...BUILDS.map(({ name }) => /** @type {[string, string]} */ ([name, made[0][1]])), lesson];
  const [script, other] = await Promise.all(made.map(([name]) => readFile(join(bindings, name, "session.js"), "utf8")));
  if (script !== other) {
    throw new Failure("The two builds of the wasm differ in the JavaScript around them.");
  }
  return [...made, lesson];
}

/**
 * Without the global name that lit-html leaves in a page, by which it warns of two versions of itself.
 * @type {import("esbuild").Plugin}
 */
const nameless = {
  name: "nameless",
  setup(build) {
    build.onLoad({ filter: /[/\\]lit-html\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const contents = text.replace(/,\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, "");
      if (contents === text) throw new Failure("lit-html no longer notes its version where it did.");
      return { contents, loader: "js" };
    });
  },
};

/**
 * A figure that shows a <z-scape> loads the element's own entry, which lies beside it, and no second copy.
 * @type {import("esbuild").Plugin}
 */
const beside = {
  name: "beside",
  setup(build) {
    build.onResolve({ filter: /[/\\]element[/\\]zscape\.js$/ }, () => ({ path: "./zscape.js", external: true }));
  },
};

/**
 * The bundles: one call for the two entries of <z-scape>, so that shared code is shared, and one for the figures, of which
 * few pages have both; the workers, one file each; and one for Node.
 * @param {Record<string, string>} modules the wasm files by the names that the scripts know
 */
async function bundle(modules) {
  const { build } = await import("esbuild");
  /** @type {import("esbuild").BuildOptions} */
  const shared = {
    absWorkingDir: root,
    alias: {
      "zscape-wasm": join(bindings, BUILDS[0].name, "session.js"),
      "zscape-lesson": join(bindings, LESSON.name, "lesson.js"),
    },
    bundle: true,
    format: "esm",
    loader: { ".css": "text" },
    logLevel: "warning",
    metafile: true,
    minify: true,
    outdir: dist,
    target: "es2022",
    tsconfigRaw: {},
  };
  const workers = await build({
    ...shared,
    entryPoints: { worker: "www/element/worker.js", engines: "www/figures/engines.js" },
    plugins: [addressed(modules, dist)],
    write: false,
  });
  const known = { ...modules };
  for (const { path, contents } of workers.outputFiles) {
    known[`./${basename(path)}`] = await emit(basename(path), contents, dist);
  }
  const parts = { ...shared, chunkNames: "part-[name]-[hash]", splitting: true };
  const page = await build({
    ...parts,
    entryPoints: { session: "src/wasm/session.js", zscape: "www/element/zscape.js" },
    plugins: [addressed(known, dist), nameless],
  });
  const figures = await build({
    ...parts,
    entryPoints: { figure: "www/figures/figure.js" },
    plugins: [beside, addressed(known, dist), nameless, formulas, grammar],
  });
  const node = await build({
    ...shared,
    entryPoints: { "session.node": "src/wasm/session.node.js" },
    platform: "node",
    plugins: [addressed(modules, dist)],
  });
  await writeFile(join(dist, "THIRD-PARTY.txt"), await notices([workers, page, figures, node]));
}

await main(async () => {
  const made = await modules();
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  /** @type {Record<string, string>} */
  const wasm = {};
  for (const [name, module] of made) {
    wasm[`./${name}_bg.wasm`] = await emit(`${name}_bg.wasm`, await readFile(module), dist);
  }
  await bundle(wasm);
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(join(root, licence), join(dist, licence));
});
