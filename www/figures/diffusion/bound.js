// The bound as bars, one a step, on a logarithmic axis; below, what training has changed of each, and the simple loss
// of the same steps; and how the terms add up.

import { html, svg } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { axis, clamp, line, roundStep } from "../axis.js";
import { powerOfTen } from "../../ui/powers.js";
import { subscriptSpans } from "../subscripts.js";

/** @typedef {import("./bounds.js").Bound} Bound */
/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("../axis.js").Axis} Axis */

const WIDTH = 400;
const LEFT = 44;
const RIGHT = WIDTH - 6;
const BARS = /** @type {const} */ ([196, 26]);
const CHANGE = /** @type {const} */ ([304, 232]);
const SIMPLE = /** @type {const} */ ([400, 340]);
const HEIGHT = 434;
/** Nats that the changes span at least. */
const LEAST = 0.01;
const GAP = 0.8; // between bars

const SUMS = { height: 176, left: 116, right: 330, top: 30, row: 32, bar: 20 };
/** The names of the sums stand left of their bars, their values right of them. */
const VALUE = WIDTH - 6;

export class BoundPicture {
  /** Powers of ten that the logarithmic axis spans. */
  #low = Infinity;
  #high = -Infinity;
  /** Nats that the sums span. */
  #from = 0;
  #to = 1;

  /**
   * Makes room for a bound: what falls should be seen to fall.
   * @param {Bound} bound
   * @param {Bound} before
   */
  fit({ prior, steps, reconstruction, total }, before) {
    const terms = [prior, ...steps].filter((term) => term > 0);
    const low = Math.floor(Math.log10(Math.min(...terms)));
    const high = Math.ceil(Math.log10(Math.max(...terms)));
    const [from, to] = [Math.min(0, total, before.total), Math.max(total - reconstruction, before.total, 0.5)];
    this.#low = Math.min(this.#low, low);
    this.#high = Math.max(this.#high, high);
    this.#from = Math.min(this.#from, from);
    this.#to = Math.max(this.#to, to);
  }

  /**
   * @param {FigureHost} host
   * @param {Bound} bound
   * @param {Bound} before  training
   * @param {number} t  the time of the chain, whose next step is marked
   */
  steps(host, bound, before, t) {
    const T = bound.simple.length;
    // Index k of the terms, from T on the left to 0 on the right, as the chain runs.
    const across = axis([T + 0.5, -0.5], [LEFT, RIGHT]);
    const column = (RIGHT - LEFT) / (T + 1);
    return html`
      <svg id="bound-steps" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${host.texts.bars}>
        ${t > 0 ? [BARS, CHANGE, SIMPLE].map(([bottom, top]) => svg`<rect class="present"
          x=${across.at(t - 1) - column / 2 - 1.5} y=${top} width=${column + 3} height=${bottom - top}></rect>`) : ""}
        ${guard([bound, before, host.texts], () => this.#terms(host, bound, before, across))}
      </svg>`;
  }

