// Whether the decoder is asked for what it never learned: z is an extrapolation where log q(z) is under the
// 0.5 % quantile of held-out posterior samples.

import { html } from "lit-html";
import { number } from "../../ui/numbers.js";
import { fill } from "../../ui/fill.js";

/** @typedef {import("../state.js").ViewState} ViewState */

/**
 * Of a past moment there is no quantile: its encoder is not kept.
 * @param {ViewState} state
 */
function extrapolates({ past, density, likelihood }) {
  return !past && density !== undefined && likelihood !== undefined && likelihood < density.unlikely;
}

/**
 * The word, where it is true of the ring.
 * @param {ViewState} state
 */
export function extrapolationTemplate(state) {
  if (!extrapolates(state)) return "";
  const { texts, density } = state;
  const hint = fill(texts.pointExtrapolationHint, { unlikely: number(state, density?.unlikely ?? NaN, 1) });
  return html`<strong class="extrapolation" title=${hint}>${texts.pointExtrapolation}</strong>`;
}

/**
 * What stands below the decoded picture; either is about as long, so that nothing moves.
 * @param {ViewState} state
 */
export function decodedCaption(state) {
  const { texts } = state;
  if (!extrapolates(state)) return texts.decodedCaption;
  return html`${extrapolationTemplate(state)} ${texts.pointUnseen}`;
}
