// The lesson's bare boundary: what wasm-bindgen generates, made ready in a worker.
import init, * as classes from "zscape-lesson";

/**
 * Makes the classes ready.
 * @param {WebAssembly.Module} module
 */
export async function prepare(module) {
  await init({ module_or_path: module });
}

/**
 * The class of a figure, by its name in Rust.
 * @param {string} name
 */
export function lessonClass(name) {
  const found = /** @type {Record<string, new (settings: object) => any>} */ (/** @type {unknown} */ (classes))[name];
  if (!found) throw new Error(`the lesson has no class ${name}`);
  return found;
}
