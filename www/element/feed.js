// The snapshots of a run on their way: one arrives, a frame draws it into the view, then the page hears of its steps
// and the worker may send more.

import { LONG, restAfter } from "../ui/rest.js";
import { LOSS_FIELDS } from "./protocol.js";

/** @typedef {import("./protocol.js").Snapshot} Snapshot */
/** @typedef {import("./view.js").View} View */
/** @typedef {{ step: number, epoch: number, loss: number, reconstruction: number, kl: number }} StepRecord */

export class Feed {
  /** @type {Snapshot | undefined} */
  #arrived;
  /** @type {Snapshot | undefined} */
  #drawn;
  #later = 0;

  /**
   * @param {(record: StepRecord) => void} told  what is done with each step
   * @param {() => void} taken
   */
  constructor(told, taken) {
    this.told = told;
    this.taken = taken;
  }

  /** @param {Snapshot} snapshot */
  arrive(snapshot) {
    this.#arrived = snapshot;
  }

  /** What is on its way belongs to a run that is no more. */
  dropSnapshots() {
    this.#arrived = undefined;
    this.#drawn = undefined;
    clearTimeout(this.#later);
    this.#later = 0;
  }

  /**
   * Puts what has arrived into the view, and returns it.
   * @param {View} view
   */
  drawInto(view) {
    const snapshot = this.#arrived;
    if (!snapshot) return undefined;
    this.#arrived = undefined;
    this.#drawn = snapshot;
    const { losses, step, epoch, posteriors, decoder } = snapshot;
    for (let i = 0; i < losses.length; i += LOSS_FIELDS) {
      view.curves.addLosses(losses[i], losses[i + 3], losses[i + 4]);
    }
    view.measured(snapshot);
    view.plane.placePosteriors(posteriors);
    if (decoder) view.decoded.setWeights({ side: view.state.side, ...view.state.settings }, decoder);
    if (decoder || posteriors.length > 0) view.modelChanged();
    view.timeline.offer(snapshot);
    view.words.setNumbers({ step, epoch, speed: speedOf(snapshot), losses: view.curves.present });
    return snapshot;
  }

  /**
   * Tells of what is drawn, and returns it; undefined if there is nothing, or a listener has ended the run.
   * @param {number} ms  that the drawing took
   */
  tellSteps(ms) {
    const snapshot = this.#drawn;
    if (!snapshot) return undefined;
    const { losses } = snapshot;
    for (let i = 0; i < losses.length && this.#drawn === snapshot; i += LOSS_FIELDS) {
      const [step, epoch, loss, reconstruction, kl] = losses.subarray(i, i + LOSS_FIELDS);
      this.told({ step, epoch, loss, reconstruction, kl });
    }
    if (this.#drawn !== snapshot) return undefined;
    this.#drawn = undefined;
    const wait = snapshot.training && ms > LONG ? restAfter(ms) : 0;
    if (wait > 0) this.#later = window.setTimeout(() => this.takeNow(), wait);
    else this.taken();
    return snapshot;
  }

  /** What waits for a slow page waits no more: the run pauses, and its reader wants to see where. */
  takeNow() {
    if (this.#later === 0) return;
    clearTimeout(this.#later);
    this.#later = 0;
    this.taken();
  }
}

/**
 * How fast a run is; a run that rests is not slow.
 * @param {Snapshot} snapshot
 * @returns {import("./state.js").ViewState["speed"]}
 */
function speedOf({ training, imagesPerSecond, stepsPerSecond, msPerStep }) {
  return training && stepsPerSecond > 0 ? { imagesPerSecond, stepsPerSecond, msPerStep } : undefined;
}
