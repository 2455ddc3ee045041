// The numbers of the present curve: J and its extremal, the equation of Euler and Lagrange at one place, and how it
// ends.

import { html, nothing } from "lit-html";
import { fill } from "../../ui/fill.js";
import { derivative, UNITS } from "./scale.js";

/** @typedef {import("./functional.js").FunctionalFigure} Figure */
/** @typedef {import("./functional.js").Picture} Picture */
/** @typedef {import("../host.js").FigureHost} FigureHost */

/**
 * The greatest |δJ/δf| of a curve.
 * @param {Picture} picture
 */
export function largest(picture) {
  return Math.max(...derivative(picture).map(Math.abs));
}

/** @param {Figure} figure */
export function factsTemplate(figure) {
  const { picture, host, problem } = figure;
  if (!picture) return nothing;
  const { texts } = host;
  const known = picture.jExtremal === undefined ? noneOf(figure) : figure.withUnit(picture.jExtremal);
  return html`
    <dl class="facts">
      ${fact("j", texts.jNow, figure.withUnit(picture.j), "functional")}
      ${fact("j-extremal", texts.jExtremal, known, "functional")}
      ${picture.gap === undefined ? nothing : fact("gap", texts.gap, host.number(picture.gap, 5), "f")}
      ${fact("largest", "max |δJ/δf|", gradient(figure, largest(picture)), "gradient")}
      ${fact("steps", texts.steps, host.number(picture.steps))}
      ${problem === "chain" ? chainFacts(host, picture) : nothing}
      ${problem === "surface" ? fact("discs", texts.discs, figure.withUnit(picture.discs), "functional") : nothing}
    </dl>
    ${problem === "surface" ? html`<p id="film">${filmOf(figure, picture)}</p>` : nothing}`;
}

/**
 * A value of δJ/δf, or of one of its terms.
 * @param {Figure} figure
 * @param {number} value
 */
export function gradient({ host, problem }, value) {
  return `${host.number(value, Math.abs(value) < 1e4 ? 4 : 0)} ${UNITS[problem].gradient}`.trim();
}

/**
 * How the descent ends, and the equation that it solves.
 * @param {Figure} figure
 */
export function verdictTemplate(figure) {
  const { picture, host } = figure;
  if (!picture) return nothing;
  return html`
    <p id="verdict" role="status">${host.texts[`verdict_${picture.verdict}`]}</p>
    ${eulerTemplate(figure, picture)}`;
}

/**
 * Why there is no J of an extremal.
 * @param {Figure} figure
 */
function noneOf({ problem, beads, host: { texts } }) {
  if (beads.hide) return texts.afterVote;
  return problem === "surface" ? texts.none : texts.unknown;
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} value
 * @param {string} [symbol]
 */
function fact(name, label, value, symbol = "") {
  return html`
    <div class="fact"><dt class=${symbol && `symbol-${symbol}`}>${label}</dt><dd id="fact-${name}">${value}</dd></div>`;
}

/**
 * @param {FigureHost} host
 * @param {Picture} picture
 */
function chainFacts(host, { lambda = NaN, lambdaExtremal = NaN, length, held = NaN }) {
  const { texts } = host;
  const newtons = (/** @type {number} */ value) => fill(texts.newtons, { value: host.number(value, 4) });
  const metres = fill(texts.metres, { value: host.number(length, 4) });
  return [
    fact("lambda", texts.lambda, newtons(lambda), "lambda"),
    fact("lambda-extremal", texts.lambdaExtremal, newtons(lambdaExtremal), "lambda"),
    fact("length", fill(texts.lengthNow, { held: host.number(held, 4) }), metres),
  ];
}

/**
 * What a film between rings at this distance does.
 * @param {Figure} figure
 * @param {Picture} picture
 */
function filmOf({ host }, { jExtremal, discs, rivalled, farthest }) {
  const { texts } = host;
  const distance = host.options.distance;
  const filled = (/** @type {string} */ text) => fill(text, {
    distance: host.number(distance, 3),
    area: host.number(jExtremal ?? NaN, 3),
    discs: host.number(discs, 3),
    rivalled: host.number(rivalled, 3),
    farthest: host.number(farthest, 3),
  });
  if (jExtremal === undefined) return filled(texts.film_none);
  return filled(jExtremal < discs ? texts.film_outer : texts.film_discs);
}

/**
 * The two terms at the place that the reader has chosen.
 * @param {Figure} figure
 * @param {Picture} picture
 */
function eulerTemplate(figure, { x, byValue, bySlope }) {
  const { host, problem } = figure;
  const { texts } = host;
  const { at } = host.options;
  const place = `${host.number(x[at], 3)} ${UNITS[problem].place}`.trim();
  const row = (/** @type {string} */ name, /** @type {string} */ label, /** @type {number} */ value) =>
    fact(name, label, gradient(figure, value), name === "difference" ? "gradient" : "");
  return html`
    <div class="euler" role="group" aria-label=${fill(texts.euler, { x: place })}>
      <label class="choice">${texts.place}
        <span class="range"><input id="at" type="range" min="1" max="79" step="1"
          .value=${String(at)} aria-valuetext=${place}
          @input=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
            host.set({ at: currentTarget.valueAsNumber })} />
          <output>${place}</output></span></label>
      <dl class="facts">
        ${row("by-value", texts.byValue, byValue[at])}
        <span class="sign" aria-hidden="true">−</span>
        ${row("by-slope", texts.bySlope, bySlope[at])}
        <span class="sign" aria-hidden="true">=</span>
        ${row("difference", texts.difference, byValue[at] - bySlope[at])}
      </dl>
    </div>`;
}
