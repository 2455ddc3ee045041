// A measured number in short: three digits, as nobody reads more, and at most three after the point.

const DIGITS = 3;

/**
 * @param {{ number: (value: number, digits?: number) => string }} host
 * @param {number} value
 */
export function short(host, value) {
  const rounded = Number(value.toPrecision(DIGITS));
  const whole = rounded === 0 ? 1 : Math.floor(Math.log10(Math.abs(rounded))) + 1; // digits before the point
  return host.number(rounded, Number.isFinite(whole) ? Math.min(DIGITS, Math.max(0, DIGITS - whole)) : 0);
}
