// The boundary in Node: the same exports; `init()` reads the module from the file beside it instead of fetching it.
import { readFile } from "node:fs/promises";
import { wasmFile } from "./builds.js";
import initialise from "./session.js";

export * from "./session.js";

/** @param {{ module_or_path?: BufferSource | WebAssembly.Module }} [options] */
export default async function init(options) {
  const module_or_path = options?.module_or_path ?? (await readFile(await wasmFile()));
  return initialise({ module_or_path });
}
