// The lesson's classes under Node, as the worker that figures ask makes them: a copy of that worker's script runs in
// this thread.

import { readFileSync } from "node:fs";
import { shipped } from "./exports.js";

/** @typedef {Record<string, (...args: any[]) => Promise<any>>} Engine */

/** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
const waiting = new Map();
let orders = 0;

/** The worker's own side, as a worker has it. */
const worker = {
  /** @type {(message: { data: object }) => void} */
  onmessage: () => {},
  postMessage(/** @type {{ id: number, value?: any, message?: string }} */ { id, value, message }) {
    if (message === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(message));
  },
};

const order = (/** @type {object} */ what) =>
  new Promise((resolve, reject) => {
    waiting.set(++orders, { resolve, reject });
    worker.onmessage({ data: { id: orders, ...what } });
  });

/**
 * An object of one of the lesson's classes: each of its methods asks the worker.
 * @param {string} name
 * @param {object} settings
 * @returns {Promise<Engine>}
 */
export async function engine(name, settings) {
  const object = ++orders;
  await order({ object, make: name, settings });
  const method = (/** @type {string} */ call) => (/** @type {unknown[]} */ ...args) =>
    order(call === "free" ? { object, free: true } : { object, call, args });
  return new Proxy({}, { get: (_, call) => (call === "then" ? undefined : method(String(call))) });
}

/** Starts the worker in this thread, and posts it the compiled module, as the page does. */
export async function startWorker() {
  Object.assign(globalThis, { self: worker });
  await import(shipped("engines", ".js").href);
  worker.onmessage({ data: new WebAssembly.Module(readFileSync(shipped("lesson_bg"))) });
}
