// A plugin of esbuild for grammars: a .peggy file is a module that parses, made when the page is built.

import { readFile } from "node:fs/promises";
import peggy from "peggy";

/** @type {import("esbuild").Plugin} */
export const grammar = {
  name: "grammar",
  setup(build) {
    build.onLoad({ filter: /\.peggy$/ }, async ({ path }) => ({ contents: await parser(path), loader: "js" }));
  },
};

/**
 * The parser of a grammar, as a module's text.
 * @param {string} path
 */
export async function parser(path) {
  const text = await readFile(path, "utf8");
  return peggy.generate(text, { format: "es", grammarSource: path, output: "source" });
}
