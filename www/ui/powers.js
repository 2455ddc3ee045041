// Numbers too large or too small to be written out, as a mantissa and a power of ten: 2.13 × 10⁸.

import { number } from "./numbers.js";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * 10 to a whole power.
 * @param {number} exponent
 */
export function powerOfTen(exponent) {
  return `10${String(exponent).replace("-", "⁻").replace(/\d/g, (digit) => RAISED[Number(digit)])}`;
}

/**
 * @param {{ language: string }} state
 * @param {number} value  finite, and not 0
 * @param {number} digits  of the mantissa, after the point
 */
export function scientific(state, value, digits) {
  const [mantissa, exponent] = value.toExponential(digits).split("e");
  return `${number(state, Number(mantissa), digits)} × ${powerOfTen(Number(exponent))}`;
}
