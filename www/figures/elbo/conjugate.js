// The model that is solved on paper: z ~ N(0, 1), x|z ~ N(z, noise), and q = N(m, v), which is moved on the axis of z.

import { html } from "lit-html";
import { fill } from "../../ui/fill.js";
import { clamp } from "../axis.js";
import { linePicture } from "./line.js";
import { M, NOISE, V, X } from "./ranges.js";
import { short } from "../short.js";

/** @typedef {import("./elbo.js").Scene} Scene */
/** @typedef {import("./elbo.js").Q} Q */
/** @typedef {import("./elbo.js").Terms} Terms */
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

  /**
   * @param {import("../host.js").FigureHost} host
   * @param {() => void} moved
   */
  constructor(host, moved) {
    this.host = host;
    this.moved = moved;
    const { m, v } = host.options;
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

  async makePosterior() {
    const { x, noise } = this.host.options;
    this.#engine = await this.host.engine("Evidence", { x, noise });
    this.posterior = await this.#engine.call("posterior");
  }

  /** @returns {Promise<Terms>} */
  async terms() {
    return this.engine.call("terms", this.q.mean, this.q.logvar);
  }

  async climb() {
    const { q } = this;
    const { mean, logvar, rise } = await this.engine.call("climb", q.mean, q.logvar, this.host.options.slip, RATE);
    if (q === this.q) this.q = { mean: [...mean], logvar: [...logvar] };
    return rise > TOP;
  }

  /**
   * Takes a q that the reader chose.
   * @param {{ m?: number, v?: number }} wish
   */
  takeQ({ m = this.q.mean[0], v = this.variance }) {
    const short = (/** @type {number} */ value, /** @type {{ min: number, max: number }} */ { min, max }) =>
      clamp(Number(value.toFixed(4)), min, max);
    const chosen = { m: short(m, M), v: short(v, V) };
    this.q = { mean: [chosen.m], logvar: [Math.log(chosen.v)] };
    this.host.set(chosen);
    this.moved();
  }

  controls() {
    const { host } = this;
    return html`${slider("x", "x", X)} ${slider("noise", "sigma", NOISE)}`;

    /**
     * @param {"x" | "noise"} name
     * @param {string} symbol
     * @param {{ min: number, max: number }} range
     */
    function slider(name, symbol, { min, max }) {
      return html`
        <label><span>${host.texts[name]}
          <span class="symbol-${symbol}">${host.number(host.options[name], 2)}</span></span>
          <input id=${name} type="range" min=${min} max=${max} step="0.05" .value=${String(host.options[name])}
            @input=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
              host.set({ [name]: Number(currentTarget.value) })} /></label>`;
    }
  }

  picture() {
    const { host, posterior } = this;
    return posterior ? linePicture(host, this, posterior) : html`<p>${host.texts.loading}</p>`;
  }

  summary() {
    const { host, posterior } = this;
    if (!posterior) return "";
    return fill(host.texts.summaryConjugate, {
      m: short(host, this.q.mean[0]), v: short(host, this.variance),
      mean: short(host, posterior.mean), variance: short(host, posterior.variance),
    });
  }

  free() {
    this.#engine?.free();
  }
}
