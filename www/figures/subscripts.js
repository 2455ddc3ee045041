// Subscripts in texts: "L_T", "L_(t−1)" and "z_t" as they are written by hand.

import { html, svg } from "lit-html";

/** Every second part is a subscript. @param {string} text */
const parts = (text) => text.split(/_(\([^)]*\)|[^\s_])/).map((part, i) => (i % 2 ? part.replace(/^\(|\)$/g, "") : part));

/** @param {string} text */
export const subscripts = (text) => parts(text).map((part, i) => (i % 2 ? html`<sub>${part}</sub>` : part));

/** Within a <text> of a picture. @param {string} text */
export const subscriptSpans = (text) =>
  parts(text).map((part, i) => (i % 2 ? svg`<tspan class="sub" dy="3">${part}</tspan>` : svg`<tspan dy=${i ? -3 : 0}>${part}</tspan>`));
