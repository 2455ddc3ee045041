// What a question came to: whether the prediction was right, why, the numbers of both runs, and samples from their priors.

import { html } from "lit-html";
import { picture } from "../../element/images/picture.js";
import { fill } from "../../element/fill.js";

/** @typedef {import("../stage.js").Stage} Stage */
/** @typedef {import("./measure.js").Measured} Measured */
/** @typedef {import("./questions.js").Question} Question */

/**
 * @typedef {object} Result
 * @property {string} predicted  before the run
 * @property {string} right  as the numbers say
 * @property {Measured} asked
 * @property {Measured} usual
 */

/**
 * Numbers of a run, in nats, in units of z, or shares, by their names in texts. Without noise there is no q(z|x) that would have
 * a KL.
 *
 * @type {[string, (stage: Stage, run: Measured, noise: boolean) => unknown][]}
 */
const ROWS = [
  ["reconstruction", (stage, { reconstruction }) => valued(stage, reconstruction, 1)],
  ["kl", (stage, { kl }, noise) => (noise ? valued(stage, kl, 2) : "–")],
  ["units", (stage, { units }, noise) =>
    (noise ? units.map((kl, k) => html`${k > 0 ? " + " : ""}${valued(stage, kl, 2)}`) : "–")],
  ["active", (stage, { active }) => valued(stage, active, 0)],
  ["rms", (stage, { rms }) => valued(stage, rms, 2)],
  ["inside", (stage, { inside }) => html`${valued(stage, 100 * inside, 0)} %`],
  ["spread", (stage, { spread }) => valued(stage, spread, 3)],
];

/** @param {Stage} stage @param {number} value @param {number} digits */
const valued = (stage, value, digits) => html`<data value=${value}>${stage.number(value, digits)}</data>`;

/**
 * The answer in words.
 *
 * @param {Stage} stage
 * @param {Question} question
 * @param {Result} result
 * @param {string} now  what the reader says by now
 */
export function verdictTemplate(stage, question, result, now) {
  const { texts } = stage;
  const { name, expected } = question;
  const { predicted, right } = result;
  const words = (/** @type {string} */ choice) => texts[`${name}-${choice}`];
  return html`
    <p id="verdict" class="verdict">
      ${fill(predicted === right ? texts.right : texts.wrong, { predicted: words(predicted), right: words(right) })}</p>
    ${now === predicted ? "" : html`<p id="changed" class="hint">
      ${fill(texts.changed, { before: words(predicted), now: words(now) })}</p>`}
    <p id="because">${right === expected ? texts[`${name}-${predicted}-answer`] : fill(texts.surprise, { expected: words(expected) })}</p>
    <p id="measured">${fill(texts[`${name}-measured`], numbersOf(stage, result))}</p>`;
}

/** Its numbers and pictures. @param {Stage} stage @param {Question} question @param {Result} result */
export function detailsTemplate(stage, { name, settings: { noise = true } }, { asked, usual }) {
  const { texts } = stage;
  return html`
    <div class="numbers" tabindex="0" role="group" aria-label=${texts.numbers}><table>
      <thead><tr><th scope="col">${texts.numbers}</th><th scope="col">${texts[`${name}-run`]}</th>
        <th scope="col">${texts.usualRun}</th></tr></thead>
      <tbody>${ROWS.map(([key, write]) => html`
        <tr id="row-${key}"><th scope="row">${texts[key]}</th>
          <td>${write(stage, asked, noise)}</td><td>${write(stage, usual, true)}</td></tr>`)}
      </tbody></table></div>
    <p class="hint">${texts.samples}</p>
    ${samplesTemplate(stage, texts[`${name}-run`], asked)} ${samplesTemplate(stage, texts.usualRun, usual)}`;
}

/** @param {Stage} stage @param {string} run @param {Measured} measured */
function samplesTemplate(stage, run, { samples }) {
  return html`
    <figure class="samples"><figcaption>${run}</figcaption>
      <div role="img" aria-label="${stage.texts.samples} ${run}">${samples.map((pixels) => picture(pixels, { label: "", scheme: stage.scheme }))}</div></figure>`;
}

/** @param {Stage} stage @param {Result} result */
function numbersOf(stage, { asked, usual }) {
  const percent = (/** @type {number} */ share) => stage.number(100 * share, 0);
  return {
    reconstruction: stage.number(asked.reconstruction, 1), usualReconstruction: stage.number(usual.reconstruction, 1),
    kl: stage.number(asked.kl, 2), usualKl: stage.number(usual.kl, 2),
    inside: percent(asked.inside), usualInside: percent(usual.inside),
    spread: stage.number(asked.spread, 3), usualSpread: stage.number(usual.spread, 3),
    active: stage.number(asked.active), units: stage.number(asked.units.length),
  };
}
