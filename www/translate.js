// What a page says. Its texts go into the nodes that ask for them: data-text="key" for what a node says, data-label="key" for its
// accessible name.

/** @typedef {typeof import("./texts/page/en.js").default} Texts */

/** @type {Record<"en" | "zh", () => Promise<{ default: Texts }>>} */
const languages = { en: () => import("./texts/page/en.js"), zh: () => import("./texts/page/zh.js") };

/**
 * The texts of the main page, of the page for frames and of the dialog that writes code.
 *
 * @param {keyof typeof languages} language
 * @returns {Promise<Texts>}
 */
export async function textsIn(language) {
  return (await languages[language]()).default;
}

/**
 * @param {ParentNode} root
 * @param {Readonly<Record<string, string>>} texts
 */
export function translate(root, texts) {
  for (const node of root.querySelectorAll("[data-text], [data-label]")) {
    if (!(node instanceof HTMLElement)) continue;
    const { text, label } = node.dataset;
    if (text) node.textContent = texts[text];
    if (label) node.ariaLabel = texts[label];
  }
}

/** The language tag of a page in one of our languages. @param {string} language */
export function tagOf(language) {
  return language === "zh" ? "zh-CN" : language;
}

/**
 * What of a link could not be read, in a sentence; empty if all could.
 *
 * @param {{ version?: string, problems: string[] }} link
 * @param {string} ours  the version that can be read
 * @param {Texts} texts
 */
export function complaint({ version, problems }, ours, texts) {
  const foreign = version !== undefined && version !== ours;
  const text = foreign ? texts.pageBadVersion : problems.length > 0 ? texts.pageBadHash : "";
  return text.replace("{version}", version ?? "").replace("{problems}", problems.join("; "));
}
