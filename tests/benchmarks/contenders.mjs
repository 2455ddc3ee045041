// The contenders: each is built into a folder of its own below target/benchmarks, as its user would put it on a host.

import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../../scripts/run.mjs";

/** What is served. */
export const folder = join(root, "target", "benchmarks");

const TENSORFLOW_WASM = join(root, "node_modules", "@tensorflow", "tfjs-backend-wasm", "wasm-out");

/**
 * @typedef {object} Entrant
 * @property {string} name
 * @property {string} id its folder's name
 * @property {string} source its file in contenders/
 * @property {string} files a folder whose files go beside it
 */

/** @type {Entrant[]} */
export const PEERS = [
  { name: "jax-js", id: "jax-js", source: "jax-js", files: "" },
  { name: "TensorFlow.js", id: "tensorflow", source: "tensorflow", files: TENSORFLOW_WASM },
];

/**
 * @param {string} name
 * @param {string} id
 * @param {string} dist a build of the package
 * @returns {Entrant}
 */
export const zscape = (name, id, dist) => ({ name, id, source: "zscape", files: dist });

/** @param {Entrant} entrant */
async function prepare({ id, source, files }) {
  const to = join(folder, id);
  await mkdir(to, { recursive: true });
  if (files) await cp(files, to, { recursive: true });
  await build({
    alias: { "zscape/session": "./session.js" },
    bundle: true,
    entryPoints: { contender: fileURLToPath(new URL(`contenders/${source}.js`, import.meta.url)) },
    // The package's files are used as they are shipped.
    external: ["./session.js"],
    format: "esm",
    logLevel: "warning",
    minify: true,
    outdir: to,
    // What a library loads on demand, such as another backend, stays apart.
    splitting: true,
    target: "es2022",
    tsconfigRaw: {},
  });
  await writeFile(
    join(to, "index.html"),
    `<!doctype html><meta charset="utf-8"><title>${id}</title><script type="module" src="contender.js"></script>`,
  );
}

/**
 * Builds the contenders, and the weights that all of them start from when their answers are compared.
 * @param {Entrant[]} entrants
 */
export async function prepareAll(entrants) {
  await rm(folder, { recursive: true, force: true });
  await cp(fileURLToPath(new URL("../../www/data/mnist", import.meta.url)), join(folder, "mnist"), { recursive: true });
  for (const entrant of entrants) await prepare(entrant);
  const { default: init, Session } = /** @type {typeof import("zscape/session")} */ (
    await import(pathToFileURL(join(folder, "zscape", "session.node.js")).href)
  );
  await init();
  await writeFile(join(folder, "weights.safetensors"), new Session().save());
}
