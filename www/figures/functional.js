// The figure "functional": a curve, the number that a functional makes of it, and the descent to the least.

import { html, nothing } from "lit-html";
import { newSeed } from "../element/controls/seeds.js";
import { fill } from "../element/fill.js";
import { Ended } from "./engine.js";
import { PIECES } from "./frame.js";
import { controlsTemplate } from "./functional/controls.js";
import { factsTemplate, gradient, largest, verdictTemplate } from "./functional/facts.js";
import { read, sentence } from "./functional/formula.js";
import * as grammar from "./functional/formula.peggy";
import { ACTION, INSIDE, LINE, options, OUTSIDE, restarts } from "./functional/options.js";
import { plotTemplate } from "./functional/plot.js";
import { geometryOf, scaleOf, windowOf } from "./functional/scale.js";
import css from "./functional.css";
import { LONGEST } from "./options.js";

export { css, options, restarts };

/** @typedef {import("./stage.js").Stage} Stage */
/** @typedef {import("./functional/formula.js").Slip} Slip */
/** @typedef {"length" | "brachistochrone" | "chain" | "surface" | "own"} Problem */

/**
 * What the Rust class says of the present curve: rows at the nodes, and numbers.
 *
 * @typedef {object} Picture
 * @property {Float64Array} x
 * @property {Float64Array} f
 * @property {Float64Array} [extremal]
 * @property {Float64Array} [inner]
 * @property {Float64Array} handles  their x
 * @property {Float64Array} heights  f there
 * @property {Float64Array} byValue  ∂F/∂f
 * @property {Float64Array} bySlope  d/dx ∂F/∂f'
 * @property {number} j
 * @property {number} [jExtremal]
 * @property {number} [gap]
 * @property {number} [lambda]
 * @property {number} [lambdaExtremal]
 * @property {number} length
 * @property {number} [held]
 * @property {number} discs  the area of two
 * @property {number} rivalled  d/R beyond which they are less than the outer catenoid
 * @property {number} farthest  d/R beyond which there is no catenoid
 * @property {number} steps
 * @property {"moving" | "arrived" | "collapsed" | "away" | "stuck"} verdict
 */

export const texts = (/** @type {string} */ language) => import(`../texts/figures/functional.${language}.js`);

export const layout = "beside";

const NARROWEST = 240; // CSS pixels of a picture

/** @param {Stage} stage */
export const open = (stage) => new FunctionalFigure(stage);

