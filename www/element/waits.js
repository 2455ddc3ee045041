// What pages wait for of a run: that its first whole plane is drawn, and that it rests, with the plane of its last
// step.

import { Deferred } from "../ui/deferred.js";

export class Waits {
  /** @type {Deferred<void>} */
  ready = new Deferred();
  /** @type {Deferred<void>} */
  #rest = new Deferred();

  /** Another run or another model: its plane is yet to come. */
  expectPlane() {
    if (this.ready.settled) this.ready = new Deferred();
  }

  /** Resolves when it rests the next time. */
  resting() {
    if (this.#rest.settled) this.#rest = new Deferred();
    return this.#rest.promise;
  }

  /**
   * A whole plane is drawn. Says whether it is the first.
   * @param {boolean} rests
   */
  planeDrawn(rests) {
    if (rests) this.#rest.resolve();
    if (this.ready.settled) return false;
    this.ready.resolve();
    return true;
  }

  /**
   * Whoever waits for what will not come is told so.
   * @param {string} reason
   */
  fail(reason) {
    for (const waiting of [this.ready, this.#rest]) if (!waiting.settled) waiting.reject(new Error(reason));
  }

  /**
   * The same, and the next run is waited for anew.
   * @param {string} reason
   */
  giveUp(reason) {
    this.fail(reason);
    this.ready = new Deferred();
    this.#rest = new Deferred();
  }
}
