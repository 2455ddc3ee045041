// The package's bare boundary: what wasm-bindgen generates, called with arguments of our own, with a plain sentence for
// calls after free().
import initialise, * as bare from "zscape-wasm";
import { wasmFile } from "./builds.js";
import { owned } from "./owned.js";

const classes = { Session: bare.Session, Decoder: bare.Decoder, Aggregate: bare.Aggregate };
for (const [name, { prototype }] of Object.entries(classes)) {
  for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (key === "constructor" || key.startsWith("__")) continue;
    const guarded = property.get ? "get" : "value";
    const call = property[guarded];
    /**
     * @this {{ __wbg_ptr: number }}
     * @param {unknown[]} args
     */
    property[guarded] = function (...args) {
      const own = args.map(owned); // first of all, for the caller's getters may call free()
      if (this.__wbg_ptr) return call.apply(this, own);
      if (key !== "free") throw new Error(`${name}.${key} was called after free(); make a new ${name}`);
    };
    Object.defineProperty(prototype, key, property);
  }
}

/**
 * What is no method: the classes' constructors, and functions.
 * @type {ProxyHandler<any>}
 */
const owning = {
  construct: (target, args, made) => Reflect.construct(target, args.map(owned), made),
  apply: (target, self, args) => Reflect.apply(target, self, args.map(owned)),
};

/** @param {Parameters<typeof initialise>[0]} [options]  the module, or where it lies; else the file beside this one */
export default async function init(options) {
  return initialise(options ?? { module_or_path: await wasmFile() });
}

export const Session = new Proxy(bare.Session, owning);
export const Decoder = new Proxy(bare.Decoder, owning);
export const Aggregate = new Proxy(bare.Aggregate, owning);
export const makeShapes = new Proxy(bare.makeShapes, owning);
export const readIdx = new Proxy(bare.readIdx, owning);
