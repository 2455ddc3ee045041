// What a link holds of a figure: its options and its seed, where they are not the defaults.

import { checkLength, LONGEST_STATE, optionOf, readOption } from "./options.js";

/** @typedef {import("./options.js").Option} Option */
/** @typedef {{ options: Record<string, any>, seed: number }} State  the options by their names */

export const SEED = /** @type {const} */ ({ name: "seed", kind: "whole", min: 0, max: 2 ** 32 - 1, default: 1 });

/**
 * The options of a figure that nobody has set.
 * @param {readonly Option[]} options
 * @returns {State["options"]}
 */
export function defaultsOf(options) {
  return Object.fromEntries(options.map(({ name, default: usual }) => [name, usual]));
}

/**
 * A state as the text of a link.
 * @param {readonly Option[]} options
 * @param {State} state
 */
export function linkText(options, state) {
  const all = [...options.map((option) => [option, state.options[option.name]]), [SEED, state.seed]];
  return new URLSearchParams(all.filter(([option, value]) => String(value) !== String(option.default))
    .map(([option, value]) => [option.name, String(value)])).toString();
}

/**
 * A state from the text of a link: where it cannot be read the defaults stand, and an error says why.
 * @param {readonly Option[]} options
 * @param {string} text
 * @returns {State & { errors: Error[] }}
 */
export function readLink(options, text) {
  /** @type {State & { errors: Error[] }} */
  const state = { options: defaultsOf(options), seed: SEED.default, errors: [] };
  const attempt = (/** @type {() => void} */ take) => {
    try {
      take();
    } catch (error) {
      state.errors.push(/** @type {Error} */ (error));
    }
  };
  attempt(() => {
    checkLength("state", text, LONGEST_STATE);
    for (const [name, value] of new URLSearchParams(text)) {
      attempt(() => {
        if (name === SEED.name) state.seed = readOption(SEED, value);
        else state.options[name] = readOption(optionOf(options, name), value);
      });
    }
  });
  return state;
}
