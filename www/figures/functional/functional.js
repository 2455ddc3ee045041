// The figure "functional": one bends a curve, or writes a formula F(x, f, f′). It shows J[f] and δJ/δf along it; the
// descent to the extremal: line, cycloid, catenary, catenoid.

import { html, nothing } from "lit-html";
import { newSeed } from "../../ui/seeds.js";
import { fill } from "../../ui/fill.js";
import { PIECES } from "../frame.js";
import { short } from "../short.js";
import { arrivalsTemplate } from "./arrivals.js";
import { Beads } from "./beads.js";
import { controlsTemplate, theoryTemplate } from "./controls.js";
import { factsTemplate, steepest, verdictTemplate } from "./facts.js";
import * as grammar from "./formula.peggy";
import { ACTION, INSIDE, LINE, options, OUTSIDE, restarts } from "./options.js";
import { plotTemplate } from "./plot.js";
import { geometryOf, scaleOf, windowOf } from "./scale.js";
import { TypedFormula } from "./typed.js";
import { voteTemplate } from "./vote.js";
import own from "./functional.css";
import beadsCss from "./beads.css";

export { options, restarts };
export const css = own + beadsCss;

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {"length" | "brachistochrone" | "chain" | "surface" | "own"} Problem */

/**
 * What the Rust class says of the present curve: rows at the nodes, and numbers.
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

export const texts = (/** @type {string} */ language) => import(`./texts.${language}.js`);

export const layout = "beside";

const NARROWEST = 240; // CSS pixels of a picture

/** @param {FigureHost} host */
export const open = (host) => new FunctionalFigure(host);

export class FunctionalFigure {
  /** @type {import("../engine.js").Engine | undefined} */
  #engine;
  /** What the engine was made from. */
  #made = "";
  /** @type {Picture | undefined} */
  #picture;
  /** @type {import("./scale.js").Window | undefined} */
  #window;
  /** The δJ/δf that fills the strip. */
  scale = 1;
  /** The formula that the engine was last asked to open, or has taken. */
  #used = "";
  #measured = false;

