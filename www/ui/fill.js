// Values in texts.

/**
 * Puts values into a text: "step {step}" with { step: "3" } is "step 3".
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
