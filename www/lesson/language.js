// The language of a page of the lesson: the hash's, or else the browser's; and the select that changes it.

import { tagOf, translate } from "../translate.js";
import { read, write } from "./address.js";

const choice = /** @type {HTMLSelectElement} */ (document.querySelector("#language"));

/** @returns {"en" | "zh"} */
export function wished() {
  const [wish] = [read().get("lang"), ...navigator.languages].filter((tag) => tag !== null);
  return wish?.startsWith("zh") ? "zh" : "en";
}

/** Puts a page into a language. @param {string} language @param {Record<string, string>} texts  with the heading among them */
export function speak(language, texts) {
  document.documentElement.lang = tagOf(language);
  document.title = texts.heading;
  choice.value = language;
  translate(document, texts);
}

/** @param {(language: string) => void} take */
export function onChoice(take) {
  choice.addEventListener("change", () => {
    write({ lang: choice.value });
    take(choice.value);
  });
}
