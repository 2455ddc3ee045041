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
   * @param {number} step
   * @param {boolean} fromFile  whether it began with a saved model
   */
  sayPaused(step, fromFile) {
    // Why it has stopped there has been said.
    if (this.#key === "statusDiverged" && this.#values.step === step) return;
    if (step > 0) this.say("statusPaused", { step });
    else this.say(fromFile ? "statusOpened" : "statusReady");
  }
}
