// The time line under the plane: it keeps moments of the run, and shows the one that its reader drags back to in
// place of the present. The run goes on meanwhile.

import { html, svg } from "lit-html";
import { number } from "../../ui/numbers.js";
import { fill } from "../../ui/fill.js";
import { Moments } from "./moments.js";

/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {import("../view.js").View} View */

export class Timeline {
  moments = new Moments();
  /**
   * Those that the slider stops at, the earliest first; now is one stop more.
   * @type {readonly Moment[]}
   */
  #stops = [];
  /**
   * A step that a chart points at.
   * @type {number | undefined}
   */
  #marked;
  /**
   * The run's decoder as it last came.
   * @type {{ step: number, weights: Float32Array } | undefined}
   */
  #decoder;

  /** @param {View} view */
  constructor(view) {
    this.view = view;
  }

  /**
   * What the plane, the decoder and the losses are at a step: kept, if a moment is due. A moment of a run that
   * rests is taken anew when more of its plane has come.
   * @param {Pick<import("../protocol.js").Snapshot, "step" | "epoch" | "settled" | "decoder">} snapshot
   */
  offer({ step, epoch, settled, decoder }) {
    const { plane, curves, state: { look, past } } = this.view;
    if (look.controls !== "full") return; // there is no time line
    if (decoder) this.#decoder = { step, weights: decoder };
    if (this.#decoder?.step !== step) return;
    const again = settled && this.moments.all.at(-1)?.step === step;
    if (!again && !this.moments.wants(step)) return;
    const { mu, logvar } = plane.points.present;
    const { weights } = this.#decoder;
    const { present: losses } = curves;
    this.moments.keepMoment({ step, epoch, mu: mu.slice(), logvar: logvar.slice(), weights, losses }, past);
  }

  /**
   * Shows a moment in place of the present, or the present again.
   * @param {Moment} [moment]
   */
  showMoment(moment) {
    this.#setMoment(moment);
    this.view.instruments.momentChanged();
  }

  /**
   * Marks a step, or none; it is drawn with the next words.
   * @param {number} [step]
   */
  mark(step) {
    this.#marked = step;
  }

  /**
   * The run fell back to a step: what came later is void.
   * @param {number} step
   */
  truncate(step) {
    this.moments.truncate(step);
    this.#stops = [...this.moments.all];
    this.#decoder = undefined;
    const { past } = this.view.state;
    if (past && past.step >= step) this.showMoment();
  }

  /**
   * With fewer controls there is no time line.
   * @type {import("../state.js").Subscriber}
   */
  stateChanged({ options }, { look }) {
    if (options && look.controls !== "full") this.clear();
  }

  /** All that there is to look back at; now is shown again. */
  keep() {
    if (this.view.state.past) this.showMoment();
    return { moments: this.moments, decoder: this.#decoder };
  }

  /** @param {ReturnType<Timeline["keep"]>} kept */
  takeBack({ moments, decoder }) {
    this.moments = moments;
    this.#decoder = decoder;
  }

  /** Another run, or none: nothing to look back at. */
  clear() {
    this.moments = new Moments();
    this.#stops = [];
    this.#decoder = undefined;
    if (this.view.state.past) this.#setMoment(undefined);
  }

  template() {
    const { state } = this.view;
    const { texts, past } = state;
    // A drag goes on over the stops that it began with.
    const held = this.#slider?.matches(":active");
    if (!held) this.#stops = this.moments.all.filter(({ step }) => step < state.step);
    const stops = this.#stops;
    const now = Math.max(1, stops.length);
    const at = past ? stopAt(stops, past.step) : now;
    const marked = this.#marked === undefined ? [] : [placeOnTrack(stops, state.step, this.#marked)];
    const words = past
      ? fill(texts.timelineThen, { step: number(state, past.step), epoch: number(state, past.epoch) })
      : texts.timelineNow;
    return html`
      <div class="timeline" part="timeline">
        <span class="timeline-words" aria-hidden="true">${words}</span>
        <div class="timeline-track">
          ${ticksTemplate(stops, now, marked)}
          <input id="timeline" type="range" part="slider" aria-label=${texts.timeline}
            title=${texts.timelineHint} min="0" max=${now} .value=${String(at)} aria-valuetext=${words}
            ?disabled=${stops.length === 0}
            @input=${(/** @type {any} */ event) => this.showMoment(this.#stops[Number(event.target.value)])} />
        </div>
        <button id="timeline-now" part="button" title=${texts.timelineBackHint} ?hidden=${!past}
          @click=${() => this.#back()}>${texts.timelineBack}</button>
      </div>`;
  }

  /** The button that is no more leaves the focus to the slider. */
  #back() {
    this.showMoment();
    this.#slider?.focus();
  }

  /** @param {Moment | undefined} moment */
  #setMoment(moment) {
    const { plane, decoded } = this.view;
    plane.showMoment(moment);
    decoded.showMoment(moment?.weights);
    this.view.set({ past: moment });
  }

  get #slider() {
    return /** @type {HTMLInputElement | null} */ (this.view.root.getElementById("timeline"));
  }
}

/**
 * A function of its own: a moment that a closure of the template knew would live as long as its listeners.
 * @param {readonly Moment[]} stops
 * @param {number} step
 */
function stopAt(stops, step) {
  return stops.findIndex((stop) => stop.step >= step);
}

/**
 * Where a step lies on the track: between the stops before and after it.
 * @param {readonly Moment[]} stops
 * @param {number} last  the step of now
 * @param {number} step
 */
function placeOnTrack(stops, last, step) {
  const after = stops.findIndex((stop) => stop.step >= step);
  if (after === 0) return 0;
  const before = after < 0 ? Math.max(0, stops.length - 1) : after - 1;
  const from = stops[before]?.step ?? 0;
  const to = stops[after]?.step ?? last;
  return before + Math.min(1, (step - from) / Math.max(1, to - from));
}

/**
 * A tick at the first stop of each epoch, and what is marked.
 * @param {readonly Moment[]} stops
 * @param {number} now
 * @param {number[]} marked
 */
function ticksTemplate(stops, now, marked) {
  return html`
    <svg class="timeline-ticks" viewBox="0 0 ${now} 1" preserveAspectRatio="none" aria-hidden="true">
      ${stops.map(({ epoch }, i) =>
        epoch === stops[i - 1]?.epoch ? "" : svg`<line x1=${i} x2=${i} y2="1" />`)}
      ${marked.map((x) => svg`<line class="marked" x1=${x} x2=${x} y1="-3" y2="1" />`)}
    </svg>`;
}
