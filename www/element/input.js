// Checks what pages hand to the element's methods, before anything is changed: each refusal names the field,
// what was expected and what came.

import { kindOfLabels, readLabels } from "./labels.js";
import { kindOf, shown } from "../ui/fields.js";

/** @typedef {import("./protocol.js").Part} Part */

/**
 * Images of the page's own, as one part; a copy, since the page may go on using its arrays.
 * @param {unknown} pixels
 * @param {unknown} labels
 * @param {unknown} split
 * @param {number} side  of an image, in pixels
 * @returns {Part}
 */
export function readImages(pixels, labels, split, side) {
  const size = side ** 2;
  if (!(pixels instanceof Uint8Array)) throw new Error(`pixels must be a Uint8Array, got ${kindOf(pixels)}`);
  if (pixels.length === 0 || pixels.length % size !== 0) {
    const came = `${pixels.length} bytes`;
    throw new Error(`pixels must hold ${size} bytes an image, at least one image, got ${came}`);
  }
  const known = readLabels(labels, pixels.length / size);
  if (split !== "train" && split !== "held-out") {
    throw new Error(`split must be "train" or "held-out", got ${shown(split)}`);
  }
  return { split, pixels: pixels.slice(), labels: known };
}

/**
 * Parts and one more. Within a split, all images have labels of one kind or none has.
 * @param {Part[]} parts
 * @param {Part} part
 */
export function joined(parts, part) {
  const present = parts.find(({ split }) => split === part.split);
  if (present && kindOfLabels(present.labels) !== kindOfLabels(part.labels)) {
    const [expected, came] = [kindOfLabels(present.labels), kindOfLabels(part.labels)];
    throw new Error(`labels must be ${expected}, as for the ${part.split} images already there, got ${came}`);
  }
  return [...parts, part];
}

/**
 * Numbers for the worker: rows of `width` finite numbers.
 * @param {string} field
 * @param {unknown} values
 * @param {number} width
 * @returns {Float32Array}
 */
function readRows(field, values, width) {
  if (!(values instanceof Float32Array) && !Array.isArray(values)) {
    throw new Error(`${field} must be a Float32Array or an array of numbers, got ${kindOf(values)}`);
  }
  if (values.length === 0 || values.length % width !== 0) {
    const came = `${values.length} numbers`;
    throw new Error(`${field} must hold rows of ${width} numbers, at least one row, got ${came}`);
  }
  const bad = values.findIndex((/** @type {unknown} */ value) => !Number.isFinite(value));
  if (bad >= 0) throw new Error(`${field} must hold finite numbers, got ${shown(values[bad])} at ${bad}`);
  return Float32Array.from(values);
}

/**
 * Points of the latent space: rows of `latent` numbers. A single [x, y] will do for any: further dimensions
 * are 0.
 * @param {unknown} z
 * @param {number} latent
 */
export function readPoints(z, latent) {
  const short = Array.isArray(z) && z.length === 2 && latent !== 2;
  return readRows("z", short ? [...z, ...new Array(latent).fill(0)].slice(0, latent) : z, latent);
}

/**
 * Images as numbers in [0, 1]: rows of side * side.
 * @param {unknown} values
 * @param {number} side
 * @returns {Float32Array}
 */
export function readPixels(values, side) {
  const x = readRows("x", values, side ** 2);
  const bad = x.findIndex((value) => value < 0 || value > 1);
  if (bad >= 0) throw new Error(`x must lie within [0, 1], got ${x[bad]} at ${bad}`);
  return x;
}

/**
 * A file's bytes.
 * @param {unknown} bytes
 * @returns {Uint8Array}
 */
export function readBytes(bytes) {
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (bytes instanceof Uint8Array) return bytes;
  throw new Error(`bytes must be a Uint8Array or an ArrayBuffer, got ${kindOf(bytes)}`);
}
