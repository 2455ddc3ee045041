// The page's workers and its one compiled wasm module, shared by all elements: a worker for each, as long as the
// device has cores for them, then each takes in several. A worker ends when the last of its elements leaves.
// When it fails or dies, every linked element hears of it.

import { wasmFile } from "../../../src/wasm/builds.js";
import { absolute } from "../../loading/address.js";
import { workerScript } from "../files.js";
import { once } from "../../ui/deferred.js";
import { postToWorker, unexpected } from "../protocol.js";
import { launch } from "../../loading/launch.js";

/** @typedef {import("../protocol.js").ToPage} ToPage */
/** @typedef {import("../protocol.js").ToWorker} ToWorker */

/**
 * What an element hears.
 * @typedef {object} Listener
 * @property {() => void} loaded  the worker listens
 * @property {(message: Extract<ToPage, { element: number }>) => void} receive
 * @property {(message: string) => void} failed  the worker is gone; link again to start another
 */

const PING_EVERY = 2000; // ms
const MOST_WORKERS = 4; // each holds a wasm memory of 40 MB and its own images
const SILENT_PINGS = 8; // unanswered before the worker counts as dead: one step of a huge model may take long

/** The smallest module that uses a 128-bit value: does this browser have WebAssembly SIMD? */
const SIMD_PROBE = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
);

/** Whether this browser can run zscape at all. */
export function simdSupported() {
  return typeof WebAssembly === "object" && WebAssembly.validate(SIMD_PROBE);
}

/** The wasm module, fetched and compiled once a page; a failure is forgotten, so that it can be tried again. */
export const wasmModule = once(async () => {
  const { compiled } = await import("../../loading/compiled.js");
  return compiled(absolute(await wasmFile()));
});

/** @type {Set<Host>} */
const hosts = new Set();
let elements = 0;

/** @typedef {"runs" | "sights"} Duty  what a worker is for: to train, or to draw beside the training */

/**
 * The worker that hosts a certain element; else the one with the fewest elements, or another one while this device has
 * a core for it: one is the page's. What is drawn beside the training comes from one worker for all.
 * @param {Duty} duty
 * @param {number} [beside]
 */
function chooseHost(duty, beside = 0) {
  const shared = [...hosts].find(({ listeners }) => listeners.has(beside));
  if (shared) return shared;
  const candidates = [...hosts].filter((host) => host.duty === duty);
  const [idlest] = candidates.sort((a, b) => a.listeners.size - b.listeners.size);
  const most = duty === "sights" ? 1 : Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency - 1));
  return idlest && candidates.length >= most ? idlest : new Host(duty);
}

/**
 * Links an element to a worker.
 * @param {Duty} duty
 * @param {Listener} listener
 * @param {number} [beside]  the element whose worker it is to be
 */
export function link(duty, listener, beside) {
  const here = chooseHost(duty, beside);
  const element = ++elements;
  here.enter(element, listener);
  return {
    element,
    /**
     * @param {ToWorker} message
     * @param {Transferable[]} [transfer]
     */
    post: (message, transfer) => here.post(message, transfer),
    unlink: () => here.leave(element),
  };
}

class Host {
  /** @type {Map<number, Listener>} */
  listeners = new Map();
  /** @type {(() => void)[]} */
  #queue = [];
  #loaded = false;
  #silentPings = 0;

  /** @param {Duty} duty */
  constructor(duty) {
    this.duty = duty;
    hosts.add(this);
    this.watch = setInterval(() => this.#ping(), PING_EVERY);
    try {
      this.launched = launch(workerScript());
    } catch (error) {
      // Not at once: the listeners link after this constructor.
      queueMicrotask(() => this.#failAll(/** @type {Error} */ (error).message));
      return;
    }
    const { worker } = this.launched;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => this.#failAll(event.message || "the worker did not start");
    worker.onmessageerror = () => this.#failAll("a message from the worker could not be read");
    wasmModule().then(
      (module) => this.post({ type: "init", module }),
      (error) => this.#failAll(error.message),
    );
  }

  /**
   * @param {number} element
   * @param {Listener} listener
   */
  enter(element, listener) {
    this.listeners.set(element, listener);
    if (this.#loaded) queueMicrotask(() => listener.loaded());
  }

  /**
   * @param {ToWorker} message
   * @param {Transferable[]} [transfer]
   */
  post(message, transfer) {
    const worker = this.launched?.worker;
    if (!worker) return;
    if (this.#loaded) postToWorker(worker, message, transfer);
    else this.#queue.push(() => postToWorker(worker, message, transfer));
  }

  /** @param {number} element */
  leave(element) {
    if (!this.listeners.delete(element)) return;
    this.post({ type: "stop", element });
    if (this.listeners.size === 0) this.#endWorker();
  }

  /** @param {ToPage} message */
  #receive(message) {
    this.#silentPings = 0;
    switch (message.type) {
      case "loaded": {
        this.#loaded = true;
        for (const listener of this.listeners.values()) listener.loaded();
        for (const send of this.#queue.splice(0)) send();
        return;
      }
      case "failed": return this.#failAll(message.message);
      case "alive": return;
      case "snapshot":
      case "images":
      case "answer":
      case "refusal":
      case "opened":
      case "reached":
      case "diverged":
      case "missing":
      case "broken": return this.listeners.get(message.element)?.receive(message);
      default: unexpected(message);
    }
  }

  /** A worker can die without a word (the browser ends it for want of memory): it is asked now and then. */
  #ping() {
    if (!this.#loaded) return;
    if (this.#silentPings >= SILENT_PINGS) return this.#failAll("the worker does not answer");
    this.#silentPings += 1;
    this.post({ type: "ping" });
  }

  /** @param {string} message */
  #failAll(message) {
    this.#endWorker();
    const listeners = [...this.listeners.values()];
    this.listeners.clear();
    for (const listener of listeners) listener.failed(message);
  }

  #endWorker() {
    hosts.delete(this);
    clearInterval(this.watch);
    this.launched?.end();
    this.launched = undefined;
  }
}
