// The values of a hidden layer, after relu: how many are not 0, which is the largest, and all of them as shades.

/** @type {WeakMap<Float32Array, Float32Array>} */
const shades = new WeakMap();

/**
 * How many units are not 0.
 * @param {Float32Array} values
 */
export function active(values) {
  return values.reduce((count, value) => count + Number(value > 0), 0);
}

/**
 * Where the largest value is.
 * @param {Float32Array} values
 */
export function strongest(values) {
  return values.reduce((best, value, i) => (value > values[best] ? i : best), 0);
}

/**
 * From 0 to 1, the largest.
 * @param {Float32Array} values
 */
export function shadesOf(values) {
  const known = shades.get(values);
  if (known) return known;
  const most = values[strongest(values)];
  const shaded = values.map((value) => (most > 0 ? value / most : 0));
  shades.set(values, shaded);
  return shaded;
}
