// The lesson's bare boundary: what wasm-bindgen generates, made ready in a worker.
import init, * as classes from "zscape-lesson";

/** The class of a figure, by its name in Rust. @param {string} name */
export async function lessonClass(name) {
  await (ready ??= init({ module_or_path: new URL("./lesson_bg.wasm", import.meta.url) }));
  const found = /** @type {Record<string, new (settings: object) => any>} */ (/** @type {unknown} */ (classes))[name];
  if (!found) throw new Error(`the lesson has no class ${name}`);
  return found;
}

/** @type {Promise<unknown> | undefined} */
let ready;
