// The tool "step": makes one real step and tells it in ten captions, each with its formula, its numbers and a
// figure, one after another or all at once; what they speak of comes up on the plane.

import { html, svg } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { format, number } from "../../../ui/numbers.js";
import pullsCss from "../../plane/pulls.css";
import symbolsCss from "../../../ui/symbols.css";
import { fill } from "../../../ui/fill.js";
import { captions, signTemplate } from "./captions.js";
import { planeMarks } from "./planemarks.js";
import { strongest } from "./shades.js";
import stepCss from "./step.css";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("./captions.js").Told} Told */

/**
 * What is remembered of a traced step, and how far its reader has come.
 * @typedef {Pick<Told, "trace" | "beta" | "noise" | "label" | "units"> & { at: number, all: boolean }} Telling
 */

export const css = `${symbolsCss}\n${pullsCss}\n${stepCss}`;

const LAST = captions.length - 1;
const CAPTION_FOR = 6000; // ms, while it plays

/**
 * Which caption a key goes to.
 * @type {Record<string, (at: number) => number>}
 */
const KEYS = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: () => LAST,
};

/**
 * The last traced step of each run: it is there still when the tool is opened again.
 * @type {WeakMap<object, Telling>}
 */
const tellings = new WeakMap();

class Step {
  #asked = false;
  #closed = false;
  /** Turns to the next caption, while it plays. */
  #player = 0;

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
  }

  imagesChanged() {
    this.#stopPlaying();
  }

  close() {
    this.#closed = true;
    this.#stopPlaying();
  }

  get #telling() {
    return tellings.get(this.bench.records.present);
  }

  template() {
    const { texts } = this.bench.state;
    const telling = this.#telling;
    return html`
      <div class="slow" part="slow-motion" @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event)}>
        <div class="slow-row">
          <button id="slow-make" class=${telling ? "chip" : "primary"} part="button" title=${texts.slowMakeHint}
            aria-disabled=${this.#asked} @click=${() => this.#makeStep()}>
            ${telling ? texts.slowAgain : texts.slowMake}</button>
          ${telling ? this.#wayTemplate(telling) : ""}
          <p class="hint" role="status">${telling ? this.#of(telling) : texts.slowIntro}</p>
        </div>
        ${telling ? this.#told(telling) : ""}
      </div>`;
  }

  /** @param {import("../../plane/marks.js").Rule} rule */
  marks(rule) {
    const { texts, language, past, look: { text } } = this.bench.state;
    const telling = this.#telling;
    if (!telling || past) return svg``;
    const words = (/** @type {number} */ bar) => ({
      kl: texts.pointArrowKl, reconstruction: texts.pointArrowReconstruction, sum: texts.pointArrowSum,
      bar: fill(texts.pointBar, { nats: format(language, {}, bar) }),
    });
    const pixel = rule.pixel * (text === "large" ? 1.7 : 1);
    return planeMarks(telling, telling.all ? LAST : telling.at, words, { ...rule, pixel });
  }

  /** @param {Telling} telling */
  #of({ trace: { step, epoch, batch } }) {
    const state = this.bench.state;
    const [at, of, images] = [step, epoch, batch].map((value) => number(state, value));
    return fill(state.texts.slowOf, { step: at, epoch: of, batch: images });
  }

  /**
   * From caption to caption.
   * @param {Telling} telling
   */
  #wayTemplate({ at, all }) {
    const { texts } = this.bench.state;
    const playing = this.#player !== 0;
    return html`
      <button id="slow-back" class="chip" part="button" ?hidden=${all} aria-disabled=${at === 0}
        @click=${() => this.#go(at - 1)}>${texts.slowBack}</button>
      <button id="slow-next" class="chip" part="button" ?hidden=${all} aria-disabled=${at === LAST}
        @click=${() => this.#go(at + 1)}>${texts.slowNext}</button>
      <button id="slow-play" class="chip" part="button" ?hidden=${all} title=${texts.slowPlayHint}
        @click=${() => (playing ? this.#stopPlaying() : this.#playCaptions())}
        >${playing ? texts.slowStop : texts.slowPlay}</button>
      <button id="slow-all" class="chip" part="button" aria-pressed=${all} title=${texts.slowAllHint}
        @click=${() => this.#showAll(!all)}>${texts.slowAll}</button>
      <span id="slow-at" class="hint" ?hidden=${all}>${at + 1} / ${captions.length}</span>`;
  }

  /** @param {Telling} telling */
  #told(telling) {
    const state = this.bench.state;
    const { texts } = state;
    const { at, all, units } = telling;
    const choose = (/** @type {"h" | "decoderH"} */ layer, /** @type {number} */ unit) => {
      units[layer] = unit;
      this.bench.changed();
    };
    const told = { ...telling, state, choose };
    // While the run goes on the rest of the state changes all the time, and what is told does not.
    const { language, look: { text }, legend: { scheme } } = state;
    const seen = [telling, at, all, units.h, units.decoderH, language, texts, text, scheme];
    return html`
      <div class="slow-signs" role="group" aria-label=${texts.slowCaptions} ?hidden=${all}>
        ${captions.map((caption, i) => {
          const hint = fill(texts.slowSign, { n: i + 1, of: captions.length, title: texts[caption.title] });
          return html`
            <button id="slow-sign-${i + 1}" part="button" tabindex=${i === at ? 0 : -1}
              title=${hint} aria-current=${i === at ? "step" : "false"}
              @click=${() => this.#go(i)}>${signTemplate(caption)}</button>`;
        })}
      </div>
      <div class="slow-captions">
        ${guard(seen, () => captions.map((_, i) => (all || i === at ? this.#caption(told, i) : "")))}
      </div>`;
  }

  /**
   * @param {Told} told
   * @param {number} i
   */
  #caption(told, i) {
    const { signs, title, text, body } = captions[i];
    return html`
      <section class="slow-caption" aria-labelledby="slow-title-${i + 1}">
        <div aria-live="polite">
          <p class="slow-title" id="slow-title-${i + 1}"><span class="symbol symbol-${signs[0][0]}">${i + 1}</span>
            ${told.state.texts[title]}</p>
          <p>${text(told)}</p>
        </div>
        <div class="slow-body">${body(told)}</div>
      </section>`;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const telling = this.#telling;
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!telling || telling.all || altKey || ctrlKey || metaKey || shiftKey) return;
    const at = Object.hasOwn(KEYS, key) ? KEYS[key](telling.at) : undefined;
    const from = /** @type {HTMLElement} */ (event.target);
    if (at === undefined || from.matches("input")) return;
    event.preventDefault();
    this.#go(at);
    const signs = from.closest(".slow-signs")?.children;
    if (signs) /** @type {HTMLElement} */ (signs[telling.at]).focus();
  }

  /**
   * To a caption; past either end nothing happens.
   * @param {number} at
   */
  #go(at) {
    const telling = this.#telling;
    this.#stopPlaying();
    if (telling && at >= 0 && at <= LAST) telling.at = at;
    this.bench.changed();
  }

  /** @param {boolean} all */
  #showAll(all) {
    const telling = this.#telling;
    this.#stopPlaying();
    if (telling) telling.all = all;
    this.bench.changed();
  }

  /** From the first caption, if the last is shown. */
  #playCaptions() {
    const telling = this.#telling;
    this.#stopPlaying();
    if (!telling) return;
    if (telling.at === LAST) telling.at = 0;
    this.#player = window.setInterval(() => {
      telling.at += 1;
      if (telling.at >= LAST) this.#stopPlaying();
      this.bench.changed();
    }, CAPTION_FOR);
    this.bench.changed();
  }

  #stopPlaying() {
    clearInterval(this.#player);
    this.#player = 0;
    if (!this.#closed) this.bench.changed();
  }

  #makeStep() {
    const { bench } = this;
    const { texts, images, settings: { beta, noise } } = bench.state;
    if (this.#asked) return;
    if (images === 0) return bench.refuse(new Error(texts.slowNoImages));
    this.#stopPlaying();
    this.#asked = true;
    const run = bench.records.present;
    const ended = () => {
      this.#asked = false;
      if (!this.#closed) bench.changed();
    };
    bench.trace().then((/** @type {Told["trace"]} */ trace) => {
      const { index, h, decoderH } = trace.image;
      const units = { h: strongest(h), decoderH: strongest(decoderH) };
      const { all = false } = tellings.get(run) ?? {};
      tellings.set(run, { trace, beta, noise, label: bench.plane.points.classOf(index), units, at: 0, all });
      ended();
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (run === bench.records.present && !this.#closed && !all && !still) this.#playCaptions();
    }, (/** @type {Error} */ error) => {
      ended();
      if (run === bench.records.present) bench.refuse(error);
    });
  }
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Step(bench);
