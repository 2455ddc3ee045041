// Promises: one that is settled from outside and knows whether it has been, and one that is made when it is first asked
// for.

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

/**
 * Makes a promise once, and anew after it has failed.
 * @template Value
 * @param {() => Promise<Value>} make
 */
export function once(make) {
  /** @type {Promise<Value> | undefined} */
  let made;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
