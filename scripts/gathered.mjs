// A bundle whose parts come in few files. esbuild makes a shared file for each set of parts that have some code in
// common, which are many, and each costs a reader on a slow line a request of its own. But what is fetched later comes
// where the script that fetches it is already: here each such part imports that script, so that the code of both is
// known to be there, and stays in one file.

import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { root } from "./run.mjs";

/** @typedef {import("esbuild").Metafile["inputs"]} Inputs */

/**
 * For each module that is fetched later, the part after which it comes: an entry, or another one that is fetched later.
 * None for a module that several parts ask for and none of them comes first.
 * @param {Inputs} inputs  of a build
 * @param {string[]} entries  their paths among them
 * @returns {Map<string, string>}
 */
export function partsBefore(inputs, entries) {
  const edges = (/** @type {string} */ path, /** @type {boolean} */ later) => (inputs[path]?.imports ?? [])
    .filter(({ kind, external }) => !external && (kind === "dynamic-import") === later)
    .map((edge) => edge.path).filter((target) => Object.hasOwn(inputs, target));
  /** @type {Map<string, string>} */
  const before = new Map();
  const here = new Set(); // modules that come with a part that has been seen
  for (let parts = entries; parts.length > 0;) {
    /**
     * The next parts, and who asks for each.
     * @type {Map<string, Set<string>>}
     */
    const next = new Map();
    /** @type {string[]} */
    const came = [];
    for (const part of parts) {
      for (const path of closure(part, (from) => edges(from, false))) {
        if (here.has(path)) continue; // whoever asks there has been heard
        came.push(path);
        for (const target of edges(path, true)) next.set(target, (next.get(target) ?? new Set()).add(part));
      }
    }
    for (const path of came) here.add(path);
    for (const seen of [...before.keys(), ...entries]) next.delete(seen);
    for (const [target, askers] of next) before.set(target, askers.size === 1 ? [...askers][0] : "");
    parts = [...next.keys()];
  }
  return new Map([...before].filter(([, part]) => part !== ""));
}

/**
 * @param {string} start
 * @param {(path: string) => string[]} edges
 */
function closure(start, edges) {
  const found = new Set([start]);
  for (const path of found) for (const target of edges(path)) found.add(target);
  return found;
}

/**
 * Builds as esbuild does, with parts in few files.
 * @param {Omit<import("esbuild").BuildOptions, "entryPoints"> & { entryPoints: Record<string, string> }} options
 * @param {{ asker?: string, part?: string }} [beside]  what this module asks for comes beside that part
 */
export async function buildGathered(options, { asker = "", part: companion = "" } = {}) {
  const { build } = await import("esbuild");
  const { metafile } = await build({ ...options, metafile: true, write: false });
  const inputs = metafile?.inputs ?? {};
  const before = partsBefore(inputs, Object.values(options.entryPoints));
  for (const { kind, path } of inputs[asker]?.imports ?? []) if (kind === "dynamic-import") before.set(path, companion);
  /** @type {import("esbuild").Plugin} */
  const gathered = {
    name: "gathered",
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, async ({ path }) => {
        const part = before.get(relative(root, path).replaceAll("\\", "/"));
        if (part === undefined) return undefined;
        const contents = `import ${JSON.stringify(join(root, part))};\n${await readFile(path, "utf8")}`;
        return { contents, loader: "js" };
      });
    },
  };
  return build({ ...options, plugins: [gathered, ...(options.plugins ?? [])] });
}
