// What an element's attributes say beside the settings of its run: what of it is shown, when it runs and what it
// opens with, as one table. None of it changes what a run computes.

import { check, parse } from "./fields.js";

/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeOptions} Options */
/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeOption} Option */

/**
 * Flags are as HTML has them: there or not. `whole` without a value: never.
 *
 * @type {readonly Option[]}
 */
export const optionsTable = [
  {
    name: "controls", attribute: "controls", kind: "choice", default: "full",
    choices: ["full", "minimal", "none"],
  },
  {
    name: "layers", attribute: "layers", kind: "words", default: ["axes", "rings", "points", "handle"],
    choices: ["axes", "rings", "points", "handle"],
  },
  { name: "autoplay", attribute: "autoplay", kind: "flag", default: false },
  { name: "background", attribute: "background", kind: "flag", default: false },
  { name: "until", attribute: "until", kind: "whole", default: undefined, min: 1, max: 1e7 },
  { name: "epochs", attribute: "epochs", kind: "whole", default: undefined, min: 1, max: 1e5 },
  { name: "checkpoint", attribute: "checkpoint", kind: "text", default: "" },
  { name: "poster", attribute: "poster", kind: "text", default: "" },
];

/** @type {any} */
const defaults = Object.fromEntries(optionsTable.map(({ name, default: value }) => [name, value]));

/** @type {Readonly<Options>} */
export const defaultOptions = Object.freeze(defaults);

/**
 * @param {string} name
 * @returns {Option}
 */
function optionOf(name) {
  const option = optionsTable.find((entry) => entry.name === name);
  if (option) return option;
  throw new Error(`unknown option "${name}"; the options are ${optionsTable.map((entry) => entry.name).join(", ")}`);
}

/**
 * Reads an option from text, as URLs hold it. Throws an Error that names it, what was expected and what came.
 *
 * @param {string} name
 * @param {string} text
 * @returns {Partial<Options>}
 */
export function parseOption(name, text) {
  return { [name]: parse(optionOf(name), text) };
}

/**
 * Reads an option from its attribute: the default without it, and a flag is on whatever it says.
 *
 * @param {string} name
 * @param {string | null} text
 * @returns {Partial<Options>}
 */
export function readAttribute(name, text) {
  const option = optionOf(name);
  if (option.kind === "flag") return { [name]: text !== null };
  return text === null ? { [name]: option.default } : parseOption(name, text);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function checkOption(name, value) {
  check(optionOf(name), value);
}
