// All that the element shows, as one template: the plane, the decoded picture, the numbers, the curves, the
// controls.

import { html } from "lit-html";
import { settingsTemplate, statusTemplate, transportTemplate } from "./controls/controls.js";
import { icons } from "../ui/icons.js";
import { aidsTemplate, keysTemplate, tourButton } from "./controls/keylist.js";
import { onKey } from "./controls/keys.js";
import { speedNote, speedText } from "./controls/pacing.js";
import { number } from "../ui/numbers.js";
import { scientific } from "../ui/powers.js";
import { decodedCaption } from "./plane/extrapolation.js";
import { layersTemplate } from "./plane/layers.js";
import { legendTemplate } from "./plane/legend.js";
import { ZOOM_STEP } from "./plane/lens.js";
import { placesTemplate, planeWords } from "./plane/places.js";
import { HOME, REACH } from "./plane/scale.js";
import { outnumberHues } from "./plane/shapes.js";
import { findingTemplate } from "./progress/finding.js";
import { hasPlane } from "./settings.js";
import { fill } from "../ui/fill.js";
import { tabsTemplate } from "./tools/tools.js";

/** @typedef {import("./state.js").ViewState} ViewState */
/** @typedef {import("./controls/actions.js").Actions} Actions */

const MOST_DIGITS = 1e6;
/** The tools that act on the plane or speak of it: it stays in sight (plane/held.css). */
const OF_PLANE = ["step", "point", "sample", "path", "draw"];

/**
 * @param {ViewState} state
 * @param {Actions} actions
 * @param {object} parts
 * @param {unknown} parts.panel  what the open tool shows
 * @param {unknown} parts.timeline
 * @param {import("./images/gallery.js").Gallery} [parts.gallery]  in the place of the plane
 */
export function layoutTemplate(state, actions, { panel, timeline, gallery }) {
  const { failure, look } = state;
  const training = look.tool === "training";
  const held = look.controls === "full" && OF_PLANE.includes(look.tool) && hasPlane(state.settings);
  const nothingToShow = failure !== undefined && failure.kind !== "data" && state.images === 0;
  return html`
    ${failure ? failureTemplate(failure, state, actions) : ""}
    <div class="stage" part="stage" lang=${state.language} data-controls=${look.controls} ?hidden=${nothingToShow}
      ?data-held=${held} @keydown=${(/** @type {any} */ event) => onKey(event, state, actions)}>
      ${transportTemplate(state, actions)}
      ${statusTemplate(state, actions)}
      <div class="left">
        ${planeTemplate(state, actions)} ${galleryTemplate(state, gallery)} ${captionTemplate(state, actions, timeline)}
      </div>
      ${decodedTemplate(state, gallery)}
      ${statsTemplate(state)}
      ${findingTemplate(state, actions)}
      ${tabsTemplate(state, actions)}
      ${aidsTemplate(state, actions)}
      <div id="tool" class="tool" part="tool" role="tabpanel" aria-labelledby="tab-${look.tool}">
        <div class="training" ?hidden=${!training}>
          ${curvesTemplate(state)}
          <div class="controls" part="controls">${settingsTemplate(state, actions)}</div>
        </div>
        ${training ? "" : panel}
      </div>
      ${keysTemplate(state)}
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
        ? html`<button id="retry" part="button" title=${texts.retryHint} @click=${actions.retry}>
          ${texts.retry}</button>`
        : ""}
    </div>`;
}

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
function planeTemplate(state, actions) {
  const { texts, z, look, about } = state;
  const zoomed = look.window[2] !== HOME.half;
  const at = fill(texts.handleValue, { x: number(state, z[0], 2), y: number(state, z[1], 2) });
  const value = about ? fill(texts.handleAbout, { at, label: about.label }) : at;
  const none = !hasPlane(state.settings);
  return html`
    <div class="plane" part="plane-box" ?hidden=${none}>
      <canvas id="plane" part="plane" role="img" aria-label=${planeWords(state)}></canvas>
      <svg id="marks" part="marks" aria-hidden="true"></svg>
      <div id="card" class="card" part="card" hidden></div>
      <p id="said" class="said" role="status"></p>
      <div id="handle" part="handle" role="slider" tabindex="0" aria-label=${texts.handleLabel}
        ?hidden=${none || !look.layers.includes("handle")}
        aria-valuemin=${-REACH} aria-valuemax=${REACH} aria-valuenow=${z[0]}
        aria-valuetext=${value} aria-describedby="drag-hint"
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Enter Escape"></div>
      <div class="zoom" part="zoom" role="group" aria-label=${texts.zoom}>
        <button id="zoom-in" part="button" aria-label=${texts.zoomIn} title=${texts.zoomInHint}
          aria-keyshortcuts="+" @click=${() => actions.zoom(ZOOM_STEP)}>${icons.plus}</button>
        <button id="zoom-out" part="button" aria-label=${texts.zoomOut} title=${texts.zoomOutHint}
          aria-keyshortcuts="-" ?disabled=${!zoomed} @click=${() => actions.zoom(1 / ZOOM_STEP)}>${icons.minus}</button>
        <button id="zoom-home" part="button" aria-label=${texts.zoomHome} title=${texts.zoomHomeHint}
          aria-keyshortcuts="H" ?hidden=${!zoomed} @click=${() => actions.zoom(0)}>${icons.home}</button>
      </div>
    </div>`;
}

