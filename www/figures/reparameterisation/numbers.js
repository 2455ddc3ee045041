// What both estimators have come to, in numbers.

import { html } from "lit-html";

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
        <td><data value=${mean}>${host.number(mean, 4)}</data>
          <span class="error">± <data value=${standardError}>${host.number(standardError, 4)}</data></span></td>
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

/**
 * With as many digits as it is worth.
 * @param {import("../host.js").FigureHost} host
 * @param {number} value
 */
function short(host, value) {
  return host.number(value, value < 0.1 ? 5 : value < 10 ? 3 : 1);
}
