// The worker of the figures' mathematics: it makes the Rust classes that it is told to, and calls them, in order.

import { lessonClass } from "../../src/wasm/lesson.js";

/**
 * @typedef {{ id: number, object: number } & ({ make: string, settings: object } | { call: string, args: unknown[] }
 *   | { free: true })} Order
 */

/** @type {Map<number, any>} */
const objects = new Map();

/** @param {Order} order @returns {Promise<unknown>} */
async function carryOut(order) {
  if ("make" in order) {
    const Class = await lessonClass(order.make);
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

/** One order after the other: a call waits for what it calls to be made. */
let last = Promise.resolve();

self.onmessage = (/** @type {MessageEvent<Order>} */ { data }) => {
  last = last.then(async () => {
    try {
      self.postMessage({ id: data.id, value: await carryOut(data) });
    } catch (error) {
      self.postMessage({ id: data.id, message: /** @type {Error} */ (error).message ?? String(error) });
    }
  });
};

self.postMessage({ type: "loaded" });
