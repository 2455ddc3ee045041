// The model that is solved on paper: z ~ N(0, 1), x|z ~ N(z, noise), and q = N(m, v), which is moved on the axis of z.

import { html } from "lit-html";
import { fill } from "../../element/fill.js";
import { clamp } from "../axis.js";
import { linePicture } from "./line.js";
import { M, NOISE, V, X } from "./ranges.js";

/** @typedef {import("../elbo.js").Scene} Scene */
/** @typedef {import("../elbo.js").Q} Q */
/** @typedef {import("../elbo.js").Terms} Terms */
/** @typedef {{ mean: number, variance: number, slip: { mean: number, variance: number } }} Posterior */

const RATE = 0.15;
const TOP = 1e-9; // nats: a step that gains less is the last

/** @implements {Scene} */
export class Conjugate {
  /** @type {import("../engine.js").Engine | undefined} */
  #engine;
  /** @type {Posterior | undefined} */
  posterior;
  /** @type {Q} */
  q;

  /** @param {import("../stage.js").Stage} stage @param {() => void} moved */
  constructor(stage, moved) {
    this.stage = stage;
    this.moved = moved;
    const { m, v } = stage.options;
    this.q = { mean: [m], logvar: [Math.log(v)] };
  }

  get engine() {
    return /** @type {import("../engine.js").Engine} */ (this.#engine);
  }

  get ready() {
    return this.posterior !== undefined;
  }

  get variance() {
    return Math.exp(this.q.logvar[0]);
  }

  async begin() {
    const { x, noise } = this.stage.options;
    this.#engine = await this.stage.engine("Evidence", { x, noise });
    this.posterior = await this.#engine.call("posterior");
  }

  /** @returns {Promise<Terms>} */
  async terms() {
    return this.engine.call("terms", this.q.mean, this.q.logvar);
  }

  async climb() {
    const { q } = this;
    const { mean, logvar, rise } = await this.engine.call("climb", q.mean, q.logvar, this.stage.options.slip, RATE);
    if (q === this.q) this.q = { mean: [...mean], logvar: [...logvar] };
    return rise > TOP;
  }

  /** Takes a q that the reader chose. @param {{ m?: number, v?: number }} wish */
  put({ m = this.q.mean[0], v = this.variance }) {
    const short = (/** @type {number} */ value, /** @type {{ min: number, max: number }} */ { min, max }) =>
      clamp(Number(value.toFixed(4)), min, max);
    const chosen = { m: short(m, M), v: short(v, V) };
    this.q = { mean: [chosen.m], logvar: [Math.log(chosen.v)] };
    this.stage.set(chosen);
    this.moved();
  }

  controls() {
    const { stage } = this;
    return html`${slider("x", "x", X)} ${slider("noise", "sigma", NOISE)}`;

    /** @param {"x" | "noise"} name @param {string} symbol @param {{ min: number, max: number }} range */
    function slider(name, symbol, { min, max }) {
      return html`
        <label><span>${stage.texts[name]} <span class="symbol-${symbol}">${stage.number(stage.options[name], 2)}</span></span>
          <input id=${name} type="range" min=${min} max=${max} step="0.05" .value=${String(stage.options[name])}
            @input=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
              stage.set({ [name]: Number(currentTarget.value) })} /></label>`;
    }
  }

  picture() {
    const { stage, posterior } = this;
    return posterior ? linePicture(stage, this, posterior) : html`<p>${stage.texts.loading}</p>`;
  }

  summary() {
    const { stage, posterior } = this;
    if (!posterior) return "";
    return fill(stage.texts.summaryConjugate, {
      m: stage.number(this.q.mean[0], 3), v: stage.number(this.variance, 3),
      mean: stage.number(posterior.mean, 3), variance: stage.number(posterior.variance, 3),
    });
  }

  free() {
    this.#engine?.free();
  }
}
