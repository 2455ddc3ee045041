// What the page asks of a run's steps: to make one, or to be told of the next one that the training makes.

/** @typedef {{ traced: boolean, resolve: (record: object) => void, reject: (error: Error) => void }} Request */

export class Requests {
  /** @type {Request[]} */
  #steps = [];
  /** @type {((trace: object | undefined) => void)[]} */
  #watchers = [];

  /** Whether a step is to be made that the training does not make. */
  get wantStep() {
    return this.#steps.length > 0;
  }

  /** Whether somebody waits to be told of the next step of the training. */
  get watched() {
    return this.#watchers.length > 0;
  }

  /**
   * @param {boolean} traced
   * @returns {Promise<object>}  the step's record
   */
  addStep(traced) {
    return new Promise((resolve, reject) => this.#steps.push({ traced, resolve, reject }));
  }

  /** @returns {Promise<object | undefined>}  the trace of the next step of the training */
  watch() {
    return new Promise((resolve) => this.#watchers.push(resolve));
  }

  /** The step that was asked for first. */
  takeStep() {
    return this.#steps.shift();
  }

  /**
   * A step was made.
   * @param {object} trace
   */
  tellWatchers(trace) {
    for (const tell of this.#watchers.splice(0)) tell(trace);
  }

  /** No step comes that could be told. */
  dismissWatchers() {
    for (const tell of this.#watchers.splice(0)) tell(undefined);
  }

  /** @param {Error} error  why no step comes */
  refuseAll(error) {
    this.dismissWatchers();
    for (const { reject } of this.#steps.splice(0)) reject(error);
  }
}
