// Which images lie nearest to a spot of the plane: as its point is drawn, or by the mean of its posterior.

import { HIDDEN } from "./points.js";
import { SPAN } from "./scale.js";

/** @typedef {import("./points.js").Points} Points */
/** @typedef {{ index: number, distance: number }} Found  in units of z */

/**
 * The image whose point is seen nearest to a spot, within reach.
 * @param {Points} points
 * @param {readonly [number, number]} at
 * @param {object} how
 * @param {number} how.reach  in units of z
 * @param {Readonly<import("./scale.js").Window>} how.window  what is seen
 * @param {readonly number[]} how.hiddenClasses
 * @returns {Found | undefined}
 */
export function nearestPoint(points, at, { reach, window, hiddenClasses }) {
  // What is out of range lies at the border of all that is plotted.
  const drawn = (/** @type {number} */ value) => Math.min(SPAN, Math.max(-SPAN, value));
  const { x, y } = points;
  return nearest(points, at, reach, hiddenClasses, (i) => {
    const [left, top] = [drawn(x[i]), drawn(y[i])];
    const seen = Math.abs(left - window.x) <= window.half && Math.abs(top - window.y) <= window.half;
    return seen ? distance(at, left, top) : NaN;
  });
}

/**
 * The image of a class that is shown whose posterior has its mean nearest to a spot.
 * @param {Points} points
 * @param {readonly [number, number]} at
 * @param {{ hiddenClasses: readonly number[], latent: number }} how  with one latent dimension, z1 alone
 *   counts
 * @returns {Found | undefined}
 */
export function nearestImage(points, [x, y], { hiddenClasses, latent }) {
  /** @type {[number, number]} */
  const at = [x, latent > 1 ? y : 0];
  const { mu } = points.posteriors;
  return nearest(points, at, Infinity, hiddenClasses, (i) => distance(at, mu[2 * i], mu[2 * i + 1]));
}

/**
 * Some images, of whatever class, whose posteriors have their means nearest to a spot: the nearest comes first.
 * @param {Points} points
 * @param {readonly [number, number]} at
 * @param {number} most
 * @returns {Found[]}
 */
export function nearestImages(points, at, most) {
  const { mu } = points.posteriors;
  /** @type {Found[]} */
  const found = [];
  for (let index = 0; index < points.count; index++) {
    const to = distance(at, mu[2 * index], mu[2 * index + 1]);
    if (!(to < (found.length < most ? Infinity : found[most - 1].distance))) continue;
    const place = found.findIndex((other) => other.distance > to);
    found.splice(place < 0 ? found.length : place, 0, { index, distance: to });
    found.length = Math.min(found.length, most);
  }
  return found;
}

/**
 * @param {Points} points
 * @param {readonly [number, number]} at
 * @param {number} reach
 * @param {readonly number[]} hiddenClasses
 * @param {(index: number) => number} distanceTo  NaN: it is not there
 */
function nearest(points, at, reach, hiddenClasses, distanceTo) {
  const hidden = new Set(hiddenClasses);
  const shapes = hidden.size > 0 ? points.shapes({ hidden, shapes: false }) : undefined;
  /** @type {Found | undefined} */
  let found;
  for (let index = 0; index < points.count; index++) {
    const to = distanceTo(index);
    if (to <= (found?.distance ?? reach) && shapes?.[index] !== HIDDEN) found = { index, distance: to };
  }
  return found;
}

/**
 * @param {readonly [number, number]} at
 * @param {number} x
 * @param {number} y
 */
function distance(at, x, y) {
  return Math.sqrt((at[0] - x) ** 2 + (at[1] - y) ** 2);
}
