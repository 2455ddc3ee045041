// What a second run has otherwise than the first, as a text: settings in one line, such as "beta=4" or
// "noise=false,beta=0". Its images are those of the first, always.

import { shown } from "../ui/fields.js";
import { parseSetting, settingsTable } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

/** @type {string[]} */
const NAMES = settingsTable.map(({ name }) => name).filter((name) => name !== "dataset");

/**
 * Reads it; "" is no second run. Throws an Error that says what was expected and what came.
 * @param {string} text
 * @returns {Partial<Settings>}
 */
export function parseRival(text) {
  /** @type {Partial<Settings>} */
  const rival = {};
  for (const part of text === "" ? [] : text.split(",")) {
    const [name, value] = part.split("=").map((word) => word.trim());
    if (value === undefined || !NAMES.includes(name) || name in rival) {
      throw new Error(
        'rival must be settings such as "beta=4" or "noise=false,beta=0", each once, ' +
          `of ${NAMES.join(", ")}; got ${shown(text)}`,
      );
    }
    Object.assign(rival, parseSetting(name, value));
  }
  return rival;
}

/** @param {Partial<Settings>} rival */
export function writeRival(rival) {
  return Object.entries(rival).map(([name, value]) => `${name}=${value}`).join(",");
}
