// What of a run the page has not seen yet: losses, posteriors, the decoder's weights. It leaves as one
// snapshot when one is due and the page has taken the last; until then it waits here, in order.

import { LOSS_FIELDS, postToPage } from "../protocol.js";

const SNAPSHOT_EVERY = 50; // ms
const DECODER_EVERY = 100; // ms
const LOSSES_KEPT = 20_000; // steps
const SPAN = 1000; // ms

/**
 * @typedef {object} State  what a snapshot says of the run
 * @property {number} step
 * @property {number} epoch
 * @property {boolean} training
 * @property {boolean} waiting
 * @property {boolean} settled
 */

export class Outbox {
  /** @type {number[]} */
  #losses = [];
  /** @type {import("../protocol.js").Posteriors[]} */
  #posteriors = [];
  /** @type {import("../protocol.js").Evaluation[]} */
  #evaluations = [];
  #taken = true;
  #sentAt = -Infinity;
  #sentState = "";
  #decoderStale = true;
  #decoderAt = -Infinity;
  /** What the rate is measured by, in ms: the last second or so. */
  #span = { steps: 0, elapsed: 0, worked: 0 };
  /** ms that steps have taken since it was last measured. */
  #worked = 0;
  #rateStep = 0;
  #rateSince = 0;

  /** @param {{ element: number, run: number }} address */
  constructor(address) {
    this.address = address;
  }

  /** A page that takes no snapshots makes the run wait, so that no loss is lost. */
  get full() {
    return this.#losses.length >= LOSSES_KEPT * LOSS_FIELDS;
  }

  /**
   * @param {{ step: number, epoch: number, loss: number, reconstruction: number, kl: number }} record
   * @param {number} ms  that the step took
   */
  addLosses({ step, epoch, loss, reconstruction, kl }, ms) {
    this.#losses.push(step, epoch, loss, reconstruction, kl);
    this.#worked += ms;
    this.#decoderStale = true;
  }

  /** @param {import("../protocol.js").Evaluation} evaluation */
  addEvaluation(evaluation) {
    this.#evaluations.push(evaluation);
  }

  /** @param {import("../protocol.js").Posteriors} posteriors */
  addPosteriors(posteriors) {
    this.#posteriors.push(posteriors);
  }

  /**
   * The losses after a step are void: the state of that step is back.
   * @param {number} step
   */
  dropAfter(step) {
    while (this.#losses.length > 0 && this.#losses[this.#losses.length - LOSS_FIELDS] > step) {
      this.#losses.length -= LOSS_FIELDS;
    }
    this.#evaluations = this.#evaluations.filter((evaluation) => evaluation.step <= step);
    this.#decoderStale = true;
  }

  /** Another model is in place: all of the old one is void. */
  clear() {
    this.#losses = [];
    this.#posteriors = [];
    this.#evaluations = [];
    this.#decoderStale = true;
    this.forceNext();
  }

  taken() {
    this.#taken = true;
  }

  /** The page waits for word of the state, even if it is what it was. */
  forceNext() {
    this.#sentState = "";
  }

  /**
   * Steps a second are counted anew: training begins.
   * @param {number} step
   */
  restartRate(step) {
    this.#span = { steps: 0, elapsed: 0, worked: 0 };
    this.#worked = 0;
    this.#rateStep = step;
    this.#rateSince = performance.now();
  }

  /**
   * Sends a snapshot if there is news, the page has taken the last one, and it is time, or nothing else is to
   * do that would send it later. Says whether it did.
   * @param {State} state
   * @param {object} run
   * @param {boolean} run.idle
   * @param {number} run.imagesPerStep
   * @param {() => Float32Array} run.decoderWeights
   * @returns {boolean}
   */
  send(state, { idle, imagesPerStep, decoderWeights }) {
    const now = performance.now();
    const stateText = `${state.training} ${state.waiting} ${state.settled}`;
    const news = [this.#losses, this.#posteriors, this.#evaluations].some(({ length }) => length > 0) ||
      stateText !== this.#sentState;
    if (!news || !this.#taken || (!idle && now - this.#sentAt < SNAPSHOT_EVERY)) return false;

    if (state.training) this.#measureRate(now, state.step);
    const decoderDue = this.#decoderStale && (idle || now - this.#decoderAt >= DECODER_EVERY);
    const decoder = decoderDue ? decoderWeights() : undefined;
    if (decoder) {
      this.#decoderStale = false;
      this.#decoderAt = now;
    }
    const losses = Float64Array.from(this.#losses);
    const posteriors = this.#posteriors;
    const evaluations = this.#evaluations;
    const { steps, elapsed, worked } = this.#span;
    const stepsPerSecond = elapsed > 0 ? (1000 * steps) / elapsed : 0;
    const msPerStep = steps > 0 ? worked / steps : 0;
    const speed = { imagesPerSecond: stepsPerSecond * imagesPerStep, stepsPerSecond, msPerStep };
    postToPage(
      { type: "snapshot", ...this.address, ...state, ...speed, losses, posteriors, evaluations, decoder },
      [
        losses.buffer, ...posteriors.flatMap(({ mu, logvar }) => [mu.buffer, logvar.buffer]),
        ...(decoder ? [decoder.buffer] : []),
      ],
    );
    this.#losses = [];
    this.#posteriors = [];
    this.#evaluations = [];
    this.#taken = false;
    this.#sentAt = now;
    this.#sentState = stateText;
    return true;
  }

  /**
   * Steps by the wall clock, and what they took alone. Times without a step count, too.
   * @param {number} now
   * @param {number} step
   */
  #measureRate(now, step) {
    const { steps, elapsed, worked } = this.#span;
    const kept = Math.exp((this.#rateSince - now) / SPAN);
    this.#span = {
      steps: kept * steps + step - this.#rateStep,
      elapsed: kept * elapsed + now - this.#rateSince,
      worked: kept * worked + this.#worked,
    };
    this.#worked = 0;
    this.#rateStep = step;
    this.#rateSince = now;
  }
}
