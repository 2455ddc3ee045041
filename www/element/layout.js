// All that the element shows, as one template: the plane, the decoded picture, the numbers, the curves, the
// controls.

import { html } from "lit-html";
import { settingsTemplate, statusTemplate, transportTemplate } from "./controls.js";
import { legendTemplate } from "./legend.js";
import { icons } from "./icons.js";
import { ZOOM_STEP } from "./lens.js";
import { REACH, RINGS } from "./scale.js";
import { outnumberHues } from "./shapes.js";
import { fill } from "./texts.js";

/** @typedef {import("./view.js").ViewState} ViewState */
/** @typedef {import("./view.js").Actions} Actions */

const DOTS_TEXTS = /** @type {const} */ ({ mnist: "dotsMnist", shapes: "dotsShapes", own: "dotsOwn" });

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function layoutTemplate(state, actions) {
  const { failure } = state;
  const nothingToShow = failure !== undefined && failure.kind !== "data" && state.images === 0;
  return html`
    ${failure ? failureTemplate(failure, state, actions) : ""}
    <div class="stage" part="stage" lang=${state.language} data-controls=${state.controls}
      ?hidden=${nothingToShow}>
      ${transportTemplate(state, actions)}
      ${statusTemplate(state, actions)}
      <div class="left">${planeTemplate(state, actions)} ${captionTemplate(state, actions)}</div>
      ${decodedTemplate(state)}
      ${statsTemplate(state)}
      ${curvesTemplate(state)}
      <div class="controls" part="controls">${settingsTemplate(state, actions)}</div>
    </div>`;
}

/**
 * @param {NonNullable<ViewState["failure"]>} failure
 * @param {ViewState} state
 * @param {Actions} actions
 */
function failureTemplate({ text, detail, canRetry }, { texts }, actions) {
  return html`
    <div class="failure" part="error" role="alert">
      <p>${text}</p>
      ${detail ? html`<p class="hint">${detail}</p>` : ""}
      ${canRetry
        ? html`<button id="retry" part="button" @click=${actions.retry}>${texts.retry}</button>`
        : ""}
    </div>`;
}

