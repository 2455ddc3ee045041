// The numbers of the present curve: J and its extremal, the equation of Euler and Lagrange at one place, and how it
// ends.

import { html, nothing } from "lit-html";
import { fill } from "../../ui/fill.js";
import { short } from "../short.js";
import { derivative, UNITS } from "./scale.js";

/** @typedef {import("./functional.js").FunctionalFigure} Figure */
/** @typedef {import("./functional.js").Picture} Picture */
/** @typedef {import("../host.js").FigureHost} FigureHost */

const MOST = 1000; // of |δJ/δf| that is told as a number

/** @param {Figure} figure */
export function factsTemplate(figure) {
  const { picture, host, problem } = figure;
  if (!picture) return nothing;
  const { texts } = host;
  const known = picture.jExtremal === undefined ? noneOf(figure) : figure.withUnit(picture.jExtremal);
  return html`
    <dl class="facts">
      ${fact("j", texts.jNow, figure.withUnit(picture.j), "functional", picture.j)}
      ${fact("j-extremal", texts.jExtremal, known, "functional", picture.jExtremal)}
      ${picture.gap === undefined ? nothing : fact("gap", texts.gap, short(host, picture.gap), "f", picture.gap)}
      ${fact("largest", "max |δJ/δf|", steepest(figure, picture), "gradient")}
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
  return `${short(host, value)} ${UNITS[problem].gradient}`.trim();
}

/**
 * The greatest |δJ/δf|. Where a slide begins straight it has no bound, and is as large as the first node is near: what
 * is beyond MOST is just that.
 * @param {Figure} figure
 * @param {Picture} picture
 */
export function steepest(figure, picture) {
  const value = Math.max(...derivative(picture).map(Math.abs));
  if (value <= MOST) return gradient(figure, value);
  return fill(figure.host.texts.over, { value: gradient(figure, MOST) });
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
 * @param {number} [whole]  the number that `value` says in short
 */
function fact(name, label, value, symbol = "", whole = undefined) {
  return html`
    <div class="fact"><dt class=${symbol && `symbol-${symbol}`}>${label}</dt>
      <dd id="fact-${name}" data-value=${whole ?? nothing}>${value}</dd></div>`;
}

/**
 * @param {FigureHost} host
 * @param {Picture} picture
 */
function chainFacts(host, { lambda = NaN, lambdaExtremal = NaN, length, held = NaN }) {
  const { texts } = host;
  const newtons = (/** @type {number} */ value) => fill(texts.newtons, { value: short(host, value) });
  const metres = fill(texts.metres, { value: short(host, length) });
  return [
    fact("lambda", texts.lambda, newtons(lambda), "lambda", lambda),
    fact("lambda-extremal", texts.lambdaExtremal, newtons(lambdaExtremal), "lambda", lambdaExtremal),
    fact("length", fill(texts.lengthNow, { held: short(host, held) }), metres),
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
    distance: short(host, distance),
    area: short(host, jExtremal ?? NaN),
    discs: short(host, discs),
    rivalled: short(host, rivalled),
    farthest: short(host, farthest),
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
    fact(name, label, gradient(figure, value), name === "difference" ? "gradient" : "", value);
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
