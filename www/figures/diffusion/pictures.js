// What the decoder makes of particles, where they started and where they are: of the chosen one, and of the first few.

import { html } from "lit-html";
import { picture } from "../../ui/picture.js";
import { fill } from "../../ui/fill.js";
import { rows } from "../../ui/rows.js";

/** Of the strip: the first particles. */
const STRIP = 8;

/** @typedef {{ starts: Float32Array, chosen: number, before: Float32Array[], now: Float32Array[] }} Decoded */

export class Pictures {
  /** @type {Decoded | undefined} */
  #decoded;
  #decoding = false;
  #wanted = false;

  /**
   * @param {import("../engine.js").Engine} decoder
   * @param {import("./chain.js").Chain} chain
   * @param {() => void} changed
   */
  constructor(decoder, chain, changed) {
    this.decoder = decoder;
    this.chain = chain;
    this.changed = changed;
  }

  /**
   * Of where the particles are by then; only the newest wish counts.
   * @param {number} chosen
   */
  async decodeParticles(chosen) {
    this.chosen = chosen;
    this.#wanted = true;
    if (this.#decoding) return;
    this.#decoding = true;
    try {
      while (this.#wanted) {
        this.#wanted = false;
        await this.#renew(this.chosen);
        this.changed();
      }
    } finally {
      this.#decoding = false;
    }
  }

  /** @param {number} chosen */
  async #renew(chosen) {
    const { starts, points } = this.chain;
    const known = this.#decoded;
    const kept = known?.starts === starts && known.chosen === chosen;
    const [before, now] = await Promise.all([
      kept ? known.before : this.#imagesOf(starts, chosen), this.#imagesOf(points, chosen),
    ]);
    this.#decoded = { starts, chosen, before, now };
  }

  /**
   * @param {Float32Array} points
   * @param {number} chosen
   */
  async #imagesOf(points, chosen) {
    const few = new Float32Array([...points.subarray(2 * chosen, 2 * chosen + 2), ...points.subarray(0, 2 * STRIP)]);
    const pixels = await this.decoder.call("decode", few);
    return rows(pixels, pixels.length / (1 + STRIP));
  }

  /**
   * The chosen particle's image.
   * @returns {Float32Array | undefined}
   */
  get pixels() {
    return this.#decoded?.now[0];
  }

  /**
   * The chosen particle.
   * @param {import("../host.js").FigureHost} host
   */
  pair(host) {
    const { texts, scheme } = host;
    const { before = [], now = [] } = this.#decoded ?? {};
    const here = this.chain.t === 0 ? texts.decodedEnd : fill(texts.decodedNow, { t: this.chain.t });
    return html`
      <div class="pair">
        <figure>${picture(before[0], { label: texts.decodedStart, scheme })}
          <figcaption>${texts.decodedStart}</figcaption></figure>
        <figure id="decoded">${picture(now[0], { label: here, scheme })}
          <figcaption>${here}</figcaption></figure>
      </div>`;
  }

  /**
   * The first few.
   * @param {import("../host.js").FigureHost} host
   */
  strip({ texts, scheme }) {
    const { before = [], now = [] } = this.#decoded ?? {};
    const row = (/** @type {Float32Array[]} */ images) =>
      Array.from({ length: STRIP }, (_, i) => picture(images[i + 1], { label: "", scheme }));
    return html`
      <div class="strip" role="img" aria-label=${fill(texts.strip, { count: STRIP })}>
        ${row(before)} ${row(now)}
      </div>
      <p class="hint">${fill(texts.strip, { count: STRIP })}</p>`;
  }
}
