// How a plot of a loss over the steps looks, in whatever tool it stands: its axes; the losses of a run pale, their
// running mean strong.

/** @typedef {import("uplot")} uPlot */
/** @typedef {import("../theme.js").Theme} Theme */
/** @typedef {(plot: uPlot) => [number, number]} Range */

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
  const axis = { font: `${tick}px system-ui, sans-serif`, stroke: () => theme().muted, ticks: { show: false } };
  const line = { points: { show: false } };
  return {
    ...size,
    padding: [8, 16, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, distr: log ? 3 : 1, range: x }, y: { range: y } },
    axes: [
      { ...axis, grid: { show: false }, size: 2 * tick, space: 4.4 * tick, gap: 4 },
      { ...axis, grid: { stroke: () => theme().line, width: 1 }, size: 3.1 * tick, space: 2 * tick, gap: 4 },
    ],
    series: [
      {},
      { ...line, stroke: () => theme()["accent-pale"], width: 1 },
      { ...line, stroke: () => theme().accent, width: 2 },
    ],
  };
}
