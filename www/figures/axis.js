// An axis of a picture: from values to places and back, and where its ticks stand.

/**
 * @typedef {object} Axis
 * @property {(value: number) => number} at  the place of a value
 * @property {(place: number) => number} value  the inverse
 * @property {number[]} ticks  round values
 * @property {number} digits  that the ticks need after the point
 */

/**
 * @param {[number, number]} values  from, to
 * @param {[number, number]} places  of these
 * @param {number} [count]  about how many ticks
 * @returns {Axis}
 */
export function axis([from, to], [first, last], count = 5) {
  const unit = (last - first) / (to - from);
  const step = roundStep((to - from) / count);
  const low = Math.ceil(from / step - 1e-9);
  const high = Math.floor(to / step + 1e-9);
  return {
    at: (value) => first + (value - from) * unit,
    value: (place) => from + (place - first) / unit,
    ticks: Array.from({ length: high - low + 1 }, (_, i) => (low + i) * step),
    digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
  };
}

/**
 * The least of 1, 2 and 5 times a power of ten that is at least `size`.
 * @param {number} size
 */
export function roundStep(size) {
  const power = 10 ** Math.floor(Math.log10(size));
  return power * /** @type {number} */ ([1, 2, 5, 10].find((factor) => factor * power >= size * (1 - 1e-9)));
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * The line through points, as the `d` of a path.
 * @param {Iterable<readonly [number, number]>} points
 */
export function line(points) {
  return [...points].map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(2)},${y.toFixed(2)}`).join("");
}

/**
 * A dot in the `d` of a path with round caps: one element has them all. Its line has some length, for one of none is
 * drawn as a cloud by WebKit, where strokes do not scale.
 * @param {number | string} x
 * @param {number | string} y
 */
export const dot = (x, y) => `M${x} ${y}h0.001`;

/**
 * N(mean, sigma²) at z.
 * @param {number} z
 * @param {number} mean
 * @param {number} sigma
 */
export function normal(z, mean, sigma) {
  return Math.exp(-0.5 * ((z - mean) / sigma) ** 2) / (sigma * Math.sqrt(2 * Math.PI));
}
