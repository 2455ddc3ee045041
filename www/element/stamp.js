// Thousands of small discs a frame, faster than a canvas draws them: each is a stamp, blended into the pixels
// by hand. A stamp is made once for a radius, at sixteen places within a pixel, so that points glide instead
// of hopping.

const PLACES = 4; // a side
const FINE = 4; // subdivisions of a pixel that decide how much of it a disc covers

/**
 * For each place within a pixel, the pixels that a disc covers, from its middle one, and how much (of 256).
 *
 * @typedef {{ reach: number, masks: { offsets: Int32Array, alphas: Int32Array }[] }} Stamps
 */

/**
 * @param {number} radius  in pixels
 * @param {number} alpha
 * @param {number} size  a side of the pixels to be stamped
 * @returns {Stamps}
 */
export function makeStamps(radius, alpha, size) {
  const reach = Math.ceil(radius + 1);
  const masks = Array.from({ length: PLACES ** 2 }, (_, place) => {
    const centreX = ((place % PLACES) + 0.5) / PLACES;
    const centreY = (Math.floor(place / PLACES) + 0.5) / PLACES;
    const offsets = [];
    const alphas = [];
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const covered = Math.round(256 * alpha * coverage(dx - centreX, dy - centreY, radius));
        if (covered === 0) continue;
        offsets.push(dy * size + dx);
        alphas.push(covered);
      }
    }
    return { offsets: Int32Array.from(offsets), alphas: Int32Array.from(alphas) };
  });
  return { reach, masks };
}

/** How much of the pixel at (left, top) a disc about the origin covers.
 * @param {number} left
 * @param {number} top
 * @param {number} radius
 */
function coverage(left, top, radius) {
  let inside = 0;
  for (let i = 0; i < FINE ** 2; i++) {
    const x = left + ((i % FINE) + 0.5) / FINE;
    const y = top + (Math.floor(i / FINE) + 0.5) / FINE;
    if (x * x + y * y <= radius * radius) inside += 1;
  }
  return inside / FINE ** 2;
}

/**
 * Blends a disc into square pixels. Its centre must lie at least `reach` + 1 pixels within the border.
 *
 * @param {Int32Array} pixels  (size, size), opaque; signed, since an engine keeps these as plain integers
 * @param {number} size
 * @param {Stamps} stamps
 * @param {number} left  of the centre, in pixels
 * @param {number} top
 * @param {number} colour
 */
export function stamp(pixels, size, { masks }, left, top, colour) {
  const column = left | 0;
  const row = top | 0;
  const { offsets, alphas } = masks[(((left - column) * PLACES) | 0) + PLACES * (((top - row) * PLACES) | 0)];
  const middle = row * size + column;
  for (let i = 0; i < offsets.length; i++) {
    const pixel = middle + offsets[i];
    pixels[pixel] = blend(pixels[pixel], colour, alphas[i]);
  }
}

/**
 * A colour over another one, opaque: red and blue in one multiplication, green in another.
 *
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
