// Two charts side by side, of the reconstruction and of the KL divergence. They follow the theme and their size by
// themselves, and draw when something has changed: one a frame, each a few times a second at most.

import { Frame } from "../../../ui/frame.js";
import { Turns } from "../../progress/turns.js";
import { ThemeProbe } from "../../theme.js";
import { LossPlot } from "./lossplot.js";

/** @typedef {import("./lossplot.js").Run} Run */
/** @typedef {import("./lossplot.js").Column} Column */

export const COLUMNS = /** @type {const} */ (["reconstruction", "kl"]);

export class LossPlots {
  #plots = { reconstruction: new LossPlot("reconstruction"), kl: new LossPlot("kl") };
  #frame = new Frame(() => this.#draw());
  #turns = new Turns(COLUMNS.map((column) => () => this.#drawOne(column)), (wait) => this.#frame.request(wait));
  #observer = new ResizeObserver(() => this.#resize());
  #probe = new ThemeProbe(this.#plots.kl.element, () => this.#themeChanged());
  /**
   * Unknown until they stand in the page.
   * @type {import("../../theme.js").Theme | undefined}
   */
  #theme;
  /** @type {readonly Run[]} */
  #runs = [];
  #log = false;
  /**
   * What the runs were when they were last drawn.
   * @type {unknown[]}
   */
  #seen = [];

  constructor() {
    for (const column of COLUMNS) this.#observer.observe(this.#plots[column].element);
  }

  /** What goes into the page: places of a height that CSS gives them. */
  get elements() {
    return { reconstruction: this.#plots.reconstruction.element, kl: this.#plots.kl.element };
  }

  /**
   * The runs that are shown, the one at hand (style 0) first. It may be called at any time: what has not changed is not
   * drawn again.
   * @param {readonly Run[]} runs
   * @param {{ log?: boolean }} [how]  log: of the steps
   */
  setRuns(runs, { log = false } = {}) {
    const seen = [log, ...runs.flatMap(({ series, evaluations, style }) => (
      [series, series.steps.at(-1), evaluations?.at(-1), style]
    ))];
    this.#runs = runs;
    this.#log = log;
    if (seen.length === this.#seen.length && seen.every((each, i) => each === this.#seen[i])) return;
    this.#seen = seen;
    this.#turns.markStale();
  }

  /**
   * Names them for those who do not see them.
   * @param {Record<Column, string>} labels
   */
  describe(labels) {
    for (const column of COLUMNS) {
      Object.assign(this.#plots[column].element, { role: "img", ariaLabel: labels[column] });
    }
  }

  /**
   * Sets an upright line at a step of both, or takes it away.
   * @param {string} name
   * @param {number} [step]
   */
  mark(name, step) {
    for (const column of COLUMNS) this.#plots[column].mark(name, step);
  }

  /** @param {Column} column */
  of(column) {
    return this.#plots[column];
  }

  close() {
    this.#observer.disconnect();
    this.#frame.cancel();
    for (const column of COLUMNS) this.#plots[column].close();
  }

  #resize() {
    if (!this.#plots.kl.element.isConnected) return;
    this.#theme ??= this.#probe.read();
    this.#turns.markStale();
  }

  #themeChanged() {
    const tick = this.#theme?.tick;
    const theme = this.#probe.read();
    this.#theme = theme;
    for (const column of COLUMNS) {
      if (tick === theme.tick) this.#plots[column].redraw();
      else this.#plots[column].close(); // charts keep their fonts
    }
    this.#turns.markStale();
  }

  #draw() {
    if (this.#theme && this.#runs.length > 0) this.#turns.draw();
  }

  /** @param {Column} column */
  #drawOne(column) {
    const theme = () => /** @type {import("../../theme.js").Theme} */ (this.#theme);
    this.#plots[column].drawRuns(this.#runs, this.#log, theme);
  }
}