  /** @param {FigureHost} host */
  constructor(host) {
    this.host = host;
    this.typed = new TypedFormula(host);
    this.beads = new Beads(host);
    this.geometry = geometryOf(NARROWEST);
    this.sizes = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width < 1 || contentRect.width === this.geometry.width) return;
      this.#fit(contentRect.width);
      host.changed();
    });
  }

  /** Where the picture is drawn is known once its place is. */
  #measurePlace() {
    const place = this.host.place.querySelector("#picture");
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
    return this.host.options.problem;
  }

  /** What is to be seen: nothing of the extremal while the reader has not said which bead arrives first. */
  get picture() {
    const picture = this.#picture;
    if (!picture || !this.beads.hide) return picture;
    return { ...picture, extremal: undefined, jExtremal: undefined, gap: undefined };
  }

  /** What of the plane is drawn: it grows with the curve, and stays while a point is dragged. */
  get window() {
    if (this.#picture) this.#window = windowOf(this.#picture, this.problem, this.#window);
    return this.#window;
  }

  async begin() {
    const { problem, left, right, depth, slack, distance, formula } = this.host.options;
    const settings = { problem, left, right, depth, slack, distance };
    const made = JSON.stringify(settings);
    const anew = made !== this.#made;
    if (anew) {
      const before = this.#engine;
      this.#engine = await this.host.engine("Functional", settings);
      before?.free();
      [this.#made, this.#window] = [made, undefined];
    }
    const opens = problem === "own" && (anew || this.#used !== formula);
    // A formula from a link may be one that cannot be taken: the usual one lies below it.
    if (opens) await this.#engine?.call("setFormula", grammar.parse(ACTION));
    await this.#bend();
    if (opens) await this.typed.takeFormula(formula, this.#engine);
    this.#used = formula;
    await this.#bringPicture();
    if (this.picture && (anew || !this.#dragged)) this.scale = scaleOf(this.picture);
  }

  async advance() {
    await this.#engine?.call("step");
    await this.#bringPicture();
    return this.picture?.verdict === "moving";
  }

  /**
   * The reader types.
   * @param {string} text
   */
  async type(text) {
    if (await this.typed.takeFormula(text, this.#engine)) {
      this.#used = text;
      this.host.set({ formula: text });
      if (!this.#engine) return this.host.beginAnew();
      await this.#bringPicture();
      if (this.picture) this.scale = scaleOf(this.picture);
    }
    this.host.changed();
  }

  /** The curve by the option that says so. */
  async #bend() {
    const { host } = this;
    const { heights } = host.options;
    const engine = /** @type {import("../engine.js").Engine} */ (this.#engine);
    if (heights === "") return this.#accept(await engine.call("scatter", host.seed));
    if (heights === LINE || heights === OUTSIDE || heights === INSIDE) {
      this.#accept(await engine.call("bend", new Float64Array()));
      if (heights !== LINE) await engine.call("besideInner", heights === OUTSIDE ? 1 : -1);
      return;
    }
    this.#accept(await engine.call("bend", Float64Array.from(heights.split(","), Number)));
  }

  /** @param {number | undefined} x  where F is not finite on a curve that was asked for */
  #accept(x) {
    const { host } = this;
    if (x !== undefined) host.complain("curveNotFinite", { x: host.number(x, 2) });
  }

  async #bringPicture() {
    this.#picture = await this.#engine?.call("picture");
    if (this.#picture) this.beads.follow(this.#picture);
  }

  /** Whether the curve is one that the reader's hand has drawn. */
  get #dragged() {
    return this.host.options.heights.includes(",");
  }

  /**
   * The heights of the points: as the reader set them, until the descent moves them.
   * @returns {number[]}
   */
  get heights() {
    const { picture, host } = this;
    if (this.#dragged && !picture?.steps) return host.options.heights.split(",").map(Number);
    return [...(picture?.heights ?? [])];
  }

  /**
   * The reader moves a point.
   * @param {number} index
   * @param {number} height
   */
  movePoint(index, height) {
    const heights = this.heights;
    heights[index] = height;
    this.host.set({ heights: heights.map((value) => Number(value.toFixed(3))).join() });
  }

  /**
   * The curve to begin with; another random one, if it is one already.
   * @param {string} heights
   */
  restart(heights) {
    const { host } = this;
    if (heights !== host.options.heights) host.set({ heights });
    else if (heights === "") host.setSeed(newSeed());
    else host.beginAnew();
  }

  controls() {
    return controlsTemplate(this);
  }

  theory() {
    return theoryTemplate(this);
  }

  template() {
    this.#measurePlace();
    const whole = this.host.pieces >= PIECES.rest;
    const beads = this.problem === "brachistochrone";
    return html`
      ${beads && whole ? voteTemplate(this) : nothing}
      ${factsTemplate(this)}
      ${whole ? plotTemplate(this) : nothing}
      ${beads && whole ? arrivalsTemplate(this) : nothing}
      ${whole ? verdictTemplate(this) : nothing}`;
  }

  summary() {
    const { host, picture } = this;
    if (!picture) return "";
    const { texts } = host;
    const j = this.withUnit(picture.j);
    const problem = texts[`problem_${this.problem}`];
    const words = { problem, j, steps: picture.steps, largest: steepest(this, picture) };
    const { jExtremal, gap } = picture;
    const known = jExtremal === undefined || gap === undefined ? "" : fill(texts.summaryExtremal, {
      j: this.withUnit(jExtremal),
      gap: short(host, gap),
    });
    const verdict = texts[`verdict_${picture.verdict}`];
    return [fill(texts.summary, words), known, verdict].filter(Boolean).join(" ");
  }

  /**
   * `excess`: by which share J is above that of the extremal, where that is known; `raced`: the beads have arrived, and
   * the reader had said which one would be first.
   * @returns {import("../figures.js").Facts}
   */
  facts() {
    const { picture } = this;
    if (!picture) return {};
    const { j, jExtremal, gap, steps, verdict } = picture;
    const now = { J: j, steps, verdict, descended: steps > 0, raced: this.beads.raced };
    if (jExtremal === undefined || gap === undefined) return now;
    return { ...now, excess: (j - jExtremal) / Math.abs(jExtremal), gap };
  }

  /**
   * A value of J.
   * @param {number} value
   */
  withUnit(value) {
    return fill(this.host.texts[`unit_${this.problem}`], { value: short(this.host, value) });
  }

  close() {
    this.sizes.disconnect();
    this.beads.pause();
    this.#engine?.free();
    this.#engine = undefined;
  }
}
