// Where things lie in the picture: x to the right, f upwards (downwards if it is a depth), δJ/δf in a strip below.

/** @typedef {import("../functional.js").Picture} Picture */
/** @typedef {import("../functional.js").Problem} Problem */
/** @typedef {{ low: number, high: number }} Window  of f */

/**
 * The part of the curve and the part of the strip, in CSS pixels: letters and points keep their size in a narrow box.
 *
 * @param {number} width  of the picture
 */
export function geometryOf(width) {
  const bottom = 10 + Math.max(230, Math.min(380, 0.5 * width));
  const top = bottom + 30; // x has its numbers between
  return {
    width,
    height: top + 100,
    curve: { left: 40, right: width - 12, top: 10, bottom },
    strip: { top, bottom: top + 96, middle: top + 48 },
  };
}

/** @typedef {ReturnType<typeof geometryOf>} Geometry */

/** How much of f is to be seen at least, about the ends. @type {Record<Problem, Window>} */
const ROOM = {
  length: { low: -0.5, high: 0.5 },
  brachistochrone: { low: 0, high: 0.15 },
  chain: { low: -0.3, high: 0.2 },
  surface: { low: -2.25, high: 0.25 },
  own: { low: -0.4, high: 0.6 },
};

/**
 * The window that holds the curve, its extremal and some room; never less than before.
 *
 * @param {Picture} picture
 * @param {Problem} problem
 * @param {Window} [before]
 * @returns {Window}
 */
export function windowOf({ f, extremal }, problem, before) {
  const [left, right] = [f[0], f[f.length - 1]];
  const { low, high } = ROOM[problem];
  const values = [...f, ...(extremal ?? [])];
  // A little more than the curve needs, so that it does not grow at every step.
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = 0.04 * (most - least);
  const inside = before && least >= before.low && most <= before.high;
  if (inside) return before;
  return {
    low: Math.min(Math.min(left, right) + low, problem === "brachistochrone" ? 0 : least - margin, before?.low ?? Infinity),
    high: Math.max(Math.max(left, right) + high, most + margin, before?.high ?? -Infinity),
  };
}

/**
 * From the curve's numbers to the picture, and back.
 *
 * @param {Picture} picture
 * @param {Window} window
 * @param {Geometry} geometry
 * @param {boolean} down  whether f is a depth
 */
export function scales({ x }, { low, high }, { curve }, down) {
  const [a, b] = [x[0], x[x.length - 1]];
  const [from, to] = down ? [curve.top, curve.bottom] : [curve.bottom, curve.top];
  return {
    toLeft: (/** @type {number} */ value) => curve.left + ((value - a) / (b - a)) * (curve.right - curve.left),
    toTop: (/** @type {number} */ value) => from + ((value - low) / (high - low)) * (to - from),
    toHeight: (/** @type {number} */ top) => low + ((top - from) / (to - from)) * (high - low),
  };
}

/** δJ/δf at the nodes between the ends. @param {Picture} picture */
export function derivative({ byValue, bySlope }) {
  return byValue.map((value, k) => value - bySlope[k]).subarray(1, -1);
}

/**
 * The δJ/δf that fills the strip: at the beginning of a descent, that of all but a tenth of the interval has room; later all
 * shrink.
 *
 * @param {Picture} picture
 */
export function scaleOf(picture) {
  const { x, j } = picture;
  const sizes = Array.from(derivative(picture), (value, k) => ({ size: Math.abs(value), width: (x[k + 2] - x[k]) / 2 }));
  sizes.sort((one, other) => one.size - other.size);
  let room = 0.9 * (x[x.length - 1] - x[0]);
  const most = sizes.find(({ width }) => (room -= width) <= 0) ?? sizes[sizes.length - 1];
  return Math.max(1.2 * most.size, 1e-3 * Math.abs(j), 1e-9);
}
