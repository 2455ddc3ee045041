// One held-out digit under the trained autoencoder: log p(x) by quadrature over the plane of z, with q first the
// encoder's own.

import { html } from "lit-html";
import { trainedModel } from "../../element/files.js";
import { fetched } from "../../loading/fetched.js";
import { fill } from "../../ui/fill.js";
import { clamp } from "../axis.js";
import { tenDigits } from "../files.js";
import { parametersOf } from "../parameters.js";
import { short } from "../short.js";
import { digitPictures, planePicture } from "./plane.js";
import { SCALE, SHIFT } from "./ranges.js";

/** @typedef {import("./elbo.js").Scene} Scene */
/** @typedef {import("./elbo.js").Q} Q */
/** @typedef {import("./elbo.js").Terms} Terms */
/** @typedef {{ x: number, y: number, half: number, side: number, shape: Float32Array }} Posterior */

const RATE = 0.25;
const TOP = 2e-4; // nats: below are the rounding errors of float32
const SLICE = 320; // points decoded a call
const HEADER = 16; // bytes of an IDX file of images

/** @type {Promise<[Uint8Array, Uint8Array]> | undefined} */
let files;

/** The model and the digits, fetched once. */
async function filesOnce() {
  files ??= Promise.all([fetched(trainedModel()), fetched(tenDigits())]);
  return files.catch((error) => {
    files = undefined;
    throw error;
  });
}

/**
 * One image of an IDX file: its header ends in the numbers of rows and of columns.
 * @param {Uint8Array} file
 * @param {number} index
 */
function imageOf(file, index) {
  const { buffer, byteOffset } = file;
  const header = new DataView(buffer, byteOffset, HEADER);
  const size = header.getUint32(8) * header.getUint32(12);
  return file.subarray(HEADER + size * index, HEADER + size * (index + 1));
}

/** @implements {Scene} */
export class Digit {
  /** @type {import("../engine.js").Engine | undefined} */
  #engine;
  /** @type {Q | undefined} */
  #encoded;
  /** @type {{ grids: number, evidence: number } | undefined} */
  #progress;
  /** @type {Posterior | undefined} */
  posterior;
  /** @type {Q} */
  q = { mean: [0, 0], logvar: [0, 0] };
  /** What the plane's picture shows. */
  view = { x: 0, y: 0, half: 1 };
  /** @type {Float32Array | undefined} */
  pixels;
  /**
   * The image of q's mean.
   * @type {Float32Array | undefined}
   */
  decoded;

  /**
   * @param {import("../host.js").FigureHost} host
   * @param {() => void} moved
   */
  constructor(host, moved) {
    this.host = host;
    this.moved = moved;
    this.digit = host.options.digit;
  }

  get engine() {
    return /** @type {import("../engine.js").Engine} */ (this.#engine);
  }

  get ready() {
    return this.posterior !== undefined;
  }

  /** Whether the reader has gone on to something else. */
  get #stale() {
    const { digit, model } = this.host.options;
    return digit !== this.digit || model !== "digit";
  }

