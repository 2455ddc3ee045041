// The tool "charts": both losses over the steps, in training and over held-out images, beside those of the last
// runs; and the KL of each latent unit. A step that is pointed at is read in numbers, and marked on the time line.

import { html } from "lit-html";
import { sourceOf } from "../../datasets/datasets.js";
import { number } from "../../../ui/numbers.js";
import { css as unitsCss, nearestEvaluation, unitsTemplate } from "../../progress/units.js";
import symbolsCss from "../../../ui/symbols.css";
import { fill } from "../../../ui/fill.js";
import chartsCss from "./charts.css";
import { cursorKey } from "./cursorkeys.js";
import { COLUMNS, LossPlots } from "./lossplots.js";
import { nearestMoment, readingOf } from "./reading.js";
import { heldOutKey, runKey } from "./runkeys.js";
import { runsTemplate, Shown } from "./runs.js";

/** @typedef {import("./lossplot.js").Column} Column */

export const css = [symbolsCss, unitsCss, chartsCss].join("\n");

/**
 * What the reader has chosen to see of each element's records: it is so again when the tool is.
 * @type {WeakMap<object, Shown>}
 */
const kept = new WeakMap();

class Charts {
  plots = new LossPlots();
  /**
   * The step that is pointed at, and whether by keys.
   * @type {{ step: number, byKeys: boolean } | undefined}
   */
  #cursor;

  /** @param {import("../bench.js").Bench} bench */
  constructor(bench) {
    this.bench = bench;
    this.shown = kept.get(bench.records) ?? new Shown();
    kept.set(bench.records, this.shown);
  }

  template() {
    const { bench, plots, shown } = this;
    const state = bench.state;
    const { texts, past } = state;
    const { present, past: others } = bench.records;
    const runs = shown.runsOf(others);
    plots.setRuns([{ ...present, style: 0 }, ...runs], { log: shown.log });
    plots.mark("cursor", this.#cursor?.step);
    plots.mark("past", past?.step);
    return html`
      <div class="charts" part="charts">
        ${this.#readingTemplate()}
        <div class="charts-lower">
          ${runsTemplate(shown, bench)}
          <section class="charts-units" aria-label=${texts.chartsUnits}>
            ${this.#unitsTemplate()}
          </section>
        </div>
      </div>`;
  }

  imagesChanged() {
    this.#setCursor(undefined);
  }

  close() {
    this.#setCursor(undefined);
    this.plots.close();
  }

  /** The step that is read: the one pointed at, else the one that is shown. */
  get #stepRead() {
    const { past, step } = this.bench.state;
    return this.#cursor?.step ?? past?.step ?? step;
  }

  #readingTemplate() {
    const { bench, shown } = this;
    const state = bench.state;
    const { texts, past } = state;
    const { series } = bench.records.present;
    const none = series.steps.length === 0;
    const reading = readingOf(bench.records.present, this.#stepRead);
    const { heldOut } = reading;
    const step = fill(texts.chartsStep, { step: number(state, reading.step) });
    const then = this.#cursor !== undefined || past !== undefined;
    return html`
      <div class="charts-head">
        <p id="charts-step" class=${then ? "past" : ""}>
          ${none ? texts.chartsEmpty : then ? step : fill(texts.chartsNow, { step })}
          ${heldOut
            ? html`<small>${fill(texts.chartsMeasured, { step: number(state, heldOut.step) })}</small>`
            : ""}</p>
        <label class="check" title=${texts.chartsLogHint}>
          <input id="charts-log" type="checkbox" role="switch" .checked=${shown.log}
            @change=${() => this.#switchLog()} />
          ${texts.chartsLog}
        </label>
      </div>
      <div class="charts-plots">
        ${COLUMNS.map((column) => html`
          <figure>
            <figcaption>
              <span class="charts-name">${texts[column]}</span> <span class="hint">${texts.unit}</span>
              ${this.#numbersTemplate(column, reading)}
            </figcaption>
            ${this.#plotTemplate(column, reading)}
          </figure>`)}
      </div>
      <p class="said" aria-live="polite">${this.#cursor?.byKeys ? this.#words(reading) : ""}</p>`;
  }

  /**
   * @param {Column} column
   * @param {import("./reading.js").Reading} reading
   */
  #numbersTemplate(column, { training, heldOut }) {
    const state = this.bench.state;
    const { texts, legend: { scheme } } = state;
    const value = (/** @type {import("./reading.js").Losses | undefined} */ losses) => (losses
      ? html`<data value=${losses[column]}>${number(state, losses[column], 1)}</data>`
      : "–");
    return html`
      <span class="charts-numbers">
        <span id="charts-training-${column}">${runKey(0, scheme)} ${texts.chartsTraining} ${value(training)}</span>
        <span id="charts-held-out-${column}" title=${texts.chartsHeldOutHint}>${heldOutKey(0, scheme)}
          ${this.#hasHeldOut ? texts.chartsHeldOut : texts.chartsNoHeldOut}
          ${this.#hasHeldOut ? (heldOut ? value(heldOut) : texts.chartsNotMeasured) : ""}</span>
      </span>`;
  }

  /**
   * @param {Column} column
   * @param {import("./reading.js").Reading} reading
   */
  #plotTemplate(column, reading) {
    const { texts } = this.bench.state;
    const last = Math.round(this.bench.records.present.series.steps.at(-1) ?? 0);
    return html`
      <div id="charts-${column}" class="charts-plot" role="slider" tabindex="0" title=${texts.chartsHint}
        aria-label=${fill(texts.chartsLabel, { name: texts[column] })}
        aria-valuemin="0" aria-valuemax=${Math.max(last, reading.step)}
        aria-valuenow=${reading.step} aria-valuetext=${this.#words(reading, column)}
        aria-keyshortcuts="ArrowLeft ArrowRight Home End Enter Escape"
        @pointermove=${(/** @type {PointerEvent} */ event) => this.#pointAt(column, event)}
        @pointerdown=${(/** @type {PointerEvent} */ event) => this.#pointAt(column, event)}
        @pointerleave=${(/** @type {PointerEvent} */ { pointerType }) => {
          if (pointerType !== "touch") this.#setCursor(undefined); // the finger is gone when the numbers are read
        }}
        @click=${() => this.#showNearest()}
        @blur=${() => this.#setCursor(undefined)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(column, event)}>
        ${this.plots.elements[column]}
      </div>`;
  }

