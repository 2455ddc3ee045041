// Subscripts in texts, as they are written by hand: "L_T", "L_(t−1)" and "z_t".

/**
 * The parts of a text: every second one is a subscript.
 * @param {string} text
 */
export const subscriptParts = (text) =>
  text.split(/_(\([^)]*\)|[^\s_])/).map((part, i) => (i % 2 ? part.replace(/^\(|\)$/g, "") : part));
