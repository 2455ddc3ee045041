// The two losses over the steps, each in a small plot of its own, since their sizes differ by a factor of
// fifty: all points pale, their running mean strong.

import uPlot from "uplot";
import { plotOptions } from "./plotoptions.js";
import { readableRange, smoothed } from "./series.js";
import { Turns } from "./turns.js";

/** @typedef {import("../theme.js").Theme} Theme */
/** @typedef {{ plot?: uPlot, place: HTMLElement, column: "reconstruction" | "kl" }} Curve */

export class Curves {
  /** @type {Curve[]} */
  #curves;
  #turns;
  /** @type {Theme} */
  #theme;
  /** @type {{ step: number, reconstruction: number, kl: number } | undefined} */
  #present;
  #width = 0;

  /**
   * @param {{ reconstruction: HTMLElement, kl: HTMLElement }} places
   * @param {import("./records.js").Records} records  the losses of the run are added to
   * @param {Theme} theme
   * @param {(wait?: number) => void} changed  asks for a frame
   */
  constructor(places, records, theme, changed) {
    this.records = records;
    this.changed = changed;
    this.#theme = theme;
    const columns = /** @type {const} */ (["reconstruction", "kl"]);
    this.#curves = columns.map((column) => ({ place: places[column], column }));
    this.#turns = new Turns(this.#curves.map((curve) => () => this.#drawCurve(curve)), changed);
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    const { tick } = this.#theme;
    this.#theme = theme;
    for (const { plot } of this.#curves) plot?.redraw(false, true);
    if (tick === theme.tick) return;
    this.close(); // charts keep their fonts
    this.#turns.markStale();
  }

  /** Their places have got a size, or another one; none while they are hidden. */
  resize() {
    this.#width = this.#curves[0].place.clientWidth;
    if (this.#width === 0) return;
    for (const { plot } of this.#curves) {
      if (plot && plot.width !== this.#width) plot.setSize({ width: this.#width, height: plot.height });
    }
    this.changed();
  }

  /**
   * @param {number} step
   * @param {number} reconstruction
   * @param {number} kl
   */
  addLosses(step, reconstruction, kl) {
    this.records.present.series.addLosses(step, reconstruction, kl);
    // A mean over some fifty steps, or over those there are: a single batch jumps too much to be read.
    const before = this.#present ?? { step: 0, reconstruction, kl };
    const weight = Math.max(1 / step, 1 / 50);
    this.#present = {
      step,
      reconstruction: before.reconstruction + (reconstruction - before.reconstruction) * weight,
      kl: before.kl + (kl - before.kl) * weight,
    };
    this.#turns.markStale();
  }

  /** The losses of late, for the eye; undefined before the first step. */
  get present() {
    return this.#present;
  }

  /**
   * The run stands at a step again, whatever it was before.
   * @param {number} step
   */
  restored(step) {
    const { steps, reconstruction, kl } = this.records.present.series;
    const last = steps.length - 1;
    this.#present = last < 0 ? undefined : { step, reconstruction: reconstruction[last], kl: kl[last] };
    this.#turns.markStale();
  }

  keep() {
    return this.#present;
  }

  /** @param {ReturnType<Curves["keep"]>} present */
  takeBack(present) {
    this.#present = present;
    this.#turns.markStale();
  }

  /** Another run. */
  clear() {
    this.#present = undefined;
    this.#turns.markStale();
  }

  draw() {
    if (this.#width > 0) this.#turns.draw();
  }

  /** Lets the charts go, which listen to the window; the next draw makes new ones. */
  close() {
    for (const curve of this.#curves) {
      curve.plot?.destroy();
      curve.plot = undefined;
    }
    this.#turns.markStale();
  }

  /** @param {Curve} curve */
  #drawCurve(curve) {
    const { plot, place, column } = curve;
    const { series } = this.records.present;
    const data = /** @type {uPlot.AlignedData} */ ([series.steps, series[column], smoothed(series[column])]);
    if (plot) plot.setData(data);
    else curve.plot = new uPlot(this.#options(place), data, place);
  }

  /** @param {HTMLElement} place */
  #options({ clientHeight }) {
    return plotOptions({
      theme: () => this.#theme,
      size: { width: this.#width, height: clientHeight },
      x: ({ data: [steps] }) => [0, Math.max(10, steps.at(-1) ?? 0)],
      y: ({ data }) => readableRange(/** @type {number[]} */ (data[1])),
    });
  }
}
