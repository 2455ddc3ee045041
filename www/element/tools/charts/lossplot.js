// A chart of one loss over the steps: of the run at hand as in the tool Training, its losses over held-out images, and
// the running means of other runs.

import uPlot from "uplot";
import { localOf } from "../../local.js";
import { plotOptions } from "../../progress/plotoptions.js";
import { readableRange, roomy, smoothed } from "../../progress/series.js";
import { strokeLine } from "../../progress/strokes.js";
import { heldOutStroke, meanStroke } from "./runkeys.js";

/** @typedef {import("../../theme.js").Theme} Theme */
/** @typedef {import("../../protocol.js").Evaluation} Evaluation */
/** @typedef {"reconstruction" | "kl"} Column */

/**
 * A run, as it is drawn.
 * @typedef {object} Run
 * @property {import("../../progress/series.js").Series} series
 * @property {readonly Evaluation[]} [evaluations]  without them nothing is drawn of held-out images
 * @property {number} style  see runkeys.js; 0 is the run at hand, the first of all
 */

/** @typedef {{ steps: readonly number[], values: readonly number[] }} Line */

/**
 * What is computed of a run: its running mean, that in as many points as can be seen, and the range that shows most.
 * @typedef {object} Course
 * @property {number | undefined} last  the last step that it knows
 * @property {readonly number[]} mean
 * @property {Line} line
 * @property {[number, number]} range
 */

const NEAR = 100; // points are left out from here on, the more the later: so the line suits either axis

export class LossPlot {
  /** @type {uPlot | undefined} */
  #plot;
  /** @type {readonly Run[]} */
  #runs = [];
  #log = false;
  /**
   * Of the steps, and of the losses.
   * @type {{ x: [number, number], y: [number, number] }}
   */
  #range = { x: [0, 10], y: [0, 1] };
  /**
   * By their series.
   * @type {WeakMap<object, Course>}
   */
  #courses = new WeakMap();
  /**
   * Upright lines at steps, by name.
   * @type {Map<string, { element: HTMLElement, step?: number }>}
   */
  #marks = new Map();

  /** @param {Column} column */
  constructor(column) {
    this.column = column;
    this.element = document.createElement("div");
    this.element.className = "plot";
    this.element.setAttribute("part", "plot");
  }

