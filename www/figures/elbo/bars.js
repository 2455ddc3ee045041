// One axis in nats: log p(x) as a ceiling, the ELBO as a column below it, KL(q || p(z|x)) as what is between them.

import { html, svg } from "lit-html";
import { axis, roundStep } from "../axis.js";
import { apart } from "./labels.js";

/** @typedef {import("./elbo.js").Terms} Terms */

const WIDTH = 400;
const HEIGHT = 280;
const CEILING = 34;
const FLOOR = HEIGHT - 16;
const COLUMN = /** @type {const} */ ([62, 158]);
const LABELS = 182;
/** Between labels of two lines. */
const APART = 40;
/** The gap takes at most this share of the height. */
const SHARE = 0.72;
const LEAST = 0.5; // nats

export class Bars {
  /** What the axis spans, in nats. */
  #span = LEAST;

  /**
   * Chooses the scale for what there is to show.
   * @param {Terms} terms
   * @param {boolean} slip
   * @param {boolean} [kept]  whether it only grows: what moves should be seen to move
   */
  fit({ evidence, elbo, slip: slipped }, slip, kept = false) {
    const depth = evidence - (slip ? Math.min(elbo, slipped) : elbo);
    const span = roundStep(Math.max(LEAST, depth / SHARE));
    this.#span = kept ? Math.max(this.#span, span) : span;
  }

  /**
   * @param {import("../host.js").FigureHost} host
   * @param {Terms} terms
   */
  picture(host, terms) {
    const { texts } = host;
    const { evidence, elbo, gap, slip } = terms;
    const up = axis([evidence - this.#span, evidence], [FLOOR, CEILING], 6);
    const [left, right] = COLUMN;
    const [top, level] = [up.at(evidence), up.at(elbo)];
    const wishes = [
      { id: "evidence", symbol: "p", name: texts.evidence, value: evidence, at: top },
      { id: "gap", symbol: "kl", name: texts.gap, value: gap, at: (top + level) / 2 },
      { id: "elbo", symbol: "elbo", name: texts.elbo, value: elbo, at: level },
    ];
    if (host.options.slip) {
      wishes.push({ id: "slip-value", symbol: "gradient", name: texts.slip, value: slip, at: up.at(slip) });
    }
    const labels = apart(wishes, APART, FLOOR - 14);
    const column = (/** @type {string} */ symbol, /** @type {number} */ from, /** @type {number} */ to) => svg`
      <g class="symbol-${symbol}">
        <rect class="area" x=${left} y=${from} width=${right - left} height=${Math.max(0, to - from)}></rect></g>`;
    return html`
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${texts.bars}>
        <text x="4" y="14">${texts.nats}</text>
        ${up.ticks.map((tick) => svg`
          <path class="axis" d="M${left - 10},${up.at(tick)}h5"></path>
          <text x=${left - 14} y=${up.at(tick) + 4} text-anchor="end">${host.number(tick, up.digits)}</text>`)}
        <path class="axis" d="M${left - 5},${CEILING}V${FLOOR}"></path>
        ${column("elbo", level, FLOOR)} ${column("kl", top, level)}
        <g class="symbol-elbo"><path class="stroke" d="M${left},${level}H${right}"></path></g>
        <g class="symbol-p"><path class="stroke ceiling" d="M${left - 5},${top}H${right + 4}"></path></g>
        ${host.options.slip
          ? svg`<g class="symbol-gradient"><path class="stroke dashed" d="M${left},${up.at(slip)}H${right}"></path></g>`
          : ""}
        ${labels.map(({ id, symbol, name, value, at, y }) => svg`
          <g class="label symbol-${symbol}" id=${id}>
            <path class="leader" d="M${right + 5},${at}L${LABELS - 5},${y}"></path>
            <text x=${LABELS} y=${y - 3}>${name}</text>
            <text class="value" x=${LABELS} y=${y + 13}>${host.number(value, 2)}</text></g>`)}
      </svg>`;
  }
}
