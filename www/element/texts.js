// Which language is shown, and its texts. English comes with the bundle, others when they are wanted; in any of them, what
// the tools, the cards and the gallery say comes with the first of those.

import en from "../texts/en.js";
import { chooseLanguage } from "./language.js";

/** @typedef {typeof en & typeof import("../texts/en-tools.js").default} Texts */
/** @typedef {import("./language.js").Language} Language */

/** @type {Record<Language, { first: () => Promise<typeof en>, later: () => Promise<Omit<Texts, keyof typeof en>> }>} */
const languages = {
  en: { first: async () => en, later: async () => (await import("../texts/en-tools.js")).default },
  zh: {
    first: async () => (await import("../texts/zh.js")).default,
    later: async () => (await import("../texts/zh-tools.js")).default,
  },
};

/**
 * The texts of a language; the English ones if its files cannot be had.
 *
 * @param {Language} language
 * @param {boolean} all  those of the tools too: without, nothing may ask for one of them
 * @returns {Promise<Texts>}
 */
export async function loadTexts(language, all) {
  const { first, later } = languages[language];
  try {
    const texts = await Promise.all([first(), all ? later() : undefined]);
    return /** @type {Texts} */ (Object.assign({}, ...texts));
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

/**
 * Puts values into a text: "step {step}" with { step: "3" } is "step 3".
 *
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
