// What a page says. Its texts go into the nodes that ask for them: data-text="key" for what a node says,
// data-label="key" for its accessible name, data-title="key" for its description; and its list of languages holds them
// all.

import { languages } from "./languages.js";

/** @typedef {import("./languages.js").Language} Language */

/**
 * @param {ParentNode} root
 * @param {Readonly<Record<string, string>>} texts
 */
export function translate(root, texts) {
  for (const node of root.querySelectorAll("[data-text], [data-label], [data-title]")) {
    if (!(node instanceof HTMLElement)) continue;
    const { text, label, title } = node.dataset;
    if (text) node.textContent = texts[text];
    if (label) node.ariaLabel = texts[label];
    if (title) node.title = texts[title];
  }
}

/**
 * Puts the page into a language, and the links to what has a part in each.
 * @param {Language} language
 * @param {Readonly<Record<string, string>>} texts
 */
export function translatePage(language, texts) {
  document.documentElement.lang = languages[language].tag;
  translate(document, texts);
  for (const link of document.querySelectorAll("a[data-spoken]")) {
    /** @type {HTMLAnchorElement} */ (link).hash = language;
  }
}

/** All that was awaited is in place (first.js). */
export function showPage() {
  document.documentElement.removeAttribute("data-awaited");
}

/**
 * Lists the languages; English stands there already.
 * @param {HTMLSelectElement} select
 */
export function listLanguages(select) {
  for (const [value, { tag, name }] of Object.entries(languages)) {
    if (![...select.options].some((option) => option.value === value)) {
      select.append(Object.assign(new Option(name, value), { lang: tag }));
    }
  }
}
