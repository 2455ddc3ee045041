// The two losses over the steps, each in a small plot of its own, since their sizes differ by a factor of
// fifty: all points pale, their running mean strong.

import uPlot from "uplot";
import { readableRange, Series, smoothed } from "./series.js";

/** @typedef {import("./theme.js").Theme} Theme */

const DRAW_EVERY = 250; // ms: a curve of some minutes hardly changes in less

export class Curves {
  series = new Series();
  /** @type {{ plot?: uPlot, place: HTMLElement, column: "reconstruction" | "kl", dirty: boolean, drawnAt: number }[]} */
  #curves;
  /** @type {Theme} */
  #theme;
  /** @type {{ step: number, reconstruction: number, kl: number } | undefined} */
  #present;
  #width = 0;

  /**
   * @param {{ reconstruction: HTMLElement, kl: HTMLElement }} places
   * @param {Theme} theme
   * @param {(wait?: number) => void} changed  asks for a frame
   */
  constructor(places, theme, changed) {
    this.changed = changed;
    this.#theme = theme;
    this.#curves = (/** @type {const} */ (["reconstruction", "kl"])).map((column) => ({
      place: places[column], column, dirty: true, drawnAt: 0,
    }));
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    const { tick } = this.#theme;
    this.#theme = theme;
    for (const { plot } of this.#curves) plot?.redraw(false, true);
    if (tick === theme.tick) return;
    this.close(); // charts keep their fonts
    this.changed();
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
  add(step, reconstruction, kl) {
    this.series.add(step, reconstruction, kl);
    // A mean over some fifty steps, or over those there are: a single batch jumps too much to be read.
    const before = this.#present ?? { step: 0, reconstruction, kl };
    const weight = Math.max(1 / step, 1 / 50);
    this.#present = {
      step,
      reconstruction: before.reconstruction + (reconstruction - before.reconstruction) * weight,
      kl: before.kl + (kl - before.kl) * weight,
    };
    this.#touch();
  }

  /** The losses of late, for the eye; undefined before the first step. */
  get present() {
    return this.#present;
  }

  /** @param {number} step */
  truncate(step) {
    this.series.truncate(step);
    const { steps, reconstruction, kl } = this.series;
    const last = steps.length - 1;
    this.#present = last < 0 ? undefined : { step, reconstruction: reconstruction[last], kl: kl[last] };
    this.#touch();
  }

  clear() {
    this.series.clear();
    this.#present = undefined;
    this.#touch();
  }

  /** Draws the curve that has waited longest, if it is time; the other one has a frame of its own. */
  draw() {
    const stale = this.#curves.filter(({ dirty }) => dirty).sort((a, b) => a.drawnAt - b.drawnAt);
    const [curve] = stale;
    if (!curve || this.#width === 0) return;
    const now = performance.now();
    const wait = curve.drawnAt + DRAW_EVERY - now;
    if (wait > 0) return this.changed(wait);
    curve.drawnAt = now;
    curve.dirty = false;
    const { place, column } = curve;
    const values = this.series[column];
    const data = /** @type {uPlot.AlignedData} */ ([this.series.steps, values, smoothed(values)]);
    if (curve.plot) curve.plot.setData(data);
    else curve.plot = new uPlot(this.#options(this.#width, place.clientHeight), data, place);
    if (stale.length > 1) this.changed();
  }

  /** Lets the charts go, which listen to the window; the next draw makes new ones. */
  close() {
    for (const curve of this.#curves) {
      curve.plot?.destroy();
      curve.plot = undefined;
      curve.dirty = true;
    }
  }

  #touch() {
    for (const curve of this.#curves) curve.dirty = true;
    this.changed();
  }

  /**
   * @param {number} width
   * @param {number} height
   * @returns {uPlot.Options}
   */
  #options(width, height) {
    const { tick } = this.#theme;
    const axis = { font: `${tick}px system-ui, sans-serif`, stroke: () => this.#theme.muted, ticks: { show: false } };
    const line = { points: { show: false } };
    return {
      width,
      height,
      padding: [8, 16, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: (_, min, max) => [Math.min(0, min ?? 0), Math.max(10, max ?? 0)] },
        y: { range: (plot) => readableRange(/** @type {number[]} */ (plot.data[1])) },
      },
      axes: [
        { ...axis, grid: { show: false }, size: 2 * tick, space: 4.4 * tick, gap: 4 },
        { ...axis, grid: { stroke: () => this.#theme.line, width: 1 }, size: 3.1 * tick, space: 2 * tick, gap: 4 },
      ],
      series: [
        {},
        { ...line, stroke: () => this.#theme["accent-pale"], width: 1 },
        { ...line, stroke: () => this.#theme.accent, width: 2 },
      ],
    };
  }
}
