// How a run stands, in words: one sentence, kept as the key of a text and its values, so that it can be said again in
// another language.

import { fill } from "../../ui/fill.js";

/** @typedef {import("../texts.js").Texts} Texts */
/** @typedef {keyof Texts & `status${string}`} StatusKey */

export class Status {
  /** @type {StatusKey} */
  #key = "statusLoading";
  /** @type {Record<string, number>} */
  #values = {};
  /** A saved model was opened in the present run. */
  fromFile = false;

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {Texts} texts */
  text(texts) {
    return fill(texts[this.#key], this.#values);
  }

  /**
   * @param {StatusKey} key
   * @param {Record<string, number>} [values]
   */
  say(key, values = {}) {
    const { step, until } = this.#values;
    if (key === this.#key && values.step === step && values.until === until) return;
    this.#key = key;
    this.#values = values;
    this.changed();
  }

  /**
   * @param {number} step
   * @param {number} [until]  where it goes as fast as can be
   */
  sayTraining(step, until = 0) {
    if (step < until) this.say("statusUntil", { until });
    else this.say("statusTraining");
  }

  /**
   * A moment of the run goes into the view.
   * @param {import("../protocol.js").Snapshot} snapshot
   * @param {import("../state.js").ViewState} state
   */
  sayMoment({ waiting, training, step }, { training: wanted, options: { until } }) {
    if (waiting) this.say("statusWaiting");
    // A run that was told to pause may have made a step since: it has paused when its own word says so.
    else if (wanted || training) this.sayTraining(step, until);
    else this.#sayPaused(step);
  }

  /** @param {number} step */
  #sayPaused(step) {
    // Why it has stopped there has been said.
    if (this.#key === "statusDiverged" && this.#values.step === step) return;
    if (step > 0) this.say("statusPaused", { step });
    else this.say(this.fromFile ? "statusOpened" : "statusReady");
  }
}
