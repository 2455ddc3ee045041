// Subscripts in texts, as templates.

import { html, svg } from "lit-html";
import { subscriptParts as parts } from "../subscripts.js";

/** @param {string} text */
export const subscripts = (text) => parts(text).map((part, i) => (i % 2 ? html`<sub>${part}</sub>` : part));

/**
 * Within a <text> of a picture.
 * @param {string} text
 */
export const subscriptSpans = (text) =>
  parts(text).map((part, i) =>
    (i % 2 ? svg`<tspan class="sub" dy="3">${part}</tspan>` : svg`<tspan dy=${i ? -3 : 0}>${part}</tspan>`));
