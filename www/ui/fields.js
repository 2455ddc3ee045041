// What a table says of one value that the element takes: its name, its kind, its limits. Checks and refusals are
// the same for every table; their wording is that of the Rust core (src/config/value.rs).

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {"choice" | "words" | "text" | "whole" | "wholes" | "number" | "window" | "flag"} kind
 * @property {string[]} [choices]  of a choice, or of each of some words
 * @property {number} [min]
 * @property {number} [max]
 * @property {boolean} [above]  whether min itself is out of range
 */

/**
 * What a field takes, in words: the middle of a refusal.
 * @param {Field} field
 */
function expected({ kind, choices = [], min, max, above }) {
  switch (kind) {
    case "choice": return `one of ${choices.filter((choice) => choice !== "").join(", ")}`;
    case "words": return `some of ${choices.join(", ")}, each once`;
    case "text": return "a text";
    case "wholes": return `whole numbers from ${min} to ${max}, each once`;
    case "window": return "three finite numbers x, y, half, half above 0";
    case "flag": return "true or false";
    case "whole": return `a whole number from ${min} to ${max}`;
    case "number":
      return above ? `a number above ${min} and at most ${max}` : `a number from ${min} to ${max}`;
  }
}

/**
 * Whether a field takes a value.
 * @param {Field} field
 * @param {unknown} value
 */
function accepts({ kind, choices = [], min = -Infinity, max = Infinity, above = false }, value) {
  switch (kind) {
    case "choice": return typeof value === "string" && choices.includes(value);
    case "words": {
      if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
      return value.every((word) => choices.includes(word));
    }
    case "text": return typeof value === "string";
    case "flag": return typeof value === "boolean";
    case "wholes": {
      if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
      return value.every((item) => Number.isInteger(item) && item >= min && item <= max);
    }
    case "window": {
      return Array.isArray(value) && value.length === 3 && value.every(Number.isFinite) && value[2] > 0;
    }
    case "whole":
    case "number": {
      if (typeof value !== "number" || !(above ? value > min : value >= min) || value > max) return false;
      return kind === "number" || Number.isInteger(value);
    }
  }
}

/** What a field does not take: in English for whoever calls, and as data for who says it to a reader. */
export class Refusal extends Error {
  /**
   * @param {Field} field
   * @param {unknown} value
   */
  constructor(field, value) {
    super(`${field.name} must be ${expected(field)}, got ${shown(value)}`);
    this.field = field;
    this.value = value;
  }
}

/**
 * Throws a Refusal that names the field, what was expected and what came, unless the field takes the value.
 * @param {Field} field
 * @param {unknown} value
 */
export function check(field, value) {
  if (!accepts(field, value)) throw new Refusal(field, value);
}

/**
 * Reads a value from text, as attributes, inputs and URLs hold it. Throws as `check` does.
 * @param {Field} field
 * @param {string} text
 * @returns {any}
 */
export function parse(field, text) {
  const value = valueOf(field.kind, text);
  check(field, value);
  return value;
}

/**
 * Text that is no value of its kind stays text, so that a refusal shows what came.
 * @param {Field["kind"]} kind
 * @param {string} text
 */
function valueOf(kind, text) {
  switch (kind) {
    case "choice":
    case "text": return text;
    case "words": return text.split(/\s+/).filter((word) => word !== "");
    case "wholes": return text.split(/[\s,]+/).filter((word) => word !== "").map(numberOf);
    case "window": return text.split(",").map(numberOf);
    case "flag": return text === "true" ? true : text === "false" ? false : text;
    case "whole":
    case "number": return numberOf(text);
  }
}

/**
 * A number as people type it: with a comma before its decimals, or in the wide characters of Chinese and Japanese
 * keyboards. "1,000" may be one or a thousand: it stays as it is, and is refused.
 * @param {string} text
 */
export function typedNumber(text) {
  const plain = text.normalize("NFKC").trim();
  const decimals = /^[+-]?\d*,\d+$/.test(plain) && !/^[+-]?[1-9]\d*,\d{3}$/.test(plain);
  return decimals ? plain.replace(",", ".") : plain;
}

/** @param {string} text */
export function numberOf(text) {
  return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
}

/**
 * A value as a refusal shows it.
 * @param {unknown} value
 * @returns {string}
 */
export function shown(value) {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/**
 * What a value is, where it is none of the kind that is expected.
 * @param {unknown} value
 */
export function kindOf(value) {
  return typeof value === "object" && value !== null ? value.constructor.name : shown(value);
}
