// The estimates of one gradient by both estimators: two histograms over one axis, and the exact value through both.

import { html, svg } from "lit-html";
import { fill } from "../../ui/fill.js";
import { axis } from "../axis.js";
import { short } from "../short.js";

/** @typedef {import("./reparameterisation.js").Comparison} Comparison */

const WIDTH = 400;
const HEIGHT = 270;
const LEFT = 10;
const RIGHT = WIDTH - 10;
/** Of each histogram: what it is, its symbol's colour, where it stands. */
const ROWS = /** @type {const} */ ([
  { name: "reparameterised", symbol: "f", floor: 128 },
  { name: "score", symbol: "q", floor: 240 },
]);
const TALL = 82;

/**
 * @param {import("../host.js").FigureHost} host
 * @param {Comparison} comparison
 */
export function histogramPicture(host, comparison) {
  const { texts } = host;
  const across = axis([comparison.from, comparison.to], [LEFT, RIGHT], 5);
  const exact = across.at(comparison.exact);
  return html`
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${texts.histograms}>
      ${ROWS.map(({ name, symbol, floor }) => svg`
        <g class="symbol-${symbol}">
          <path class="area" d=${bars(comparison[name].bins, floor)}></path>
          <text x=${LEFT} y=${floor - TALL - 6}>${texts[name]}</text></g>
        <path class="axis" d="M${LEFT},${floor}H${RIGHT}"></path>`)}
      <path class="axis" d="M${exact},28V${ROWS[1].floor}"></path>
      <text x=${exact} y="20" text-anchor="middle">
        ${fill(texts.exact, { value: short(host, comparison.exact) })}</text>
      ${across.ticks.map((tick) => svg`
        <text x=${across.at(tick)} y=${ROWS[1].floor + 18}
          text-anchor="middle">${host.number(tick, across.digits)}</text>`)}
    </svg>`;
}

/**
 * @param {Float64Array} bins
 * @param {number} floor
 */
function bars(bins, floor) {
  const width = (RIGHT - LEFT) / bins.length;
  const most = Math.max(1, ...bins);
  const tops = Array.from(bins, (count, i) => {
    const [top, end] = [floor - (count / most) * TALL, LEFT + (i + 1) * width];
    return `V${top.toFixed(2)}H${end.toFixed(2)}`;
  });
  return `M${LEFT},${floor}${tops.join("")}V${floor}Z`;
}
