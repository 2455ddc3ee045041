// What is known of each image beside its pixels: a class from 0 to 65,535, or a number to colour by. The network is
// never told.

import { kindOf } from "../ui/fields.js";

/** @typedef {Uint8Array | Uint16Array} Classes */
/** @typedef {Classes | Float32Array} Labels  numbers that are not finite stand for unknown ones */

const KINDS = [Uint8Array, Uint16Array, Float32Array];

/**
 * Labels as a page hands them over, one an image; throws an Error that names what came.
 * @param {unknown} labels
 * @param {number} count
 * @returns {Labels | undefined}
 */
export function readLabels(labels, count) {
  if (labels === undefined) return undefined;
  const Kind = KINDS.find((kind) => labels instanceof kind);
  if (!Kind) {
    throw new Error(`labels must be a Uint8Array, a Uint16Array, a Float32Array or undefined, got ${kindOf(labels)}`);
  }
  const given = /** @type {Labels} */ (labels);
  if (given.length !== count) throw new Error(`labels must have one label an image (${count}), got ${given.length}`);
  return given.slice();
}

/**
 * The classes among labels.
 * @param {Labels} [labels]
 * @returns {Classes | undefined}
 */
export const classesOf = (labels) => (labels instanceof Float32Array ? undefined : labels);

/**
 * The numbers among labels.
 * @param {Labels} [labels]
 * @returns {Float32Array | undefined}
 */
export const numbersOf = (labels) => (labels instanceof Float32Array ? labels : undefined);

/**
 * What labels are, in words.
 * @param {Labels} [labels]
 */
export function kindOfLabels(labels) {
  if (!labels) return "undefined";
  return numbersOf(labels) ? "numbers" : "classes";
}
