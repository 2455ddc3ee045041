// The rows of numbers that lie in one array, one after the other.

/**
 * @param {Float32Array} values  (n, width)
 * @param {number} width
 * @returns {Float32Array[]}  n views of the array
 */
export function rows(values, width) {
  return Array.from({ length: values.length / width }, (_, i) => values.subarray(width * i, width * (i + 1)));
}

/**
 * The other way round.
 * @param {readonly Float32Array[]} parts
 */
export function flat(parts) {
  const values = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return values;
}
