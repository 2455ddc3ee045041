// Makes the site, a folder for any static host: of the page's files and the package's those that the data-trunk links
// of www/index.html name. trunk reads the same links.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Failure, root } from "./run.mjs";

const www = join(root, "www");

/** Where the links say that the package's files are. */
export const pkgDist = join(root, "pkg", "dist");

const LINK = /^[ \t]*<link data-trunk\b([^>]*)>\r?\n/gm;

/**
 * @typedef {object} Copied
 * @property {string} from  path of a file or a folder, seen from www
 * @property {string} to  its path in the site
 */

/**
 * A page without its data-trunk links, and what those say.
 * @param {string} html
 * @returns {{ html: string, copied: Copied[] }}
 */
export function declared(html) {
  /** @type {Copied[]} */
  const copied = [];
  const rest = html.replace(LINK, (link, text) => {
    const { rel, href, "data-target-path": to } = attributes(text);
    if (!href || !["copy-file", "copy-dir"].includes(rel)) {
      throw new Failure(`www/index.html: expected rel="copy-file" or "copy-dir" and an href, got ${link.trim()}`);
    }
    copied.push({ from: href, to: to ?? basename(href) });
    return "";
  });
  return { html: rest, copied };
}

/**
 * @param {string} text  of a tag
 * @returns {Record<string, string>}
 */
function attributes(text) {
  return Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

/**
 * Makes the site in a folder, which loses what it held.
 * @param {string} folder
 * @param {string} packaged  the folder with the package's files
 */
export async function makeSite(folder, packaged) {
  const { html, copied } = declared(await readFile(join(www, "index.html"), "utf8"));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "index.html"), html);
  for (const { from, to } of copied) {
    const source = join(www, from);
    await cp(source === pkgDist ? packaged : source, join(folder, to), { recursive: true });
  }
}
