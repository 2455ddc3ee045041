// The figure "elbo": one moves q below the ceiling log p(x). It shows ELBO + KL(q ‖ p(z given x)) = log p(x), on paper
// and for a digit under the trained model; the prior counted twice.

import { html } from "lit-html";
import { fill } from "../../ui/fill.js";
import { Bars } from "./bars.js";
import own from "./elbo.css";
import { Conjugate } from "./conjugate.js";
import { Digit } from "./digit.js";
import { M, NOISE, SCALE, SHIFT, V, X } from "./ranges.js";
import { reckoning } from "./reckoning.js";
import panels from "../panels.css";

/** @typedef {import("../host.js").FigureHost} FigureHost */

/**
 * What is known of one q, in nats; see src/lesson/elbo.rs.
 * @typedef {object} Terms
 * @property {number} evidence
 * @property {number} likelihood
 * @property {number} priorKl
 * @property {number} joint
 * @property {number} entropy
 * @property {number} gap
 * @property {number} elbo
 * @property {number} elboByEntropy
 * @property {number} slip
 */

/**
 * A diagonal Gaussian.
 * @typedef {{ mean: number[], logvar: number[] }} Q
 */

/**
 * A model of x, and the q that is moved.
 * @typedef {object} Scene
 * @property {boolean} ready
 * @property {() => Promise<void>} makePosterior
 * @property {(settled: boolean) => Promise<Terms>} terms  of the present q
 * @property {() => Promise<boolean>} climb  one step up the objective; false: it is on top
 * @property {() => import("lit-html").TemplateResult} controls
 * @property {() => import("lit-html").TemplateResult} picture
 * @property {() => import("lit-html").TemplateResult | undefined} [aside]  what stands below the bars
 * @property {() => string} summary
 * @property {() => void} free
 */

const REST = 300; // ms without a move, after which the integrals are taken to the end

export const css = panels + own;
export const texts = (/** @type {string} */ language) => import(`./texts.${language}.js`);

/** @type {import("../figures.js").Option[]} */
export const options = [
  { name: "model", kind: "choice", choices: ["conjugate", "digit"], default: "conjugate" },
  { name: "x", kind: "number", ...X, default: 1.7 },
  { name: "noise", kind: "number", ...NOISE, default: 0.5 },
  { name: "m", kind: "number", ...M, default: 0 },
  { name: "v", kind: "number", ...V, default: 1 },
  { name: "digit", kind: "whole", min: 0, max: 9, default: 3 },
  { name: "shiftX", kind: "number", ...SHIFT, default: 0 },
  { name: "shiftY", kind: "number", ...SHIFT, default: 0 },
  { name: "scaleX", kind: "number", ...SCALE, default: 1 },
  { name: "scaleY", kind: "number", ...SCALE, default: 1 },
  { name: "slip", kind: "flag", default: false },
];

export const restarts = ["model", "x", "noise", "digit"];

class Elbo {
  /** @type {Scene | undefined} */
  #scene;
  /** @type {Terms | undefined} */
  #terms;
  #bars = new Bars();
  #measuring = false;
  #wanted = false;
  #timer = 0;
  #closed = false;
  /** Whether the last step of Play gained nothing, and q has not moved since. */
  #onTop = false;
  /** Of the q to begin with, in nats. */
  #firstGap = NaN;

  /** @param {FigureHost} host */
  constructor(host) {
    this.host = host;
  }

