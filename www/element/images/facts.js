// What is known of one training image, or of a drawing: it, its reconstruction, its posterior and its
// losses, as pictures and numbers. The card beside the pointer and the tools "point" and "draw" show it
// alike.

import { html, svg } from "lit-html";
import { number } from "../../ui/numbers.js";
import { classColour } from "../plane/palette.js";
import { fill } from "../../ui/fill.js";
import { picture } from "../../ui/picture.js";

/** @typedef {import("../state.js").ViewState} ViewState */

/**
 * mu and sigma are those of the plane that is shown: of the first two latent dimensions, of one the first.
 * Of a past moment nothing more is known, for the run has its encoder of now alone.
 * @typedef {object} Facts
 * @property {number} [index]  none: it is a drawing
 * @property {number | undefined} label  its class
 * @property {number} [known]  its number
 * @property {number[]} mu
 * @property {number[]} sigma
 * @property {Float32Array} [image]
 * @property {import("./inspection.js").Inspected} [inspected]
 */

const SUBSCRIPTS = ["₁", "₂"];

/**
 * @param {ViewState} state
 * @param {import("../plane/points.js").Points} points
 * @param {import("./inspection.js").Inspection} inspection
 * @returns {Facts | undefined}
 */
export function factsOf({ past, settings }, points, { index, image, answers }) {
  if (index === undefined || index >= points.count) return undefined;
  const inspected = past ? undefined : answers.inspect;
  const dimensions = Math.min(settings.latent, 2);
  // The points are renewed in turn: until the answer is there, they may be a little older.
  const [of, from] = inspected ? [inspected, 0] : [points.posteriors, 2 * index];
  const mu = [...of.mu.slice(from, from + dimensions)];
  const sigma = [...of.logvar.slice(from, from + dimensions)].map((logvar) => Math.exp(logvar / 2));
  return { index, label: points.classOf(index), known: points.numberOf(index), mu, sigma, image, inspected };
}

/**
 * @param {ViewState} state
 * @param {Facts} facts
 * @param {object} [how]
 * @param {boolean} [how.brief]  of the losses those that belong to the picture
 */
export function factsTemplate(state, { index, label, known, mu, sigma, image, inspected }, { brief = false } = {}) {
  const { texts, past, legend: { scheme } } = state;
  const input = index === undefined ? texts.drawForm : fill(texts.factsImage, { index: number(state, index) });
  return html`
    <div class="facts">
      <figure>
        ${picture(image, { label: input, scheme })}
        <figcaption>${input}</figcaption>
      </figure>
      <figure ?hidden=${past !== undefined}>
        ${picture(inspected?.decoded, { label: texts.factsDecoded, scheme })}
        <figcaption>${texts.factsAtMu}</figcaption>
      </figure>
      <dl>
        ${label === undefined
          ? ""
          : row("class", texts.factsClass, "", html`${swatch(scheme, label)} ${label}`)}
        ${known === undefined ? "" : row("number", texts.factsNumber, "", data(state, known, 2))}
        ${mu.map((value, i) => {
          const term = `μ${SUBSCRIPTS[i]} ± σ${SUBSCRIPTS[i]}`;
          const both = html`${data(state, value, 2)} ± ${data(state, sigma[i], 2)}`;
          return row(`mu-${i + 1}`, term, texts.factsMuHint, both);
        })}
        ${past ? "" : lossRows(state, inspected, brief)}
      </dl>
      ${past ? html`<p class="hint">${texts.factsPast}</p>` : ""}
    </div>`;
}

/**
 * @param {ViewState} state
 * @param {Facts["inspected"]} inspected
 * @param {boolean} brief
 */
function lossRows(state, inspected, brief) {
  const { texts } = state;
  const nats = (/** @type {number | undefined} */ value, /** @type {number} */ digits) =>
    value === undefined ? "–" : html`${data(state, value, digits)} ${texts.factsNats}`;
  const { reconstruction, factsAtMu, factsAtMuHint } = texts;
  return [
    brief
      ? ""
      : row("reconstruction", reconstruction, texts.factsReconstructionHint, nats(inspected?.reconstruction, 1)),
    row("at-mu", brief ? reconstruction : factsAtMu, factsAtMuHint, nats(inspected?.reconstructionAtMu, 1)),
    row("kl", texts.kl, texts.factsKlHint, nats(inspected?.kl, 2)),
  ];
}

/**
 * @param {string} name
 * @param {string} term
 * @param {string} hint
 * @param {unknown} value
 */
function row(name, term, hint, value) {
  return html`<div class="fact-${name}" title=${hint}><dt>${term}</dt><dd>${value}</dd></div>`;
}

/**
 * A number as the reader writes it, and in full for machines.
 * @param {ViewState} state
 * @param {number} value
 * @param {number} digits
 */
export function data(state, value, digits) {
  return Number.isFinite(value) ? html`<data value=${value}>${number(state, value, digits)}</data>` : "–";
}

/**
 * @param {import("../plane/palette.js").Scheme} scheme
 * @param {number} label
 */
export function swatch(scheme, label) {
  return html`
    <svg class="swatch" viewBox="0 0 8 8" aria-hidden="true">
      ${svg`<circle cx="4" cy="4" r="4" fill=${classColour(scheme, label)} />`}
    </svg>`;
}
