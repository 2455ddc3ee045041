// What a newcomer has: the files of the repository in a folder of their own, without anything that was installed or
// built here.
//
//   node scripts/fresh.mjs build      runs npm run build in such a folder, and brings its dist and pkg/dist here

import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { attempt, Failure, main, root, run, target } from "./run.mjs";

/** What such a folder holds besides the repository's files. */
const MADE = ["node_modules", "dist", "pkg/dist", "target"];

/**
 * A folder outside of the checkout with the files that are in git, or about to be. It is the same at each run, and what
 * has not changed in it is not written again, so that cargo knows what it has compiled.
 * @param {string} name  of the folder
 * @returns {Promise<string>}
 */
export async function freshFolder(name) {
  const mark = createHash("sha256").update(root).digest("hex").slice(0, 8);
  const folder = join(tmpdir(), `zscape-${mark}`, name);
  const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { show: "none" });
  const gone = await run("git", ["ls-files", "-z", "--deleted"], { show: "none" });
  const missing = new Set(gone.split("\0"));
  const files = new Set(listed.split("\0").filter((path) => path && !missing.has(path)));
  for (const path of MADE) await rm(join(folder, path), { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
    if (!entry.isDirectory() && !files.has(path)) await rm(join(folder, path));
  }
  for (const path of files) {
    const content = await readFile(join(root, path));
    const present = await readFile(join(folder, path)).catch(() => undefined);
    if (present?.equals(content)) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** What of this machine such a folder is given: cargo's folder, so that what we depend on is not compiled again. */
export const freshEnvironment = { CARGO_TARGET_DIR: target };

if (process.argv[2] === "build") {
  await main(async () => {
    const folder = await freshFolder("build");
    console.log(`npm run build in ${folder}, which holds the repository's files and nothing else`);
    const { ok } = await attempt("npm", ["run", "build"], { cwd: folder, env: freshEnvironment });
    if (!ok) throw new Failure("`npm run build` failed in a fresh folder.");
    for (const made of ["dist", "pkg/dist"]) {
      await rm(join(root, made), { recursive: true, force: true });
      await cp(join(folder, made), join(root, made), { recursive: true });
    }
  });
}
