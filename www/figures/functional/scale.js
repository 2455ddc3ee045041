// Where things lie in the picture: x to the right, f upwards (downwards if it is a depth), δJ/δf in a strip below; and
// in which units they are.

import { axis, roundStep } from "../axis.js";
import { powerOfTen } from "../../ui/powers.js";

/** @typedef {import("./functional.js").Picture} Picture */
/** @typedef {import("./functional.js").Problem} Problem */
/** @typedef {{ low: number, high: number }} Window  of f */

/**
 * The part of the curve and the part of the strip, in CSS pixels: letters and points keep their size in a narrow box.
 * @param {number} width  of the picture
 */
export function geometryOf(width) {
  const bottom = 10 + Math.max(230, Math.min(380, 0.5 * width));
  const top = bottom + 30; // x has its numbers between
  return {
    width,
    height: top + 100,
    curve: { left: 40, right: width - 12, top: 10, bottom },
    strip: { top, bottom: top + 96 },
  };
}

/** @typedef {ReturnType<typeof geometryOf>} Geometry */

/**
 * How much of f is to be seen at least, about the ends.
 * @type {Record<Problem, Window>}
 */
const ROOM = {
  length: { low: -0.5, high: 0.5 },
  brachistochrone: { low: 0, high: 0.15 },
  chain: { low: -0.3, high: 0.2 },
  surface: { low: -2.25, high: 0.25 },
  own: { low: -0.4, high: 0.6 },
};

/**
 * The window that holds the curve, its extremal and some room; never less than before.
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
    low: Math.min(Math.min(left, right) + low, problem === "brachistochrone" ? 0 : least - margin,
      before?.low ?? Infinity),
    high: Math.max(Math.max(left, right) + high, most + margin, before?.high ?? -Infinity),
  };
}

/**
 * Of x and f, and of δJ/δf; what is a formula of one's own has none.
 * @type {Record<Problem, { place: string, gradient: string }>}
 */
export const UNITS = {
  length: { place: "m", gradient: "1/m" },
  brachistochrone: { place: "m", gradient: "s/m²" },
  chain: { place: "m", gradient: "N/m" },
  surface: { place: "R", gradient: "" },
  own: { place: "", gradient: "" },
};

/**
 * The axes of the curve and of the strip below it.
 * @param {Picture} picture
 * @param {Window} window
 * @param {Geometry} geometry
 * @param {number} scale  the δJ/δf that fills the strip
 * @param {boolean} down  whether f is a depth
 */
export function axesOf({ x }, { low, high }, { curve, strip }, scale, down) {
  const upwards = (/** @type {{ top: number, bottom: number }} */ { top, bottom }) =>
    /** @type {[number, number]} */ (down ? [top, bottom] : [bottom, top]);
  return {
    across: axis([x[0], x[x.length - 1]], [curve.left, curve.right]),
    up: axis([low, high], upwards(curve), 6),
    strip: axis([-scale, scale], upwards({ top: strip.top, bottom: strip.bottom }), 2),
  };
}

/** @typedef {ReturnType<typeof axesOf>} Axes */

/**
 * δJ/δf at the nodes between the ends.
 * @param {Picture} picture
 */
export function derivative({ byValue, bySlope }) {
  return byValue.map((value, k) => value - bySlope[k]).subarray(1, -1);
}

/**
 * The δJ/δf that fills the strip, a round number: at the beginning of a descent, that of all but a tenth of the
 * interval has room; later all shrink.
 * @param {Picture} picture
 */
export function scaleOf(picture) {
  const { x, j } = picture;
  const sizes = Array.from(derivative(picture), (value, k) =>
    ({ size: Math.abs(value), width: (x[k + 2] - x[k]) / 2 }));
  sizes.sort((one, other) => one.size - other.size);
  let room = 0.9 * (x[x.length - 1] - x[0]);
  const most = sizes.find(({ width }) => (room -= width) <= 0) ?? sizes[sizes.length - 1];
  const round = roundStep(Math.max(1.1 * most.size, 1e-3 * Math.abs(j), 1e-9));
  return written(round) ? round : 10 ** Math.ceil(Math.log10(round) - 1e-9);
}

/**
 * Whether a number of the strip is written out: there is room for six characters beside it.
 * @param {number} scale
 */
const written = (scale) => scale >= 1e-3 && scale < 1e4;

/**
 * A number beside the strip.
 * @param {number} value
 * @param {number} digits
 * @param {import("../host.js").FigureHost} host
 */
export function stripText(value, digits, host) {
  if (value === 0) return "0";
  if (written(Math.abs(value))) return host.number(value, digits);
  return `${value < 0 ? "−" : ""}${powerOfTen(Math.round(Math.log10(Math.abs(value))))}`;
}
