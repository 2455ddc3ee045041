// A picture that is kept up to date: made again when it is stale, never twice at once, and not too often.

export class Refresh {
  #stale = false;
  #busy = false;
  #timer = 0;
  #startedAt = -Infinity;
  /** What the last one took, in ms. */
  #cost = 0;
  #closed = false;

  /**
   * @param {number} every  ms from one start to the next
   * @param {() => Promise<void>} make
   * @param {(error: Error) => void} failed
   * @param {number} [share]  of the time that it may take, as measured: what takes longer is made less often
   */
  constructor(every, make, failed, share = 1) {
    this.every = every;
    this.make = make;
    this.failed = failed;
    this.share = share;
  }

  /** It is stale. */
  request() {
    this.#closed = false;
    this.#stale = true;
    if (this.#busy || this.#timer !== 0) return;
    const wait = this.#startedAt + Math.max(this.every, this.#cost / this.share) - performance.now();
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#makeNow();
    }, Math.max(0, wait));
  }

  /** It is stale, and somebody waits for it. */
  hurry() {
    this.#startedAt = -Infinity;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.request();
  }

  cancel() {
    this.#closed = true;
    this.#stale = false;
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #makeNow() {
    this.#stale = false;
    this.#busy = true;
    const start = performance.now();
    this.#startedAt = start;
    this.make().catch(this.failed).finally(() => {
      this.#busy = false;
      this.#cost = performance.now() - start;
      if (this.#stale && !this.#closed) this.request();
    });
  }
}
