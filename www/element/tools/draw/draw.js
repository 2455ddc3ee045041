// The draw pad: a drawn digit is brought to MNIST's form and encoded while it is drawn. Its posterior is marked
// on the plane; its form, its reconstruction and its numbers stand beside the pad, and what it looks like: the classes
// of the images nearest to its mean. The ring can go there, and an end of the path.

import { html, svg } from "lit-html";
import factsCss from "../../images/facts.css";
import { factsTemplate, swatch } from "../../images/facts.js";
import { number } from "../../../ui/numbers.js";
import { ringOf } from "../../../ui/ellipse.js";
import { nearestImages } from "../../plane/nearest.js";
import { ringTemplate, SIGMAS } from "../../plane/posteriors.js";
import { SPAN, withinReach } from "../../plane/scale.js";
import { hasPlane } from "../../settings.js";
import { fill } from "../../../ui/fill.js";
import { Refresh } from "../../client/refresh.js";
import drawCss from "./draw.css";
import { toMnistForm } from "./drawing.js";
import { Pad, PAD } from "./pad.js";

/** @typedef {import("../../images/inspection.js").Inspected} Inspected */
/** @typedef {import("../../state.js").ViewState} ViewState */

export const css = `${factsCss}\n${drawCss}`;

const ENCODE_EVERY = 50; // ms
const NEAREST = 3;
const ENDS = /** @type {const} */ (["A", "B"]);

/**
 * The strokes on each element's pad, by its plane: they are there again when the tool is.
 * @type {WeakMap<object, import("./pad.js").Stroke[]>}
 */
const kept = new WeakMap();

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Draw(bench);

class Draw {
  /**
   * In MNIST's form.
   * @type {Float32Array | undefined}
   */
  #form;
  /**
   * Of that form, by the run as it was lately.
   * @type {Inspected | undefined}
   */
  #inspected;
  /** What was done last, in words. */
  #said = "";
  /** Counts the runs: what is answered of an earlier one is void. */
  #run = 0;

