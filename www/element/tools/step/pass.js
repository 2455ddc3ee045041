// The captions of the way forward: from an image to its posterior, to z, to the image drawn again.

import { html } from "lit-html";
import { picture } from "../../../ui/picture.js";
import { number } from "../../../ui/numbers.js";
import { fill } from "../../../ui/fill.js";
import {
  constant, equation, factor, fraction, logvarOf, named, parameter, power, symbols, term, unitOf,
} from "./equations.js";
import { unitsFigure } from "./figures.js";
import { stripTemplate } from "./strip.js";

/** @typedef {import("./captions.js").Told} Told */

const MOST_UNITS = 4;
const PICTURE = 96; // CSS pixels

/**
 * How many latent units are shown in numbers.
 * @param {Told} told
 */
export const unitsShown = ({ trace: { image } }) => Math.min(MOST_UNITS, image.mu.length);

/**
 * Of each latent unit that is shown.
 * @param {Told} told
 * @param {(k: number) => unknown} make
 */
export function eachUnit(told, make) {
  return Array.from({ length: unitsShown(told) }, (_, k) => make(k));
}

/**
 * Says that there are more.
 * @param {Told} told
 */
export function unitsNote(told) {
  const { state: { texts }, trace: { image: { mu: { length } } } } = told;
  const shown = unitsShown(told);
  return length > shown ? html`<p class="hint">${fill(texts.slowUnits, { shown, latent: length })}</p>` : "";
}

/**
 * @param {Told} told
 * @param {Float32Array} pixels
 * @param {string} label
 * @param {string} [id]
 */
export function pictureOf({ state }, pixels, label, id) {
  const size = PICTURE * (state.look.text === "large" ? 1.5 : 1);
  return html`<figure class="slow-picture" data-picture=${id ?? ""}>
    ${picture(pixels, { label, scheme: state.legend.scheme, size })}</figure>`;
}

/** @param {Told} told */
export function imageBody(told) {
  const { state: { texts }, trace: { image } } = told;
  return html`
    <div class="slow-formulas">
      ${equation([symbols.x, "∈", power(["[", constant(0), ",", constant(1), "]"], constant(image.x.length))])}
    </div>
    ${pictureOf(told, image.x, fill(texts.factsImage, { index: number(told.state, image.index) }), "x")}`;
}

/** @param {Told} told */
export function hiddenBody(told) {
  return html`
    <div class="slow-formulas">
      ${equation([symbols.h, "=", named("relu"), "(", parameter("W", 1), symbols.x, "+", parameter("b", 1), ")"])}
    </div>
    ${stripTemplate(told, "h")}`;
}

/** @param {Told} told */
export function muBody(told) {
  const { state, trace: { image } } = told;
  return html`
    <div class="slow-formulas">
      ${equation([symbols.mu, "=", parameter("W", 21), symbols.h, "+", parameter("b", 21)])}
      ${eachUnit(told, (k) =>
        equation([unitOf("mu", k + 1), "=", term(state, image.mu[k], `mu-${k + 1}`, "mu")]))}
      ${unitsNote(told)}
    </div>
    ${unitsFigure(told, unitsShown(told), "mu")}`;
}

/** @param {Told} told */
export function logvarBody(told) {
  const { state, trace: { image } } = told;
  const half = fraction(constant(1), constant(2));
  return html`
    <div class="slow-formulas">
      ${equation(
        [symbols.logvar, "=", parameter("W", 22), symbols.h, "+", parameter("b", 22), ","],
        [symbols.sigma, "=", named("exp"), "(", half, symbols.logvar, ")"],
      )}
      ${eachUnit(told, (k) => equation(
        [logvarOf(k + 1), "=", term(state, image.logvar[k], `logvar-${k + 1}`, "logvar"), ","],
        [unitOf("sigma", k + 1), "=", term(state, sigmaOf(told, k), `sigma-${k + 1}`, "sigma")],
      ))}
      ${unitsNote(told)}
    </div>
    ${unitsFigure(told, unitsShown(told), "logvar")}`;
}

/** @param {Told} told */
export function epsBody(told) {
  const { state, noise, trace: { image } } = told;
  return html`
    <div class="slow-formulas">
      ${noise
        ? equation([symbols.eps, "∼", named("N"), "(", constant(0), ",", named("I"), ")"])
        : equation([symbols.eps, "=", constant(0)])}
      ${eachUnit(told, (k) =>
        equation([unitOf("eps", k + 1), "=", term(state, image.eps[k], `eps-${k + 1}`, "eps")]))}
      ${unitsNote(told)}
    </div>
    ${unitsFigure(told, unitsShown(told), "eps")}`;
}

/** @param {Told} told */
export function zBody(told) {
  const { state, trace: { image } } = told;
  return html`
    <div class="slow-formulas">
      ${equation([symbols.z, "=", symbols.mu, "+", symbols.sigma, "⊙", symbols.eps])}
      ${eachUnit(told, (k) => equation(
        [unitOf("z", k + 1), "=", term(state, image.mu[k], `mu-${k + 1}`, "mu"), "+",
          term(state, sigmaOf(told, k), `sigma-${k + 1}`, "sigma"), "×",
          factor(state, image.eps[k], `eps-${k + 1}`, "eps")],
        ["=", term(state, image.z[k], `z-${k + 1}`, "z")],
      ))}
      ${unitsNote(told)}
    </div>
    ${unitsFigure(told, unitsShown(told), "z")}`;
}

/** @param {Told} told */
export function decodedBody(told) {
  const { state: { texts }, trace: { image } } = told;
  const { xhat, decoderH, z } = symbols;
  return html`
    <div class="slow-formulas">
      ${equation(
        [decoderH, "=", named("relu"), "(", parameter("W", 3), z, "+", parameter("b", 3), ")", ","],
        [xhat, "=", named("sigmoid"), "(", parameter("W", 4), decoderH, "+", parameter("b", 4), ")"],
      )}
    </div>
    <div class="slow-pictures">
      ${pictureOf(told, image.decoded, texts.slowXhat, "xhat")}
      ${stripTemplate(told, "decoderH")}
    </div>`;
}

/**
 * @param {Told} told
 * @param {number} k
 */
export function sigmaOf({ trace: { image } }, k) {
  return Math.exp(image.logvar[k] / 2);
}
