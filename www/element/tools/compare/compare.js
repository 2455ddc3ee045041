// The tool "compare": a second run beside the first, from the same seed and with one setting changed. Both make their
// steps in turn, and their planes are linked.

import { html } from "lit-html";
import { number } from "../../../ui/numbers.js";
import { fill } from "../../../ui/fill.js";
import { Refresh } from "../../client/refresh.js";
import { Choice } from "./choice.js";
import { numbersTemplate } from "./numbers.js";
import { Second } from "./second.js";
import compareCss from "./compare.css";
import { differences } from "../charts/differences.js";
import { COLUMNS, LossPlots } from "../charts/lossplots.js";
import { parseRival } from "../../rival.js";

/** @typedef {import("../../zscape.js").ZScape} ZScape */

export const css = compareCss;

const LATE = 100; // steps: a second run that comes later would keep the first waiting for long
const NUMBERS_EVERY = 250; // ms

class Compare {
  choice = new Choice();
  plots = new LossPlots();
  /** @type {Second | undefined} */
  #second;
  /** What of the look was last followed. */
  #rival = "";
  #starting = false;

  /** @param {import("../bench.js").Bench} bench */
  constructor(bench) {
    this.bench = bench;
    this.numbers = new Refresh(NUMBERS_EVERY, async () => bench.changed(), bench.refuse);
    this.first = /** @type {ZScape} */ (bench.root.host);
  }

  template() {
    this.#followRival();
    const second = this.#second;
    return html`
      <div class="compare" part="compare">
        ${this.#formTemplate()}
        <div class="compare-runs" ?hidden=${!second}>
          <section class="compare-second" aria-label=${this.bench.state.texts.compareSecond}>
            ${second?.element ?? ""}
          </section>
          <div class="compare-losses">${second ? this.#lossesTemplate(second) : ""}</div>
        </div>
      </div>`;
  }

  ringMoved() {
    this.#second?.ringMoved();
  }

  /** The first run begins anew, is from a file, or is back again: what is to be known of it comes in this very task. */
  imagesChanged() {
    queueMicrotask(() => {
      if (!this.#second || this.#starting) return;
      this.#keepSecond();
      const { step } = this.bench.state;
      const broughtBack = step > 0 && !this.#fromFile;
      if (broughtBack && this.#second.takeBack()) return;
      if (broughtBack && step >= LATE) this.bench.actions.look({ rival: "" });
      else this.#second.beginAgain();
    });
  }

  close() {
    this.#endSecond();
    this.numbers.cancel();
    this.plots.close();
  }

  /** Another second run may be wanted, or none; or the first is no longer one that it could be beside. */
  #followRival() {
    const { look: { rival } } = this.bench.state;
    if (rival !== this.#rival) {
      this.#endSecond();
      this.#rival = rival;
      this.choice.takeRival(rival);
      if (rival !== "" && this.#young) this.#openSecond();
    }
    if (this.#second && this.#fromFile) this.#endSecond();
    this.#second?.followFirst();
  }

  /** A first run that has hardly begun can be caught up with. */
  get #young() {
    return this.bench.state.step < LATE && !this.#fromFile;
  }

  /** The first run goes on from a saved model: its steps before are not known. */
  get #fromFile() {
    return this.bench.records.present.opened ?? false;
  }

  #openSecond() {
    this.#second = new Second(this.bench, this.first, parseRival(this.#rival), () => this.numbers.request());
  }

  #endSecond() {
    if (!this.#second) return;
    this.#keepSecond();
    this.#second.close();
    this.#second = undefined;
  }