  #unitsTemplate() {
    const state = this.bench.state;
    const { texts, past } = state;
    const { evaluations } = this.bench.records.present;
    const evaluation = past ? nearestEvaluation(evaluations, past.step) : evaluations.at(-1);
    const at = evaluation && fill(texts.chartsAt, { step: number(state, evaluation.step) });
    return html`
      <p class="charts-title">${texts.chartsUnits} <small class=${past ? "past" : ""}>${at}</small></p>
      ${unitsTemplate(evaluation?.units, state)}`;
  }

  /** Whether there are held-out images, or will be, as far as is known. */
  get #hasHeldOut() {
    const { bench } = this;
    const evaluation = bench.records.present.evaluations.at(-1);
    if (!evaluation || evaluation.heldOut) return true;
    return sourceOf(bench.state.settings.dataset).pieces.some(({ split }) => split === "held-out");
  }

  /**
   * The reading as a sentence, of one loss or of both.
   * @param {import("./reading.js").Reading} reading
   * @param {Column} [only]
   */
  #words({ step, training, heldOut }, only) {
    const state = this.bench.state;
    const { texts } = state;
    if (!training) return texts.chartsEmpty;
    const losses = COLUMNS.filter((column) => !only || column === only).map((column) => fill(
      heldOut ? texts.chartsSaidBoth : texts.chartsSaid,
      {
        name: texts[column],
        training: number(state, training[column], 1),
        heldOut: heldOut ? number(state, heldOut[column], 1) : "",
      },
    ));
    const measured = heldOut && heldOut.step !== step
      ? [fill(texts.chartsMeasured, { step: number(state, heldOut.step) })]
      : [];
    return [fill(texts.chartsStep, { step: number(state, step) }), ...losses, ...measured].join(texts.chartsSaidJoin);
  }

  #switchLog() {
    this.shown.log = !this.shown.log;
    this.bench.changed();
  }

  /**
   * @param {Column} column
   * @param {PointerEvent} event
   */
  #pointAt(column, event) {
    if (this.bench.records.present.series.steps.length > 0) this.#setCursor(this.plots.of(column).stepAt(event));
  }

  /**
   * @param {number | undefined} step
   * @param {boolean} [byKeys]
   */
  #setCursor(step, byKeys = false) {
    if (step === undefined && this.#cursor === undefined) return;
    const last = this.bench.state.step;
    this.#cursor = step === undefined ? undefined : { step: Math.max(0, Math.min(last, Math.round(step))), byKeys };
    this.bench.timeline.mark(this.#cursor?.step);
    this.bench.changed();
  }

  /** The plane as it was at the moment kept that is nearest to the step read. */
  #showNearest() {
    if (this.#cursor === undefined) return;
    const { timeline } = this.bench;
    timeline.showMoment(nearestMoment(timeline.moments.all, this.#cursor.step, this.bench.state.step));
  }

  /**
   * @param {Column} column
   * @param {KeyboardEvent} event
   */
  #onKey(column, event) {
    const { past, step: now } = this.bench.state;
    const { steps } = this.bench.records.present.series;
    const at = this.#cursor?.step ?? past?.step ?? now;
    const beside = (/** @type {number} */ part) => this.plots.of(column).stepBeside(at, part);
    if (event.key === "Enter") this.#showNearest();
    else if (event.key === "Escape") {
      this.#setCursor(undefined);
      if (past) this.bench.timeline.showMoment();
    } else {
      const step = cursorKey(event, { at, last: now, beside });
      if (step === undefined) return;
      if (steps.length > 0) this.#setCursor(step, true);
    }
    event.preventDefault();
  }
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Charts(bench);
