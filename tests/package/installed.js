// The package as its users get it: packed, and installed into fresh folders without a network.

import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
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

/** A folder that is gone when the tests of a file are done. @param {(remove: () => Promise<void>) => void} after */
export async function freshFolder(after) {
  const folder = await mkdtemp(join(tmpdir(), "zscape-package-"));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A fresh folder with the package installed from its tarball, and the files of apps from apps/.
 * @param {(remove: () => Promise<void>) => void} after
 * @param {string[]} names
 */
export async function installed(after, ...names) {
  const folder = await freshFolder(after);
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  const { filename } = await pack(folder);
  const quiet = ["--offline", "--no-audit", "--no-fund"];
  await run("npm", ["install", "--prefix", folder, ...quiet, join(folder, filename)], { show: "none" });
  for (const name of names) await cp(join(apps, name), folder, { recursive: true });
  return folder;
}