  async makePosterior() {
    const [model, digits] = await filesOnce();
    const pixels = imageOf(digits, this.digit);
    this.pixels = Float32Array.from(pixels, (byte) => byte / 255);
    const engine = await this.host.engine("DigitEvidence", { parameters: parametersOf(model), pixels });
    this.#engine = engine;
    this.#encoded = await engine.call("encoded");
    do {
      if (this.#stale) return;
      this.#progress = await engine.call("advance", SLICE);
      this.host.changed();
    } while (!(/** @type {any} */ (this.#progress).done));
    this.#placeQ();
    const posterior = await engine.call("posterior");
    this.view = viewOf(posterior, this.q);
    this.posterior = posterior;
  }

  /** q as the options have it. */
  #placeQ() {
    const { shiftX, shiftY, scaleX, scaleY } = this.host.options;
    const { mean, logvar } = /** @type {Q} */ (this.#encoded);
    this.q = {
      mean: [mean[0] + shiftX, mean[1] + shiftY],
      logvar: [logvar[0] + 2 * Math.log(scaleX), logvar[1] + 2 * Math.log(scaleY)],
    };
  }

  /**
   * @param {boolean} settled
   * @returns {Promise<Terms>}
   */
  async terms(settled) {
    const { mean, logvar } = this.q;
    const asked = [this.engine.call("decode", mean), this.engine.call("terms", mean, logvar, settled)];
    const [decoded, terms] = await Promise.all(asked);
    this.decoded = decoded;
    return terms;
  }

  async climb() {
    const { q } = this;
    const { mean, logvar, rise } = await this.engine.call("climb", q.mean, q.logvar, this.host.options.slip, RATE);
    if (q === this.q) this.q = { mean: [...mean], logvar: [...logvar] };
    return rise > TOP;
  }

  /**
   * Takes a q that the reader chose.
   * @param {{ mean?: number[], sigma?: number[] }} wish
   */
  takeQ({ mean = this.q.mean, sigma = this.sigma }) {
    const encoded = /** @type {Q} */ (this.#encoded);
    const short = (/** @type {number} */ value, /** @type {{ min: number, max: number }} */ { min, max }) =>
      clamp(Number(value.toFixed(4)), min, max);
    const [shiftX, shiftY] = mean.map((value, i) => short(value - encoded.mean[i], SHIFT));
    const [scaleX, scaleY] = sigma.map((value, i) => short(value / Math.exp(encoded.logvar[i] / 2), SCALE));
    this.host.set({ shiftX, shiftY, scaleX, scaleY });
    this.#placeQ();
    this.moved();
  }

  get sigma() {
    return this.q.logvar.map((logvar) => Math.exp(logvar / 2));
  }

  controls() {
    const { host } = this;
    return html`
      <label>${host.texts.whichDigit}
        <select id="digit" @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
          host.set({ digit: Number(currentTarget.value), shiftX: 0, shiftY: 0, scaleX: 1, scaleY: 1 })}>
          ${Array.from({ length: 10 }, (_, digit) => html`
            <option value=${digit} ?selected=${digit === host.options.digit}>${digit}</option>`)}
        </select></label>
      <button id="encoded" ?disabled=${!this.ready}
        @click=${() => this.#encoded && this.takeQ({ mean: [...this.#encoded.mean], sigma: this.#encodedSigma })}>
        ${host.texts.encoded}</button>`;
  }

  get #encodedSigma() {
    return [.../** @type {Q} */ (this.#encoded).logvar].map((logvar) => Math.exp(logvar / 2));
  }

  picture() {
    const { host, posterior } = this;
    if (posterior) return planePicture(host, this, posterior);
    const { texts } = host;
    return html`<p class="progress">${this.#progress && this.#progress.grids >= 0
      ? fill(texts.integrating, { grid: this.#progress.grids + 1, evidence: host.number(this.#progress.evidence, 2) })
      : texts.loading}</p>`;
  }

  aside() {
    return this.ready ? digitPictures(this.host, this) : undefined;
  }

  summary() {
    const { host, q, sigma } = this;
    const number = (/** @type {number} */ value) => short(host, value);
    return fill(host.texts.summaryDigit, {
      digit: this.digit, m1: number(q.mean[0]), m2: number(q.mean[1]), s1: number(sigma[0]), s2: number(sigma[1]),
    });
  }

  free() {
    this.#engine?.free();
  }
}

/**
 * A square around the posterior and q.
 * @param {Posterior} posterior
 * @param {Q} q
 */
function viewOf({ x, y, half: whole }, { mean, logvar }) {
  const half = 0.75 * whole; // what counts in the integral is wider than what is to be seen
  const reach = logvar.map((value) => 2.5 * Math.exp(value / 2));
  const low = [Math.min(x - half, mean[0] - reach[0]), Math.min(y - half, mean[1] - reach[1])];
  const high = [Math.max(x + half, mean[0] + reach[0]), Math.max(y + half, mean[1] + reach[1])];
  return {
    x: (low[0] + high[0]) / 2, y: (low[1] + high[1]) / 2,
    half: 1.1 * Math.max(high[0] - low[0], high[1] - low[1]) / 2,
  };
}
