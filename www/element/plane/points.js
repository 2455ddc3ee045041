// The posterior means of the training images as points of the plane: where each is, where it is on its way
// to, its colour and its shape. A point without a posterior is not drawn. Between two posteriors a point glides, for a
// moment only.

import { classColour, factorColour, parseHex, plainColour } from "./palette.js";
import { classShape, outnumberHues } from "./shapes.js";

/** @typedef {import("./palette.js").Scheme} Scheme */
/** @typedef {{ mu: Float32Array, logvar: Float32Array }} Posteriors  of z1 and z2, (n, 2) each */

const GLIDE = 90; // ms until about two thirds of the way are done
const ARRIVED = 0.004; // units of z: less than a pixel

/** In place of a shape: the reader has hidden the point's class. */
export const HIDDEN = 255;

export class Points {
  count = 0;
  /** Where each point is drawn; NaN where no posterior has come. */
  x = new Float32Array(0);
  y = new Float32Array(0);
  /** What the run says: mu and logvar of z1 and z2, (count, 2) each; NaN where no posterior has come. */
  present = { mu: new Float32Array(0), logvar: new Float32Array(0) };
  /** Of a moment that is shown in place of the present. @type {Readonly<Posteriors> | undefined} */
  #moment;
  /** @type {{ count: number, labels?: Uint8Array, factors?: Float32Array }[]} */
  parts = [];

  clear() {
    this.count = 0;
    this.parts = [];
    this.x = new Float32Array(0);
    this.y = new Float32Array(0);
    this.present = { mu: new Float32Array(0), logvar: new Float32Array(0) };
    this.#moment = undefined;
  }

  /** What is shown: those of the run, or of a moment. @returns {Readonly<Posteriors>} */
  get posteriors() {
    return this.#moment ?? this.present;
  }

  /** Shows a moment in place of the present, or the present again. @param {Readonly<Posteriors>} [moment] */
  show(moment) {
    this.#moment = moment;
    this.#takePlace(0, this.count);
  }

  /** The present posteriors are void; the images stay. */
  forget() {
    this.x.fill(NaN);
    this.y.fill(NaN);
    this.present.mu.fill(NaN);
    this.present.logvar.fill(NaN);
    this.#moment = undefined;
  }

  /** @param {{ count: number, labels?: Uint8Array, factors?: Float32Array }} part */
  add(part) {
    const count = this.count + part.count;
    this.x = longer(this.x, count);
    this.y = longer(this.y, count);
    this.present = { mu: longer(this.present.mu, 2 * count), logvar: longer(this.present.logvar, 2 * count) };
    this.parts.push(part);
    this.count = count;
  }

  /** Classes that occur, in order; none without labels. */
  get classes() {
    const present = new Set(this.parts.flatMap(({ labels }) => (labels ? [...new Set(labels)] : [])));
    return [...present].sort((a, b) => a - b);
  }

  /** The class of an image. @param {number} index */
  labelOf(index) {
    let first = 0;
    for (const { count, labels } of this.parts) {
      if (index < first + count) return labels?.[index - first];
      first += count;
    }
    return undefined;
  }

  get hasFactors() {
    return this.parts.some(({ factors }) => factors !== undefined);
  }

  /**
   * Takes posteriors of the run; of more than two latent dimensions the first two, of one the line y = 0.
   *
   * @param {{ from: number, mu: Float32Array, logvar: Float32Array }} posteriors  (n, latent) each
   * @param {number} latent
   */
  place({ from, mu, logvar }, latent) {
    const { present } = this;
    const count = Math.min(mu.length / latent, this.count - from);
    for (let i = 2 * from, k = 0; k < count * latent; i += 2, k += latent) {
      present.mu[i] = mu[k];
      present.mu[i + 1] = latent > 1 ? mu[k + 1] : 0;
      present.logvar[i] = logvar[k];
      present.logvar[i + 1] = latent > 1 ? logvar[k + 1] : -Infinity;
    }
    if (!this.#moment) this.#takePlace(from, from + count);
  }

  /**
   * Points that were nowhere are at once where they belong; points that belong nowhere vanish.
   *
   * @param {number} from
   * @param {number} end
   */
  #takePlace(from, end) {
    const { x, y, posteriors: { mu } } = this;
    for (let i = from; i < end; i++) {
      const to = 2 * i < mu.length ? mu[2 * i] : NaN;
      if (!Number.isNaN(x[i]) && !Number.isNaN(to)) continue;
      x[i] = to;
      y[i] = mu[2 * i + 1];
    }
  }

  /**
   * Lets the points glide on; Infinity brings them home at once. Says whether any is still on its way.
   *
   * @param {number} elapsed  ms
   */
  glide(elapsed) {
    const part = 1 - Math.exp(-elapsed / GLIDE);
    const { x, y, posteriors: { mu } } = this;
    const count = Math.min(this.count, mu.length / 2);
    let moving = false;
    for (let i = 0; i < count; i++) {
      const dx = mu[2 * i] - x[i];
      const dy = mu[2 * i + 1] - y[i];
      if (!(dx * dx + dy * dy > 0)) continue; // at home, or NaN: without a posterior
      if (Math.abs(dx) < ARRIVED && Math.abs(dy) < ARRIVED) {
        x[i] = mu[2 * i];
        y[i] = mu[2 * i + 1];
      } else {
        x[i] += dx * part;
        y[i] += dy * part;
        moving = true;
      }
    }
    return moving;
  }

  /**
   * The colour of each point, as a canvas holds it in memory (little-endian: A B G R).
   *
   * @param {Scheme} scheme
   */
  colours(scheme) {
    const colours = new Int32Array(this.count);
    const plain = packed(parseHex(plainColour(scheme)));
    const table = Array.from({ length: 256 }, (_, label) => packed(parseHex(classColour(scheme, label))));
    let at = 0;
    for (const { count, labels, factors } of this.parts) {
      for (let i = 0; i < count; i++, at++) {
        if (labels) colours[at] = table[labels[i]];
        else if (factors) colours[at] = packed(factorColour(scheme, factors[2 * i], factors[2 * i + 1]));
        else colours[at] = plain;
      }
    }
    return colours;
  }

  /**
   * The shape of each point, as an index, or HIDDEN. Points without a class are discs.
   *
   * @param {{ hidden: ReadonlySet<number>, shapes: boolean }} wish  which classes, and whether by shape too
   */
  shapes({ hidden, shapes }) {
    const result = new Uint8Array(this.count);
    const how = { repeat: outnumberHues(this.classes), shapes };
    const table = Array.from({ length: 256 }, (_, label) => (hidden.has(label) ? HIDDEN : classShape(label, how)));
    let at = 0;
    for (const { count, labels } of this.parts) {
      for (let i = 0; labels && i < count; i++) result[at + i] = table[labels[i]];
      at += count;
    }
    return result;
  }
}

/**
 * @param {Float32Array} values
 * @param {number} length
 */
function longer(values, length) {
  const result = new Float32Array(length).fill(NaN, values.length);
  result.set(values);
  return result;
}

/** @param {import("./palette.js").Rgb} rgb */
function packed([r, g, b]) {
  return 0xff000000 | (b << 16) | (g << 8) | r;
}
