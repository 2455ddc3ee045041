// The state of a page as a URL hash, and back: "#v=2&seed=3&beta=2&z=0.5,-1.2&window=1,0,2&until=2000". Only what is
// not the page's default is written; the version comes first, and says which defaults are meant.

import { languages } from "./languages.js";

/** @typedef {import("./element/settings.js").Settings} Settings */
/** @typedef {import("../pkg/types/zscape.d.ts").ZScapeOptions} Options */
/** @typedef {import("../pkg/types/zscape.d.ts").ZScapeOption} Option */

/**
 * What the element's class says of its settings and options: the tables, and how each value is read.
 * @typedef {Pick<typeof import("./element/zscape.js").ZScape,
 *   "settingsTable" | "optionsTable" | "parseSetting" | "parseOption" | "parsePoint">} Vocabulary
 */

/**
 * @typedef {object} PageState
 * @property {Partial<Settings>} settings  those that differ from the defaults
 * @property {[number, number] | undefined} z
 * @property {string | undefined} lang  the language chosen by hand
 * @property {Partial<Options>} options
 */

export const VERSION = "2";

/** What a page says itself, where the element's own default is another. A link says the rest. */
export const pageDefaults = {
  /** @type {Readonly<Partial<Options>>} */
  bare: {},
  /** @type {Readonly<Partial<Options>>} */
  main: {
    background: true, autoplay: true, layers: ["axes", "rings", "points", "handle", "manifold"], manifoldOpacity: 0.35,
  },
  /** @type {Readonly<Partial<Options>>} */
  frame: { controls: "minimal" },
};

/**
 * What pages said themselves when links of older versions were written: those open as they did then.
 * @type {Record<string, typeof pageDefaults>}
 */
const olderDefaults = { 1: { ...pageDefaults, main: { background: true, autoplay: true } } };

/**
 * What a page says itself of a link.
 * @param {keyof typeof pageDefaults} page
 * @param {string} [version]  of the link
 */
export function defaultsOf(page, version = VERSION) {
  return (Object.hasOwn(olderDefaults, version) ? olderDefaults[version] : pageDefaults)[page];
}

/** @param {string} version */
export function canRead(version) {
  return version === VERSION || Object.hasOwn(olderDefaults, version);
}

/** The options of a run that are in links, in the order in which elements get them: the one that starts is the last. */
const RUN_OPTIONS = /** @type {const} */ (["until", "checkpoint", "autoplay"]);

/** Options that name images or classes: dropped where the data set is another. */
const IMAGE_OPTIONS = ["hiddenClasses", "image"];

/**
 * The options that links hold, in their order: all of the view, then those of the run.
 * @param {readonly Option[]} optionsTable
 */
export function linkedOptions(optionsTable) {
  const named = (/** @type {string} */ name) => optionsTable.filter((option) => option.name === name);
  return [...optionsTable.filter(({ view }) => view), ...RUN_OPTIONS.flatMap(named)];
}

/** Values as attributes and hashes hold them, by their kind; others are as String has them. */
const WRITERS = /** @type {Partial<Record<Option["kind"], (value: any, option: Option) => string>>} */ ({
  // In the table's order: who switches a layer off and on again has changed nothing.
  words: (value, { choices = [] }) => choices.filter((word) => value.includes(word)).join(" "),
  wholes: (value) => value.join(","),
  window: (value) => value.map((/** @type {number} */ number) => Number(number.toFixed(4))).join(","),
});

/**
 * @param {Option} option
 * @param {unknown} value  not undefined
 */
export function writeOption(option, value) {
  return (WRITERS[option.kind] ?? String)(value, option);
}

/**
 * What of a state is not the default, in the order of links: its name in a hash, its name as an attribute, and its
 * value.
 * @param {PageState} state
 * @param {Vocabulary} vocabulary
 * @param {Readonly<Partial<Options>>} defaults  one of pageDefaults
 */
export function changes({ settings, z, lang, options }, { settingsTable, optionsTable }, defaults) {
  /** @type {{ name: string, attribute: string, value: unknown, flag?: boolean }[]} */
  const found = [];
  for (const { name, attribute, default: usual } of settingsTable) {
    const value = settings[name];
    // Images of one's own cannot be put into a link.
    if (value !== undefined && value !== usual && value !== "own") found.push({ name, attribute, value });
  }
  if (z && (z[0] !== 0 || z[1] !== 0)) {
    const value = z.map((coordinate) => Number(coordinate.toFixed(3))).join(",");
    found.push({ name: "z", attribute: "z", value });
  }
  if (lang) found.push({ name: "lang", attribute: "lang", value: lang });
  for (const option of linkedOptions(optionsTable)) {
    const { name, attribute, kind } = option;
    const [value, usual] = [options[name], defaults[name] ?? option.default];
    if (value === undefined || (settings.dataset === "own" && IMAGE_OPTIONS.includes(name))) continue;
    if (usual !== undefined && writeOption(option, value) === writeOption(option, usual)) continue;
    const flag = kind === "flag";
    found.push({ name, attribute, value: flag ? value : writeOption(option, value), flag });
  }
  return found;
}