  /**
   * What stays while the chain runs.
   * @param {FigureHost} host
   * @param {Bound} bound
   * @param {Bound} before
   * @param {Axis} across
   */
  #terms(host, bound, before, across) {
    const { texts } = host;
    const T = bound.simple.length;
    const up = axis([this.#low, this.#high], [...BARS]);
    // Of L_0, L_1 and so on.
    const changes = [
      bound.reconstruction - before.reconstruction, ...bound.steps.map((term, i) => term - before.steps[i]),
    ];
    const fallen = roomFor(Math.max(LEAST, -Math.min(...changes)));
    const risen = Math.max(...changes);
    const change = axis([-fallen, risen > fallen / 10 ? roomFor(risen) : 0], [...CHANGE], 3);
    const loss = axis([0, Math.max(1, ...bound.simple)], [...SIMPLE], 2);
    const width = (RIGHT - LEFT) / (T + 1) - GAP;
    const height = (/** @type {number} */ value) =>
      up.at(clamp(Math.log10(Math.max(value, 1e-300)), this.#low, this.#high));
    const bar = (/** @type {number} */ k, /** @type {number} */ value) =>
      value > 0
        ? `M${(across.at(k) - width / 2).toFixed(2)},${BARS[0]}V${height(value).toFixed(2)}` +
          `h${width.toFixed(2)}V${BARS[0]}Z` : "";
    const zero = change.at(0).toFixed(2);
    const changeBar = (/** @type {number} */ k) =>
      `M${(across.at(k) - width / 2).toFixed(2)},${zero}V${change.at(changes[k]).toFixed(2)}` +
      `h${width.toFixed(2)}V${zero}Z`;
    const powers = Array.from({ length: this.#high - this.#low + 1 }, (_, i) => this.#low + i);
    const ks = Array.from({ length: Math.floor(T / 20) + 1 }, (_, i) => 20 * i);
    return svg`
        <text x="4" y="12">${texts.nats}</text>
        ${powers.map((power) => svg`
          <path class="rule faint" d="M${LEFT},${up.at(power)}H${RIGHT}"></path>
          <text x=${LEFT - 5} y=${up.at(power) + 4} text-anchor="end">${powerOfTen(power)}</text>`)}
        <g class="symbol-kl"><path class="bars" id="bound-terms"
          d=${Array.from(bound.steps, (value, i) => bar(i + 1, value)).join("")}></path></g>
        <g class="symbol-q"><path class="bars" d=${bar(T, bound.prior)}></path>
          <path class="leader" d="M${across.at(T)},${height(bound.prior) - 3}V${BARS[1] + 2}"></path>
          <text x=${LEFT + 1} y="18">${subscriptSpans("L_T")}</text></g>
        <g class="symbol-reconstruction"><path class="bars" d=${bar(0, bound.reconstruction)}></path>
          <text x=${RIGHT} y="18" text-anchor="end">${
            subscriptSpans(`L_0 = ${host.number(bound.reconstruction, 2)}`)}</text></g>
        <path class="axis" d="M${LEFT},${BARS[0]}H${RIGHT}"></path>
        <text x="4" y=${CHANGE[1] - 14}>${texts.change}</text>
        ${change.ticks.map((tick) => svg`
          <path class="rule faint" d="M${LEFT},${change.at(tick)}H${RIGHT}"></path>
          <text x=${LEFT - 5} y=${change.at(tick) + 4} text-anchor="end">${host.number(tick, change.digits)}</text>`)}
        <g class="symbol-kl"><path class="bars" id="bound-change"
          d=${Array.from(bound.steps, (_, i) => changeBar(i + 1)).join("")}></path></g>
        <g class="symbol-reconstruction"><path class="bars" d=${changeBar(0)}></path></g>
        <path class="axis" d="M${LEFT},${change.at(0)}H${RIGHT}"></path>
        <text x="4" y=${SIMPLE[1] - 14}>${texts.simple}</text>
        ${[0, 1].map((value) => svg`
          <path class="rule faint" d="M${LEFT},${loss.at(value)}H${RIGHT}"></path>
          <text x=${LEFT - 5} y=${loss.at(value) + 4} text-anchor="end">${host.number(value)}</text>`)}
        <g class="symbol-eps"><path class="stroke"
          d=${line(Array.from(bound.simple, (value, i) => [across.at(i), loss.at(value)]))}></path></g>
        <path class="axis" d="M${LEFT},${SIMPLE[0]}H${RIGHT}"></path>
        ${ks.map((k) => svg`<text x=${across.at(k)} y=${SIMPLE[0] + 16} text-anchor="middle">${k}</text>`)}
        <text x=${(LEFT + RIGHT) / 2} y=${SIMPLE[0] + 31} text-anchor="middle">${texts.index}</text>`;
  }

  /**
   * The sums of the terms, each bar from where the one above ends.
   * @param {FigureHost} host
   * @param {Bound} bound
   * @param {Bound} before
   */
  sums(host, bound, before) {
    const { texts } = host;
    const { prior, reconstruction, total } = bound;
    const steps = bound.steps.reduce((sum, term) => sum + term, 0);
    const across = axis([this.#from, this.#to], [SUMS.left, SUMS.right], 5);
    const y = (/** @type {number} */ row) => SUMS.top + SUMS.row * row;
    const rows = [
      { id: "sum-prior", symbol: "q", name: texts.termPrior, value: prior, from: 0, digits: 5 },
      { id: "sum-steps", symbol: "kl", name: texts.termSteps, value: steps, from: prior },
      {
        id: "sum-reconstruction", symbol: "reconstruction", name: texts.termReconstruction, value: reconstruction,
        from: prior + steps,
      },
      { id: "sum-total", symbol: "elbo", name: texts.termTotal, value: total, from: 0 },
    ];
    const bottom = y(rows.length) - 4;
    return html`
      <svg id="bound-sums" viewBox="0 0 ${WIDTH} ${SUMS.height}" role="img" aria-label=${texts.sums}>
        <text x=${VALUE} y="16" text-anchor="end">${texts.nats}</text>
        ${across.ticks.map((tick) => svg`
          <path class="rule faint" d="M${across.at(tick)},${SUMS.top - 4}V${bottom}"></path>
          <text x=${across.at(tick)} y=${bottom + 15} text-anchor="middle">${host.number(tick, across.digits)}</text>`)}
        ${rows.map(({ id, symbol, name, value, from, digits = 2 }, row) => {
          const [start, end] = [across.at(from), across.at(from + value)];
          return svg`
            <g id=${id} class="symbol-${symbol}" data-value=${value}>
              <text x="4" y=${y(row) + 15}>${subscriptSpans(name)}</text>
              <rect class="area" x=${Math.min(start, end)} y=${y(row)} width=${Math.max(1, Math.abs(end - start))}
                height=${SUMS.bar}></rect>
              <text class="value" x=${VALUE} y=${y(row) + 15}
                text-anchor="end">${host.number(value, digits)}</text></g>`;
        })}
        <path class="rule dashed before" d="M${across.at(before.total)},${y(3) - 4}V${bottom}"></path>
        <path class="axis" d="M${across.at(0)},${SUMS.top - 4}V${bottom}"></path>
      </svg>`;
  }
}

/**
 * A round length that is not much more, so that it seldom changes.
 * @param {number} length
 */
function roomFor(length) {
  const unit = roundStep(length / 4);
  return Math.ceil(length / unit) * unit;
}
