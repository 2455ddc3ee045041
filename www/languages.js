// Which language is shown.

/** @typedef {"en" | "zh"} Language */

/** @type {readonly Language[]} */
const LANGUAGES = ["en", "zh"];

/**
 * The language for a wish, or, without one, for the browser's languages in their order; English if none of
 * them is here.
 *
 * @param {string | null} wish  such as "zh-CN"
 * @param {readonly string[]} [browser]
 * @returns {Language}
 */
export function chooseLanguage(wish, browser = navigator.languages) {
  for (const tag of wish ? [wish] : browser) {
    const language = tag.toLowerCase().split("-")[0];
    if (LANGUAGES.includes(/** @type {Language} */ (language))) return /** @type {Language} */ (language);
  }
  return "en";
}
