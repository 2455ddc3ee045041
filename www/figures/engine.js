// The Rust classes of the figures, which live in a worker, as the page asks them: one worker for all figures, which
// ends with the last of them, and as soon as its module is unfit for more.

import { Deferred, once } from "../ui/deferred.js";
import { compiled } from "../loading/compiled.js";
import { launch } from "../loading/launch.js";
import { enginesScript, lessonFile } from "./files.js";

/**
 * @typedef {object} Engine
 * @property {(method: string, ...args: unknown[]) => Promise<any>} call  rejects with the core's sentence
 * @property {() => void} free
 */

/**
 * Who has engines is told when they are gone: was it to blame?
 * @typedef {(toBlame: boolean) => void} Lost
 */
/** @typedef {{ resolve: (value: any) => void, reject: (error: Error) => void, lost: Lost }} Waiting */

/** The worker has ended, and no answer comes from it. */
export class Ended extends Error {
  /**
   * @param {string} message
   * @param {boolean} toBlame  the message is for who asked: it, or nobody else, has brought that about
   */
  constructor(message, toBlame) {
    super(message);
    this.toBlame = toBlame;
  }
}

/** The mathematics, fetched and compiled once a page. */
const lessonModule = once(async () => compiled(lessonFile()));

/** @type {Workshop | undefined} */
let workshop;
let objects = 0;

class Workshop {
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #orders = 0;
  /**
   * Who has each object.
   * @type {Map<number, Lost>}
   */
  #users = new Map();
  /** The worker has the module: what is posted before its script has come would be lost. */
  #ready = new Deferred();
  #ended = false;

  constructor() {
    this.launched = launch(enginesScript());
    lessonModule().catch(() => undefined); // it comes beside the worker's script; #provide tells of what went wrong
    const { worker } = this.launched;
    worker.onmessage = ({ data }) => {
      if (this.#ended) return undefined;
      if (data.type === "failed") return this.#fall(data.message);
      if (data.type === "loaded") return this.#provide().catch((error) => this.#fall(error.message));
      const { resolve, reject, lost } = /** @type {Waiting} */ (this.#waiting.get(data.id));
      if (data.fatal) return this.#fall(data.message, lost);
      this.#waiting.delete(data.id);
      return "message" in data ? reject(new Error(data.message)) : resolve(data.value);
    };
    worker.onerror = (event) => this.#fall(event.message || "the worker did not start");
  }

  async #provide() {
    const module = await lessonModule();
    this.launched.worker.postMessage(module);
    this.#ready.resolve(undefined);
  }

  /**
   * @param {object} order
   * @param {Lost} lost  of who asks
   */
  async askWorker(order, lost) {
    await this.#ready.promise;
    if (this.#ended) throw new Ended("the worker has ended", false);
    const id = ++this.#orders;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, lost });
      this.launched.worker.postMessage({ id, ...order });
    });
  }

  /**
   * @param {number} object
   * @param {Lost} lost  of its user
   */
  enter(object, lost) {
    this.#users.set(object, lost);
  }

  /** @param {number} object */
  leave(object) {
    const lost = this.#users.get(object);
    if (!lost) return;
    this.#users.delete(object);
    if (this.#users.size === 0) this.#endWorker(() => new Ended("the figure is gone", false));
    else this.askWorker({ object, free: true }, lost).catch(() => undefined); // it ends with the worker as well
  }

  /**
   * The worker has never been fit, or is so no more. Who is to blame is told why, and the others that they are not;
   * where nobody is known to be, all are told why.
   * @param {string} message
   * @param {Lost} [guilty]
   */
  #fall(message, guilty) {
    const isToBlame = (/** @type {Lost} */ lost) => guilty === undefined || lost === guilty;
    const users = new Set(this.#users.values());
    this.#endWorker((lost) => new Ended(message, isToBlame(lost)));
    for (const lost of users) lost(isToBlame(lost));
  }

  /**
   * Nobody waits for an answer that will not come.
   * @param {(lost: Lost) => Error} reason
   */
  #endWorker(reason) {
    this.#ended = true;
    this.launched.end();
    if (workshop === this) workshop = undefined;
    this.#users.clear();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject, lost } of waiting) reject(reason(lost));
    // Until it was ready nobody was to blame: all who wait for that are told the same.
    this.#ready.reject(reason(() => undefined));
  }
}

/**
 * Makes an object of a Rust class.
 * @param {string} name
 * @param {object} settings
 * @param {Lost} lost  called when the worker has ended; the same function for all engines of a user
 * @returns {Promise<Engine>}
 */
export async function engine(name, settings, lost) {
  workshop ??= new Workshop();
  const here = workshop;
  const object = ++objects;
  here.enter(object, lost);
  const free = () => here.leave(object);
  try {
    await here.askWorker({ object, make: name, settings }, lost);
  } catch (error) {
    free();
    throw error;
  }
  return { call: (method, ...args) => here.askWorker({ object, call: method, args }, lost), free };
}
