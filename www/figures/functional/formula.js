// The reader's formula: read into tokens, or what is wrong with it, and where.

import { fill } from "../../ui/fill.js";

/** @typedef {(string | number)[]} Tokens  in postfix order */
/** @typedef {typeof import("./formula.peggy")} Grammar */

/**
 * A place in the formula that cannot be read.
 * @typedef {object} Slip
 * @property {number} at  characters before it
 * @property {string | null} found  the character there; null for the end
 * @property {("value" | "operator" | "open" | "close")[]} expected
 */

/**
 * @param {Grammar} grammar
 * @param {string} text
 * @returns {{ tokens: Tokens } | { slip: Slip }}
 */
export function readFormula(grammar, text) {
  try {
    return { tokens: grammar.parse(text) };
  } catch (error) {
    if (!(error instanceof grammar.SyntaxError)) throw error;
    const { location, found } = error;
    const named = new Set(error.expected.map(({ description }) => description));
    // Where an operator may stand, the next factor may as well: the * can be left out.
    if (named.has("operator")) named.delete("value");
    const expected = /** @type {const} */ (["value", "operator", "open", "close"]).filter((name) => named.has(name));
    return { slip: { at: location.start.offset, found, expected } };
  }
}

/**
 * A slip in words: what came at which place, and what was expected.
 * @param {Slip} slip
 * @param {Record<string, string>} texts
 */
export function sentence({ at, found, expected }, texts) {
  const wanted = expected.map((name) => texts[`expects_${name}`]).join(texts.or);
  return found === null
    ? fill(texts.endsEarly, { wanted })
    : fill(texts.cameInstead, { place: at + 1, found, wanted });
}
