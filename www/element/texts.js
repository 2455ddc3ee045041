// Which language is shown, and its texts. English comes with the bundle, others when they are wanted.

import en from "../texts/en.js";

/** @typedef {typeof en} Texts */
/** @typedef {"en" | "zh"} Language */

/** @type {Record<Language, () => Promise<Texts>>} */
const languages = {
  en: async () => en,
  zh: async () => (await import("../texts/zh.js")).default,
};

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
    if (Object.hasOwn(languages, language)) return /** @type {Language} */ (language);
  }
  return "en";
}

/**
 * The texts of a language; the English ones if its file cannot be had.
 *
 * @param {Language} language
 * @returns {Promise<Texts>}
 */
export async function loadTexts(language) {
  try {
    return await languages[language]();
  } catch (error) {
    console.warn(`zscape: the texts of "${language}" could not be loaded, English stands in`, error);
    return en;
  }
}

/**
 * The language for a wish, and its texts.
 *
 * @param {string | null} wish
 */
export async function textsFor(wish) {
  const language = chooseLanguage(wish);
  return { language, texts: await loadTexts(language) };
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
