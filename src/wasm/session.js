// The package's bare boundary: what wasm-bindgen generates, with a plain sentence for calls after free().
import initialise, { Aggregate, Decoder, Session, makeShapes, readIdx } from "zscape-wasm";
import { wasmFile } from "./builds.js";

for (const [name, { prototype }] of Object.entries({ Session, Decoder, Aggregate })) {
  for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (key === "constructor" || key.startsWith("__")) continue;
    const guarded = property.get ? "get" : "value";
    const call = property[guarded];
    /** @this {{ __wbg_ptr: number }} @param {unknown[]} args */
    property[guarded] = function (...args) {
      if (this.__wbg_ptr) return call.apply(this, args);
      if (key !== "free") throw new Error(`${name}.${key} was called after free(); make a new ${name}`);
    };
    Object.defineProperty(prototype, key, property);
  }
}

/** @param {Parameters<typeof initialise>[0]} [options]  the module, or where it lies; else the file beside this one */
export default async function init(options) {
  return initialise(options ?? { module_or_path: await wasmFile() });
}

export { Aggregate, Decoder, Session, makeShapes, readIdx };
