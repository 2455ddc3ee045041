// The tool "sample": draws z from the prior or from the posterior of the chosen image, and decodes. Each draw
// leaves its dot on the plane and its picture in a strip, which is decoded anew as the model learns.

import { html, nothing, svg } from "lit-html";
import { picture } from "../../../ui/picture.js";
import { number } from "../../../ui/numbers.js";
import { rows } from "../../../ui/rows.js";
import { hasPlane } from "../../settings.js";
import { fill } from "../../../ui/fill.js";
import css from "../path/strip.css";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {"prior" | "posterior" | "reconstruction"} Kind */

/**
 * @typedef {object} Sample
 * @property {Kind} kind
 * @property {Float32Array} z  (latent)
 * @property {Float32Array} [input]  the image that was reconstructed
 * @property {Float32Array} [pixels]  decoded
 */

const MOST = 30;
const TEN = 10;
const NAMES = /** @type {const} */ ({
  prior: "samplePrior", posterior: "samplePosterior", reconstruction: "sampleReconstruction",
});

class Samples {
  /**
   * The newest first.
   * @type {Sample[]}
   */
  #samples = [];
  /** Counts the runs: what was asked of an earlier one is dropped. */
  #run = 0;

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
  }

  template() {
    const { texts, settings, past } = this.bench.state;
    return html`
      <div class="strip-tool" part="sample">
        ${this.#buttons()}
        ${this.#strip()}
        <p class="hint">
          ${hasPlane(settings) ? texts.sampleCaption : fill(texts.sampleLatent, { latent: settings.latent })}
          ${settings.noise ? "" : texts.sampleNoNoise}
          ${past ? texts.samplePast : ""}</p>
      </div>`;
  }

  /** @param {import("../../plane/marks.js").Rule} rule */
  marks({ pixel }) {
    return svg`
      <g class="samples">
        ${this.#samples.toReversed().map(({ kind, z }) => svg`
          <circle class=${kind} cx=${z[0]} cy=${-planeY(z)} r=${5 * pixel} />`)}
      </g>`;
  }

  modelChanged() {
    this.#decodeSamples();
  }

  imagesChanged() {
    this.#run += 1;
    this.#clearSamples();
  }

  close() {
    this.#run += 1;
  }

  #buttons() {
    const state = this.bench.state;
    const { texts, images, look, settings } = state;
    const chosen = look.image !== undefined && look.image < images ? look.image : undefined;
    const none = chosen === undefined;
    const drawButton = (/** @type {string} */ id, /** @type {string} */ text, /** @type {string} */ hint,
      /** @type {() => Promise<Sample[]>} */ make, disabled = false) => html`
      <button id=${id} class="chip" part="button" title=${hint} ?disabled=${disabled}
        @click=${() => this.#addSamples(make)}>${text}</button>`;
    const index = chosen ?? 0;
    return html`
      <div class="strip-row" role="group" aria-label=${texts.samplePriorGroup}>
        <span class="strip-label">${texts.samplePriorGroup}</span>
        ${drawButton("sample-prior", texts.sampleOne, texts.samplePriorHint, () => this.#fromPrior(1))}
        ${drawButton("sample-prior-ten", texts.sampleTen, texts.samplePriorHint, () => this.#fromPrior(TEN))}
      </div>
      <div class="strip-row" role="group" aria-label=${texts.samplePosteriorGroup}>
        <span class="strip-label">${texts.samplePosteriorGroup}</span>
        ${drawButton("sample-posterior", texts.sampleOne, texts.samplePosteriorHint,
          () => this.#fromPosterior(index, 1), none)}
        ${drawButton("sample-posterior-ten", texts.sampleTen, texts.samplePosteriorHint,
          () => this.#fromPosterior(index, TEN), none)}
        ${drawButton("sample-reconstruct", texts.sampleReconstruct, texts.sampleReconstructHint,
          () => this.#reconstruct(index), none)}
        <span id="sample-chosen" class="hint">
          ${none
            ? (hasPlane(settings) ? texts.sampleNoImage : texts.galleryChoose)
            : fill(texts.sampleImage, { index: number(state, index) })}</span>
      </div>`;
  }

  #strip() {
    const state = this.bench.state;
    const { texts, settings, legend: { scheme } } = state;
    const plane = hasPlane(settings);
    const count = this.#samples.length;
    return html`
      <div class="strip-row">
        <span id="sample-count" class="hint" role="status">
          ${count > 0 ? fill(texts.sampleCount, { count: number(state, count) }) : ""}</span>
        <button id="sample-clear" class="link" part="button" title=${texts.sampleClearHint}
          ?hidden=${count === 0} @click=${() => this.#clearSamples()}>${texts.sampleClear}</button>
      </div>
      <div id="samples" class="strip" part="samples" role="group" aria-label=${texts.sampleStrip}>
        ${this.#samples.map(({ kind, z, input, pixels }) => {
          const [x, y] = [z[0], planeY(z)];
          const place = { kind: texts[NAMES[kind]], x: number(state, x, 2), y: number(state, y, 2) };
          return html`
            <button class=${kind} ?disabled=${!plane} title=${plane ? texts.stripHint : nothing}
              aria-label=${plane ? fill(texts.samplePicture, place) : place.kind}
              @click=${() => this.bench.actions.moveRing([x, y])}>
              <span class="pictures">
                ${input ? picture(input, { label: "", scheme }) : ""}
                ${picture(pixels, { label: "", scheme })}
              </span>
              <span class="dot" ?hidden=${!plane}></span>
            </button>`;
        })}
      </div>`;
  }

  /**
   * Adds what is drawn, unless another run has begun meanwhile.
   * @param {() => Promise<Sample[]>} make
   */
  #addSamples(make) {
    const run = this.#run;
    make().then((samples) => {
      if (run !== this.#run) return;
      this.#samples = [...samples, ...this.#samples].slice(0, MOST);
      this.bench.changed();
      this.#decodeSamples();
    }, (error) => {
      if (run === this.#run) this.bench.refuse(error);
    });
  }

  #clearSamples() {
    this.#samples = [];
    this.bench.changed();
  }

  /**
   * @param {number} count
   * @returns {Promise<Sample[]>}
   */
  async #fromPrior(count) {
    const { latent } = this.bench.state.settings;
    const eps = await this.bench.ask({ name: "draw", n: count * latent });
    return rows(eps, latent).map((z) => ({ kind: "prior", z }));
  }

  /**
   * @param {number} index  of the image
   * @param {number} count
   * @returns {Promise<Sample[]>}
   */
  async #fromPosterior(index, count) {
    const x = await this.bench.ask({ name: "image", index });
    return (await this.#drawPosterior(x, count)).map((z) => ({ kind: "posterior", z }));
  }

  /**
   * @param {number} index  of the image
   * @returns {Promise<Sample[]>}
   */
  async #reconstruct(index) {
    const input = await this.bench.ask({ name: "image", index });
    return (await this.#drawPosterior(input, 1)).map((z) => ({ kind: "reconstruction", z, input }));
  }

  /**
   * From the posterior of x: z = mu + exp(logvar / 2) eps, without noise z = mu.
   * @param {Float32Array} x  (784)
   * @param {number} count
   */
  async #drawPosterior(x, count) {
    const { latent, noise } = this.bench.state.settings;
    const [{ mu, logvar }, eps] = await Promise.all([
      this.bench.ask({ name: "encode", x }), this.bench.ask({ name: "draw", n: count * latent }),
    ]);
    const all = rows(eps, latent);
    return all.map((row) => row.map((e, k) => mu[k] + (noise ? Math.exp(logvar[k] / 2) * e : 0)));
  }

  #decodeSamples() {
    const samples = this.#samples;
    const latent = this.bench.model?.latent;
    if (samples.length === 0 || latent !== samples[0].z.length) return;
    const z = new Float32Array(samples.length * latent);
    samples.forEach((sample, i) => z.set(sample.z, i * latent));
    this.bench.decode("sample", z).then((pixels) => {
      if (!pixels) return;
      rows(pixels, pixels.length / samples.length).forEach((row, i) => (samples[i].pixels = row));
      this.bench.changed();
    }, this.bench.refuse);
  }
}

/**
 * One latent dimension is the line y = 0.
 * @param {Float32Array} z
 */
function planeY(z) {
  return z.length > 1 ? z[1] : 0;
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Samples(bench);
export { css };
