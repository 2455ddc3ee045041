// The figure "reparameterisation": one draws gradients of one expectation. It shows two estimators of the same
// gradient, and the ratio of their variances.

import { html, nothing } from "lit-html";
import { fill } from "../../ui/fill.js";
import formulas from "./formulas.js";
import { PIECES } from "../frame.js";
import panels from "../panels.css";
import { densityPicture, MU, SIGMA } from "./density.js";
import { histogramPicture } from "./histograms.js";
import { numbersTable } from "./numbers.js";
import { short } from "../short.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */

/**
 * @typedef {object} Tally
 * @property {number} count
 * @property {number} mean
 * @property {number} standardError
 * @property {number} variance
 * @property {number} exactVariance  of one draw
 * @property {number} outside
 * @property {Float64Array} bins
 */

/** @typedef {{ exact: number, from: number, to: number, reparameterised: Tally, score: Tally }} Comparison */

const FIRST = 200; // estimates, so that a picture is there at once
const ROUND = 100;
const MOST = 20_000;
const BINS = 61; // the exact value is in the middle of the middle one
const CURVE = 241;

export const css = panels;
export const texts = (/** @type {string} */ language) => import(`./texts.${language}.js`);

/** @type {import("../figures.js").Option[]} */
export const options = [
  { name: "g", kind: "choice", choices: ["square", "sine", "exponential", "step"], default: "square" },
  { name: "parameter", kind: "choice", choices: ["mu", "sigma"], default: "mu" },
  { name: "mu", kind: "number", ...MU, default: 1 },
  { name: "sigma", kind: "number", ...SIGMA, default: 0.8 },
  { name: "n", kind: "choice", choices: ["1", "10", "100"], default: "1" },
  { name: "baseline", kind: "flag", default: false },
];

/** Not `parameter`: both gradients come with every draw. */
export const restarts = ["g", "mu", "sigma", "n", "baseline"];

class Reparameterisation {
  /** @type {import("../engine.js").Engine | undefined} */
  #engine;
  /** @type {{ mu: Comparison, sigma: Comparison } | undefined} */
  #state;
  /**
   * g along the picture's axis.
   * @type {Float64Array | undefined}
   */
  #curve;
  #closed = false;

  /** @param {FigureHost} host */
  constructor(host) {
    this.host = host;
  }

  async begin() {
    const { options: { g, mu, sigma, n, baseline }, seed } = this.host;
    const engine = await this.host.engine("Estimators", { g, mu, sigma, n: Number(n), baseline, bins: BINS, seed });
    this.#engine?.free();
    this.#engine = engine;
    if (this.#closed) return engine.free();
    this.#curve = await engine.call("curve", MU.min * 2, MU.max * 2, CURVE);
    this.#state = await engine.call("draw", FIRST);
  }

  async advance() {
    const before = this.#comparison?.score.count ?? 0;
    if (before < MOST) this.#state = await this.#engine?.call("draw", ROUND);
    return before + ROUND < MOST;
  }

  /** @returns {Comparison | undefined} */
  get #comparison() {
    return this.#state?.[/** @type {"mu" | "sigma"} */ (this.host.options.parameter)];
  }

  controls() {
    const { host } = this;
    return html`
      <div class="choices">${choice(host, "g")} ${choice(host, "parameter")} ${choice(host, "n")}
        <label class="check"><input id="baseline" type="checkbox" .checked=${host.options.baseline}
          @change=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
            host.set({ baseline: currentTarget.checked })} />${host.texts.baseline}</label></div>`;
  }

  theory() {
    return html`${this.host.formula(formulas.reparameterised)} ${this.host.formula(formulas.score)}`;
  }

  template() {
    const { host } = this;
    const { texts } = host;
    const comparison = this.#comparison;
    if (!comparison || !this.#curve) return html`<p>${texts.loading}</p>`;
    const { exactVariance } = comparison.reparameterised;
    const whole = host.pieces >= PIECES.rest;
    const ratio = comparison.score.variance / comparison.reparameterised.variance;
    return html`
      <div class="panels">
        <figure>${densityPicture(host, this.#curve)}<figcaption>${texts.density}</figcaption></figure>
        ${whole ? html`
          <figure id="histograms">
            <p id="count">${fill(texts.count, { count: host.number(comparison.score.count) })}</p>
            ${histogramPicture(host, comparison)}
            <figcaption>${texts.histograms}</figcaption></figure>` : nothing}
      </div>
      ${whole ? html`
        ${numbersTable(host, comparison)}
        <p class="ratio">${fill(texts.ratio, {
          ratio: short(host, ratio), exact: short(host, comparison.score.exactVariance / exactVariance),
        })}</p>` : nothing}`;
  }

  notes() {
    return html`<p class="hint">${this.host.texts.note}</p>`;
  }

  summary() {
    const { host } = this;
    const comparison = this.#comparison;
    if (!comparison) return "";
    const { reparameterised: one, score: other } = comparison;
    const { parameter, mu, sigma, n } = host.options;
    return fill(host.texts.summary, {
      count: host.number(one.count), n, parameter: parameter === "mu" ? "μ" : "σ",
      mu: host.number(mu, 2), sigma: host.number(sigma, 2), exact: short(host, comparison.exact),
      oneMean: short(host, one.mean), oneError: short(host, one.standardError),
      otherMean: short(host, other.mean), otherError: short(host, other.standardError),
      ratio: short(host, other.variance / one.variance),
    });
  }

  /**
   * `ratio`: the score function's variance over that of the reparameterised estimator, as drawn and exactly.
   * @returns {import("../figures.js").Facts}
   */
  facts() {
    const comparison = this.#comparison;
    if (!comparison) return {};
    const { reparameterised: one, score: other } = comparison;
    return {
      count: one.count, mean: one.mean, scoreMean: other.mean, exact: comparison.exact,
      ratio: other.variance / one.variance, exactRatio: other.exactVariance / one.exactVariance,
    };
  }

  close() {
    this.#closed = true;
    this.#engine?.free();
  }
}

/**
 * @param {FigureHost} host
 * @param {"g" | "parameter" | "n"} name
 */
function choice(host, name) {
  const choices = options.find((option) => option.name === name)?.choices ?? [];
  return html`
    <label>${host.texts[name]}
      <select id=${name} .value=${host.options[name]}
        @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
          host.set({ [name]: currentTarget.value })}>
        ${choices.map((one) => html`<option value=${one} ?selected=${one === host.options[name]}>
          ${host.texts[`${name}-${one}`] ?? one}</option>`)}
      </select></label>`;
}

export const layout = "beside";

/** @param {FigureHost} host */
export const open = (host) => new Reparameterisation(host);
