// The modules of WebAssembly as they are shipped, and which of their exports have been called: calls are noted where
// JavaScript makes them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { gunzipSync } from "node:zlib";

export const dist = new URL("../../pkg/dist/", import.meta.url);

/**
 * A file of the package, by the two parts of its name: between them there is a hash.
 * @param {string} stem
 * @param {string} [ending]
 */
export function shipped(stem, ending = ".wasm") {
  const folder = new URL(".", new URL(stem, dist));
  const start = stem.slice(stem.lastIndexOf("/") + 1);
  const names = readdirSync(folder);
  const name = names.find((candidate) => candidate.startsWith(`${start}-`) && candidate.endsWith(ending));
  assert.ok(name, `expected ${stem}-*${ending} in pkg/dist`);
  return new URL(name, folder);
}

export const unpacked = (/** @type {URL} */ file) => gunzipSync(readFileSync(file));

if (!WebAssembly.validate(readFileSync(shipped("session_relaxed_bg")))) {
  setFlagsFromString("--experimental-wasm-relaxed-simd"); // Node before 21 knows it by this flag alone
}

/** Bookkeeping of wasm-bindgen's: no export of ours, but for what frees an object. */
const INTERNAL = /^__(?:wbindgen_|externref_|wbg_(?!.*_free$))/;
/** start is called within the module; the other is for functions that were cut, and never returns. */
const NOT_CALLED = ["start", "cut_function_reached"];

/**
 * What has been called of the modules that were made since.
 * @type {Set<string>}
 */
let called = new Set();
const { instantiate } = WebAssembly;
const recording = async (/** @type {BufferSource} */ bytes, /** @type {WebAssembly.Imports} */ imports) => {
  const made = await instantiate(bytes, imports);
  if (made instanceof WebAssembly.Instance && !("functional_new" in made.exports)) return made; // Node's own
  const { instance, module } = made instanceof WebAssembly.Instance ? { instance: made, module: bytes } : made;
  const calls = called;
  const exports = Object.entries(instance.exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    return [name, (/** @type {unknown[]} */ ...args) => {
      calls.add(name);
      return value(...args);
    }];
  });
  return { module, instance: { exports: Object.fromEntries(exports) } };
};
Object.assign(WebAssembly, { instantiate: recording, instantiateStreaming: undefined });

/** From here on calls are those of the modules that are yet to be made. */
export function forgetCalls() {
  called = new Set();
}

/**
 * Which exports of a module have not been called.
 * @param {URL} file
 */
export function uncalled(file) {
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file)));
  const names = exports.filter(({ kind }) => kind === "function").map(({ name }) => name);
  const ours = names.filter((name) => !INTERNAL.test(name) && !NOT_CALLED.includes(name));
  assert.ok(ours.length > 20, `${names}`);
  return ours.filter((name) => !called.has(name));
}

export const finite = (/** @type {Iterable<number>} */ values) => [...values].every(Number.isFinite);
export const inside = (/** @type {Iterable<number>} */ pixels) => [...pixels].every((pixel) => pixel > 0 && pixel < 1);
