// The state of a page as a URL hash, and back: "#v=1&seed=3&beta=2&z=0.5,-1.2&lang=zh&until=2000". Only what is
// not the page's default is written; the version comes first, so that later formats can tell older links apart.

/** @typedef {import("./element/settings.js").Settings} Settings */
/** @typedef {import("./element/settings.js").Setting} Setting */

/**
 * How the element is shown and started: its attributes beside the settings. Texts are as the attributes hold
 * them; undefined leaves the attribute out.
 *
 * @typedef {object} Options
 * @property {string} controls
 * @property {string} [layers]
 * @property {string} [until]
 * @property {string} [epochs]
 * @property {string} [checkpoint]
 * @property {boolean} background
 * @property {boolean} autoplay
 */

/**
 * @typedef {object} PageState
 * @property {Partial<Settings>} settings  those that differ from the defaults
 * @property {[number, number] | undefined} z
 * @property {string | undefined} lang  the language chosen by hand
 * @property {Partial<Options>} options
 */

export const VERSION = "1";
const LANGUAGES = ["en", "zh"];

/**
 * The options in the order in which links hold them and elements get them: the one that starts is the last.
 *
 * @type {readonly { name: keyof Options, kind: "text" | "model" | "flag" }[]}
 */
export const optionFields = [
  { name: "controls", kind: "text" },
  { name: "layers", kind: "text" },
  { name: "until", kind: "text" },
  { name: "epochs", kind: "text" },
  { name: "checkpoint", kind: "model" },
  { name: "background", kind: "flag" },
  { name: "autoplay", kind: "flag" },
];

/** What stands where a link says nothing: for a bare element, the main page, and the page for frames. */
export const optionDefaults = {
  /** @type {Readonly<Options>} */
  element: { controls: "full", background: false, autoplay: false },
  /** @type {Readonly<Options>} */
  page: { controls: "full", background: true, autoplay: true },
  /** @type {Readonly<Options>} */
  frame: { controls: "minimal", background: false, autoplay: false },
};

/**
 * What of a state is not the default, in the order of links: its name in a hash, its name as an attribute, and its
 * value.
 *
 * @param {PageState} state
 * @param {readonly Setting[]} table
 * @param {Readonly<Options>} defaults
 */
export function changes({ settings, z, lang, options }, table, defaults) {
  /** @type {{ name: string, attribute: string, value: unknown, flag?: boolean }[]} */
  const found = [];
  for (const { name, attribute, default: usual } of table) {
    const value = settings[name];
    // Images of one's own cannot be put into a link.
    if (value !== undefined && value !== usual && value !== "own") found.push({ name, attribute, value });
  }
  if (z && (z[0] !== 0 || z[1] !== 0)) {
    const value = z.map((coordinate) => Number(coordinate.toFixed(3))).join(",");
    found.push({ name: "z", attribute: "z", value });
  }
  if (lang) found.push({ name: "lang", attribute: "lang", value: lang });
  for (const { name, kind } of optionFields) {
    const value = options[name];
    if (value === undefined || value === defaults[name]) continue;
    found.push({ name, attribute: name, value, flag: kind === "flag" });
  }
  return found;
}

/**
 * @param {PageState} state
 * @param {readonly Setting[]} table
 * @param {Readonly<Options>} defaults  those of the page that the hash is for
 * @returns {string}  empty if all is default
 */
export function writeHash(state, table, defaults) {
  const fields = changes(state, table, defaults);
  if (fields.length === 0) return "";
  const texts = fields.map(({ name, value, flag }) => `${name}=${escaped(flag ? Number(value) : value)}`);
  return `#v=${VERSION}&${texts.join("&")}`;
}

/**
 * The options that go with a reader to the full page, which shows everything and starts by itself.
 *
 * @param {Partial<Options>} options
 * @returns {Partial<Options>}
 */
export function onFullPage({ until, epochs, checkpoint }) {
  return { until, epochs, checkpoint };
}

/**
 * Reads a hash. What cannot be read is left out and reported; nothing throws.
 *
 * @param {string} hash
 * @param {object} read
 * @param {(name: string, text: string) => Partial<Settings>} read.setting  throws on a bad name or value
 * @param {(text: string) => [number, number]} read.point  throws on a bad point
 * @param {(name: string, text: string) => unknown} read.option  throws on a bad value
 * @returns {PageState & { version: string | undefined, problems: string[] }}
 */
export function readHash(hash, { setting, point, option }) {
  /** @type {ReturnType<typeof readHash>} */
  const state = { settings: {}, z: undefined, lang: undefined, options: {}, version: undefined, problems: [] };
  const fields = [...new URLSearchParams(hash.replace(/^#/, ""))];
  if (fields.length === 0) return state;
  state.version = fields.find(([name]) => name === "v")?.[1] ?? "?";
  if (state.version !== VERSION) return state;
  for (const [name, text] of fields) {
    try {
      const field = optionFields.find((entry) => entry.name === name);
      if (name === "v") continue;
      else if (name === "z") state.z = point(text);
      else if (name === "lang") state.lang = language(text);
      else if (name === "dataset" && text === "own") throw new Error("dataset own is not part of a link");
      else if (field?.kind === "flag") Object.assign(state.options, { [name]: flag(name, text) });
      else if (field) {
        if (field.kind === "model") checkModel(text);
        option(name, text);
        Object.assign(state.options, { [name]: text });
      } else Object.assign(state.settings, setting(name, text));
    } catch (error) {
      state.problems.push(/** @type {Error} */ (error).message);
    }
  }
  return state;
}

/** A value as a hash holds it: spaces as "+", commas as they are. @param {unknown} value */
function escaped(value) {
  return encodeURIComponent(String(value)).replaceAll("%20", "+").replaceAll("%2C", ",");
}

/** @param {string} text */
function language(text) {
  if (LANGUAGES.includes(text)) return text;
  throw new Error(`lang must be one of ${LANGUAGES.join(", ")}, got "${text}"`);
}

/**
 * @param {string} name
 * @param {string} text
 */
function flag(name, text) {
  if (text === "0" || text === "1") return text === "1";
  throw new Error(`${name} must be 0 or 1, got "${text}"`);
}

/** A link comes from anyone: it may name the shipped model or a file that any page could fetch. @param {string} text */
function checkModel(text) {
  if (text === "mnist" || (URL.canParse(text) && new URL(text).protocol === "https:")) return;
  throw new Error(`checkpoint must be mnist or an https URL, got "${text}"`);
}
