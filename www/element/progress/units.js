// The latent units: how much of the KL each takes, as bars, and which are active. A unit is active if its mu differs
// from image to image: Var_x(mu) > 0.01 (Burda et al. 2015).

import { html, svg } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { number } from "../../ui/numbers.js";
import symbolsCss from "../../ui/symbols.css";
import { fill } from "../../ui/fill.js";
import unitsCss from "./units.css";

/** @typedef {import("../protocol.js").Evaluation} Evaluation */
/** @typedef {import("../state.js").ViewState} ViewState */

export const css = `${symbolsCss}\n${unitsCss}`;

export const ACTIVE = 0.01;
const FEW = 10; // units whose names have room below the bars
const MANY = 32;
const SUBSCRIPTS = [..."₀₁₂₃₄₅₆₇₈₉"];

/** @param {number} index  from 0 on; the first is z₁ */
export function unitName(index) {
  return `z${[...String(index + 1)].map((digit) => SUBSCRIPTS[Number(digit)]).join("")}`;
}

/**
 * The evaluation nearest to a step.
 * @param {readonly Evaluation[]} evaluations
 * @param {number} step
 * @returns {Evaluation | undefined}
 */
export function nearestEvaluation(evaluations, step) {
  const away = (/** @type {Evaluation} */ evaluation) => Math.abs(evaluation.step - step);
  return evaluations.reduce(
    (/** @type {Evaluation | undefined} */ best, each) => (!best || away(each) <= away(best) ? each : best), undefined,
  );
}

/**
 * Bars of the units' KL in nats, how many are active in words, and both as a table for those who listen.
 * @param {Readonly<Evaluation["units"]> | undefined} units  undefined: not measured yet
 * @param {Pick<ViewState, "texts" | "language">} state
 */
export function unitsTemplate(units, state) {
  return html`${guard([units, state.texts], () => tableTemplate(units, state))}`;
}

/**
 * @param {Readonly<Evaluation["units"]> | undefined} units
 * @param {Pick<ViewState, "texts" | "language">} state
 */
function tableTemplate(units, state) {
  const { texts } = state;
  if (!units) return html`<p class="hint">${texts.unitsNone}</p>`;
  const { kl, variance } = units;
  const count = kl.length;
  const active = variance.filter((value) => value > ACTIVE).length;
  return html`
    <div class="units">
      <p class="units-active">
        ${fill(texts.unitsActive, { active: number(state, active), count: number(state, count) })}</p>
      ${barsTemplate(units, state)}
      <div class="said">
        <table>
          <caption>${texts.unitsTable}</caption>
          <thead>
            <tr>
              <th scope="col">${texts.unitsUnit}</th><th scope="col">${texts.unitsKl}</th>
              <th scope="col">Var(μ)</th><th scope="col">${texts.unitsState}</th>
            </tr>
          </thead>
          <tbody>
            ${[...kl].map((nats, k) => html`
              <tr>
                <th scope="row">${unitName(k)}</th>
                <td><data value=${nats}>${number(state, nats, 2)}</data></td>
                <td><data value=${variance[k]}>${number(state, variance[k], 3)}</data></td>
                <td>${variance[k] > ACTIVE ? texts.unitsIsActive : texts.unitsIsNot}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`;
}

/**
 * Units that are not active are hollow.
 * @param {Readonly<Evaluation["units"]>} units
 * @param {Pick<ViewState, "texts" | "language">} state
 */
function barsTemplate({ kl, variance }, state) {
  const { texts } = state;
  const count = kl.length;
  const most = ceiling(Math.max(...kl));
  const every = count <= FEW ? 1 : count <= MANY ? 5 : 10;
  return html`
    <div class="units-bars" aria-hidden="true">
      <span class="units-most">${fill(texts.unitsNats, { nats: number(state, most, most < 1 ? 2 : 0) })}</span>
      <svg viewBox="0 0 ${count} 1" preserveAspectRatio="none">
        ${[...kl].map((nats, k) => {
          const isActive = variance[k] > ACTIVE;
          const height = Math.min(1, nats / most);
          const words = {
            name: unitName(k), nats: number(state, nats, 2), variance: number(state, variance[k], 3),
            state: isActive ? texts.unitsIsActive : texts.unitsIsNot,
          };
          return svg`
            <g>
              <title>${fill(texts.unitsBar, words)}</title>
              <rect class="room" x=${k} width="1" height="1" />
              <rect class=${isActive ? "active" : "inactive"}
                x=${k + 0.15} y=${1 - height} width="0.7" height=${height} />
            </g>`;
        })}
      </svg>
      <div class="units-names">
        ${[...kl].map((_, k) =>
          html`<span>${every === 1 || k === 0 || (k + 1) % every === 0 ? unitName(k) : ""}</span>`)}
      </div>
    </div>`;
}

/**
 * The next of 1, 2, 5, 10, ...: bars that grow keep their scale for a while.
 * @param {number} value
 */
function ceiling(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(0.01, value)));
  return power * ([1, 2, 5].find((digit) => digit * power >= value) ?? 10);
}
