// The moments kept of a run, for its time line: what the plane and the decoder were at some of its steps,
// evenly spaced in log(1 + step) and bounded in number and in bytes.

/**
 * @typedef {object} Moment
 * @property {number} step
 * @property {number} epoch
 * @property {Float32Array} mu  (n, 2)
 * @property {Float32Array} logvar  (n, 2)
 * @property {Float32Array} weights  of the decoder
 * @property {{ reconstruction: number, kl: number }} [losses]  as they were shown: nats per image
 */

export const MOST = 64;
export const MOST_BYTES = 100e6;

/** So that as many moments reach from step 1 to step 100,000; a longer run is thinned. */
const GROWTH = 1e5 ** (1 / (MOST - 1));

export class Moments {
  /**
   * In the order of their steps.
   * @type {Moment[]}
   */
  #kept = [];

  /** @returns {readonly Moment[]} */
  get all() {
    return this.#kept;
  }

  get bytes() {
    return this.#kept.reduce((sum, moment) => sum + bytesOf(moment), 0);
  }

  /**
   * Whether a moment is due: to be asked at every snapshot, before its arrays are copied.
   * @param {number} step
   */
  wants(step) {
    const newest = this.#kept.at(-1);
    return !newest || 1 + step >= GROWTH * (1 + newest.step);
  }

  /**
   * Keeps a moment; its arrays are no longer the caller's. Moments at its step or later are void. The first,
   * the newest and the one that is shown are always kept, be they larger than all the room.
   * @param {Moment} moment
   * @param {Moment} [shown]
   */
  keepMoment(moment, shown) {
    this.truncate(moment.step - 1);
    this.#kept.push(moment);
    let bytes = this.bytes;
    while (this.#kept.length > MOST || bytes > MOST_BYTES) {
      const least = this.#leastMissed(shown);
      if (least === undefined) return;
      bytes -= bytesOf(this.#kept[least]);
      this.#kept.splice(least, 1);
    }
  }

  /**
   * The run fell back to a step: what came later is void.
   * @param {number} step
   */
  truncate(step) {
    this.#kept = this.#kept.filter((moment) => moment.step <= step);
  }

  /**
   * The inner moment, but for the one that is shown, between whose neighbours the gap is the smallest.
   * @param {Moment} [shown]
   */
  #leastMissed(shown) {
    const at = this.#kept.map(({ step }) => Math.log1p(step));
    let least;
    for (let i = 1; i < at.length - 1; i++) {
      if (this.#kept[i] === shown) continue;
      if (least === undefined || at[i + 1] - at[i - 1] < at[least + 1] - at[least - 1]) least = i;
    }
    return least;
  }
}

/** @param {Moment} moment */
function bytesOf({ mu, logvar, weights }) {
  return mu.byteLength + logvar.byteLength + weights.byteLength;
}