  /** @param {import("../bench.js").Bench} bench */
  constructor(bench) {
    this.bench = bench;
    const strokes = kept.get(bench.plane) ?? [];
    kept.set(bench.plane, strokes);
    this.refresh = new Refresh(ENCODE_EVERY, () => this.#encode(), bench.refuse);
    this.pad = new Pad(strokes, () => {
      this.#said = "";
      this.refresh.request();
      bench.changed();
    });
    this.modelChanged();
  }

  template() {
    const { pad, bench } = this;
    const state = bench.state;
    const { texts, past, legend: { scheme }, settings } = state;
    const { dataset, latent } = settings;
    const empty = pad.strokes.length === 0;
    const note = noDigits(texts, dataset);
    pad.describe({ label: texts.drawPad, hint: texts.drawPadHint, scheme });
    return html`
      <div class="draw">
        <div class="draw-pad">
          ${pad.element}
          <div class="draw-buttons">
            <button id="draw-undo" part="button" title=${texts.drawUndoHint} ?disabled=${empty}
              @click=${() => pad.undo()}>${texts.drawUndo}</button>
            <button id="draw-clear" part="button" title=${texts.drawClearHint} ?disabled=${empty}
              @click=${() => pad.clearStrokes()}>${texts.drawClear}</button>
          </div>
        </div>
        <div class="draw-found">
          ${note ? html`<p class="draw-note" role="note">${note}</p>` : ""}
          <p class="hint" ?hidden=${!empty}>${texts.drawPadHint}</p>
          <p class="hint" ?hidden=${!empty}>${texts.drawFormHint}</p>
          ${past ? html`<p class="hint">${texts.drawPast}</p>` : factsTemplate(state, this.#facts(state))}
          ${hasPlane(settings)
            ? this.#likeTemplate(state)
            : html`<p class="hint">${fill(texts.pointFirstTwo, { latent })}</p>`}
          <div class="draw-buttons" role="group" aria-label=${texts.drawEnds} ?hidden=${!hasPlane(settings)}>
            <span class="hint" aria-hidden="true">${texts.drawEnds}</span>
            ${ENDS.map((end, i) => html`
              <button id="draw-${end}" part="button" title=${fill(texts.drawEndHint, { end })}
                ?disabled=${!this.#known} @click=${() => this.#setEnd(i === 0 ? 0 : 1)}>${end}</button>`)}
          </div>
          <p class="hint" aria-live="polite">${this.#said}</p>
        </div>
      </div>`;
  }

  /**
   * Of the images nearest to the drawing: their classes or numbers, or which they are.
   * @param {ViewState} state
   */
  #likeTemplate(state) {
    const known = this.#known;
    const { texts, legend: { scheme } } = state;
    const { points } = this.bench.plane;
    const found = known ? nearestImages(points, spotOf(known), NEAREST) : [];
    const words = found.map(({ index }) => {
      const label = points.classOf(index);
      if (label !== undefined) return html`<span class="draw-class">${swatch(scheme, label)} ${label}</span>`;
      const value = points.numberOf(index);
      return value === undefined
        ? fill(texts.factsImage, { index: number(state, index) }) : String(number(state, value, 2));
    });
    const none = state.images === 0 ? texts.drawLikeNone : "";
    const like = words.map((word, i) => html`${i > 0 ? ", " : ""}${word}`);
    return html`
      <div class="draw-buttons">
        <p id="draw-like" role="status" title=${texts.drawLikeHint}>
          ${like.length > 0 ? html`${texts.drawLike} ${like}` : none}</p>
        <button id="draw-ring" part="button" title=${texts.drawRingHint} ?disabled=${!known}
          @click=${() => this.#moveRing()}>${texts.drawRing}</button>
      </div>`;
  }

  /** @param {import("../../plane/marks.js").Rule} rule */
  marks({ pixel }) {
    const known = this.#known;
    if (!known) return svg``;
    // What lies out of the plane is shown at its border, as the points are.
    const [x, y] = spotOf(known).map((value) => Math.min(SPAN, Math.max(-SPAN, value)));
    const rings = SIGMAS.map((sigmas) => ringTemplate(ringOf(known.mu, known.logvar, sigmas), pixel, ""));
    return svg`
      <g class="halo">${rings}</g>
      <g class="drawn">${rings}<circle cx=${x} cy=${-y} r=${3.5 * pixel} /></g>`;
  }

  modelChanged() {
    if (this.pad.strokes.length > 0) this.refresh.request();
  }

  imagesChanged() {
    this.#run += 1;
    this.#inspected = undefined;
    this.modelChanged();
  }

  close() {
    this.#run += 1;
    this.refresh.cancel();
  }

  /** What is known of the drawing on the plane that is shown: the encoder of a past moment was not kept. */
  get #known() {
    return this.bench.state.past ? undefined : this.#inspected;
  }

  /**
   * @param {ViewState} state
   * @returns {import("../../images/facts.js").Facts}
   */
  #facts({ settings }) {
    const known = this.#known;
    const shown = (/** @type {"mu" | "logvar"} */ name) =>
      Array.from({ length: Math.min(2, settings.latent) }, (_, i) => known?.[name][i] ?? NaN);
    const sigma = shown("logvar").map((logvar) => Math.exp(logvar / 2));
    return { label: undefined, mu: shown("mu"), sigma, image: this.#form, inspected: known };
  }

  async #encode() {
    const { bench, pad } = this;
    const run = this.#run;
    const form = toMnistForm(pad.gray, PAD, bench.state.side);
    this.#form = form;
    const inspected = form && await bench.ask({ name: "inspect", x: form }).catch((error) => {
      // A run that was replaced, or has failed, answers no more; the next one is asked again.
      if (run === this.#run && !bench.state.failure) throw error;
    });
    if (run !== this.#run) return;
    this.#inspected = inspected;
    bench.changed();
  }

  #moveRing() {
    const known = this.#known;
    if (!known) return;
    const { bench } = this;
    const state = bench.state;
    const [x, y] = spotOf(known).map(withinReach);
    bench.actions.moveRing([x, y]);
    this.#said = fill(state.texts.drawRingSaid, { x: number(state, x, 2), y: number(state, y, 2) });
    bench.changed();
  }

  /** @param {0 | 1} which */
  #setEnd(which) {
    const known = this.#known;
    if (!known) return;
    const { bench } = this;
    const state = bench.state;
    const [x, y] = spotOf(known).map(withinReach);
    bench.actions.anchor(which, [x, y]);
    const at = { x: number(state, x, 2), y: number(state, y, 2) };
    this.#said = fill(state.texts.drawEndSaid, { end: ENDS[which], ...at });
    bench.changed();
  }
}

/**
 * The mean on the plane: of one dimension on the line y = 0.
 * @param {Inspected} inspected
 * @returns {[number, number]}
 */
function spotOf({ mu }) {
  return [mu[0], mu.length > 1 ? mu[1] : 0];
}

/**
 * What is said of a data set that holds no digits, or may hold none.
 * @param {Readonly<Record<string, string>>} texts
 * @param {string} dataset
 * @returns {string | undefined}
 */
function noDigits(texts, dataset) {
  return texts[`${dataset}NoDigits`];
}
