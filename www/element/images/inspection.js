// What the run says of one training image: its pixels, asked for once, and answers about it, asked for again
// while the model learns.

import { Refresh } from "../client/refresh.js";

/** @typedef {"inspect" | "pulls"} Question */

/**
 * Of one image x, in nats: reconstruction is the mean over 16 fixed eps, reconstructionAtMu is that of
 * z = mu.
 * @typedef {object} Inspected
 * @property {Float32Array} mu  (latent)
 * @property {Float32Array} logvar  (latent)
 * @property {Float32Array} decoded  (784), at z = mu
 * @property {number} reconstruction
 * @property {number} reconstructionAtMu
 * @property {number} kl
 */

/**
 * What pulls mu of one image where, (latent) each, in nats per unit of z. reconstruction is a mean over 64
 * eps.
 * @typedef {object} Pulls
 * @property {Float32Array} kl
 * @property {Float32Array} reconstruction
 * @property {Float32Array} standardError  of reconstruction
 */

export class Inspection {
  /**
   * The image's place among the training images.
   * @type {number | undefined}
   */
  index;
  /**
   * (784)
   * @type {Float32Array | undefined}
   */
  image;
  /** @type {{ inspect?: Inspected, pulls?: Pulls }} */
  answers = {};

  /**
   * @param {import("../tools/bench.js").Bench} bench
   * @param {object} wish
   * @param {readonly Question[]} wish.questions
   * @param {number} wish.every  ms from one question to the next
   * @param {() => void} changed
   */
  constructor(bench, { questions, every }, changed) {
    this.bench = bench;
    this.questions = questions;
    this.changed = changed;
    this.refresh = new Refresh(every, () => this.#askQuestions(), (error) => {
      // A run that was replaced answers no more; the next one is asked again.
      if (bench.state.images > 0) console.warn(`zscape: image ${this.index} could not be looked at`, error);
    });
  }

  /** @param {number | undefined} index  none: nothing is asked */
  chooseImage(index) {
    if (index === this.index) return;
    this.index = index;
    this.forgetAnswers();
  }

  /** What is known is void: the image is another one, or another run's. */
  forgetAnswers() {
    this.image = undefined;
    this.answers = {};
    if (this.index !== undefined) this.refresh.hurry();
  }

  /** The model has learned. */
  modelChanged() {
    if (this.index !== undefined) this.refresh.request();
  }

  close() {
    this.index = undefined;
    this.forgetAnswers();
    this.refresh.cancel();
  }

  async #askQuestions() {
    const { index, answers } = this;
    if (index === undefined) return;
    const image = this.image ?? (await this.bench.ask({ name: "image", index }));
    const known = await Promise.all(this.questions.map((name) => this.bench.ask({ name, x: image })));
    if (answers !== this.answers) return; // forgotten meanwhile
    this.image = image;
    this.answers = Object.fromEntries(this.questions.map((name, i) => [name, known[i]]));
    // All points are renewed in turn; this one at once, for what is said of it is of now.
    if (this.answers.inspect) this.bench.plane.placePosteriors([{ from: index, ...this.answers.inspect }]);
    this.changed();
  }
}
