// Makes the modules of WebAssembly: cargo compiles them, scripts/cut.mjs takes out what is never reached, and
// wasm-bindgen makes the JavaScript around them. What has not changed is not made again.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { binder } from "./binder.mjs";
import { cut } from "./cut.mjs";
import { Failure, root, run, target } from "./run.mjs";

const TARGET = "wasm32-unknown-unknown";

/**
 * @typedef {object} Build
 * @property {string} name  of its folder, and of the module's file
 * @property {string} script  of the JavaScript around it
 * @property {string} profile
 * @property {string[]} features
 * @property {string[]} [flags]
 * @property {"session" | "lesson"} [use]  what it may be cut down to
 */

/**
 * What src/wasm/builds.js chooses from. The lesson's mathematics is a module of its own.
 * @type {Build[]}
 */
const BUILDS = [
  { name: "session", script: "session", profile: "wasm", features: ["session"], use: "session" },
  {
    name: "session_relaxed",
    script: "session",
    profile: "wasm",
    features: ["session"],
    flags: ["-Ctarget-feature=+relaxed-simd"],
    use: "session",
  },
  { name: "lesson", script: "lesson", profile: "lesson", features: ["lesson"], use: "lesson" },
];

/**
 * All of it in one module that is quickly made, for those who watch a change.
 * @type {Build}
 */
const LIGHT = { name: "light", script: "zscape", profile: "serve", features: ["session", "lesson"] };

/** @param {Build} build */
const folderOf = ({ name }) => join(target, "wasm-bindgen", name);

/**
 * The wasm module of the crate.
 * @param {Build} build
 */
async function compile({ name, profile, features, flags = [] }) {
  // Keeps this machine's paths out of the wasm: panics name crates and not a home folder. The mangling keeps the names
  // by which scripts/cut.mjs goes. A --config adds to the flags of .cargo/config.toml; RUSTFLAGS would replace them.
  const sources = join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "registry", "src");
  const all = [`--remap-path-prefix=${sources}=crates`, "-Csymbol-mangling-version=v0", ...flags];
  const config = `target.${TARGET}.rustflags=${JSON.stringify(all)}`;
  const folder = flags.length > 0 ? join(target, name) : target;
  const library = [
    "--profile", profile, "--lib", "--crate-type", "cdylib", "--no-default-features", "--features", features.join(),
  ];
  await run("cargo", [
    "rustc", "--package", "zscape", ...library, "--target", TARGET, "--target-dir", folder, "--config", config,
  ]);
  return join(folder, TARGET, profile, "zscape.wasm");
}

/**
 * A module without what is never reached, bound to JavaScript; made anew only when the compiled one, or how it is made,
 * is another.
 * @param {Build} build
 * @param {import("./binder.mjs").Bind} bind
 */
async function make(build, bind) {
  const compiled = await compile(build);
  const folder = folderOf(build);
  const bound = join(folder, `${build.script}_bg.wasm`);
  const parts = [compiled, ...["scripts/cut.mjs", "scripts/modules.mjs", "Cargo.lock"].map((path) => join(root, path))];
  const hash = createHash("sha256");
  for (const path of parts) hash.update(await readFile(path));
  const wanted = hash.digest("hex");
  const stamp = join(folder, "made-of");
  if (!existsSync(bound) || !existsSync(stamp) || (await readFile(stamp, "utf8")) !== wanted) {
    await mkdir(folder, { recursive: true });
    let module = compiled;
    if (build.use) {
      module = join(folder, "reached.wasm");
      await writeFile(module, cut(await readFile(compiled), build.use));
    }
    await bind(module, folder, build.script);
    await writeFile(stamp, wanted);
  }
  return bound;
}

/**
 * @typedef {object} Modules
 * @property {Record<string, string>} files  paths, by the names that src/wasm fetches them by
 * @property {Record<string, string>} scripts  paths of the JavaScript around them, by the names that src/wasm imports
 *   it by
 */

/**
 * All modules of the package.
 * @param {{ light: boolean }} options  light: one module stands for all, soon made, larger and slower
 * @returns {Promise<Modules>}
 */
export async function modules({ light }) {
  const bind = await binder();
  if (light) {
    const file = await make(LIGHT, bind);
    const script = join(folderOf(LIGHT), "zscape.js");
    return {
      files: Object.fromEntries(BUILDS.map(({ name }) => [`${name}_bg.wasm`, file])),
      scripts: { "zscape-wasm": script, "zscape-lesson": script },
    };
  }
  const files = await Promise.all(BUILDS.map((build) => make(build, bind)));
  const [session, relaxed, lesson] = BUILDS.map((build) => join(folderOf(build), `${build.script}.js`));
  const [one, other] = await Promise.all([session, relaxed].map((path) => readFile(path, "utf8")));
  if (one !== other) throw new Failure("The two builds of the wasm differ in the JavaScript around them.");
  return {
    files: Object.fromEntries(BUILDS.map(({ name }, i) => [`${name}_bg.wasm`, files[i]])),
    scripts: { "zscape-wasm": session, "zscape-lesson": lesson },
  };
}
