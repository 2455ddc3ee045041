// The particles of the chain, which the core moves: a step back by the learned p, a step forth by fresh noise of q, or
// by hand.

/** How many are drawn. */
export const PARTICLES = 200;
/** How many of their places are. */
const REMEMBERED = 300;

export class Chain {
  /** Where the time is: from T, noise, to 0. */
  t;
  // (PARTICLES, 2), in units of z.
  /** @type {Float32Array} */
  points = new Float32Array(2 * PARTICLES);
  /** Where each was at t = T. */
  starts = this.points;
  /**
   * All places since then, but not too many, this one the last.
   * @type {Float32Array[]}
   */
  visited = [];
  /** Whether the particles have come from T to 0 since the beginning. */
  ran = false;
  /**
   * Where the reader's slider has been put.
   * @type {number | undefined}
   */
  #goal;
  #going = false;
  #freed = false;
  #last = Promise.resolve();

  /**
   * @param {import("../engine.js").Engine} engine
   * @param {number} steps  T
   */
  constructor(engine, steps) {
    this.engine = engine;
    this.steps = steps;
    this.t = steps;
  }

  /** Fresh noise at t = T. */
  start() {
    return this.#next(async () => {
      this.#arrive(await this.engine.call("start", PARTICLES), this.steps);
      this.visited = [this.points];
    });
  }

  /** From t to t − 1 by the learned p; nothing at 0. */
  denoise() {
    return this.#next(async () => {
      if (this.t > 0) this.#arrive(await this.engine.call("backward"), this.t - 1);
      if (this.t === 0) this.ran = true;
    });
  }

  /** From t to t + 1 by fresh noise; nothing at T. */
  noise() {
    return this.#next(async () => {
      if (this.t < this.steps) this.#arrive(await this.engine.call("forward"), this.t + 1);
    });
  }

  /**
   * Step by step to a time; a newer wish replaces the older.
   * @param {number} t
   * @param {() => void} moved  after each step
   */
  async goTo(t, moved) {
    this.#goal = t;
    if (this.#going) return;
    this.#going = true;
    try {
      while (this.#goal !== undefined && this.#goal !== this.t && !this.#freed) {
        await (this.#goal < this.t ? this.denoise() : this.noise());
        moved();
      }
    } finally {
      this.#going = false;
    }
  }

  /** Where it is bound for. */
  get goal() {
    return this.#going ? this.#goal ?? this.t : this.t;
  }

  halt() {
    this.#goal = undefined;
  }

  /**
   * Seen at once, though the core may have a step under way.
   * @param {number} index
   * @param {number} x
   * @param {number} y
   */
  placeParticle(index, x, y) {
    this.#putParticle(index, x, y);
    return this.#next(async () => {
      await this.engine.call("place", index, x, y);
      this.#putParticle(index, x, y);
    });
  }

  /**
   * @param {number} index
   * @returns {[number, number]}
   */
  at(index) {
    return [this.points[2 * index], this.points[2 * index + 1]];
  }

  free() {
    this.#freed = true;
  }

  /**
   * @param {number} index
   * @param {number} x
   * @param {number} y
   */
  #putParticle(index, x, y) {
    this.points.set([x, y], 2 * index);
    if (this.t === this.steps) this.starts = this.points.slice();
  }

  /**
   * @param {Float32Array} points
   * @param {number} t
   */
  #arrive(points, t) {
    this.points = points;
    this.t = t;
    this.visited = [...this.visited.slice(1 - REMEMBERED), points];
    if (t === this.steps) this.starts = points.slice();
  }

  /**
   * One after the other: what a step may do hangs on where the last has led.
   * @param {() => Promise<void>} work
   */
  #next(work) {
    const done = this.#last.then(() => (this.#freed ? undefined : work()));
    this.#last = done.catch(() => undefined); // whoever asked is told
    return done;
  }
}
