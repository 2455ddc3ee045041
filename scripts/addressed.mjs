// A plugin of esbuild for files that scripts fetch, written as new URL("...", import.meta.url): each goes beside the
// scripts under a name with a hash of its content, and the script gets that name. Bundlers of others know the form.

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { Failure, root } from "./run.mjs";

const ADDRESS = /new URL\("(\.\.?\/[^"]+)", import\.meta\.url\)/g;

/**
 * Writes a file under a name with a hash of its content: "a/b.tar.gz" becomes "a/b-1f2e3d4c.tar.gz".
 * @param {string} path below the folder
 * @param {Uint8Array} content
 * @param {string} folder
 * @returns {Promise<string>} its address, seen from the folder
 */
export async function emit(path, content, folder) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const [stem, ...endings] = basename(path).split(/\.(?!\d)/); // a number may be in the stem
  const name = join(dirname(path), [`${stem}-${hash}`, ...endings].join("."));
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
  return `./${name.replaceAll("\\", "/")}`;
}

/**
 * @param {Record<string, string>} known addresses of files that the build itself has made, by what the scripts say
 * @param {string} folder where the scripts go
 * @returns {import("esbuild").Plugin}
 */
export function addressed(known, folder) {
  /**
   * @param {string} script
   * @param {string} address
   */
  async function addressOf(script, address) {
    if (Object.hasOwn(known, address)) return known[address];
    const path = join(dirname(script), address);
    const content = await readFile(path).catch((error) => {
      throw new Failure(`${relative(root, script)} names ${address}, which cannot be read: ${error.message}`);
    });
    return emit(relative(join(root, "www"), path), content, folder);
  }

  return {
    name: "addressed",
    setup(build) {
      build.onLoad({
        filter:
          /[/\\](www[/\\](?:(?:element|figures)[/\\]files|element[/\\]datasets[/\\]\w+)|src[/\\]wasm[/\\]builds)\.js$/,
      }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        /** @type {Map<string, string>} */
        const addresses = new Map();
        for (const [, address] of text.matchAll(ADDRESS)) addresses.set(address, await addressOf(path, address));
        const contents = text.replace(ADDRESS, (_, address) => `new URL("${addresses.get(address)}", import.meta.url)`);
        return { contents, loader: "js" };
      });
    },
  };
}