/**
 * What is seen of more dimensions than a plane has; its square is there before its script.
 * @param {ViewState} state
 * @param {import("./images/gallery.js").Gallery} [gallery]
 */
function galleryTemplate({ settings }, gallery) {
  return hasPlane(settings) ? "" : html`<div class="plane gallery" part="gallery">${gallery?.template()}</div>`;
}

/**
 * What is seen on the plane.
 * @param {ViewState} state
 * @param {Actions} actions
 * @param {unknown} timeline
 */
function captionTemplate(state, actions, timeline) {
  const { texts, settings, legend, look } = state;
  const { hasFactors, range, classes } = legend;
  const byClass = look.classShapes || outnumberHues(classes) ? texts.classShapes : texts.colourClasses;
  const unclassed = hasFactors ? texts.colourFactors : range ? texts.colourNumbers : "";
  const colour = classes.length > 0 ? byClass : unclassed;
  const { latent } = settings;
  if (!hasPlane(settings)) {
    return html`
      <div class="caption" part="caption">
        ${timeline}
        <p class="hint">${fill(texts.latentMany, { latent })}</p>
        ${tourButton(state, actions)}
      </div>`;
  }
  return html`
    <div class="caption" part="caption">
      ${timeline}
      ${layersTemplate(state, actions)}
      <p>${colour || texts[`${settings.dataset}Dot`]}</p>
      ${legendTemplate(state, actions)}
      <p class="hint">${latent === 1 ? texts.latentOne : ""}</p>
      <div class="caption-foot">${placesTemplate(state)} ${tourButton(state, actions)}</div>
    </div>`;
}

/**
 * @param {ViewState} state
 * @param {import("./images/gallery.js").Gallery} [gallery]
 */
function decodedTemplate(state, gallery) {
  const { texts, z, settings } = state;
  const [x, y] = z.map((coordinate) => number(state, coordinate, 2));
  const label = gallery?.caption ?? fill(texts.decodedLabel, { x, y });
  return html`
    <figure class="decoded" part="decoded-figure">
      <canvas id="decoded" part="decoded" width="1" height="1" role="img" aria-label=${label}></canvas>
      <figcaption class=${state.finding ? "replaced" : ""}>
        <span id="stat-z" class="stat-z" ?hidden=${!hasPlane(settings)}>z = (${x}, ${y})</span>
        <span id="drag-hint">${gallery?.caption ?? decodedCaption(state)}</span>
      </figcaption>
    </figure>`;
}

/**
 * How far the run is, and how fast.
 * @param {ViewState} state
 */
function statsTemplate(state) {
  const { texts, past, speed } = state;
  const { step, epoch } = past ?? state;
  const then = past ? "past" : "";
  const steps = past ? fill(texts.timelinePast, { name: texts.statStep }) : texts.statStep;
  const epochs = fill(texts.statEpoch, { epoch: number(state, epoch) });
  return html`
    <dl class="stats" part="stats">
      <div id="stat-step" class="stat-step">
        <dt>${steps} <span id="stat-epoch" class=${then}>${epochs}</span></dt>
        <dd class=${then}>${number(state, step)}</dd>
      </div>
      <div id="stat-rate" class="stat-rate" title=${speedNote(state)}>
        <dt>${texts.statRate}</dt>
        <dd class="more-of">${speedText(state) || "\u00a0"}</dd>
        <dd>${speed ? number(state, speed.imagesPerSecond) : "–"}</dd>
      </div>
    </dl>`;
}

/** @param {ViewState} state */
function curvesTemplate(state) {
  const { texts, past } = state;
  const { losses } = past ?? state;
  const described = past ? texts.timelineCurve : texts.curveLabel;
  const curves = /** @type {const} */ ([
    ["reconstruction", texts.reconstruction, texts.reconstructionCaption, losses?.reconstruction],
    ["kl", texts.kl, texts.klCaption, losses?.kl],
  ]);
  return html`
    <div class="curves" part="curves">
      ${curves.map(([id, name, caption, value]) => {
        const shown = value === undefined ? undefined : lossText(state, value);
        const label = shown === undefined
          ? fill(texts.curveEmpty, { name })
          : fill(described, { name, value: shown });
        return html`
          <figure>
            <figcaption>
              <span class="curve-name">${name}</span>
              <span class="curve-value ${past ? "past" : ""}">${shown ?? "–"}</span>
              <span class="hint">${texts.unit}</span>
            </figcaption>
            <div id=${id} class="plot" part="plot" role="img" aria-label=${label}></div>
            <p class="hint">${caption}</p>
          </figure>`;
      })}
    </div>`;
}

/**
 * A loss that may be of any size: its digits must not take the room of what stands beside it.
 * @param {ViewState} state
 * @param {number} value
 */
function lossText(state, value) {
  if (value < MOST_DIGITS) return number(state, value, 1);
  return scientific(state, value, 1);
}