/**
 * @param {PageState} state
 * @param {Vocabulary} vocabulary
 * @param {Readonly<Partial<Options>>} defaults  those of the page that the hash is for
 * @returns {string}  empty if all is default
 */
export function writeHash(state, vocabulary, defaults) {
  const fields = changes(state, vocabulary, defaults);
  if (fields.length === 0) return "";
  const texts = fields.map(({ name, value, flag }) => `${name}=${escaped(flag ? Number(value) : value)}`);
  return `#v=${VERSION}&${texts.join("&")}`;
}

/**
 * The options that speak of other images than those that will be shown are left out.
 * @param {Partial<Options>} options
 * @returns {Partial<Options>}
 */
export function withoutImages(options) {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !IMAGE_OPTIONS.includes(name)));
}

/**
 * The options that go with a reader to the full page, which has all controls and the ring, and starts by itself.
 * @param {Partial<Options>} options
 * @returns {Partial<Options>}
 */
export function onFullPage({ layers, ...options }) {
  const shown = layers && withRing(layers, true);
  return { ...options, layers: shown, controls: undefined, background: undefined, autoplay: undefined };
}

/**
 * @param {Options["layers"]} layers
 * @param {boolean} ring  whether the ring to drag is shown
 */
export function withRing(layers, ring) {
  const others = layers.filter((layer) => layer !== "handle");
  return ring ? [...others, /** @type {const} */ ("handle")] : others;
}

/**
 * Reads a hash. What cannot be read is left out and reported; nothing throws.
 * @param {string} hash
 * @param {Vocabulary} vocabulary
 * @returns {PageState & { version: string | undefined, problems: string[] }}
 */
export function readHash(hash, { optionsTable, parseSetting, parseOption, parsePoint }) {
  /** @type {ReturnType<typeof readHash>} */
  const state = { settings: {}, z: undefined, lang: undefined, options: {}, version: undefined, problems: [] };
  const fields = [...new URLSearchParams(hash.replace(/^#/, ""))];
  if (fields.length === 0) return state;
  const said = (/** @type {string} */ wish) => fields.find(([name]) => name === wish)?.[1];
  state.version = said("v") ?? "?";
  if (!canRead(state.version)) {
    // A language is one in whatever version; and who types no more than that means no version.
    const lang = said("lang") ?? "";
    if (Object.hasOwn(languages, lang)) state.lang = lang;
    if (fields.length === 1 && state.lang) state.version = VERSION;
    return state;
  }
  const linked = linkedOptions(optionsTable);
  for (const [name, text] of fields) {
    try {
      const option = linked.find((entry) => entry.name === name);
      if (name === "v") continue;
      else if (name === "z") state.z = parsePoint(text);
      else if (name === "lang") state.lang = language(text);
      else if (name === "dataset" && text === "own") throw new Error("dataset own is not part of a link");
      else if (option) {
        if (name === "checkpoint") checkModel(text);
        Object.assign(state.options, option.kind === "flag" ? flag(name, text) : parseOption(name, text));
      } else Object.assign(state.settings, parseSetting(name, text));
    } catch (error) {
      state.problems.push(/** @type {Error} */ (error).message);
    }
  }
  return state;
}

/**
 * A value as a hash holds it: spaces as "+", commas as they are.
 * @param {unknown} value
 */
function escaped(value) {
  return encodeURIComponent(String(value)).replaceAll("%20", "+").replaceAll("%2C", ",");
}

/** @param {string} text */
function language(text) {
  if (Object.hasOwn(languages, text)) return text;
  throw new Error(`lang must be one of ${Object.keys(languages).join(", ")}, got "${text}"`);
}

/**
 * @param {string} name
 * @param {string} text
 */
function flag(name, text) {
  if (text === "0" || text === "1") return { [name]: text === "1" };
  throw new Error(`${name} must be 0 or 1, got "${text}"`);
}

/**
 * A link comes from anyone: it may name the shipped model or a file that any page could fetch.
 * @param {string} text
 */
function checkModel(text) {
  if (text === "mnist" || (URL.canParse(text) && new URL(text).protocol === "https:")) return;
  throw new Error(`checkpoint must be mnist or an https URL, got "${text}"`);
}
