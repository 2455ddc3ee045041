// A drawing brought to the form of MNIST's digits: the box around the ink is scaled, by averaging over areas,
// so that its longest side is 20 pixels, and moved by whole pixels so that its centre of mass falls into
// pixel (14, 14) of 28 x 28. Images of another size have the same proportions.
//
// Whole pixels, since the shipped digits are so: they begin and end at edges of pixels, and their centres of
// mass, in indices of pixels, are spread evenly over 13.5 to 14.5.

const LONGEST = 20 / 28; // of a side
const FULL = 255;

/** @typedef {Uint8ClampedArray | Float32Array} Gray  0 empty to 255 full ink */

/**
 * @param {Gray} gray  pad x pad, the first row on top
 * @param {number} pad
 * @param {number} side
 * @returns {Float32Array | undefined}  side x side values in [0, 1]; undefined: nothing is drawn
 */
export function toMnistForm(gray, pad, side) {
  const box = boxOf(gray, pad);
  if (!box) return undefined;
  const scaled = scale(gray, pad, box, side);
  const [x, y] = centreOf(scaled, side);
  const middle = Math.floor(side / 2); // the pixel that takes the centre of mass, counted from 0
  return moved(scaled, side, middle - Math.round(x), middle - Math.round(y));
}

/**
 * The box around the ink.
 * @typedef {object} Box
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 */

/**
 * @param {Gray} gray
 * @param {number} side
 * @returns {Box | undefined}
 */
function boxOf(gray, side) {
  let [left, right, top, bottom] = [side, -1, side, -1];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (gray[y * side + x] <= 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * The box at its new size, in the upper left corner of side x side.
 * @param {Gray} gray
 * @param {number} pad
 * @param {Box} box
 * @param {number} side
 */
function scale(gray, pad, box, side) {
  const { width, height } = box;
  const longest = Math.max(1, Math.round(LONGEST * side));
  const factor = longest / Math.max(width, height);
  const inkBefore = inkTable(gray, pad, box);
  const scaled = new Float32Array(side * side);
  for (let i = 0; i < longest; i++) {
    const [y0, y1] = [i, i + 1].map((edge) => Math.min(height, edge / factor));
    for (let j = 0; j < longest; j++) {
      const [x0, x1] = [j, j + 1].map((edge) => Math.min(width, edge / factor));
      const lower = inkBefore(x1, y1) - inkBefore(x0, y1);
      const upper = inkBefore(x1, y0) - inkBefore(x0, y0);
      // Differences of sums: a rounding may lead out of [0, 1].
      scaled[i * side + j] = Math.min(1, Math.max(0, ((lower - upper) * factor ** 2) / FULL));
    }
  }
  return scaled;
}

/**
 * The ink of the box left of x and above y, as a function of (x, y): summed up once, and bilinear within a
 * pixel.
 * @param {Gray} gray
 * @param {number} side
 * @param {Box} box
 */
function inkTable(gray, side, { left, top, width, height }) {
  const columns = width + 1;
  const sums = new Float64Array(columns * (height + 1));
  for (let y = 0; y < height; y++) {
    const start = (top + y) * side + left;
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += gray[start + x];
      sums[(y + 1) * columns + x + 1] = sums[y * columns + x + 1] + row;
    }
  }
  return (/** @type {number} */ x, /** @type {number} */ y) => {
    const column = Math.min(width - 1, Math.floor(x));
    const row = Math.min(height - 1, Math.floor(y));
    const start = row * columns + column;
    const upper = sums[start] + (x - column) * (sums[start + 1] - sums[start]);
    const lower = sums[start + columns] + (x - column) * (sums[start + columns + 1] - sums[start + columns]);
    return upper + (y - row) * (lower - upper);
  };
}

/**
 * The centre of mass in indices of pixels.
 * @param {Float32Array} pixels
 * @param {number} side
 */
function centreOf(pixels, side) {
  let [mass, x, y] = [0, 0, 0];
  pixels.forEach((ink, i) => {
    mass += ink;
    x += ink * (i % side);
    y += ink * Math.floor(i / side);
  });
  return [x / mass, y / mass];
}

/**
 * What goes over the edge, for an odd centre of mass, is cut off.
 * @param {Float32Array} pixels
 * @param {number} side
 * @param {number} right
 * @param {number} down
 */
function moved(pixels, side, right, down) {
  const form = new Float32Array(side * side);
  pixels.forEach((ink, i) => {
    const x = (i % side) + right;
    const y = Math.floor(i / side) + down;
    if (x >= 0 && x < side && y >= 0 && y < side) form[y * side + x] = ink;
  });
  return form;
}
