// The figure "reparameterisation": one gradient of an expectation by two estimators, whose estimates pile up as two histograms.

import { html, nothing } from "lit-html";
import { fill } from "../element/fill.js";
import formulas from "./formulas/reparameterisation.js";
import { PIECES } from "./frame.js";
import panels from "./panels.css";
import { densityPicture, MU, SIGMA } from "./reparameterisation/density.js";
import { histogramPicture } from "./reparameterisation/histograms.js";
import { numbersTable } from "./reparameterisation/numbers.js";

/** @typedef {import("./stage.js").Stage} Stage */

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
export const texts = (/** @type {string} */ language) => import(`../texts/figures/reparameterisation.${language}.js`);

/** @type {import("./figures.js").Option[]} */
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
  /** @type {import("./engine.js").Engine | undefined} */
  #engine;
  /** @type {{ mu: Comparison, sigma: Comparison } | undefined} */
  #state;
  /** g along the picture's axis. @type {Float64Array | undefined} */
  #curve;
  #closed = false;

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
  }

  async begin() {
    const { options: { g, mu, sigma, n, baseline }, seed } = this.stage;
    const engine = await this.stage.engine("Estimators", { g, mu, sigma, n: Number(n), baseline, bins: BINS, seed });
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
    return this.#state?.[/** @type {"mu" | "sigma"} */ (this.stage.options.parameter)];
  }

  controls() {
    const { stage } = this;
    return html`
      ${stage.formula(formulas.reparameterised)} ${stage.formula(formulas.score)}
      <div class="choices">${choice(stage, "g")} ${choice(stage, "parameter")} ${choice(stage, "n")}
        <label class="check"><input id="baseline" type="checkbox" .checked=${stage.options.baseline}
          @change=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
            stage.set({ baseline: currentTarget.checked })} />${stage.texts.baseline}</label></div>`;
  }

  template() {
    const { stage } = this;
    const { texts } = stage;
    const comparison = this.#comparison;
    if (!comparison || !this.#curve) return html`<p>${texts.loading}</p>`;
    const { exactVariance } = comparison.reparameterised;
    const whole = stage.pieces >= PIECES.rest;
    const ratio = comparison.score.variance / comparison.reparameterised.variance;
    return html`
      <div class="panels">
        <figure>${densityPicture(stage, this.#curve)}<figcaption>${texts.density}</figcaption></figure>
        <figure>${whole ? histogramPicture(stage, comparison) : nothing}<figcaption>${texts.histograms}</figcaption></figure>
      </div>
      ${whole ? numbersTable(stage, comparison) : nothing}
      <p class="ratio">${fill(texts.ratio, {
        ratio: stage.number(ratio, 1), exact: stage.number(comparison.score.exactVariance / exactVariance, 1),
      })}</p>`;
  }

  notes() {
    return html`<p class="hint">${this.stage.texts.note}</p>`;
  }

  summary() {
    const { stage } = this;
    const comparison = this.#comparison;
    if (!comparison) return "";
    const { reparameterised: one, score: other } = comparison;
    const { parameter, mu, sigma, n } = stage.options;
    return fill(stage.texts.summary, {
      count: stage.number(one.count), n, parameter: parameter === "mu" ? "μ" : "σ",
      mu: stage.number(mu, 2), sigma: stage.number(sigma, 2), exact: stage.number(comparison.exact, 3),
      oneMean: stage.number(one.mean, 3), oneError: stage.number(one.standardError, 3),
      otherMean: stage.number(other.mean, 3), otherError: stage.number(other.standardError, 3),
      ratio: stage.number(other.variance / one.variance, 1),
    });
  }

  /**
   * `ratio`: the score function's variance over that of the reparameterised estimator, as drawn and exactly.
   *
   * @returns {import("./figures.js").Facts}
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

/** @param {Stage} stage @param {"g" | "parameter" | "n"} name */
function choice(stage, name) {
  const choices = options.find((option) => option.name === name)?.choices ?? [];
  return html`
    <label>${stage.texts[name]}
      <select id=${name} .value=${stage.options[name]}
        @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
          stage.set({ [name]: currentTarget.value })}>
        ${choices.map((one) => html`<option value=${one} ?selected=${one === stage.options[name]}>
          ${stage.texts[`${name}-${one}`] ?? one}</option>`)}
      </select></label>`;
}

export const layout = "beside";

/** @param {Stage} stage */
export const open = (stage) => new Reparameterisation(stage);
