// Which language is shown, and its texts. English comes with the bundle, others when they are wanted; in any of them, what
// the tools, the cards and the gallery say comes with the first of those.

import { chooseLanguage } from "../languages.js";
import en from "../texts/element.en.js";

/** @typedef {typeof en & typeof import("../texts/tools.en.js").default} Texts */
/** @typedef {import("../languages.js").Language} Language */

/**
 * The texts of a language; the English ones if its files cannot be had.
 *
 * @param {Language} language
 * @param {boolean} all  those of the tools too: without, nothing may ask for one of them
 * @returns {Promise<Texts>}
 */
export async function loadTexts(language, all) {
  try {
    const texts = await Promise.all([
      language === "en" ? en : import(`../texts/element.${language}.js`).then((file) => file.default),
      all ? import(`../texts/tools.${language}.js`).then((file) => file.default) : undefined,
    ]);
    return Object.assign({}, ...texts);
  } catch (error) {
    if (language === "en") throw error;
    console.warn(`zscape: the texts of "${language}" could not be loaded, English stands in`, error);
    return loadTexts("en", all);
  }
}

/**
 * The language for a wish, and its texts.
 *
 * @param {string | null} wish
 * @param {boolean} [all]
 */
export async function textsFor(wish, all = false) {
  const language = chooseLanguage(wish);
  return { language, texts: await loadTexts(language, all) };
}
