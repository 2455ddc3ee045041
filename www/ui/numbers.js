// Numbers as the reader's language writes them.

const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/**
 * A number with so many digits after the point. English and Chinese write it alike, and so no Intl.NumberFormat is
 * asked: the first one of a page takes the browser more than a frame.
 * @param {{ language: string }} state
 * @param {number} value
 * @param {number} [digits]  after the point
 */
export function number({ language }, value, digits = 0) {
  if (!(Math.abs(value) < 1e21)) return format(language, {}, value).replace("-", "−"); // infinite, or none
  const [whole, fraction] = Math.abs(value).toFixed(digits).split(".");
  const text = whole.replace(THOUSANDS, ",") + (fraction ? `.${fraction}` : "");
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text; // what rounds to 0 is 0, not −0
}

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * Formats are kept: to make one takes far longer than to use it.
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
