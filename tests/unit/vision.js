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

/**
 * The two of the colours that are nearest to each other in OKLab, as they are seen.
 * @param {readonly Rgb[]} colours
 * @param {Vision} vision
 */
export function nearest(colours, vision) {
  const lab = colours.map((rgb) => seen(rgb, VISION[vision]));
  const pairs = lab.flatMap((one, i) => lab.slice(0, i).map((other, j) => (
    { pair: [j, i], distance: Math.hypot(...one.map((value, k) => value - other[k])) }
  )));
  return pairs.reduce((least, pair) => (pair.distance < least.distance ? pair : least));
}

/**
 * In OKLab.
 * @param {Rgb} rgb
 * @param {number[][]} matrix
 */
function seen(rgb, matrix) {
  const linear = rgb.map(toLinear);
  const [r, g, b] = matrix.map((row) => {
    const value = row.reduce((sum, weight, i) => sum + weight * linear[i], 0);
    return Math.min(1, Math.max(0, value));
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
