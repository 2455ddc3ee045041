// Where a point of the latent plane lies on the canvas, and back: two exact inverses. x is right, y is up. The scale
// is fixed, so that nothing jumps under the reader's eyes, unless the reader zooms: then the canvas is a window on a
// part of the plane.

/** The handle moves within -REACH..REACH on both axes; the ticks end there too. */
export const REACH = 4;

/** Half the width of what is plotted: a little more than the handle can reach. */
export const SPAN = 4.3;

/**
 * A square part of the plane.
 * @typedef {object} Window
 * @property {number} x  of its middle
 * @property {number} y
 * @property {number} half  half a side
 */

/**
 * All of it.
 * @type {Readonly<Window>}
 */
export const HOME = Object.freeze({ x: 0, y: 0, half: SPAN });

/**
 * The multiples of 1, 0.5, 0.2, 0.1, ... within a stretch at which axes are labelled: at least four of them.
 * @param {number} from
 * @param {number} to
 */
export function ticks(from, to) {
  const room = (to - from) / 4;
  const power = 10 ** Math.floor(Math.log10(room));
  const step = Math.min(1, power * (room >= 5 * power ? 5 : room >= 2 * power ? 2 : 1));
  const count = Math.floor(to / step + 1e-9) - Math.ceil(from / step - 1e-9) + 1;
  // Rounded, so that no tick is called 0.30000000000000004.
  return Array.from({ length: count }, (_, i) => Number(((Math.ceil(from / step - 1e-9) + i) * step).toFixed(6)));
}

/**
 * The rings of the prior N(0, I): radius in sigma, and the share of the mass within, 1 - exp(-r^2 / 2) in two
 * dimensions.
 */
export const RINGS = [1, 2, 3].map((radius) => ({ radius, share: 1 - Math.exp(-(radius ** 2) / 2) }));

/** The shares of the mass within the contours of q(z) and of the prior. */
export const SHARES = [0.5, 0.8, 0.95];

/**
 * @param {number} x
 * @param {number} size  of the square canvas, in any unit
 * @param {Readonly<Window>} [window]
 */
export function toLeft(x, size, window = HOME) {
  return ((x - window.x + window.half) / (2 * window.half)) * size;
}

/**
 * @param {number} y
 * @param {number} size
 * @param {Readonly<Window>} [window]
 */
export function toTop(y, size, window = HOME) {
  return ((window.y + window.half - y) / (2 * window.half)) * size;
}

/**
 * @param {number} left
 * @param {number} size
 * @param {Readonly<Window>} [window]
 */
export function toX(left, size, window = HOME) {
  return (left / size) * 2 * window.half - window.half + window.x;
}

/**
 * @param {number} top
 * @param {number} size
 * @param {Readonly<Window>} [window]
 */
export function toY(top, size, window = HOME) {
  return window.y + window.half - (top / size) * 2 * window.half;
}

/**
 * A coordinate kept within the handle's reach.
 * @param {number} value
 */
export function withinReach(value) {
  return Math.min(REACH, Math.max(-REACH, value));
}
