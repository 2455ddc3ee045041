// The screen stays on while the training is watched: the browser's lock, held while it trains, is in view and its tab
// is seen. Not every browser has it, and not every page may: then the screen goes dark as ever.

/** @typedef {import("../state.js").ViewState} ViewState */

export class WakeLock {
  #held = false;
  /** @type {Promise<WakeLockSentinel | undefined> | undefined} */
  #lock;

  /** @param {() => Pick<ViewState, "training" | "seen">} state */
  constructor(state) {
    this.state = state;
  }

  stateChanged() {
    const { training, seen = false } = this.state();
    this.#hold(training && seen);
  }

  close() {
    this.#hold(false);
  }

  /** @param {boolean} held */
  #hold(held) {
    if (held === this.#held) return;
    this.#held = held;
    // Refused: as above.
    if (held && allowed()) this.#lock = navigator.wakeLock?.request("screen").catch(() => undefined);
    else this.#lock?.then((lock) => lock?.release()).catch(console.warn);
  }
}

/** Chromium writes an error to the console where a frame asks for what it may not have. */
function allowed() {
  const { featurePolicy } =
    /** @type {{ featurePolicy?: { allowsFeature: (name: string) => boolean } }} */ (/** @type {unknown} */ (document));
  return featurePolicy?.allowsFeature("screen-wake-lock") ?? true;
}
