// When a run is measured beside its training, and what it comes to: early, while much happens, then at the ends of
// epochs.

/** @typedef {import("../protocol.js").Evaluation} Evaluation */
/** @typedef {{ step: number, epoch: number, reconstruction: number, kl: number }} StepLosses */

const EARLY = [1, 8, 32]; // steps
const WORTH = 8; // so many images are trained on for each one measured: it costs a few percent of the time

export class Evaluations {
  /** A model from a file is measured once, when its images are there; so is a run whose held-out images came late. */
  owed = false;
  #steps = 0;
  #sums = { reconstruction: 0, kl: 0 };

  /** @param {StepLosses} losses */
  sumLosses({ reconstruction, kl }) {
    this.#steps += 1;
    this.#sums.reconstruction += reconstruction;
    this.#sums.kl += kl;
  }

  /**
   * Whether it is time.
   * @param {StepLosses} losses  of the last step
   * @param {number} stepsPerEpoch
   * @param {number} batch
   * @param {number} heldOut  images that would be measured
   */
  due({ step }, stepsPerEpoch, batch, heldOut) {
    return EARLY.includes(step) || (step % stepsPerEpoch === 0 && this.#steps * batch >= WORTH * heldOut);
  }

  /**
   * @param {InstanceType<typeof import("../../../src/wasm/session.js").Session>} session
   * @returns {Evaluation}
   */
  makeEvaluation(session) {
    const { step, epoch } = session;
    const trained = this.#steps === 0
      ? undefined
      : { reconstruction: this.#sums.reconstruction / this.#steps, kl: this.#sums.kl / this.#steps };
    this.clear();
    this.owed = false;
    const { kl, variance } = session.units();
    const heldOut = session.images.heldOut > 0 ? lossesOf(session.evaluate()) : undefined;
    return { step, epoch, trained, heldOut, units: { kl, variance } };
  }

  /** What the steps since the last time came to is void. */
  clear() {
    this.#steps = 0;
    this.#sums = { reconstruction: 0, kl: 0 };
  }
}

/** @param {{ reconstruction: number, kl: number }} evaluation */
function lossesOf({ reconstruction, kl }) {
  return { reconstruction, kl };
}
