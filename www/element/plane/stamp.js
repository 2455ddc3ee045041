// Thousands of small shapes a frame, faster than a canvas draws them: each is a stamp, blended into the pixels
// by hand. A stamp is made once for a shape and a radius, at sixteen places within a pixel, so that points glide
// instead of hopping.

import { crossings, EXTENT } from "./shapes.js";

const PLACES = 4; // a side
const FINE = 8; // lines in a pixel, along which it is measured how much of it a shape covers
const FAINT = 8; // of 256: not seen, and as dear to draw as any

/**
 * For each place within a pixel, the pixels that a shape covers, from its middle one, and how much (of 256).
 * @typedef {{ offsets: Int32Array, alphas: Int32Array }[]} Stamp
 */

/**
 * How far from its middle pixel a stamp of this radius reaches, whatever its shape.
 * @param {number} radius
 */
export function reachOf(radius) {
  return Math.ceil(EXTENT * radius + 1);
}

/**
 * @param {import("./shapes.js").Shape} shape
 * @param {number} radius  in pixels
 * @param {number} alpha
 * @param {number} size  a side of the pixels to be stamped
 * @returns {Stamp}
 */
export function makeStamp(shape, radius, alpha, size) {
  const reach = reachOf(radius);
  const across = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const centres = Array.from({ length: PLACES }, (_, place) => (place + 0.5) / PLACES);
  return centres.flatMap((centreY) => {
    // For each row of pixels, where its lines enter and leave the shape.
    const rows = across.map((dy) => Array.from({ length: FINE }, (_, line) =>
      crossings(shape, (dy + (line + 0.5) / FINE - centreY) / radius).map((x) => x * radius)));
    return centres.map((centreX) => {
      const offsets = [];
      const alphas = [];
      for (const dy of across) {
        for (const dx of across) {
          const covered = Math.round(256 * alpha * share(rows[dy + reach], dx - centreX));
          if (covered < FAINT) continue;
          offsets.push(dy * size + dx);
          alphas.push(covered);
        }
      }
      return { offsets: Int32Array.from(offsets), alphas: Int32Array.from(alphas) };
    });
  });
}

/**
 * How much of a pixel a shape covers.
 * @param {number[][]} lines  where each enters and leaves it
 * @param {number} left  of the pixel
 */
function share(lines, left) {
  let length = 0;
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      length += Math.max(0, Math.min(line[i + 1], left + 1) - Math.max(line[i], left));
    }
  }
  return length / FINE;
}

/**
 * Blends a stamp into square pixels. Its centre must lie at least its reach + 1 pixels within the border.
 * @param {Int32Array} pixels  (size, size), opaque; signed, since an engine keeps these as plain integers
 * @param {number} size
 * @param {Stamp} places
 * @param {number} left  of the centre, in pixels
 * @param {number} top
 * @param {number} colour
 */
export function stamp(pixels, size, places, left, top, colour) {
  const column = left | 0;
  const row = top | 0;
  const { offsets, alphas } = places[(((left - column) * PLACES) | 0) + PLACES * (((top - row) * PLACES) | 0)];
  const middle = row * size + column;
  for (let i = 0; i < offsets.length; i++) {
    const pixel = middle + offsets[i];
    pixels[pixel] = blend(pixels[pixel], colour, alphas[i]);
  }
}

/**
 * A colour over another one, opaque: red and blue in one multiplication, green in another.
 * @param {number} under
 * @param {number} colour
 * @param {number} alpha  of 256
 */
export function blend(under, colour, alpha) {
  const underRedBlue = under & 0xff00ff;
  const underGreen = under & 0x00ff00;
  const redBlue = (underRedBlue + ((((colour & 0xff00ff) - underRedBlue) * alpha) >> 8)) & 0xff00ff;
  const green = (underGreen + ((((colour & 0x00ff00) - underGreen) * alpha) >> 8)) & 0x00ff00;
  return 0xff000000 | redBlue | green;
}
