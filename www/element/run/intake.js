// A run's images on their way into its Session: the data set's parts, then the page's own, in this order always.

import { postToPage } from "../protocol.js";
import { SIDE } from "./checkpoint.js";
import { open } from "./datasets.js";

/** @typedef {import("./run.js").Session} Session */
/** @typedef {import("../protocol.js").Part} Part */

export class Intake {
  /** @type {import("./datasets.js").Source | undefined} */
  #source;
  /** Training images, once all have come. */
  #expected = 0;
  #partsIn = 0;
  #stopped = false;

  /**
   * @param {{ element: number, run: number }} address
   * @param {readonly Part[]} own  the page's
   * @param {() => void} added
   */
  constructor(address, own, added) {
    this.address = address;
    this.own = [...own];
    this.added = added;
  }

  /**
   * @param {string} dataset
   * @param {Promise<import("./run.js").SessionModule>} session
   * @param {Promise<import("../files.js").Shards>} shards
   */
  async open(dataset, session, shards) {
    this.#source ??= await open(dataset, session, shards);
  }

  /**
   * Brings them in, or goes on where that failed. Says whether all have come: not when it was stopped.
   *
   * @param {Session} session
   */
  async bring(session) {
    const source = this.#source;
    if (!source) throw new Error("the data set is not open");
    const ownTrain = this.own.filter(({ split }) => split === "train");
    this.#expected = source.images + ownTrain.reduce((sum, part) => sum + size(part), 0);
    if (this.#expected > 0) session.expectImages(this.#expected);
    for (; this.#partsIn < source.parts; this.#partsIn++) {
      const part = await source.part(this.#partsIn);
      if (this.#stopped) return false;
      this.add(session, part);
    }
    for (let part = this.own.shift(); part; part = this.own.shift()) this.add(session, part);
    return true;
  }

  /**
   * @param {Session} session
   * @param {Part} part
   */
  add(session, part) {
    session.addImages(part.pixels, part.labels, part.split);
    if (part.split === "train") {
      const { labels, factors } = part;
      postToPage({ type: "images", ...this.address, count: size(part), labels, factors });
    }
    this.added();
  }

  stop() {
    this.#stopped = true;
  }

  /** Whether the data set's parts are all in. */
  get whole() {
    return this.#partsIn >= (this.#source?.parts ?? Infinity);
  }

  /**
   * Training images, once all have come.
   *
   * @param {Session} session
   */
  total(session) {
    return Math.max(this.#expected, session.images.train);
  }
}

/** @param {Part} part */
function size({ pixels }) {
  return pixels.length / SIDE ** 2;
}
