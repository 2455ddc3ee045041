// A link put on an element: the state that a URL hash holds becomes the element's settings, point, language, view and
// attributes. The main page and the page for frames both open links so.

import { canRead, defaultsOf, linkedOptions, readHash, writeOption } from "./hash.js";

/** @typedef {import("./element/zscape.js").ZScape} ZScape */
/** @typedef {typeof import("./element/zscape.js").ZScape} ZScapeClass */
/** @typedef {import("./hash.js").Options} Options */

/**
 * The class of an element, once it is defined: its tables and parsers.
 * @param {ZScape} element
 */
export function classOf(element) {
  return /** @type {ZScapeClass} */ (element.constructor);
}

/**
 * What the hash does not name is the page's default.
 * @param {ZScape} element
 * @param {string} hash
 * @param {"main" | "frame"} page  that opens it
 */
export function openLink(element, hash, page) {
  const vocabulary = classOf(element);
  const link = readHash(hash, vocabulary);
  const settings = Object.fromEntries(vocabulary.settingsTable.map(({ name, default: value }) => [name, value]));
  element.settings = { ...settings, ...link.settings };
  element.z = link.z ?? [0, 0];
  putAttribute(element, "lang", link.lang);
  /** @type {Partial<Options>} */
  const options = { ...defaultsOf(page, link.version), ...link.options };
  const linked = linkedOptions(vocabulary.optionsTable);
  // The reader has changed the view since the last link, beside its attributes.
  element.view = Object.fromEntries(
    linked.filter(({ view }) => view).map(({ name, default: value }) => [name, options[name] ?? value]),
  );
  for (const option of linked) {
    const value = options[option.name];
    putAttribute(element, option.attribute, typeof value === "object" ? writeOption(option, value) : value);
  }
  return { ...link, options };
}

/**
 * @param {ZScape} element
 * @param {string} name
 * @param {string | number | boolean | undefined} value
 */
function putAttribute(element, name, value) {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * What of a link could not be read, in a sentence; empty if all could.
 * @param {{ version?: string, problems: string[] }} link
 * @param {import("./words.js").Texts} texts
 */
export function complaint({ version, problems }, texts) {
  const foreign = version !== undefined && !canRead(version);
  const text = foreign ? texts.pageBadVersion : problems.length > 0 ? texts.pageBadHash : "";
  return text.replace("{version}", version ?? "").replace("{problems}", problems.join("; "));
}
