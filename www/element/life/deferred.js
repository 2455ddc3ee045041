// A promise that is settled from outside, and that knows whether it has been.

/** @template T */
export class Deferred {
  settled = false;

  constructor() {
    /** @type {Promise<T>} */
    this.promise = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    // Whoever waits hears of a rejection; that nobody waits is no error of the page: the element shows it
    // itself.
    this.promise.catch(() => undefined);
  }

  /** @param {T} value */
  resolve(value) {
    this.settled = true;
    this.settle?.resolve(value);
  }

  /** @param {Error} error */
  reject(error) {
    this.settled = true;
    this.settle?.reject(error);
  }
}
