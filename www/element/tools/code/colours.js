// A line of code in the colours of the model's symbols (symbols.css): those of formulas and of the plane.

import { html } from "lit-html";

/** @type {Record<string, string>} */
const COLOURS = {
  x: "x", h: "h", mu: "mu", logvar: "logvar", eps: "eps", z: "z", logits: "xhat", x_hat: "xhat",
  reconstruction: "reconstruction", kl: "kl", KL: "kl", gradients: "gradient", backward: "gradient",
  zero_grad: "gradient", adam: "adam", Adam: "adam",
};

const SYMBOL = new RegExp(`\\b(${Object.keys(COLOURS).join("|")})\\b`);
const COMMENT = /(?:#|\/\/) .*$/; // none of the two stands in another place of the code

/** @param {string} text */
export function coloured(text) {
  const at = text.search(COMMENT);
  if (at < 0) return symbols(text);
  return [symbols(text.slice(0, at)), html`<span class="code-comment">${symbols(text.slice(at))}</span>`];
}

/** @param {string} text */
function symbols(text) {
  // What the group matches stands at the odd places.
  return text.split(SYMBOL).map((piece, i) =>
    i % 2 === 0 ? piece : html`<span class="symbol symbol-${COLOURS[piece]}">${piece}</span>`);
}