  async begin() {
    const { host } = this;
    const Kind = host.options.model === "digit" ? Digit : Conjugate;
    const before = this.#scene;
    const moved = () => void this.#measureTerms().catch(host.refuse);
    const scene = /** @type {Scene} */ (new Kind(host, moved));
    // What takes no time replaces the picture only when it is there.
    const slow = scene instanceof Digit || before instanceof Digit;
    if (slow || !before) this.#showScene(scene);
    await scene.makePosterior();
    if (this.#closed) scene.free();
    if (this.#closed || !scene.ready) return;
    this.#showScene(scene);
    this.#terms = await scene.terms(true);
    [this.#onTop, this.#firstGap] = [false, this.#terms.gap];
    this.#bars.fit(this.#terms, host.options.slip);
  }

  /** @param {Scene} scene */
  #showScene(scene) {
    if (scene === this.#scene) return;
    clearTimeout(this.#timer);
    this.#scene?.free();
    this.#scene = scene;
    if (!scene.ready) this.#terms = undefined;
    this.host.changed();
  }

  async advance() {
    const scene = this.#scene;
    if (!scene?.ready) return false;
    const rises = await scene.climb();
    if (scene !== this.#scene) return false;
    const terms = await scene.terms(!rises);
    if (scene === this.#scene) this.#onTop = !rises;
    this.#takeTerms(scene, terms, false);
    if (rises) this.#settleLater(scene);
    return rises;
  }

  /** The terms of where q has been moved to: only the newest wish counts. */
  async #measureTerms() {
    const scene = this.#scene;
    this.#wanted = true;
    this.#onTop = false;
    if (this.#measuring || !scene?.ready) return;
    this.#measuring = true;
    try {
      while (this.#wanted && scene === this.#scene) {
        this.#wanted = false;
        this.#takeTerms(scene, await scene.terms(false), true);
      }
    } finally {
      this.#measuring = false;
    }
    this.#settleLater(scene);
  }

  /** @param {Scene} scene */
  #settleLater(scene) {
    clearTimeout(this.#timer);
    const settle = async () => this.#takeTerms(scene, await scene.terms(true), false);
    this.#timer = window.setTimeout(() => {
      if (this.host.playing || scene !== this.#scene) return;
      settle().catch(this.host.refuse);
    }, REST);
  }

  /**
   * @param {Scene} scene
   * @param {Terms} terms
   * @param {boolean} fit  whether the scale may shrink
   */
  #takeTerms(scene, terms, fit) {
    if (scene !== this.#scene) return;
    this.#terms = terms;
    this.#bars.fit(terms, this.host.options.slip, !fit);
    this.host.changed();
  }

  controls() {
    const { host } = this;
    const { texts } = host;
    return html`
      <div class="choices">
        <label>${texts.model}
          <select id="model" @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
            host.set({ model: currentTarget.value })}>
            ${["conjugate", "digit"].map((model) => html`
              <option value=${model} ?selected=${model === host.options.model}>${texts[model]}</option>`)}
          </select></label>
        ${this.#scene?.controls()}
        <label class="check"><input id="slip" type="checkbox" .checked=${host.options.slip}
          @change=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
            this.#slip(currentTarget.checked)} />
          ${texts.followSlip}</label>
      </div>`;
  }

  template() {
    const { host } = this;
    const scene = this.#scene;
    return html`
      <div class="panels">
        <figure>${this.#terms ? this.#bars.picture(host, this.#terms) : ""}<figcaption>${host.texts.bars}</figcaption>
          ${scene?.aside?.()}</figure>
        <figure>${scene?.picture()}</figure>
      </div>`;
  }

  notes() {
    return reckoning(this.host, this.#terms);
  }

  /** @param {boolean} slip */
  #slip(slip) {
    this.host.set({ slip });
    this.#onTop = false;
    if (this.#terms) this.#bars.fit(this.#terms, slip);
  }

  summary() {
    const { host } = this;
    if (!this.#terms || !this.#scene) return "";
    const nats = (/** @type {number} */ value) => host.number(value, 2);
    const { evidence, elbo, gap } = this.#terms;
    return fill(host.texts.summary, { evidence: nats(evidence), elbo: nats(elbo), gap: nats(gap) }) +
      this.#scene.summary();
  }

  /** @returns {import("../figures.js").Facts} */
  facts() {
    if (!this.#terms) return {};
    const { evidence, elbo, gap, slip } = this.#terms;
    return { evidence, elbo, gap, slipValue: slip, firstGap: this.#firstGap, onTop: this.#onTop };
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#scene?.free();
  }
}

/** Every number is an integral or a closed form. */
export const exact = true;

export const layout = "beside";

/** @param {FigureHost} host */
export const open = (host) => new Elbo(host);
