// A run's images on their way into its Session: the data set's parts, then the page's own, in this order always.

import { postToPage } from "../protocol.js";
import { partOf } from "./sources.js";

/** @typedef {import("./run.js").Session} Session */
/** @typedef {import("../protocol.js").Part} Part */

export class Intake {
  /** Training images, once all have come. */
  #expected = 0;
  #partsIn = 0;
  #stopped = false;

  /**
   * @param {{ element: number, run: number }} address
   * @param {import("../datasets/datasets.js").Source} source
   * @param {readonly Part[]} own  the page's
   * @param {() => void} added
   */
  constructor(address, source, own, added) {
    this.address = address;
    this.source = source;
    this.own = [...own];
    this.added = added;
  }

  /**
   * Brings them in, or goes on where that failed. Says whether all have come: not when it was stopped.
   * @param {Session} session
   * @param {Promise<import("./run.js").SessionModule>} module
   */
  async bring(session, module) {
    const { images, pieces } = this.source;
    const ownTrain = this.own.filter(({ split }) => split === "train");
    this.#expected = images + ownTrain.reduce((sum, part) => sum + this.#count(part), 0);
    if (this.#expected > 0) session.expectImages(this.#expected);
    for (; this.#partsIn < pieces.length; this.#partsIn++) {
      const part = await partOf(pieces[this.#partsIn], module);
      if (this.#stopped) return false;
      this.addPart(session, part);
    }
    for (let part = this.own.shift(); part; part = this.own.shift()) this.addPart(session, part);
    return true;
  }

  /**
   * @param {Session} session
   * @param {Part} part
   */
  addPart(session, part) {
    session.addImages(part.pixels, part.labels, part.split);
    if (part.split === "train") {
      const { labels, factors } = part;
      postToPage({ type: "images", ...this.address, count: this.#count(part), labels, factors });
    }
    this.added();
  }

  /** @param {Part} part */
  #count({ pixels }) {
    return pixels.length / this.source.side ** 2;
  }

  stop() {
    this.#stopped = true;
  }

  /** Whether the data set's parts are all in. */
  get whole() {
    return this.#partsIn >= this.source.pieces.length;
  }

  /**
   * Once all training images have come.
   * @param {Session} session
   * @param {number} batch
   */
  stepsPerEpoch(session, batch) {
    return Math.ceil(Math.max(this.#expected, session.images.train) / batch);
  }
}
