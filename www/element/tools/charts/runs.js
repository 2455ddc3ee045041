// The last runs beside the present one in the charts: which are shown and how each looks, and their legend.

import { html } from "lit-html";
import { number } from "../../../ui/numbers.js";
import { fill } from "../../../ui/fill.js";
import { differences } from "./differences.js";
import { runKey, STYLES } from "./runkeys.js";

/** @typedef {import("../../progress/records.js").Record} Record */

/** What the reader has chosen to see. */
export class Shown {
  /** A logarithmic axis of steps. */
  log = false;
  /** @type {WeakSet<Record>} */
  #hidden = new WeakSet();
  /**
   * A run keeps its colour while it is remembered.
   * @type {Map<Record, number>}
   */
  #styles = new Map();

  /** @param {Record} record */
  has(record) {
    return !this.#hidden.has(record);
  }

  /** @param {Record} record */
  toggle(record) {
    if (!this.#hidden.delete(record)) this.#hidden.add(record);
  }

  /**
   * @param {Record} record
   * @param {readonly Record[]} records  all that are remembered
   */
  styleOf(record, records) {
    for (const known of this.#styles.keys()) if (!records.includes(known)) this.#styles.delete(known);
    const taken = new Set(this.#styles.values());
    const free = Array.from({ length: STYLES }, (_, i) => i + 1).find((style) => !taken.has(style)) ?? STYLES;
    const style = this.#styles.get(record) ?? free;
    this.#styles.set(record, style);
    return style;
  }

  /**
   * What is drawn of them: their training alone.
   * @param {readonly Record[]} records
   * @returns {import("./lossplot.js").Run[]}
   */
  runsOf(records) {
    const styled = records.map((record) => ({ record, style: this.styleOf(record, records) }));
    const seen = styled.filter(({ record }) => this.has(record));
    return seen.map(({ record: { series }, style }) => ({ series, style }));
  }
}

/**
 * @param {Shown} shown
 * @param {import("../bench.js").Bench} bench
 */
export function runsTemplate(shown, bench) {
  const { state, records } = bench;
  const { texts, legend: { scheme } } = state;
  const { present, past } = records;
  const toggle = (/** @type {Record} */ record) => {
    shown.toggle(record);
    bench.changed();
  };
  // The button goes; who pressed it by key stays in the tool.
  const forgetRuns = (/** @type {MouseEvent & { currentTarget: HTMLElement }} */ { currentTarget }) => {
    const root = /** @type {ShadowRoot} */ (currentTarget.getRootNode());
    root.getElementById("charts-log")?.focus();
    records.forgetPast();
    bench.changed();
  };
  const stepsOf = (/** @type {Record} */ { series: { steps } }) =>
    fill(texts.chartsRunSteps, { step: number(state, steps.at(-1) ?? 0) });
  return html`
    <section class="charts-runs" aria-label=${texts.chartsRuns}>
      <p class="charts-title">${texts.chartsRuns}
        <button id="charts-forget" class="link" part="button" title=${texts.chartsForgetHint}
          ?hidden=${past.length === 0} @click=${forgetRuns}>${texts.chartsForget}</button></p>
      ${past.length === 0 ? html`<p class="hint">${texts.chartsRunsNone}</p>` : ""}
      <ul>
        ${past.map((record) => html`
          <li>
            <label class="check" title=${texts.chartsRunHint}>
              <input type="checkbox" .checked=${shown.has(record)} @change=${() => toggle(record)} />
              ${runKey(shown.styleOf(record, past), scheme)}
              <span>${differences(record, present, state)}
                <small>${stepsOf(record)}</small></span>
            </label>
          </li>`)}
      </ul>
    </section>`;
}
