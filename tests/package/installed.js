// The package as its users get it: packed, and installed into fresh folders. An app that names further packages gets
// them from npm's cache, or from where npm gets them.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../scripts/run.mjs";

const apps = fileURLToPath(new URL("apps", import.meta.url));
const source = fileURLToPath(new URL("../../pkg", import.meta.url));

/**
 * Packs the package into a folder.
 * @param {string} folder
 * @returns {Promise<{ filename: string, size: number, files: { path: string }[] }>} as npm reports it
 */
export async function pack(folder) {
  const report = await run("npm", ["pack", source, "--json", "--pack-destination", folder], { show: "none" });
  return JSON.parse(report)[0];
}

/**
 * A folder that is gone when the tests of a file are done.
 * @param {(remove: () => Promise<void>) => void} after
 */
export async function freshFolder(after) {
  const folder = await mkdtemp(join(tmpdir(), "zscape-package-"));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A fresh folder with the files of apps and the package installed from its tarball.
 * @param {(remove: () => Promise<void>) => void} after
 * @param {string[]} paths of the apps
 */
export async function installedIn(after, ...paths) {
  const folder = await freshFolder(after);
  const manifest = join(folder, "package.json");
  await writeFile(manifest, JSON.stringify({ name: "app", private: true, type: "module" }));
  for (const path of paths) await cp(path, folder, { recursive: true });
  const { dependencies } = JSON.parse(await readFile(manifest, "utf8"));
  const { filename } = await pack(folder);
  const quiet = [dependencies ? "--prefer-offline" : "--offline", "--no-audit", "--no-fund"];
  await run("npm", ["install", "--prefix", folder, ...quiet, join(folder, filename)], { show: "none" });
  return folder;
}

/**
 * The same, with apps of the folder apps/.
 * @param {(remove: () => Promise<void>) => void} after
 * @param {string[]} names
 */
export function installed(after, ...names) {
  return installedIn(after, ...names.map((name) => join(apps, name)));
}
