// Formulas as MathML: symbols in their colours, numbers with four digits that count, and in full for machines.
// A formula comes in pieces, so that it breaks between them where there is no room.

import { html, mathml } from "lit-html";
import { format } from "../../../ui/numbers.js";

/** @typedef {import("../../state.js").ViewState} ViewState */
/** @typedef {import("lit-html").TemplateResult} Template */
/** @typedef {string | Template | readonly unknown[]} Token  a string is an operator, of an array each is a token */
/**
 * As in symbols.css.
 * @typedef {"x" | "xhat" | "h" | "mu" | "logvar" | "sigma" | "eps" | "z" | "reconstruction" | "kl" | "gradient"
 *   | "adam"} SymbolName
 */

const DIGITS = 4;
/** Smaller or larger numbers are written with a power of ten. */
const PLAIN = { from: 1e-3, below: 1e5 };
const INFIX = [..."=+−×⊙∈∼→"];
const SUPERSCRIPTS = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];

/**
 * A number as the reader's language writes it.
 * @param {Pick<ViewState, "language">} state
 * @param {number} value
 * @param {number} [least]  digits that count
 */
export function written({ language }, value, least = DIGITS) {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const digits = { minimumSignificantDigits: least, maximumSignificantDigits: DIGITS };
  const plain = (/** @type {number} */ number) => format(language, digits, number).replace("-", "−");
  if (size >= PLAIN.from && size < PLAIN.below) return plain(value);
  const [factor, power] = value.toExponential(DIGITS - 1).split("e").map(Number);
  const raised = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `${plain(factor)} × 10${power < 0 ? "⁻" : ""}${raised}`;
}

/**
 * A number in a text.
 * @param {ViewState} state
 * @param {number} value
 * @param {string} name
 * @param {SymbolName} [symbol]
 */
export function quantity(state, value, name, symbol) {
  const colour = symbol ? `symbol symbol-${symbol}` : "";
  return html`<span class=${colour} data-number=${name} data-value=${value}>${written(state, value)}</span>`;
}

/**
 * A number in a formula.
 * @param {ViewState} state
 * @param {number} value
 * @param {string} name
 * @param {SymbolName} [symbol]
 */
export function term(state, value, name, symbol) {
  const colour = symbol ? `symbol symbol-${symbol}` : "";
  return mathml`<mn class=${colour} data-number=${name} data-value=${value}>${written(state, value)}</mn>`;
}

/**
 * A setting in a formula: it has no more digits than it was given.
 * @param {ViewState} state
 * @param {number} value
 * @param {string} name
 */
export function setting(state, value, name) {
  return mathml`<mn data-number=${name} data-value=${value}>${written(state, value, 1)}</mn>`;
}

/**
 * A number behind an operator: in brackets if it is negative.
 * @type {typeof term}
 */
export function factor(state, value, name, symbol) {
  const shown = term(state, value, name, symbol);
  return value < 0 ? mathml`<mrow><mo>(</mo>${shown}<mo>)</mo></mrow>` : shown;
}

/**
 * @param {unknown} token
 * @returns {unknown}
 */
function piece(token) {
  if (Array.isArray(token)) return token.map(piece);
  return typeof token === "string" ? token.split(" ").map(operator) : token;
}

/**
 * Where a piece begins with an operator, it stands between this one and the last. A minus behind another is a sign.
 * @param {string} text
 * @param {number} i  its place among operators in a row
 */
function operator(text, i) {
  if (!INFIX.includes(text)) return mathml`<mo>${text}</mo>`;
  return mathml`<mo form=${text === "−" && i > 0 ? "prefix" : "infix"}>${text}</mo>`;
}

/**
 * A formula on a line of its own.
 * @param {Token[][]} pieces
 */
export function equation(...pieces) {
  return html`<p class="slow-equation">${pieces.map((tokens) => html`<math>${piece(tokens)}</math>`)}</p>`;
}

/**
 * @param {Token} over
 * @param {Token} under
 */
export const fraction = (over, under) =>
  mathml`<mfrac><mrow>${piece(over)}</mrow><mrow>${piece(under)}</mrow></mfrac>`;

/** @param {Token} token */
export const root = (token) => mathml`<msqrt>${piece(token)}</msqrt>`;

/**
 * @param {Token} token
 * @param {Token} index
 */
export const sub = (token, index) => mathml`<msub><mrow>${piece(token)}</mrow><mrow>${piece(index)}</mrow></msub>`;

/**
 * @param {Token} token
 * @param {Token} power
 */
export const power = (token, power) => mathml`<msup><mrow>${piece(token)}</mrow><mrow>${piece(power)}</mrow></msup>`;

/** @param {string} name */
export const named = (name) => mathml`<mi>${name}</mi>`;

/** @param {string | number} value  one that is part of the formula */
export const constant = (value) => mathml`<mn>${value}</mn>`;

/**
 * @param {SymbolName} name
 * @param {unknown} content
 */
const coloured = (name, content) => mathml`<mrow class="symbol symbol-${name}">${content}</mrow>`;

/**
 * With a hat.
 * @param {Token} token
 */
export const accented = (token) => mathml`<mover accent="true">${piece(token)}<mo stretchy="false">^</mo></mover>`;

const thin = mathml`<mspace width="0.17em"></mspace>`;

/** @param {Token} token */
export const logarithm = (token) => [thin, named("log"), thin, token];

const logVariance = mathml`<mi>log</mi>${thin}<msup><mi>σ</mi><mn>2</mn></msup>`;

/** The symbols of the model. */
export const symbols = {
  x: coloured("x", mathml`<mi>x</mi>`),
  xhat: coloured("xhat", accented(named("x"))),
  h: coloured("h", mathml`<mi>h</mi>`),
  decoderH: coloured("h", mathml`<msup><mi>h</mi><mo>′</mo></msup>`),
  mu: coloured("mu", mathml`<mi>μ</mi>`),
  logvar: coloured("logvar", logVariance),
  sigma: coloured("sigma", mathml`<mi>σ</mi>`),
  eps: coloured("eps", mathml`<mi>ε</mi>`),
  z: coloured("z", mathml`<mi>z</mi>`),
  reconstruction: coloured("reconstruction", mathml`<mi>BCE</mi>`),
  kl: coloured("kl", mathml`<mi>KL</mi>`),
  beta: mathml`<mi>β</mi>`,
  loss: mathml`<mi>L</mi>`,
};

/**
 * One unit of a symbol.
 * @param {"mu" | "sigma" | "eps" | "z"} name
 * @param {number} unit  from 1
 */
export const unitOf = (name, unit) => sub(symbols[name], constant(unit));

/**
 * log σ² of one unit.
 * @param {number} unit  from 1
 */
export const logvarOf = (unit) => coloured("logvar",
  mathml`<mi>log</mi>${thin}<msubsup><mi>σ</mi><mn>${unit}</mn><mn>2</mn></msubsup>`);

/**
 * @param {number} layer
 * @param {"W" | "b"} letter
 */
export const parameter = (letter, layer) => sub(named(letter), constant(layer));
