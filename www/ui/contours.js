// Contours of densities on the plane, as the `d` of SVG paths in units of z. SVG's y is down: the point (x,
// y) is written as x, -y.

import { contours } from "d3-contour";

/** @typedef {{ x: number, y: number, half: number }} Window  a square of the plane: its middle, and half its side */

/**
 * The lines on which a density has a level; empty where it has it nowhere. Where a region of higher density
 * goes on beyond the window, its line ends half a cell before the border: the border itself is no contour.
 * @param {Float32Array} cells  (side, side): the density at the middle of each cell, first row on top
 * @param {number} side
 * @param {Readonly<Window>} window
 * @param {number} level
 */
export function contourPath(cells, side, window, level) {
  const unit = (2 * window.half) / side;
  const digits = digitsOf(window);
  // In d3's units the cells are squares of 1, from 0 to side; a ring's last point is its first. It takes any
  // array, though its types do not say so.
  const values = /** @type {any} */ (cells);
  const rings = contours().size([side, side]).contour(values, level).coordinates.flat();
  /** @param {number} at */
  const onBorder = (at) => at <= 0 || at >= side;
  let path = "";
  for (const ring of rings) {
    let drawing = false;
    for (const [across, down] of ring) {
      if (onBorder(across) || onBorder(down)) {
        drawing = false;
        continue;
      }
      const x = window.x - window.half + across * unit;
      const y = window.y + window.half - down * unit;
      path += `${drawing ? "L" : "M"}${round(x, digits)},${round(-y, digits)}`;
      drawing = true;
    }
  }
  return path;
}

/**
 * The border of the disc of highest density that holds a share of the prior N(0, I) of two dimensions: its
 * radius is sqrt(-2 ln(1 - share)).
 * @param {number} share
 */
export function priorPath(share) {
  const radius = round(Math.sqrt(-2 * Math.log1p(-share)), 6);
  const half = `A${radius},${radius} 0 0 1 `;
  return `M${radius},0${half}${-radius},0${half}${radius},0Z`;
}

/**
 * To write a coordinate to about a thousandth of a window.
 * @param {Readonly<Window>} window
 */
function digitsOf({ half }) {
  return Math.max(0, Math.ceil(-Math.log10((2 * half) / 1000)));
}

/**
 * @param {number} value
 * @param {number} digits
 */
function round(value, digits) {
  return Number(value.toFixed(digits));
}
