// The Rust classes of the figures, which live in a worker, as the page asks them: one worker for all figures, which ends with
// the last of them.

import { Deferred } from "../element/life/deferred.js";
import { launch } from "../element/workers/launch.js";
import { enginesScript } from "./files.js";

/**
 * @typedef {object} Engine
 * @property {(method: string, ...args: unknown[]) => Promise<any>} call  rejects with the core's sentence
 * @property {() => void} free
 */

/** @typedef {{ resolve: (value: any) => void, reject: (error: Error) => void }} Waiting */

/** @type {Workshop | undefined} */
let workshop;
let objects = 0;

class Workshop {
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #orders = 0;
  /** What is posted before the script has come would be lost. */
  #loaded = new Deferred();
  users = 0;

  constructor() {
    this.launched = launch(enginesScript());
    const { worker } = this.launched;
    worker.onmessage = ({ data }) => {
      if (data.type === "failed") return this.#fail(data.message);
      if (data.type === "loaded") return this.#loaded.resolve(undefined);
      const { resolve, reject } = /** @type {Waiting} */ (this.#waiting.get(data.id));
      this.#waiting.delete(data.id);
      if ("message" in data) reject(new Error(data.message));
      else resolve(data.value);
    };
    worker.onerror = (event) => this.#fail(event.message || "the worker did not start");
  }

  /** @param {object} order */
  async ask(order) {
    await this.#loaded.promise;
    const id = ++this.#orders;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.launched.worker.postMessage({ id, ...order });
    });
  }

  leave() {
    this.users -= 1;
    if (this.users === 0) this.#fail("the figure is gone");
  }

  /** Nobody waits for an answer that will not come. @param {string} message */
  #fail(message) {
    this.launched.end();
    this.#loaded.reject(new Error(message));
    if (workshop === this) workshop = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}

/**
 * Makes an object of a Rust class.
 *
 * @param {string} name
 * @param {object} settings
 * @returns {Promise<Engine>}
 */
export async function engine(name, settings) {
  workshop ??= new Workshop();
  const here = workshop;
  const object = ++objects;
  let open = true;
  here.users += 1;
  const free = () => {
    if (!open) return;
    open = false;
    here.ask({ object, free: true }).catch(() => undefined); // it ends with the worker as well
    here.leave();
  };
  try {
    await here.ask({ object, make: name, settings });
  } catch (error) {
    free();
    throw error;
  }
  return { call: (method, ...args) => here.ask({ object, call: method, args }), free };
}
