// The worker of the figures' mathematics: it makes the Rust classes that it is told to, and calls them, in order.

import { lessonClass, prepare } from "../../src/wasm/lesson.js";

/**
 * First comes the compiled module, then orders.
 * @typedef {{ id: number, object: number } & ({ make: string, settings: object } | { call: string, args: unknown[] }
 *   | { free: true })} Order
 */

/** @type {Map<number, any>} */
const objects = new Map();

/**
 * @param {Order} order
 * @returns {Promise<unknown>}
 */
async function carryOut(order) {
  if ("make" in order) {
    const Class = lessonClass(order.make);
    objects.set(order.object, new Class(order.settings));
    return undefined;
  }
  const object = objects.get(order.object);
  if ("free" in order) {
    objects.delete(order.object);
    return object?.free();
  }
  if (typeof object?.[order.call] !== "function") throw new Error(`the figure's engine has no method ${order.call}`);
  return object[order.call](...order.args);
}

/**
 * What leaves the module unfit for more: a trap, or a stack that ended in the middle of it. The page ends this worker
 * and starts another one.
 * @param {unknown} error
 */
const isFatal = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;

/**
 * One order after the other: a call waits for what it calls to be made.
 * @type {Promise<void>}
 */
let last = Promise.resolve();

self.onmessage = (/** @type {MessageEvent<WebAssembly.Module | Order>} */ { data }) => {
  last = last.then(() => (data instanceof WebAssembly.Module ? prepare(data) : answer(data))).catch((error) => {
    self.postMessage({ type: "failed", message: error.message });
  });
};

/** @param {Order} order */
async function answer(order) {
  try {
    self.postMessage({ id: order.id, value: await carryOut(order) });
  } catch (error) {
    const message = /** @type {Error} */ (error).message ?? String(error);
    self.postMessage({ id: order.id, message, fatal: isFatal(error) });
  }
}

self.postMessage({ type: "loaded" });
