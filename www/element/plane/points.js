// The posterior means of the training images as points of the plane: where each is, where it is on its way
// to, its colour and its shape. A point without a posterior is not drawn. Between two posteriors a point glides, for a
// moment only.

import { classesOf, numbersOf } from "../labels.js";
import { classColour, factorColour, numberColour, parseHex, plainColour } from "./palette.js";
import { classShape, outnumberHues } from "./shapes.js";

/** @typedef {import("./palette.js").Scheme} Scheme */
/** @typedef {{ mu: Float32Array, logvar: Float32Array }} Posteriors  of z1 and z2, (n, 2) each */

/**
 * Images that came together, and what is known of them: at most one of the three.
 * @typedef {object} Part
 * @property {number} count
 * @property {import("../labels.js").Classes} [classes]
 * @property {Float32Array} [numbers]
 * @property {Float32Array} [factors]
 */

const CLASSES = 2 ** 16;

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
  /**
   * Of a moment that is shown in place of the present.
   * @type {Readonly<Posteriors> | undefined}
   */
  #moment;
  /** @type {Part[]} */
  parts = [];

  /**
   * What is shown: those of the run, or of a moment.
   * @returns {Readonly<Posteriors>}
   */
  get posteriors() {
    return this.#moment ?? this.present;
  }

  /**
   * Shows a moment in place of the present, or the present again.
   * @param {Readonly<Posteriors>} [moment]
   */
  showMoment(moment) {
    this.#moment = moment;
    this.#takePlace(0, this.count);
  }

  /** The present posteriors are void; the images stay. */
  forgetPosteriors() {
    this.x.fill(NaN);
    this.y.fill(NaN);
    this.present.mu.fill(NaN);
    this.present.logvar.fill(NaN);
    this.#moment = undefined;
  }

  /** @param {import("../protocol.js").Arrived} part */
  addImages({ labels, factors, ...part }) {
    const count = this.count + part.count;
    this.x = longer(this.x, count);
    this.y = longer(this.y, count);
    this.present = { mu: longer(this.present.mu, 2 * count), logvar: longer(this.present.logvar, 2 * count) };
    this.parts.push({ ...part, classes: classesOf(labels), numbers: numbersOf(labels), factors });
    this.count = count;
  }

  /** Classes that occur, in order; none where images have no class. */
  get classes() {
    const present = new Set(this.parts.flatMap(({ classes }) => [...new Set(classes)]));
    return [...present].sort((a, b) => a - b);
  }

  /**
   * The least and the largest number of the images; undefined where no number is known.
   * @returns {[number, number] | undefined}
   */
  get range() {
    let [least, most] = [Infinity, -Infinity];
    for (const { numbers } of this.parts) {
      numbers?.filter(Number.isFinite).forEach((number) => {
        least = Math.min(least, number);
        most = Math.max(most, number);
      });
    }
    return least <= most ? [least, most] : undefined;
  }

  /**
   * The class of an image, if it is known.
   * @param {number} index
   */
  classOf(index) {
    return this.#labelOf(index, "classes");
  }

  /**
   * The number of an image, if it is known.
   * @param {number} index
   */
  numberOf(index) {
    const number = this.#labelOf(index, "numbers");
    return Number.isFinite(number) ? number : undefined;
  }

  /**
   * @param {number} index
   * @param {"classes" | "numbers"} kind
   */
  #labelOf(index, kind) {
    let first = 0;
    for (const { count, [kind]: labels } of this.parts) {
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
   * @param {{ from: number, mu: Float32Array, logvar: Float32Array }} posteriors  (n, latent) each
   * @param {number} latent
   */
  placePosteriors({ from, mu, logvar }, latent) {
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
   * @param {Scheme} scheme
   */
  colours(scheme) {
    const colours = new Int32Array(this.count);
    const plain = packed(parseHex(plainColour(scheme)));
    const table = tableOf(this.classes, (label) => packed(parseHex(classColour(scheme, label))));
    const [least, most] = this.range ?? [0, 0];
    const share = (/** @type {number} */ number) => (most > least ? (number - least) / (most - least) : 0.5);
    let at = 0;
    for (const { count, classes, numbers, factors } of this.parts) {
      for (let i = 0; i < count; i++, at++) {
        if (classes) colours[at] = table[classes[i]];
        else if (numbers && Number.isFinite(numbers[i])) colours[at] = packed(numberColour(scheme, share(numbers[i])));
        else if (factors) colours[at] = packed(factorColour(scheme, factors[2 * i], factors[2 * i + 1]));
        else colours[at] = plain;
      }
    }
    return colours;
  }

  /**
   * The shape of each point, as an index, or HIDDEN. Points without a class are discs.
   * @param {{ hidden: ReadonlySet<number>, shapes: boolean }} wish  which classes, and whether by shape too
   */
  shapes({ hidden, shapes }) {
    const result = new Uint8Array(this.count);
    const how = { repeat: outnumberHues(this.classes), shapes };
    const table = tableOf(this.classes, (label) => (hidden.has(label) ? HIDDEN : classShape(label, how)));
    let at = 0;
    for (const { count, classes } of this.parts) {
      for (let i = 0; classes && i < count; i++) result[at + i] = table[classes[i]];
      at += count;
    }
    return result;
  }
}

/**
 * A value for each class that occurs, by the class.
 * @param {number[]} classes
 * @param {(label: number) => number} valueOf
 */
function tableOf(classes, valueOf) {
  const table = new Int32Array(CLASSES);
  for (const label of classes) table[label] = valueOf(label);
  return table;
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
