// Two runs in numbers: their losses of late and over the held-out images, side by side.

import { html } from "lit-html";
import { number } from "../../../ui/numbers.js";
import { runKey } from "../charts/runkeys.js";

/**
 * @typedef {{ losses?: { reconstruction: number, kl: number }, record?: import("../../progress/records.js").Record }}
 *   Run
 */

/**
 * @param {import("../../state.js").ViewState} state
 * @param {readonly Run[]} runs  the first and the second
 */
export function numbersTemplate(state, runs) {
  const { texts, legend: { scheme } } = state;
  const heldOut = runs.map(({ record }) => record?.evaluations.at(-1)?.heldOut);
  const rows = (/** @type {const} */ (["reconstruction", "kl"])).flatMap((loss) => [
    { name: `${loss}`, words: texts[loss], values: runs.map(({ losses }) => losses?.[loss]) },
    { name: `held-out-${loss}`, words: texts.compareHeldOut, values: heldOut.map((losses) => losses?.[loss]) },
  ]);
  return html`
    <table class="compare-numbers">
      <thead>
        <tr>
          <td class="hint">${texts.unit}</td>
          <th scope="col">${runKey(0, scheme)} ${texts.compareFirst}</th>
          <th scope="col">${runKey(1, scheme)} ${texts.compareOther}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ name, words, values }) => html`
          <tr class="row-${name}">
            <th scope="row">${words}</th>
            ${values.map((value) => html`
              <td>${value === undefined ? "–" : html`<data value=${value}>${number(state, value, 1)}</data>`}</td>`)}
          </tr>`)}
      </tbody>
    </table>`;
}
