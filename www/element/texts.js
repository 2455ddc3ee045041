// Which language is shown, and its texts, in three parts: what an element says with its poster, what it says when it is
// live, and what its tools, cards and gallery say. The first comes in English with the bundle; the rest comes when it
// is wanted.

import { chooseLanguage } from "../languages.js";
import poster from "../texts/poster.en.js";

/** @typedef {typeof poster} PosterTexts */
/** @typedef {typeof import("../texts/element.en.js").default} ElementTexts */
/** @typedef {PosterTexts & ElementTexts & typeof import("../texts/tools.en.js").default} Texts */
/** @typedef {import("../languages.js").Language} Language */
/** @typedef {typeof PARTS[number]} Part */

const PARTS = /** @type {const} */ (["poster", "element", "tools"]);

/**
 * The texts of a language, all parts until one; the English ones if its files cannot be had. Nothing may ask for one of
 * a later part.
 * @param {Language} language
 * @param {Part} last
 * @returns {Promise<Texts>}
 */
export async function loadTexts(language, last) {
  const parts = PARTS.slice(0, PARTS.indexOf(last) + 1);
  try {
    const texts = await Promise.all(parts.map((part) => (part === "poster" && language === "en"
      ? poster
      : import(`../texts/${part}.${language}.js`).then((file) => file.default))));
    return Object.assign({}, ...texts);
  } catch (error) {
    if (language === "en") throw error;
    console.warn(`zscape: the texts of "${language}" could not be loaded, English stands in`, error);
    return loadTexts("en", last);
  }
}

/**
 * The language for a wish, and its texts.
 * @param {string | null} wish
 * @param {Part} last
 */
export async function textsFor(wish, last) {
  const language = chooseLanguage(wish);
  return { language, texts: await loadTexts(language, last) };
}
