// The language of a page of the lesson: the hash's, or else the browser's; and the select that changes it.

import { chooseLanguage } from "../languages.js";
import { listLanguages, translatePage } from "../translate.js";
import { readHash, writeHash } from "./address.js";

const choice = /** @type {HTMLSelectElement} */ (document.querySelector("#language"));

listLanguages(choice);

export const wished = () => chooseLanguage(readHash().get("lang"));

/**
 * Puts a page of the lesson into a language.
 * @param {import("../languages.js").Language} language
 * @param {Record<string, string>} texts  with the heading among them
 */
export function translateLesson(language, texts) {
  translatePage(language, texts);
  document.title = texts.heading;
  choice.value = language;
}

/**
 * What is done when the reader has chosen another.
 * @param {() => void} take
 */
export function onChoice(take) {
  choice.addEventListener("change", () => {
    writeHash({ lang: choice.value });
    take();
  });
}
