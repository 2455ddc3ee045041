// The page around the element: its texts in the reader's language, and the URL hash that holds the element's
// settings and view. The element comes from the package, as any other page would load it; it knows nothing of
// this file.

import { readHash, VERSION, writeHash } from "./hash.js";

/** @typedef {import("./element/zscape.js").ZScape} ZScape */
/** @typedef {typeof import("./element/zscape.js").ZScape} ZScapeClass */
/** @typedef {import("./element/texts.js").Texts} Texts */

const WRITE_AFTER = 400; // ms of rest: browsers refuse to replace the state too often, and it would hold up a drag

const element = /** @type {ZScape} */ (document.querySelector("z-scape"));
const notice = /** @type {HTMLElement} */ (document.querySelector("#notice"));
const choice = /** @type {HTMLSelectElement} */ (document.querySelector("#language"));

await customElements.whenDefined("z-scape");
const { settingsTable, texts: textsFor, parseSetting, parsePoint } =
  /** @type {ZScapeClass} */ (customElements.get("z-scape"));

/** The language chosen by hand or by the link. @type {string | undefined} */
let chosen;
let writeTimer = 0;

/** Puts the page's own texts in the reader's language, and says what of the link could not be read.
 * @param {{ version?: string, problems: string[] }} link
 */
async function speak({ version, problems }) {
  const { language, texts } = await textsFor(chosen ?? null);
  document.documentElement.lang = language === "zh" ? "zh-CN" : language;
  document.title = texts.pageTitle;
  choice.value = language;
  for (const node of document.querySelectorAll("[data-text]")) {
    if (node instanceof HTMLElement) node.textContent = texts[/** @type {keyof Texts} */ (node.dataset.text)];
  }
  choice.ariaLabel = texts.pageLanguage;
  const foreign = version !== undefined && version !== VERSION;
  const text = foreign ? texts.pageBadVersion : problems.length > 0 ? texts.pageBadHash : "";
  notice.textContent = text.replace("{version}", version ?? "").replace("{problems}", problems.join("; "));
}

/** Brings the element to the state in the hash; what the hash does not name is the default. */
async function read() {
  const state = readHash(location.hash, { setting: parseSetting, point: parsePoint });
  const defaults = Object.fromEntries(settingsTable.map(({ name, default: value }) => [name, value]));
  element.settings = { ...defaults, ...state.settings };
  element.z = state.z ?? [0, 0];
  chosen = state.lang;
  if (chosen) element.lang = chosen;
  else element.removeAttribute("lang");
  await speak(state);
}

function write() {
  const hash = writeHash({ settings: element.settings, z: element.view.z, lang: chosen }, settingsTable);
  if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
}

function writeSoon() {
  clearTimeout(writeTimer);
  writeTimer = window.setTimeout(write, WRITE_AFTER);
}

choice.addEventListener("change", () => {
  chosen = choice.value;
  element.lang = chosen;
  writeSoon();
  speak({ problems: [] }).catch(report);
});
element.addEventListener("zscape-change", writeSoon);
window.addEventListener("hashchange", () => {
  clearTimeout(writeTimer);
  read().catch(report);
});
await read();

/** @param {Error} error */
function report(error) {
  notice.textContent = error.message;
}
