// How a plot of a loss over the steps looks, in whatever tool it stands: its axes; the losses of a run pale, their
// running mean strong.

import { number } from "../../ui/numbers.js";
import { scientific } from "../../ui/powers.js";

/** @typedef {import("uplot")} uPlot */
/** @typedef {import("../theme.js").Theme} Theme */
/** @typedef {(plot: uPlot) => [number, number]} Range */

const PLAIN = 1e5; // from here on in powers of ten
const GAP = 4;

/**
 * What stands at a tick of the losses. English and Chinese write it alike.
 * @param {number} value
 */
export function tickText(value) {
  const state = { language: "en" };
  if (Math.abs(value) < 1000) return String(Number(value.toPrecision(6))).replace("-", "−");
  if (Math.abs(value) < PLAIN) return number(state, value);
  return scientific(state, value, 1).replace(".0 ", " ").replaceAll(" ", "");
}

/**
 * As wide as the widest of what stands there.
 * @param {number} least
 * @returns {(plot: uPlot, texts: string[] | null, axis: number, cycle: number) => number}
 */
export function axisWidth(least) {
  return (plot, texts, at, cycle) => {
    const axis = /** @type {any} */ (plot.axes[at]);
    if (cycle > 1) return axis._size; // it would not come to rest
    plot.ctx.save();
    [plot.ctx.font] = axis.font;
    const widths = (texts ?? []).map((text) => plot.ctx.measureText(text).width / devicePixelRatio);
    plot.ctx.restore();
    return Math.ceil(Math.max(least, ...widths.map((width) => width + 2 * GAP)));
  };
}

/**
 * @param {object} how
 * @param {() => Theme} how.theme  its size of ticks is read once
 * @param {{ width: number, height: number }} how.size
 * @param {Range} how.x  the steps that are shown
 * @param {Range} how.y
 * @param {boolean} [how.log]  of the steps
 * @returns {uPlot.Options}
 */
export function plotOptions({ theme, size, x, y, log = false }) {
  const { tick } = theme();
  const axis = {
    font: `${tick}px system-ui, sans-serif`, stroke: () => theme().muted, ticks: { show: false }, gap: GAP,
  };
  const line = { points: { show: false } };
  return {
    ...size,
    padding: [8, 2 * tick, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, distr: log ? 3 : 1, range: x }, y: { range: y } },
    axes: [
      { ...axis, grid: { show: false }, size: 2 * tick, space: 4.4 * tick },
      {
        ...axis, grid: { stroke: () => theme().line, width: 1 }, size: axisWidth(3.1 * tick), space: 2 * tick,
        values: (_plot, values) => values.map(tickText),
      },
    ],
    series: [
      {},
      { ...line, stroke: () => theme()["accent-pale"], width: 1 },
      { ...line, stroke: () => theme().accent, width: 2 },
    ],
  };
}
