// A module of WebAssembly, fetched and compiled while it streams.

import { arriving } from "./arriving.js";

/**
 * Hosts that do not know the type of .wasm files, or say more than it, still work, but cannot compile while it streams.
 * @param {string} url
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(url) {
  const response = await arriving(url);
  const streams = response.headers.get("Content-Type")?.toLowerCase() === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