/** Keys that zoom while the handle has the focus. @type {Record<string, number>} */
const ZOOM_KEYS = { "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP, "0": 0 };

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
function planeTemplate(state, actions) {
  const { texts, images, z, layers, zoomed } = state;
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (!Object.hasOwn(ZOOM_KEYS, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    actions.zoom(ZOOM_KEYS[event.key]);
    event.preventDefault();
  };
  const label = fill(texts.planeLabel, { images: number(state, images) });
  const at = { x: number(state, z[0], 2), y: number(state, z[1], 2) };
  return html`
    <div class="plane" part="plane-box">
      <canvas id="plane" part="plane" role="img" aria-label=${label}></canvas>
      <div id="handle" part="handle" role="slider" tabindex="0" ?hidden=${!layers.includes("handle")} aria-label=${texts.handleLabel}
        aria-valuemin=${-REACH} aria-valuemax=${REACH} aria-valuenow=${z[0]}
        aria-valuetext=${fill(texts.handleValue, at)} aria-keyshortcuts="+ - 0" @keydown=${onKey}></div>
      <div class="zoom" part="zoom" role="group" aria-label=${texts.zoom}>
        <button id="zoom-in" part="button" aria-label=${texts.zoomIn} title=${texts.zoomInHint}
          @click=${() => actions.zoom(ZOOM_STEP)}>${icons.plus}</button>
        <button id="zoom-out" part="button" aria-label=${texts.zoomOut} title=${texts.zoomOutHint}
          ?disabled=${!zoomed} @click=${() => actions.zoom(1 / ZOOM_STEP)}>${icons.minus}</button>
        <button id="zoom-home" part="button" aria-label=${texts.zoomHome} title=${texts.zoomHomeHint}
          ?hidden=${!zoomed} @click=${() => actions.zoom(0)}>${icons.home}</button>
      </div>
    </div>`;
}

/** What is seen on the plane.
 * @param {ViewState} state
 * @param {Actions} actions
 */
function captionTemplate({ texts, language, settings, legend }, actions) {
  const { hasFactors, classes } = legend;
  const byClass = legend.shapes || outnumberHues(classes) ? texts.classShapes : texts.colourClasses;
  const colour = hasFactors ? texts.colourFactors : classes.length > 0 ? byClass : "";
  const percent = { style: /** @type {const} */ ("percent"), minimumFractionDigits: 1 };
  const [one, two, three] = RINGS.map((ring) => format(language, percent, ring.share));
  const { latent } = settings;
  const note = latent === 1 ? texts.latentOne : latent > 2 ? fill(texts.latentMany, { latent }) : "";
  return html`
    <div class="caption" part="caption">
      <p>${texts[DOTS_TEXTS[settings.dataset]]}</p>
      <p>${colour}</p>
      ${legendTemplate(legend, texts, actions)}
      <p class="hint">${note || fill(texts.rings, { one, two, three })}</p>
    </div>`;
}

/** @param {ViewState} state */
function decodedTemplate(state) {
  const { texts, z } = state;
  const label = fill(texts.decodedLabel, { x: number(state, z[0], 2), y: number(state, z[1], 2) });
  return html`
    <figure class="decoded" part="decoded-figure">
      <canvas id="decoded" part="decoded" width="28" height="28" role="img" aria-label=${label}></canvas>
      <figcaption>${texts.decodedCaption}</figcaption>
    </figure>`;
}

/** @param {ViewState} state */
function statsTemplate(state) {
  const { texts, z, settings } = state;
  const rows = /** @type {const} */ ([
    ["step", texts.statStep, number(state, state.step)],
    ["epoch", texts.statEpoch, number(state, state.epoch)],
    ["rate", texts.statRate, state.rate > 0 ? number(state, state.rate) : "–"],
    ["seed", texts.statSeed, String(settings.seed)],
    ["z", texts.statZ, `(${number(state, z[0], 2)}, ${number(state, z[1], 2)})`],
  ]);
  return html`
    <dl class="stats" part="stats">
      ${rows.map(([name, label, value]) => html`
        <div class="stat-${name}"><dt>${label}</dt><dd>${value}</dd></div>`)}
    </dl>`;
}

/** @param {ViewState} state */
function curvesTemplate(state) {
  const { texts, losses } = state;
  const curves = /** @type {const} */ ([
    ["reconstruction", texts.reconstruction, texts.reconstructionCaption, losses?.reconstruction],
    ["kl", texts.kl, texts.klCaption, losses?.kl],
  ]);
  return html`
    <div class="curves" part="curves">
      ${curves.map(([id, name, caption, value]) => {
        const shown = value === undefined ? undefined : number(state, value, 1);
        const label = shown === undefined
          ? fill(texts.curveEmpty, { name })
          : fill(texts.curveLabel, { name, value: shown });
        return html`
          <figure>
            <figcaption>
              <span class="curve-name">${name}</span>
              <span class="curve-value">${shown ?? "–"}</span> <span class="hint">${texts.unit}</span>
            </figcaption>
            <div id=${id} class="plot" part="plot" role="img" aria-label=${label}></div>
            <p class="hint">${caption}</p>
          </figure>`;
      })}
    </div>`;
}

/**
 * @param {ViewState} state
 * @param {number} value
 * @param {number} [digits]  after the point
 */
function number({ language }, value, digits = 0) {
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return format(language, fixed, value).replace("-", "−");
}

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * Formats are kept: to make one takes far longer than to use it.
 *
 * @param {string} language
 * @param {Intl.NumberFormatOptions} options
 * @param {number} value
 */
function format(language, options, value) {
  const key = language + Object.values(options).join();
  const kept = formats.get(key) ?? new Intl.NumberFormat(language, options);
  formats.set(key, kept);
  return kept.format(value);
}
