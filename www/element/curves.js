// The two losses over the steps, each in a small plot of its own, since their sizes differ by a factor of
// fifty: all points pale, their running mean strong.

import uPlot from "uplot";
import { readableRange, Series, smoothed } from "./series.js";

/** @typedef {import("./theme.js").Theme} Theme */

const DRAW_EVERY = 100; // ms
const HEIGHT = 104;
const FONT = "11px system-ui, sans-serif";

export class Curves {
  series = new Series();
  #dirty = false;
  #drawnAt = 0;
  /** @type {{ plot: uPlot, place: HTMLElement, column: "reconstruction" | "kl" }[]} */
  #plots;
  /** @type {Theme} */
  #theme;
  /** @type {{ step: number, reconstruction: number, kl: number } | undefined} */
  #present;

  /**
   * @param {{ reconstruction: HTMLElement, kl: HTMLElement }} places
   * @param {Theme} theme
   * @param {() => void} changed  asks for a frame
   */
  constructor(places, theme, changed) {
    this.changed = changed;
    this.#theme = theme;
    this.#plots = (/** @type {const} */ (["reconstruction", "kl"])).map((column) => {
      const place = places[column];
      return { plot: new uPlot(this.#options(place.clientWidth), [[], [], []], place), place, column };
    });
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    this.#theme = theme;
    for (const { plot } of this.#plots) plot.redraw(false, true);
  }

  resize() {
    for (const { plot, place } of this.#plots) {
      if (place.clientWidth > 0 && place.clientWidth !== plot.width) {
        plot.setSize({ width: place.clientWidth, height: HEIGHT });
      }
    }
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

  draw() {
    if (!this.#dirty) return;
    const now = performance.now();
    if (now - this.#drawnAt < DRAW_EVERY) return this.changed();
    this.#drawnAt = now;
    this.#dirty = false;
    for (const { plot, column } of this.#plots) {
      const values = this.series[column];
      plot.setData([this.series.steps, values, smoothed(values)]);
    }
  }

  destroy() {
    for (const { plot } of this.#plots) plot.destroy();
  }

  #touch() {
    this.#dirty = true;
    this.changed();
  }

  /**
   * @param {number} width
   * @returns {uPlot.Options}
   */
  #options(width) {
    const axis = { font: FONT, stroke: () => this.#theme.muted, ticks: { show: false } };
    const line = { points: { show: false } };
    return {
      width: width || 240,
      height: HEIGHT,
      padding: [8, 16, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: (_, min, max) => [Math.min(0, min ?? 0), Math.max(10, max ?? 0)] },
        y: { range: (plot) => readableRange(/** @type {number[]} */ (plot.data[1])) },
      },
      axes: [
        { ...axis, grid: { show: false }, size: 22, space: 48, gap: 4 },
        { ...axis, grid: { stroke: () => this.#theme.line, width: 1 }, size: 34, space: 22, gap: 4 },
      ],
      series: [
        {},
        { ...line, stroke: () => this.#theme["accent-pale"], width: 1 },
        { ...line, stroke: () => this.#theme.accent, width: 2 },
      ],
    };
  }
}