  #keepSecond() {
    const record = this.#second?.record;
    if (record) this.bench.records.keepRecord(record);
  }

  async #startBoth() {
    const { bench, choice, first } = this;
    const rival = choice.rival(bench.state.settings);
    parseRival(rival);
    this.#endSecond();
    this.#starting = true;
    this.#rival = rival;
    bench.actions.look({ rival });
    bench.actions.runAnew({});
    first.pause().catch(() => undefined); // until both have begun
    this.#openSecond();
    bench.changed();
    const second = this.#second;
    try {
      await Promise.all([first.ready, second?.element.ready]);
      if (this.#second === second) first.train();
    } finally {
      this.#starting = false;
      bench.changed();
    }
  }

  /**
   * Failures of either run are shown where they belong.
   * @param {SubmitEvent} event
   */
  #submit(event) {
    event.preventDefault();
    this.#startBoth().catch((error) => {
      if (!this.#second) this.bench.refuse(error);
    });
  }

  /**
   * The button goes: the focus stays in the tool.
   * @param {MouseEvent & { currentTarget: HTMLElement }} event
   */
  #dropRival({ currentTarget }) {
    const root = /** @type {ShadowRoot} */ (currentTarget.getRootNode());
    root.getElementById("compare-start")?.focus();
    this.bench.actions.look({ rival: "" });
  }

  #formTemplate() {
    const { bench, choice } = this;
    const state = bench.state;
    const { texts, settings } = state;
    const second = this.#second;
    return html`
      <form class="compare-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
        ${choice.template(state, () => bench.changed())}
        <button type="submit" id="compare-start" class=${second ? "" : "primary"} part="button"
          aria-describedby="compare-anew" title=${texts.compareStartHint} ?disabled=${this.#starting}>
          ${texts.compareStart}</button>
        <button type="button" id="compare-end" part="button" title=${texts.compareEndHint} ?hidden=${!second}
          @click=${(/** @type {any} */ event) => this.#dropRival(event)}>${texts.compareEnd}</button>
      </form>
      <p id="compare-anew" class=${second ? "said" : "hint"}>
        ${fill(texts.compareAnew, { seed: String(settings.seed) })}</p>`;
  }

  /** @param {Second} second */
  #wordsTemplate(second) {
    const { bench } = this;
    const state = bench.state;
    const { texts, settings } = state;
    const what = differences({ settings: { ...settings, ...second.otherwise } }, { settings }, state);
    return html`
      <div class="compare-words">
        <p id="compare-rival">${fill(texts.compareIs, { what })}</p>
        <p id="compare-status" class="hint" role="status">${this.#words(second)}</p>
        <button id="compare-pause" class="link" part="button" title=${texts.comparePauseHint} ?hidden=${!second.alone}
          @click=${() => this.first.pause().catch(bench.refuse)}>${texts.comparePause}</button>
      </div>`;
  }

  /**
   * How the two stand to each other.
   * @param {Second} second
   */
  #words({ alone, going, record, element: { stepCount } }) {
    const state = this.bench.state;
    const { texts, training, step } = state;
    if (this.#starting) return texts.compareStarting;
    if (alone) return fill(texts.compareAlone, { step: number(state, step) });
    if (record?.restored && !going && stepCount < step) {
      return fill(texts.compareDiverged, { step: number(state, stepCount) });
    }
    if (training && !going && stepCount < step) return fill(texts.compareStands, { step: number(state, stepCount) });
    if (training) return texts.compareTraining;
    return stepCount === step ? fill(texts.comparePaused, { step: number(state, step) }) : "";
  }

  /** @param {Second} second */
  #lossesTemplate(second) {
    const { record, state: other } = second;
    const { bench, plots } = this;
    const state = bench.state;
    const { texts } = state;
    const { present } = bench.records;
    plots.setRuns([{ ...present, style: 0 }, ...(record ? [{ ...record, style: 1 }] : [])]);
    plots.describe({
      reconstruction: fill(texts.compareChart, { name: texts.reconstruction }),
      kl: fill(texts.compareChart, { name: texts.kl }),
    });
    return html`
      ${this.#wordsTemplate(second)}
      ${numbersTemplate(state, [{ losses: state.losses, record: present }, { losses: other?.losses, record }])}
      <div class="compare-charts">
        ${COLUMNS.map((column) => html`
          <figure><figcaption>${texts[column]}</figcaption>${plots.elements[column]}</figure>`)}
      </div>`;
  }
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Compare(bench);
