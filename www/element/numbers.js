// Numbers as the reader's language writes them.

/**
 * @param {{ language: string }} state
 * @param {number} value
 * @param {number} [digits]  after the point
 */
export function number({ language }, value, digits = 0) {
  // What rounds to 0 is 0, not −0.
  const signDisplay = /** @type {const} */ ("negative");
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay };
  return format(language, fixed, value).replace("-", "−");
}

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * Formats are kept: to make one takes far longer than to use it.
 *
 * @param {string} language
 * @param {Intl.NumberFormatOptions} options
 * @param {number} value
 */
export function format(language, options, value) {
  const key = language + JSON.stringify(options);
  const kept = formats.get(key) ?? new Intl.NumberFormat(language, options);
  formats.set(key, kept);
  return kept.format(value);
}
