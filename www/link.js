// A link put on an element: the state that a URL hash holds becomes the element's settings, point, language and
// attributes. The main page and the page for frames both open links so.

import { optionFields, readHash } from "./hash.js";

/** @typedef {import("./element/zscape.js").ZScape} ZScape */
/** @typedef {typeof import("./element/zscape.js").ZScape} ZScapeClass */
/** @typedef {import("./hash.js").Options} Options */

/** The class of an element, once it is defined: its tables and parsers. @param {ZScape} element */
export function classOf(element) {
  return /** @type {ZScapeClass} */ (element.constructor);
}

/**
 * What the hash does not name is the page's default.
 *
 * @param {ZScape} element
 * @param {string} hash
 * @param {Readonly<Options>} defaults
 */
export function openLink(element, hash, defaults) {
  const { settingsTable, parseOption, parsePoint, parseSetting } = classOf(element);
  const link = readHash(hash, { setting: parseSetting, point: parsePoint, option: parseOption });
  const settings = Object.fromEntries(settingsTable.map(({ name, default: value }) => [name, value]));
  element.settings = { ...settings, ...link.settings };
  element.z = link.z ?? [0, 0];
  put(element, "lang", link.lang);
  /** @type {Options} */
  const options = { ...defaults, ...link.options };
  for (const { name } of optionFields) put(element, name, options[name]);
  return { ...link, options };
}

/**
 * @param {ZScape} element
 * @param {string} name
 * @param {string | boolean | undefined} value
 */
function put(element, name, value) {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : value);
}
