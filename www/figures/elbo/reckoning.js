// The identity and the two right forms of the ELBO, with the numbers of the moment; and what the slip of counting the
// prior twice gives.

import { html } from "lit-html";
import formulas from "./formulas.js";

const DIGITS = 2; // after the point

const written = (/** @type {number} */ value) => Math.round(value * 10 ** DIGITS);

/**
 * @param {import("../host.js").FigureHost} host
 * @param {import("./elbo.js").Terms | undefined} terms
 */
export function reckoning(host, terms) {
  const { texts } = host;
  const number = (/** @type {number | undefined} */ value) =>
    value === undefined ? "…" : html`<data value=${value}>${host.number(value, DIGITS)}</data>`;
  // After an operator, what is below zero stands in brackets.
  const operand = (/** @type {number | undefined} */ value) =>
    value !== undefined && value < 0 ? html`(${number(value)})` : number(value);
  // Rounded numbers do not always add up.
  const sign = (sum = NaN, first = NaN, second = NaN) => written(sum) === written(first) + written(second) ? "=" : "≈";
  return html`
    <div class="reckoning">
      <div id="identity">${host.formula(formulas.identity)}
        <p>${number(terms?.evidence)} ${sign(terms?.evidence, terms?.elbo, terms?.gap)}
          ${number(terms?.elbo)} + ${operand(terms?.gap)} ${texts.inNats}</p></div>
      <div id="likelihood-form">${host.formula(formulas.likelihood)}
        <p>${number(terms?.elbo)} ${sign(terms?.elbo, terms?.likelihood, terms && -terms.priorKl)}
          ${number(terms?.likelihood)} − ${operand(terms?.priorKl)} ${texts.inNats}</p></div>
      <div id="entropy-form">${host.formula(formulas.entropy)}
        <p>${number(terms?.elboByEntropy)} ${sign(terms?.elboByEntropy, terms?.joint, terms?.entropy)}
          ${number(terms?.joint)} −
          ${operand(terms && -terms.entropy)} ${texts.inNats}</p></div>
      <p>${texts.forms}</p>
      <div id="slip-form">${host.formula(formulas.slip)}
        <p>${number(terms?.slip)} ${sign(terms?.slip, terms?.joint, terms && -terms.priorKl)}
          ${number(terms?.joint)} − ${operand(terms?.priorKl)} ${texts.inNats}</p></div>
      <p>${texts.slipNote}</p>
      <p class="hint">${texts.mseNote}</p>
      <p class="hint">${texts.digitNote}</p>
    </div>`;
}