  /**
   * Draws it anew.
   * @param {readonly Run[]} runs
   * @param {boolean} log  of the steps
   * @param {() => Theme} theme
   */
  drawRuns(runs, log, theme) {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0) return;
    this.#runs = runs;
    if (log !== this.#log) this.close();
    this.#log = log;
    this.#range = this.#ranges();
    const [{ series }] = runs;
    const none = series.steps.length === 0; // without any step uPlot has no axes
    const data = /** @type {uPlot.AlignedData} */ (
      none ? [[1], [null], [null]] : [series.steps, series[this.column], this.#course(runs[0]).mean]
    );
    if (this.#plot) {
      if (this.#plot.width !== width || this.#plot.height !== height) this.#plot.setSize({ width, height });
      this.#plot.setData(data);
    } else this.#makePlot(data, { width, height }, theme);
  }

  /** Its colours have changed. */
  redraw() {
    this.#plot?.redraw(false, true);
  }

  /** Lets the chart go, which listens to the window; the next draw makes a new one. */
  close() {
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  /**
   * Sets an upright line at a step, or takes it away.
   * @param {string} name
   * @param {number} [step]
   */
  mark(name, step) {
    const { element } = this.#marks.get(name) ?? { element: document.createElement("i") };
    this.#marks.set(name, { element, step });
    element.className = `plot-mark plot-mark-${name}`;
    element.hidden = step === undefined || !this.#plot;
    if (step === undefined || !this.#plot) return;
    if (element.parentElement !== this.#plot.over) this.#plot.over.append(element);
    element.style.left = `${this.#plot.valToPos(this.#within(step), "x")}px`;
  }

  /**
   * The step under a pointer, undefined while nothing is drawn.
   * @param {PointerEvent} event
   */
  stepAt(event) {
    if (!this.#plot) return undefined;
    return this.#within(this.#plot.posToVal(localOf(this.#plot.over, event).left, "x"));
  }

  /**
   * The step that lies a part of the width beside another.
   * @param {number} step
   * @param {number} part
   */
  stepBeside(step, part) {
    if (!this.#plot) return undefined;
    const left = this.#plot.valToPos(this.#within(step), "x") + part * this.#plot.over.clientWidth;
    return this.#within(this.#plot.posToVal(left, "x"));
  }

  /** @param {number} step */
  #within(step) {
    const [least, most] = this.#range.x;
    return Math.min(most, Math.max(least, step));
  }

  /**
   * @param {uPlot.AlignedData} data
   * @param {{ width: number, height: number }} size
   * @param {() => Theme} theme
   */
  #makePlot(data, size, theme) {
    const options = plotOptions({ theme, size, log: this.#log, x: () => this.#range.x, y: () => this.#range.y });
    const hooks = {
      drawAxes: [(/** @type {uPlot} */ plot) => this.#drawOthers(plot, theme())],
      draw: [(/** @type {uPlot} */ plot) => {
        this.#drawHeldOut(plot, theme());
        for (const [name, { step }] of this.#marks) this.mark(name, step); // the axes may be others
      }],
    };
    this.#plot = new uPlot({ ...options, hooks }, data, this.element);
  }

  /**
   * The other runs, below the one at hand.
   * @param {uPlot} plot
   * @param {Theme} theme
   */
  #drawOthers(plot, { scheme }) {
    for (const run of this.#runs.slice(1)) {
      const { steps, values } = this.#course(run).line;
      strokeLine(plot, steps, values, meanStroke(run.style, scheme));
    }
  }

  /**
   * @param {uPlot} plot
   * @param {Theme} theme
   */
  #drawHeldOut(plot, theme) {
    for (const run of this.#runs) {
      const { steps, values } = this.#heldOut(run);
      strokeLine(plot, steps, values, heldOutStroke(run.style, theme));
    }
  }

  /**
   * @param {Run} run
   * @returns {Course}
   */
  #course({ series, style }) {
    const { steps } = series;
    const last = steps.at(-1);
    const kept = this.#courses.get(series);
    if (kept?.last === last && kept?.mean.length === steps.length) return kept;
    const mean = smoothed(series[this.column]);
    const at = [];
    for (let i = 0; i < steps.length; i += Math.max(1, Math.floor(i / NEAR))) at.push(i);
    if (steps.length > 0) at.push(steps.length - 1);
    const line = { steps: at.map((i) => steps[i]), values: at.map((i) => mean[i]) };
    const course = { last, mean, line, range: readableRange(style === 0 ? series[this.column] : mean) };
    this.#courses.set(series, course);
    return course;
  }

  /**
   * @param {Run} run
   * @returns {Line}
   */
  #heldOut({ evaluations = [] }) {
    const measured = evaluations.filter(({ heldOut }) => heldOut);
    return {
      steps: measured.map(({ step }) => step),
      values: measured.map(({ heldOut }) => heldOut?.[this.column] ?? NaN),
    };
  }

  /**
   * All steps; of the losses all with a logarithmic axis, which is for the first steep steps, else what can be read of
   * the later course.
   * @returns {{ x: [number, number], y: [number, number] }}
   */
  #ranges() {
    const held = this.#runs.map((run) => this.#heldOut(run));
    const ends = [...this.#runs.map(({ series }) => series), ...held].map(({ steps }) => steps.at(-1) ?? 0);
    const most = Math.max(10, ...ends);
    // A model from a file is measured at step 0, where it is what it will be; a run is steep there.
    const counts = (/** @type {number} */ step) => (this.#log ? step > 0 : step === 0 || step > most / 10);
    const later = held.flatMap(({ steps, values }) => values.filter((_, i) => counts(steps[i])));
    /** @type {number[][]} */
    const parts = this.#runs.filter(({ series }) => series.steps.length > 0).map((run) => {
      const { mean, range } = this.#course(run);
      return this.#log ? roomy(...extent(mean)) : range;
    });
    if (later.length > 0) parts.push(roomy(...extent(later)));
    const shown = parts.flat().filter(Number.isFinite);
    return { x: [this.#log ? 1 : 0, most], y: shown.length > 0 ? extent(shown) : [0, 1] };
  }
}

/**
 * The least and the most of values that are numbers.
 * @param {readonly number[]} values
 * @returns {[number, number]}
 */
function extent(values) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most && value < Infinity) most = value;
  }
  return [least, most];
}
