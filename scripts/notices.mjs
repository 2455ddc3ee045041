// The licences of the libraries that are part of the bundles and of the crates that are part of the modules, as their
// terms ask for: one text with all of them.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { crateNotices, crates } from "./crates.mjs";
import { Failure, root } from "./run.mjs";

const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/**
 * @param {import("esbuild").BuildResult[]} builds made with a metafile
 * @returns {Promise<string>}
 */
export async function notices(builds) {
  const outputs = builds.flatMap(({ metafile }) => Object.values(metafile?.outputs ?? {}));
  const used = outputs.flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  const names = new Set(used.flatMap(([path]) => path.match(PACKAGE)?.[1] ?? []));
  const texts = await Promise.all([...names].sort().map(notice));
  const libraries = `zscape's scripts contain these libraries.\n\n${texts.join("\n")}`;
  return `${libraries}\nzscape's modules of WebAssembly contain these crates.\n\n` +
    `${await crateNotices(await crates())}\n`;
}

/** @param {string} name of a package */
async function notice(name) {
  const folder = join(root, "node_modules", name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (!file) throw new Failure(`${name} has no licence file, which the package must pass on.`);
  return `== ${name} ${version}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`;
}
