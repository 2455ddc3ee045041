// The signed map of a divergence, as an image of its cells: two hues, one above zero and one below, and clear at zero.
// The hues are told apart by the colour-blind and are seen on light ground as on dark.

const ABOVE = [214, 48, 140];
const BELOW = [52, 150, 60];
const STRONGEST = 225; // of 255
const RISE = 0.7; // below 1, so that the small negative parts are seen; the key has it too

/** @type {WeakMap<HTMLCanvasElement, object>} */
const painted = new WeakMap();

/**
 * Paints cells, rows from the top, unless they are what the canvas shows.
 * @param {HTMLCanvasElement} canvas  as many pixels as cells
 * @param {Float64Array} values
 * @param {number} scale  the value that is drawn strongest
 */
export function paintMap(canvas, values, scale) {
  if (painted.get(canvas) === values) return;
  painted.set(canvas, values);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(canvas.width, canvas.height);
  const { data } = image;
  for (let i = 0, at = 0; i < values.length; i++) {
    const value = values[i] / scale;
    const hue = value > 0 ? ABOVE : BELOW;
    data[at++] = hue[0];
    data[at++] = hue[1];
    data[at++] = hue[2];
    data[at++] = Math.min(1, Math.abs(value)) ** RISE * STRONGEST;
  }
  context.putImageData(image, 0, 0);
}

/** What the key shows: from −1 to 1. */
export const RAMP = Float64Array.from({ length: 96 }, (_, i) => (2 * i) / 95 - 1);

/**
 * The least of 1, 2 and 5 times a power of ten that no value exceeds.
 * @param {Float64Array} values
 */
export function scaleOf(values) {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return /** @type {number} */ ([1, 2, 5, 10].find((times) => times * power >= most)) * power;
}
