// The languages there are, an entry each, and which one is shown. What is said in one is in the files that end in its
// key.

/** @typedef {keyof typeof languages} Language */

/** By the name that attributes and links have for it: its tag, and what it calls itself. */
export const languages = {
  en: { tag: "en", name: "English" },
  zh: { tag: "zh-CN", name: "中文" },
};

/**
 * @param {string} name
 * @returns {name is Language}
 */
const isLanguage = (name) => Object.hasOwn(languages, name);

/**
 * The language for a wish, or, without one, for the browser's languages in their order; English if none of them is
 * here.
 * @param {string | null} wish  such as "zh-CN"
 * @param {readonly string[]} [browser]
 * @returns {Language}
 */
export function chooseLanguage(wish, browser = navigator.languages) {
  for (const tag of wish ? [wish] : browser) {
    const language = tag.toLowerCase().split("-")[0];
    if (isLanguage(language)) return language;
  }
  return "en";
}

/**
 * What is said in a language; in English if its file cannot be had.
 * @template {object} Texts
 * @param {Language} language
 * @param {Texts} english
 * @param {(language: Language) => Promise<{ default: Texts }>} load  of another one
 */
export async function textsIn(language, english, load) {
  if (language === "en") return english;
  try {
    return (await load(language)).default;
  } catch (error) {
    console.warn(`zscape: the texts of "${language}" could not be loaded, English stands in`, error);
    return english;
  }
}
