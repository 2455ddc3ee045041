// The bound of the denoiser as it is, and of one that has learned nothing, over the same held-out codes with the same
// noise: over few while it trains, over more and more of them at rest.

/**
 * In nats a point of the plane; see src/lesson/diffusion/bound.rs.
 * @typedef {object} Bound
 * @property {number} prior  L_T
 * @property {Float64Array} steps  L_1 to L_(T-1)
 * @property {number} reconstruction  L_0
 * @property {number} total
 * @property {Float64Array} simple  the loss of t = 1 to T
 */

/** Codes a call. */
const PART = 64;
const PARTS = 15;

export class Bounds {
  /** @type {Bound[]} */
  #parts = [];
  /** @type {Bound[]} */
  #before = [];
  /** @type {{ now: Bound, before: Bound, codes: number } | undefined} */
  #known;

  /**
   * @param {import("../engine.js").Engine} engine
   * @param {import("../engine.js").Engine} blank  as engine was before training
   */
  constructor(engine, blank) {
    this.engine = engine;
    this.blank = blank;
  }

  /** Of both, and over how many codes. */
  get known() {
    return this.#known;
  }

  /** Anew, for another denoiser. */
  async renew() {
    const part = await this.#partOf(0);
    this.#takeParts([part]);
  }

  /** Over more codes. False: all are in. */
  async refine() {
    const parts = this.#parts;
    if (parts.length === PARTS) return false;
    const part = await this.#partOf(parts.length);
    if (parts === this.#parts) this.#takeParts([...parts, part]);
    return true;
  }

  /**
   * @param {number} index
   * @returns {Promise<Bound>}
   */
  async #partOf(index) {
    this.#before[index] ??= await this.blank.call("bound", PART, index + 1);
    return this.engine.call("bound", PART, index + 1);
  }

  /** @param {Bound[]} parts */
  #takeParts(parts) {
    this.#parts = parts;
    this.#known = { now: mean(parts), before: mean(this.#before.slice(0, parts.length)), codes: PART * parts.length };
  }
}

/**
 * @param {Bound[]} parts
 * @returns {Bound}
 */
function mean(parts) {
  const of = (/** @type {(part: Bound) => number} */ value) =>
    parts.reduce((sum, part) => sum + value(part), 0) / parts.length;
  const each = (/** @type {"steps" | "simple"} */ name) => parts[0][name].map((_, i) => of((part) => part[name][i]));
  return {
    prior: of(({ prior }) => prior), steps: each("steps"), reconstruction: of(({ reconstruction }) => reconstruction),
    total: of(({ total }) => total), simple: each("simple"),
  };
}
