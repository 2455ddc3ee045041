// Where a point of the latent plane lies on the canvas, and back: two exact inverses. The scale is fixed, so
// that nothing jumps under the reader's eyes: x is right, y is up, and both reach a little beyond what the
// handle can reach.

/** The handle moves within -REACH..REACH on both axes; the ticks end there too. */
export const REACH = 4;

/** Half the width of what is plotted. */
export const SPAN = 4.3;

/** Where axes are labelled. */
export const TICKS = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/**
 * The rings of the prior N(0, I): radius in sigma, and the share of the mass within, 1 - exp(-r^2 / 2) in two
 * dimensions.
 */
export const RINGS = [1, 2, 3].map((radius) => ({ radius, share: 1 - Math.exp(-(radius ** 2) / 2) }));

/**
 * @param {number} x
 * @param {number} size  of the square canvas, in any unit
 */
export function toLeft(x, size) {
  return ((x + SPAN) / (2 * SPAN)) * size;
}

/**
 * @param {number} y
 * @param {number} size
 */
export function toTop(y, size) {
  return ((SPAN - y) / (2 * SPAN)) * size;
}

/**
 * @param {number} left
 * @param {number} size
 */
export function toX(left, size) {
  return (left / size) * 2 * SPAN - SPAN;
}

/**
 * @param {number} top
 * @param {number} size
 */
export function toY(top, size) {
  return SPAN - (top / size) * 2 * SPAN;
}

/**
 * A coordinate kept within the handle's reach.
 *
 * @param {number} value
 */
export function withinReach(value) {
  return Math.min(REACH, Math.max(-REACH, value));
}
