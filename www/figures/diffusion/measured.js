// How near samples come to the held-out means, both ways, and how many of them fall into holes.

import { html } from "lit-html";
import { fill } from "../../ui/fill.js";
import { SAMPLES } from "./run.js";

/** @typedef {import("./run.js").Run} Run */

const ROWS = /** @type {const} */ ([["posterior", "q"], ["diffusion", "p"], ["noise", "muted"], ["prior", "muted"]]);

/**
 * @param {import("../host.js").FigureHost} host
 * @param {Run} run
 */
export function measuredTable(host, run) {
  const { texts } = host;
  const { measured } = run;
  if (!measured) return html`<p class="hint" id="measured">${texts.measuring}</p>`;
  const distance = (/** @type {number} */ value, /** @type {number} */ usual) => html`
    <td><data value=${value}>${host.number(value, 3)}</data> <data class="times" value=${value / usual}>${
      fill(texts.times, { ratio: host.number(value / usual, 2) })}</data></td>`;
  return html`
    <div class="numbers" id="measured" tabindex="0" role="group" aria-label=${texts.table}><table>
      <thead><tr>${["samples", "toMean", "toSample", "holes"].map((key) =>
        html`<th scope="col">${texts[key]}</th>`)}</tr></thead>
      <tbody>${ROWS.map(([name, symbol]) => html`
        <tr id=${`measured-${name}`}><th scope="row" class="symbol-${symbol}">${texts[`of-${name}`]}</th>
          ${distance(measured[name].toMean, measured.posterior.toMean)}
          ${distance(measured[name].toSample, measured.posterior.toSample)}
          <td><data value=${measured[name].holes}>${host.number(100 * measured[name].holes, 1)} %</data></td></tr>`)}
      </tbody></table></div>
    <p class="hint">${fill(texts.tableNote, { count: host.number(SAMPLES) })}
      ${run.current ? "" : texts.stale}</p>`;
}
