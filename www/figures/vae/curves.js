// The two losses of the batches over the steps, each in a small plot of its own, since their sizes differ by a factor
// of fifty.

import { html, svg } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { fill } from "../../ui/fill.js";
import { axis, line } from "../axis.js";
import { short } from "../short.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {readonly import("./losses.js").Point[]} Points */

const WIDTH = 300;
const HEIGHT = 120;
const ACROSS = /** @type {const} */ ([34, WIDTH - 6]);
const UP = /** @type {const} */ ([HEIGHT - 18, 22]); // below the name, above the steps
const PLOTS = /** @type {const} */ ([["reconstruction", "BCE"], ["kl", "KL"]]);

/**
 * @param {FigureHost} host
 * @param {Points} points
 */
export const curvesTemplate = (host, points) => html`
  <figure class="curves">
    <div>${PLOTS.map(([loss, name]) =>
      guard([points, host.language, host.texts], () => plot(host, points, loss, name)))}</div>
    <figcaption>${host.texts.curves}</figcaption>
  </figure>`;

/**
 * @param {FigureHost} host
 * @param {Points} points
 * @param {"reconstruction" | "kl"} loss
 * @param {string} name
 */
function plot(host, points, loss, name) {
  const values = points.map((point) => point[loss]);
  const [first, last] = [values[0], values[values.length - 1]];
  const across = axis([0, Math.max(1, points[points.length - 1]?.step ?? 0)], [...ACROSS], 4);
  const up = axis([0, Math.max(1, ...values)], [...UP], 3);
  const said = points.length === 0 ? name
    : fill(host.texts.curve, { name, first: short(host, first), last: short(host, last) });
  return html`
    <svg id="curve-${loss}" class="symbol-${loss}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${said}>
      <text x=${ACROSS[0]} y="12">${name}</text>
      ${points.length === 0 ? "" : svg`<text class="last" x=${ACROSS[1]} y="12" text-anchor="end"
        data-value=${last}>${short(host, last)}</text>`}
      ${up.ticks.map((tick) => svg`
        <path class="rule faint" d="M${ACROSS[0]},${up.at(tick)}H${ACROSS[1]}"></path>
        <text class="tick" x=${ACROSS[0] - 5} y=${up.at(tick) + 4} text-anchor="end">${
          host.number(tick, up.digits)}</text>`)}
      ${across.ticks.map((tick) => svg`<text class="tick" x=${across.at(tick)} y=${HEIGHT - 4}
        text-anchor="middle">${host.number(tick)}</text>`)}
      <path class="axis" d="M${ACROSS[0]},${up.at(0)}H${ACROSS[1]}"></path>
      <path class="stroke" d=${points.length < 2 ? ""
        : line(points.map((point) => [across.at(point.step), up.at(point[loss])]))}></path>
    </svg>`;
}