export class FunctionalFigure {
  /** @type {import("./engine.js").Engine | undefined} */
  #engine;
  /** What the engine was made from. */
  #made = "";
  /** @type {Picture | undefined} */
  picture;
  /** As the reader types it; the options hold the last good one. */
  formula = "";
  /** What is wrong with what was typed. @type {Slip | undefined} */
  slip;
  complaint = "";
  /** @type {import("./functional/scale.js").Window | undefined} */
  #window;
  /** The δJ/δf that fills the strip. */
  scale = 1;
  /** The formula that the engine was last asked to open, or has taken. */
  #used = "";
  #measured = false;

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.geometry = geometryOf(NARROWEST);
    this.sizes = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width < 1 || contentRect.width === this.geometry.width) return;
      this.#fit(contentRect.width);
      stage.changed();
    });
  }

  /** Where the picture is drawn is known once its place is. */
  #measure() {
    const place = this.stage.place.querySelector("#picture");
    if (!place || this.#measured) return;
    this.#measured = true;
    this.#fit(place.clientWidth);
    this.sizes.observe(place);
  }

  /** @param {number} width */
  #fit(width) {
    this.geometry = geometryOf(Math.max(width, NARROWEST));
  }

  /** @returns {Problem} */
  get problem() {
    return this.stage.options.problem;
  }

  /** What of the plane is drawn: it grows with the curve, and stays while a point is dragged. */
  get window() {
    const { picture } = this;
    if (picture) this.#window = windowOf(picture, this.problem, this.#window);
    return this.#window;
  }

  async begin() {
    const { problem, left, right, depth, slack, distance, formula } = this.stage.options;
    const settings = { problem, left, right, depth, slack, distance };
    const made = JSON.stringify(settings);
    const anew = made !== this.#made;
    if (anew) {
      const before = this.#engine;
      this.#engine = await this.stage.engine("Functional", settings);
      before?.free();
      [this.#made, this.#window] = [made, undefined];
    }
    const opens = problem === "own" && (anew || this.#used !== formula);
    // A formula from a link may be one that cannot be taken: the usual one lies below it.
    if (opens) await this.#engine?.call("setFormula", grammar.parse(ACTION));
    await this.#bend();
    if (opens) await this.#take(formula);
    this.#used = formula;
    await this.#look();
    if (this.picture && (anew || !this.#dragged)) this.scale = scaleOf(this.picture);
  }

  async advance() {
    await this.#engine?.call("step");
    await this.#look();
    return this.picture?.verdict === "moving";
  }

  /** The reader types. @param {string} text */
  async type(text) {
    if (await this.#take(text)) {
      this.#used = text;
      this.stage.set({ formula: text });
      if (!this.#engine) return this.stage.begin();
      await this.#look();
      if (this.picture) this.scale = scaleOf(this.picture);
    }
    this.stage.changed();
  }

  /** Whether a formula is good, and now in use. @param {string} text */
  async #take(text) {
    const { texts } = this.stage;
    this.formula = text;
    this.slip = undefined;
    if (text.length > LONGEST) {
      this.complaint = fill(texts.formulaLong, { longest: LONGEST });
      return false;
    }
    const result = read(grammar, text);
    this.slip = "slip" in result ? result.slip : undefined;
    this.complaint = this.slip ? sentence(this.slip, texts) : "";
    if (!("tokens" in result)) return false;
    const complaint = await this.#hand(result.tokens);
    if (this.formula !== text) return false; // the reader has typed on
    this.complaint = complaint;
    return complaint === "";
  }

  /** Gives the engine a formula; says why it does not take it. @param {import("./functional/formula.js").Tokens} tokens */
  async #hand(tokens) {
    const { stage, stage: { texts } } = this;
    try {
      const x = await this.#engine?.call("setFormula", tokens);
      return x === undefined ? "" : fill(texts.formulaNotFinite, { x: stage.number(x, 2) });
    } catch (error) {
      if (error instanceof Ended) throw error;
      return fill(texts.formulaRefused, { message: /** @type {Error} */ (error).message });
    }
  }

  /** The curve by the option that says so. */
  async #bend() {
    const { stage } = this;
    const { heights } = stage.options;
    const engine = /** @type {import("./engine.js").Engine} */ (this.#engine);
    if (heights === "") return this.#accept(await engine.call("scatter", stage.seed));
    if (heights === LINE || heights === OUTSIDE || heights === INSIDE) {
      this.#accept(await engine.call("bend", new Float64Array()));
      if (heights !== LINE) await engine.call("besideInner", heights === OUTSIDE ? 1 : -1);
      return;
    }
    this.#accept(await engine.call("bend", Float64Array.from(heights.split(","), Number)));
  }

  /** @param {number | undefined} x  where F is not finite on a curve that was asked for */
  #accept(x) {
    const { stage } = this;
    if (x !== undefined) stage.complain("curveNotFinite", { x: stage.number(x, 2) });
  }

  async #look() {
    this.picture = await this.#engine?.call("picture");
  }

  /** Whether the curve is one that the reader's hand has drawn. */
  get #dragged() {
    return this.stage.options.heights.includes(",");
  }

  /** The heights of the points: as the reader set them, until the descent moves them. @returns {number[]} */
  get heights() {
    const { picture, stage } = this;
    if (this.#dragged && !picture?.steps) return stage.options.heights.split(",").map(Number);
    return [...(picture?.heights ?? [])];
  }

  /**
   * The reader moves a point.
   *
   * @param {number} index
   * @param {number} height
   */
  move(index, height) {
    const heights = this.heights;
    heights[index] = height;
    this.stage.set({ heights: heights.map((value) => Number(value.toFixed(3))).join() });
  }

  /** The curve to begin with; another random one, if it is one already. @param {string} heights */
  restart(heights) {
    const { stage } = this;
    if (heights !== stage.options.heights) stage.set({ heights });
    else if (heights === "") stage.setSeed(newSeed());
    else stage.begin();
  }

  controls() {
    return controlsTemplate(this);
  }

  template() {
    this.#measure();
    const whole = this.stage.pieces >= PIECES.rest;
    return html`${factsTemplate(this)}${whole ? [plotTemplate(this), verdictTemplate(this)] : nothing}`;
  }

  summary() {
    const { stage, picture } = this;
    if (!picture) return "";
    const { texts } = stage;
    const j = this.withUnit(picture.j);
    const problem = texts[`problem_${this.problem}`];
    const words = { problem, j, steps: picture.steps, largest: gradient(this, largest(picture)) };
    const { jExtremal, gap } = picture;
    const known = jExtremal === undefined || gap === undefined ? "" : fill(texts.summaryExtremal, {
      j: this.withUnit(jExtremal),
      gap: stage.number(gap, 5),
    });
    const verdict = texts[`verdict_${picture.verdict}`];
    return [fill(texts.summary, words), known, verdict].filter(Boolean).join(" ");
  }

  /**
   * `excess`: by which share J is above that of the extremal; of a formula of one's own it is not known.
   *
   * @returns {import("./figures.js").Facts}
   */
  facts() {
    const { picture } = this;
    if (!picture) return {};
    const { j, jExtremal, gap, steps, verdict } = picture;
    const now = { J: j, steps, verdict, descended: steps > 0 };
    if (jExtremal === undefined || gap === undefined) return now;
    return { ...now, excess: (j - jExtremal) / Math.abs(jExtremal), gap };
  }

  /** A value of J. @param {number} value */
  withUnit(value) {
    return fill(this.stage.texts[`unit_${this.problem}`], { value: this.stage.number(value, 4) });
  }

  close() {
    this.sizes.disconnect();
    this.#engine?.free();
    this.#engine = undefined;
  }
}
