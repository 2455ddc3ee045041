// What both estimators have come to, in numbers.

import { html } from "lit-html";
import { short } from "../short.js";

/** @typedef {import("./reparameterisation.js").Comparison} Comparison */

/**
 * @param {import("../host.js").FigureHost} host
 * @param {Comparison} comparison
 */
export function numbersTable(host, comparison) {
  const { texts, options: { n } } = host;
  const row = (/** @type {"reparameterised" | "score"} */ name, /** @type {string} */ symbol) => {
    const { mean, standardError, variance, exactVariance, outside } = comparison[name];
    return html`
      <tr id=${name}><th scope="row" class="symbol-${symbol}">${texts[name]}</th>
        <td><data value=${mean}>${short(host, mean)}</data>
          <span class="error">± <data value=${standardError}>${short(host, standardError)}</data></span></td>
        <td><data value=${variance}>${short(host, variance)}</data></td>
        <td><data value=${exactVariance / Number(n)}>${short(host, exactVariance / Number(n))}</data></td>
        <td>${host.number(outside)}</td></tr>`;
  };
  return html`
    <div class="numbers" tabindex="0" role="group" aria-label=${texts.estimator}><table>
      <thead><tr>${["estimator", "mean", "variance", "exactVariance", "outside"].map((key) => html`
        <th scope="col">${texts[key]}</th>`)}</tr></thead>
      <tbody>${row("reparameterised", "f")} ${row("score", "q")}</tbody></table></div>`;
}
