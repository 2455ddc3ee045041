// The posterior means of the training images as points of the plane: where each is, where it is on its way
// to, its colour and its shape. A point without a posterior is not drawn. Between two posteriors a point glides, for a
// moment only.

import { classColour, factorColour, parseHex, plainColour } from "./palette.js";
import { classShape, outnumberHues } from "./shapes.js";

/** @typedef {import("./palette.js").Scheme} Scheme */

const GLIDE = 90; // ms until about two thirds of the way are done
const ARRIVED = 0.004; // units of z: less than a pixel

/** In place of a shape: the reader has hidden the point's class. */
export const HIDDEN = 255;

export class Points {
  count = 0;
  /** Where each point is drawn; NaN where no posterior has come. */
  x = new Float32Array(0);
  y = new Float32Array(0);
  /** Where each point goes. */
  #toX = new Float32Array(0);
  #toY = new Float32Array(0);
  /** @type {{ count: number, labels?: Uint8Array, factors?: Float32Array }[]} */
  parts = [];

  clear() {
    this.count = 0;
    this.parts = [];
    for (const name of /** @type {const} */ (["x", "y"])) this[name] = new Float32Array(0);
    this.#toX = new Float32Array(0);
    this.#toY = new Float32Array(0);
  }

  /** The present posteriors are void; the images stay. */
  forget() {
    this.x.fill(NaN);
    this.y.fill(NaN);
  }

  /** @param {{ count: number, labels?: Uint8Array, factors?: Float32Array }} part */
  add(part) {
    const count = this.count + part.count;
    this.x = longer(this.x, count);
    this.y = longer(this.y, count);
    this.#toX = longer(this.#toX, count);
    this.#toY = longer(this.#toY, count);
    this.parts.push(part);
    this.count = count;
  }

  /** Classes that occur, in order; none without labels. */
  get classes() {
    const present = new Set(this.parts.flatMap(({ labels }) => (labels ? [...new Set(labels)] : [])));
    return [...present].sort((a, b) => a - b);
  }

  get hasFactors() {
    return this.parts.some(({ factors }) => factors !== undefined);
  }

  /**
   * Takes posterior means; of more than two latent dimensions the first two, of one the line y = 0.
   *
   * @param {number} from
   * @param {Float32Array} mu  (n, latent)
   * @param {number} latent
   */
  place(from, mu, latent) {
    for (let i = from, k = 0; k < mu.length && i < this.count; i++, k += latent) {
      this.#toX[i] = mu[k];
      this.#toY[i] = latent > 1 ? mu[k + 1] : 0;
      if (Number.isNaN(this.x[i])) {
        this.x[i] = this.#toX[i];
        this.y[i] = this.#toY[i];
      }
    }
  }

  /**
   * Lets the points glide on; Infinity brings them home at once. Says whether any is still on its way.
   *
   * @param {number} elapsed  ms
   */
  glide(elapsed) {
    const part = 1 - Math.exp(-elapsed / GLIDE);
    const { x, y } = this;
    const toX = this.#toX;
    const toY = this.#toY;
    let moving = false;
    for (let i = 0; i < this.count; i++) {
      const dx = toX[i] - x[i];
      const dy = toY[i] - y[i];
      if (!(dx * dx + dy * dy > 0)) continue; // at home, or NaN: without a posterior
      if (Math.abs(dx) < ARRIVED && Math.abs(dy) < ARRIVED) {
        x[i] = toX[i];
        y[i] = toY[i];
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
