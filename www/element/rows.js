// The rows of numbers that lie in one array, one after the other.

/**
 * @param {Float32Array} values  (n, width)
 * @param {number} width
 * @returns {Float32Array[]}  n views of the array
 */
export function rows(values, width) {
  return Array.from({ length: values.length / width }, (_, i) => values.subarray(width * i, width * (i + 1)));
}
