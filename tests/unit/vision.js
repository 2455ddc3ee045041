// How colours look to readers with each kind of colour vision.

import { toLinear } from "../../www/element/plane/palette.js";

/** @typedef {import("../../www/element/plane/palette.js").Rgb} Rgb */
/** @typedef {keyof typeof VISION} Vision */

/** Full severity, in linear sRGB (Machado, Oliveira and Fernandes 2009). */
export const VISION = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [
    [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039],
  ],
};

/** @typedef {[number, number, number]} Lab */

/**
 * The two of the colours that are nearest to each other, as they are seen.
 * @param {readonly Rgb[]} colours
 * @param {Vision} vision
 * @param {{ of: (linear: number[]) => Lab, distance: (one: Lab, other: Lab) => number }} [space]
 */
export function nearest(colours, vision, { of, distance } = oklab) {
  const places = colours.map((rgb) => of(seen(rgb, VISION[vision])));
  const pairs = places.flatMap((one, i) => places.slice(0, i).map((other, j) => (
    { pair: [j, i], distance: distance(one, other) }
  )));
  return pairs.reduce((least, pair) => (pair.distance < least.distance ? pair : least));
}

/**
 * In linear sRGB.
 * @param {Rgb} rgb
 * @param {number[][]} matrix
 */
function seen(rgb, matrix) {
  const linear = rgb.map(toLinear);
  return times(matrix, linear).map((value) => Math.min(1, Math.max(0, value)));
}

/**
 * @param {number[][]} matrix
 * @param {number[]} vector
 */
const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, weight, i) => sum + weight * vector[i], 0));

/** Ottosson's OKLab, and the straight distance in it. */
export const oklab = {
  /** @param {number[]} linear */
  of(linear) {
    const roots = times([
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ], linear).map(Math.cbrt);
    return /** @type {Lab} */ (times([
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ], roots));
  },
  /**
   * @param {Lab} one
   * @param {Lab} other
   */
  distance: (one, other) => Math.hypot(...one.map((value, k) => value - other[k])),
};

const WHITE = [0.95047, 1, 1.08883]; // D65

/** CIELAB, and the difference of CIEDE2000 (Sharma, Wu and Dalal 2005, with their numbers of equations). */
export const ciede2000 = {
  /** @param {number[]} linear */
  of(linear) {
    const [x, y, z] = times([
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041],
    ], linear).map((value, k) => {
      const t = value / WHITE[k];
      return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
    });
    return /** @type {Lab} */ ([116 * y - 16, 500 * (x - y), 200 * (y - z)]);
  },
  /**
   * @param {Lab} one
   * @param {Lab} other
   */
  distance([l1, a1, b1], [l2, a2, b2]) {
    const rad = Math.PI / 180;
    const saturation = (/** @type {number} */ c) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
    const hue = (/** @type {number} */ a, /** @type {number} */ b) => (Math.atan2(b, a) / rad + 360) % 360; // (7)
    const g = 0.5 * (1 - saturation((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2)); // (4)
    const [c1, c2] = [Math.hypot((1 + g) * a1, b1), Math.hypot((1 + g) * a2, b2)]; // (6)
    const [h1, h2] = [hue((1 + g) * a1, b1), hue((1 + g) * a2, b2)];
    const grey = c1 * c2 === 0;
    const turn = grey ? 0 : ((h2 - h1 + 540) % 360) - 180; // (10)
    const deltaH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * rad); // (11)
    const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
    const sum = h1 + h2;
    const h = grey ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : (sum < 360 ? sum + 360 : sum - 360) / 2; // (14)
    const cos = (/** @type {number} */ degrees) => Math.cos(degrees * rad);
    const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63); // (15)
    const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
    const chroma = (c2 - c1) / (1 + 0.045 * c);
    const hueTerm = deltaH / (1 + 0.015 * c * t);
    const rotation = -Math.sin(60 * rad * Math.exp(-(((h - 275) / 25) ** 2))) * 2 * saturation(c); // (21)
    return Math.sqrt(lightness ** 2 + chroma ** 2 + hueTerm ** 2 + rotation * chroma * hueTerm); // (22)
  },
};
