// Of more latent units than a plane has: a slider for each, and what the model makes of them all, decoded at each move.

import { html } from "lit-html";
import { number } from "../../../ui/numbers.js";
import { picture } from "../../../ui/picture.js";
import { Refresh } from "../../client/refresh.js";
import { unitName } from "../../progress/units.js";
import { hasPlane } from "../../settings.js";

const REACH = 3; // of the sliders, in units of z
const STEP = 0.05;
const DECODE_EVERY = 30; // ms

/**
 * What each element's sliders are at, by its plane: they are there again when the tool is.
 * @type {WeakMap<object, Float32Array>}
 */
const kept = new WeakMap();

export class Latents {
  /**
   * What the model makes of them.
   * @type {Float32Array | undefined}
   */
  #pixels;

  /** @param {import("../bench.js").Bench} bench */
  constructor(bench) {
    this.bench = bench;
    this.refresh = new Refresh(DECODE_EVERY, () => this.#decode(), (error) => {
      // A run that was replaced answers no more; the next one is asked again.
      if (bench.state.images > 0) console.warn(`zscape: ${error.message}`);
    });
  }

  /** One value a unit: in another run there may be more of them, or fewer. */
  get #z() {
    const { bench } = this;
    const { latent } = bench.state.settings;
    const before = kept.get(bench.plane);
    if (before?.length === latent) return before;
    const z = new Float32Array(latent);
    kept.set(bench.plane, z);
    this.#pixels = undefined;
    return z;
  }

  modelChanged() {
    this.refresh.request();
  }

  close() {
    this.refresh.cancel();
  }

  /** @param {Float32Array} [mu]  of the image that is chosen, where it is known */
  template(mu) {
    const state = this.bench.state;
    const { texts, legend: { scheme } } = state;
    return html`
      <section class="latents" aria-label=${texts.pointLatents}>
        <p class="point-head">${texts.pointLatents}</p>
        <div class="latents-shown">
          ${picture(this.#pixels, { label: texts.pointLatentsPicture, scheme })}
          <button id="latents-zero" class="chip" part="button" title=${texts.pointLatentsZeroHint}
            @click=${() => this.#put(this.#z.map(() => 0))}>${texts.pointLatentsZero}</button>
          <button id="latents-image" class="chip" part="button" title=${texts.pointLatentsImageHint} ?disabled=${!mu}
            @click=${() => mu && this.#put(mu.map(within))}>${texts.pointLatentsImage}</button>
        </div>
        <div class="latents-sliders">
          ${[...this.#z].map((value, i) => this.#slider(value, i))}
        </div>
      </section>`;
  }

  /**
   * @param {number} value
   * @param {number} i
   */
  #slider(value, i) {
    const text = number(this.bench.state, value, 2);
    return html`
      <label><span>${unitName(i)}</span>
        <input id="latent-${i + 1}" type="range" part="slider" aria-label=${unitName(i)}
          min=${-REACH} max=${REACH} step=${STEP} .value=${String(value)}
          title=${this.bench.state.texts.pointLatentsHint} aria-valuetext=${text}
          @input=${(/** @type {any} */ { target }) => this.#put(this.#z.with(i, Number(target.value)))} />
        <data value=${value}>${text}</data>
      </label>`;
  }

  /** @param {Float32Array} z */
  #put(z) {
    this.#z.set(z);
    this.refresh.hurry();
    this.bench.changed();
  }

  async #decode() {
    const { bench } = this;
    const z = this.#z;
    if (hasPlane(bench.state.settings) || bench.model?.latent !== z.length) return;
    const pixels = await bench.decode("latents", z.slice());
    if (!pixels) return;
    this.#pixels = pixels;
    bench.changed();
  }
}

/** @param {number} value */
function within(value) {
  return Math.min(REACH, Math.max(-REACH, value));
}
