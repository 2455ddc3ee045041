// The page's state as a URL hash, and back: "#v=1&seed=3&beta=2&z=0.5,-1.2&lang=zh". Only what is not the
// default is written; the version comes first, so that later formats can tell older links apart.

/** @typedef {import("./element/settings.js").Settings} Settings */
/** @typedef {import("./element/settings.js").Setting} Setting */

/**
 * @typedef {object} PageState
 * @property {Partial<Settings>} settings  those that differ from the defaults
 * @property {[number, number] | undefined} z
 * @property {string | undefined} lang  the language chosen by hand
 */

export const VERSION = "1";
const LANGUAGES = ["en", "zh"];

/**
 * @param {PageState} state
 * @param {readonly Setting[]} table
 * @returns {string}  empty if all is default
 */
export function writeHash({ settings, z, lang }, table) {
  const fields = [];
  for (const { name, default: value } of table) {
    const set = settings[name];
    // Images of one's own cannot be put into a link.
    if (set !== undefined && set !== value && set !== "own") fields.push([name, set]);
  }
  if (z && (z[0] !== 0 || z[1] !== 0)) {
    fields.push(["z", z.map((value) => Number(value.toFixed(3))).join(",")]);
  }
  if (lang) fields.push(["lang", lang]);
  if (fields.length === 0) return "";
  return `#${[["v", VERSION], ...fields].map((field) => field.join("=")).join("&")}`;
}

/**
 * Reads a hash. What cannot be read is left out and reported; nothing throws.
 *
 * @param {string} hash
 * @param {object} read
 * @param {(name: string, text: string) => Partial<Settings>} read.setting  throws on a bad name or value
 * @param {(text: string) => [number, number]} read.point  throws on a bad point
 * @returns {PageState & { version: string | undefined, problems: string[] }}
 */
export function readHash(hash, { setting, point }) {
  /** @type {ReturnType<typeof readHash>} */
  const state = { settings: {}, z: undefined, lang: undefined, version: undefined, problems: [] };
  const fields = [...new URLSearchParams(hash.replace(/^#/, ""))];
  if (fields.length === 0) return state;
  state.version = fields.find(([name]) => name === "v")?.[1] ?? "?";
  if (state.version !== VERSION) return state;
  for (const [name, text] of fields) {
    try {
      if (name === "v") continue;
      else if (name === "z") state.z = point(text);
      else if (name === "lang") state.lang = language(text);
      else if (name === "dataset" && text === "own") throw new Error("dataset own is not part of a link");
      else Object.assign(state.settings, setting(name, text));
    } catch (error) {
      state.problems.push(/** @type {Error} */ (error).message);
    }
  }
  return state;
}

/** @param {string} text */
function language(text) {
  if (LANGUAGES.includes(text)) return text;
  throw new Error(`lang must be one of ${LANGUAGES.join(", ")}, got "${text}"`);
}
