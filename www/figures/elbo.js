// The figure "elbo": log p(x) as a ceiling, the ELBO as a level below it, the gap between them, and the q that makes the gap; for a
// model that is solved on paper, and for a digit under the trained autoencoder.

import { html } from "lit-html";
import { fill } from "../element/fill.js";
import { Bars } from "./elbo/bars.js";
import own from "./elbo.css";
import { Conjugate } from "./elbo/conjugate.js";
import { Digit } from "./elbo/digit.js";
import { M, NOISE, SCALE, SHIFT, V, X } from "./elbo/ranges.js";
import { reckoning } from "./elbo/reckoning.js";
import panels from "./panels.css";

/** @typedef {import("./stage.js").Stage} Stage */

/**
 * What is known of one q, in nats; see src/lesson/evidence.rs.
 *
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

/** A diagonal Gaussian. @typedef {{ mean: number[], logvar: number[] }} Q */

/**
 * A model of x, and the q that is moved.
 *
 * @typedef {object} Scene
 * @property {boolean} ready
 * @property {() => Promise<void>} begin
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
export const texts = (/** @type {string} */ language) => import(`../texts/figures/elbo.${language}.js`);

/** @type {import("./figures.js").Option[]} */
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

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
  }

  async begin() {
    const { stage } = this;
    const Kind = stage.options.model === "digit" ? Digit : Conjugate;
    const before = this.#scene;
    const moved = () => void this.#measure().catch(stage.refuse);
    const scene = /** @type {Scene} */ (new Kind(stage, moved));
    // What takes no time replaces the picture only when it is there.
    const slow = scene instanceof Digit || before instanceof Digit;
    if (slow || !before) this.#show(scene);
    await scene.begin();
    if (this.#closed) scene.free();
    if (this.#closed || !scene.ready) return;
    this.#show(scene);
    this.#terms = await scene.terms(true);
    [this.#onTop, this.#firstGap] = [false, this.#terms.gap];
    this.#bars.fit(this.#terms, stage.options.slip);
  }

  /** @param {Scene} scene */
  #show(scene) {
    if (scene === this.#scene) return;
    clearTimeout(this.#timer);
    this.#scene?.free();
    this.#scene = scene;
    if (!scene.ready) this.#terms = undefined;
    this.stage.changed();
  }

  async advance() {
    const scene = this.#scene;
    if (!scene?.ready) return false;
    const rises = await scene.climb();
    if (scene !== this.#scene) return false;
    const terms = await scene.terms(!rises);
    if (scene === this.#scene) this.#onTop = !rises;
    this.#take(scene, terms, false);
    if (rises) this.#settleLater(scene);
    return rises;
  }

  /** The terms of where q has been moved to: only the newest wish counts. */
  async #measure() {
    const scene = this.#scene;
    this.#wanted = true;
    this.#onTop = false;
    if (this.#measuring || !scene?.ready) return;
    this.#measuring = true;
    try {
      while (this.#wanted && scene === this.#scene) {
        this.#wanted = false;
        this.#take(scene, await scene.terms(false), true);
      }
    } finally {
      this.#measuring = false;
    }
    this.#settleLater(scene);
  }

  /** @param {Scene} scene */
  #settleLater(scene) {
    clearTimeout(this.#timer);
    const settle = async () => this.#take(scene, await scene.terms(true), false);
    this.#timer = window.setTimeout(() => {
      if (this.stage.playing || scene !== this.#scene) return;
      settle().catch(this.stage.refuse);
    }, REST);
  }

  /** @param {Scene} scene @param {Terms} terms @param {boolean} fit  whether the scale may shrink */
  #take(scene, terms, fit) {
    if (scene !== this.#scene) return;
    this.#terms = terms;
    this.#bars.fit(terms, this.stage.options.slip, !fit);
    this.stage.changed();
  }

  controls() {
    const { stage } = this;
    const { texts } = stage;
    return html`
      <div class="choices">
        <label>${texts.model}
          <select id="model" @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
            stage.set({ model: currentTarget.value })}>
            ${["conjugate", "digit"].map((model) => html`
              <option value=${model} ?selected=${model === stage.options.model}>${texts[model]}</option>`)}
          </select></label>
        ${this.#scene?.controls()}
        <label class="check"><input id="slip" type="checkbox" .checked=${stage.options.slip}
          @change=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => this.#slip(currentTarget.checked)} />
          ${texts.followSlip}</label>
      </div>`;
  }

  template() {
    const { stage } = this;
    const scene = this.#scene;
    return html`
      <div class="panels">
        <figure>${this.#terms ? this.#bars.picture(stage, this.#terms) : ""}<figcaption>${stage.texts.bars}</figcaption>
          ${scene?.aside?.()}</figure>
        <figure>${scene?.picture()}</figure>
      </div>`;
  }

  notes() {
    return reckoning(this.stage, this.#terms);
  }

  /** @param {boolean} slip */
  #slip(slip) {
    this.stage.set({ slip });
    this.#onTop = false;
    if (this.#terms) this.#bars.fit(this.#terms, slip);
  }

  summary() {
    const { stage } = this;
    if (!this.#terms || !this.#scene) return "";
    const nats = (/** @type {number} */ value) => stage.number(value, 3);
    const { evidence, elbo, gap } = this.#terms;
    return fill(stage.texts.summary, { evidence: nats(evidence), elbo: nats(elbo), gap: nats(gap) }) + this.#scene.summary();
  }

  /** @returns {import("./figures.js").Facts} */
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

/** @param {Stage} stage */
export const open = (stage) => new Elbo(stage);
