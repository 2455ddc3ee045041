// How a run stands, in words: one sentence, kept as the key of a text and its values, so that it can be said again in
// another language.

import { fill } from "../../ui/fill.js";
import { number } from "../../ui/numbers.js";
import { TRAINED } from "../files.js";

/** @typedef {import("../texts.js").Texts} Texts */
/** @typedef {keyof Texts & `status${string}`} StatusKey */

export class Status {
  /** @type {StatusKey} */
  #key = "statusLoading";
  /** @type {Record<string, number | string>} */
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
   * @param {Record<string, number | string>} [values]
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
  sayMoment({ waiting, training, step }, state) {
    const { training: wanted, options: { until } } = state;
    if (waiting) this.say("statusWaiting");
    // A run that was told to pause may have made a step since: it has paused when its own word says so.
    else if (wanted || training) this.sayTraining(step, until);
    else this.#sayPaused(step, state);
  }

  keep() {
    return { key: this.#key, values: this.#values, fromFile: this.fromFile };
  }

  /** @param {ReturnType<Status["keep"]>} kept  of a run that goes on */
  takeBack({ key, values, fromFile }) {
    this.fromFile = fromFile;
    this.say(key, values);
  }

  /**
   * @param {number} step
   * @param {import("../state.js").ViewState} state
   */
  #sayPaused(step, state) {
    // Why it has stopped there has been said.
    if (this.#key === "statusDiverged" && this.#values.step === step) return;
    if (step > 0) this.say("statusPaused", { step });
    else if (!this.fromFile) this.say("statusReady");
    else if (state.opened === "mnist") this.#sayTrained(state);
    else this.say("statusOpened");
  }

  /**
   * What the shipped model is, and, once it is measured, how good.
   * @param {import("../state.js").ViewState} state
   */
  #sayTrained(state) {
    const { heldOut } = state.evaluation ?? {};
    if (!heldOut) return this.say("statusTrained", TRAINED);
    const [reconstruction, kl] = [heldOut.reconstruction, heldOut.kl].map((nats) => number(state, nats, 1));
    this.say("statusTrainedMeasured", { ...TRAINED, reconstruction, kl });
  }
}
