// What an option of a figure takes: what www/ui/fields.js says of it, and a text no longer than its bound, of such
// words as it is to hold. Each is checked where it is read, before anything is made of it.

import { check, parse } from "../ui/fields.js";

/**
 * @typedef {import("../ui/fields.js").Field & { default: any, holds?: (text: string) => void }} Option  holds: of a
 *   text,
 *   throws an Error at what is none
 */

/** Characters of a text. */
export const LONGEST = 300;
/** Characters of all that a link holds of a figure: some of them are written as nine. */
export const LONGEST_STATE = 4000;

/**
 * The option of that name. Throws an Error that names all there are, if it is none of them.
 * @param {readonly Option[]} options
 * @param {string} name
 */
export function optionOf(options, name) {
  const option = options.find((entry) => entry.name === name);
  if (option) return option;
  throw new Error(`unknown option "${name}"; the options are ${options.map((entry) => entry.name).join(", ")}`);
}

/**
 * Throws an Error that names the option, what was expected and what came, unless the option takes the value.
 * @param {Option} option
 * @param {unknown} value
 */
export function checkOption(option, value) {
  check(option, value);
  if (option.kind !== "text") return;
  checkLength(option.name, /** @type {string} */ (value), LONGEST);
  option.holds?.(/** @type {string} */ (value));
}

/**
 * Reads a value from the text of a link. Throws as `checkOption` does.
 * @param {Option} option
 * @param {string} text
 * @returns {any}
 */
export function readOption(option, text) {
  const value = parse(option, text);
  checkOption(option, value);
  return value;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} longest
 */
export function checkLength(name, text, longest) {
  if (text.length > longest) {
    throw new Error(`${name} must be a text of at most ${longest} characters, got ${text.length}`);
  }
}
