// What a question came to: whether the prediction was right, why, the numbers of both runs, and samples from their
// priors.

import { html } from "lit-html";
import { picture } from "../../ui/picture.js";
import { fill } from "../../ui/fill.js";
import { short } from "../short.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */
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
 * Numbers of a run, in nats, in units of z, or shares, by their names in texts. Without noise there is no q(z|x) that
 * would have a KL; and reconstruction has a fourth digit, since of two runs it may differ by less than a nat.
 * @type {[string, (host: FigureHost, run: Measured, noise: boolean) => unknown][]}
 */
const ROWS = [
  ["reconstruction", (host, { reconstruction }) => valued(host, reconstruction, 1)],
  ["kl", (host, { kl }, noise) => (noise ? valued(host, kl) : "–")],
  ["units", (host, { units }, noise) =>
    (noise ? units.map((kl, k) => html`${k > 0 ? " + " : ""}${valued(host, kl)}`) : "–")],
  ["active", (host, { active }) => valued(host, active, 0)],
  ["rms", (host, { rms }) => valued(host, rms)],
  ["inside", (host, { inside }) => html`${valued(host, 100 * inside, 0)} %`],
  ["spread", (host, { spread }) => valued(host, spread)],
];

/**
 * @param {FigureHost} host
 * @param {number} value
 * @param {number} [digits]
 */
const valued = (host, value, digits) =>
  html`<data value=${value}>${digits === undefined ? short(host, value) : host.number(value, digits)}</data>`;

/**
 * The answer in words.
 * @param {FigureHost} host
 * @param {Question} question
 * @param {Result} result
 * @param {string} now  what the reader says by now
 */
export function verdictTemplate(host, question, result, now) {
  const { texts } = host;
  const { name, expected } = question;
  const { predicted, right } = result;
  const words = (/** @type {string} */ choice) => texts[`${name}-${choice}`];
  return html`
    <p id="verdict" class="verdict">
      ${fill(predicted === right ? texts.right : texts.wrong, { predicted: words(predicted), right: words(right) })}</p>
    ${now === predicted ? "" : html`<p id="changed" class="hint">
      ${fill(texts.changed, { before: words(predicted), now: words(now) })}</p>`}
    <p id="because">${right === expected
      ? texts[`${name}-${predicted}-answer`] : fill(texts.surprise, { expected: words(expected) })}</p>
    <p id="measured">${fill(texts[`${name}-measured`], numbersOf(host, result))}</p>`;
}

/**
 * Its numbers and pictures.
 * @param {FigureHost} host
 * @param {Question} question
 * @param {Result} result
 */
export function detailsTemplate(host, { name, settings: { noise = true } }, { asked, usual }) {
  const { texts } = host;
  return html`
    <div class="numbers" tabindex="0" role="group" aria-label=${texts.numbers}><table>
      <thead><tr><th scope="col">${texts.numbers}</th><th scope="col">${texts[`${name}-run`]}</th>
        <th scope="col">${texts.usualRun}</th></tr></thead>
      <tbody>${ROWS.map(([key, write]) => html`
        <tr id="row-${key}"><th scope="row">${texts[key]}</th>
          <td>${write(host, asked, noise)}</td><td>${write(host, usual, true)}</td></tr>`)}
      </tbody></table></div>
    <p class="hint">${texts.samples}</p>
    ${samplesTemplate(host, texts[`${name}-run`], asked)} ${samplesTemplate(host, texts.usualRun, usual)}`;
}

/**
 * @param {FigureHost} host
 * @param {string} run
 * @param {Measured} measured
 */
function samplesTemplate(host, run, { samples }) {
  return html`
    <figure class="samples"><figcaption>${run}</figcaption>
      <div role="img" aria-label="${host.texts.samples} ${run}">${samples.map((pixels) =>
        picture(pixels, { label: "", scheme: host.scheme }))}</div></figure>`;
}

/**
 * @param {FigureHost} host
 * @param {Result} result
 */
function numbersOf(host, { asked, usual }) {
  const percent = (/** @type {number} */ share) => host.number(100 * share, 0);
  return {
    reconstruction: host.number(asked.reconstruction, 1), usualReconstruction: host.number(usual.reconstruction, 1),
    kl: short(host, asked.kl), usualKl: short(host, usual.kl),
    inside: percent(asked.inside), usualInside: percent(usual.inside),
    spread: short(host, asked.spread), usualSpread: short(host, usual.spread),
    active: host.number(asked.active), units: host.number(asked.units.length),
  };
}
