// The page around the element: its texts in the reader's language, the URL hash that holds the element's state, and
// the button that opens the dialog that shares it. The element comes from the package, as any other page would load
// it; it knows nothing of this file.

import { pageDefaults, writeHash } from "./hash.js";
import { chooseLanguage } from "./languages.js";
import { classOf, complaint, openLink } from "./link.js";
import { listLanguages, showPage, translatePage } from "./translate.js";
import { pageTexts } from "./words.js";

/** @typedef {import("./element/zscape.js").ZScape} ZScape */

const WRITE_AFTER = 400; // ms of rest: browsers refuse to replace the state too often, and it would hold up a drag

const element = /** @type {ZScape} */ (document.querySelector("z-scape"));
const notice = /** @type {HTMLElement} */ (document.querySelector("#notice"));
const choice = /** @type {HTMLSelectElement} */ (document.querySelector("#language"));
const embed = /** @type {HTMLButtonElement} */ (document.querySelector("#embed"));

// They come beside the element.
const said = pageTexts(chooseLanguage(new URLSearchParams(location.hash.slice(1)).get("lang")));
await customElements.whenDefined("z-scape");
const vocabulary = classOf(element);
listLanguages(choice);

/**
 * The language chosen by hand or by the link.
 * @type {string | undefined}
 */
let chosen;
/**
 * What the link says about how the element is started, and how it is first shown.
 * @type {Readonly<Partial<import("./hash.js").Options>>}
 */
let options = pageDefaults.main;
/** The saved model that the run began with. */
let checkpoint = "";
let writeTimer = 0;
/** The hash as it was last read or written. */
let known = "";

/**
 * Puts the page's own texts in the reader's language, and says what of the link could not be read.
 * @param {{ version?: string, problems: string[] }} link
 */
async function showTexts(link) {
  const language = chooseLanguage(chosen ?? null);
  const texts = await pageTexts(language);
  if (language !== chooseLanguage(chosen ?? null)) return; // another was chosen meanwhile
  translatePage(language, texts);
  document.title = texts.pageTitle;
  choice.value = language;
  leadOn();
  notice.textContent = complaint(link, texts);
}

/** The lesson opens in the same language, with as large a text. */
function leadOn() {
  const said = { lang: choice.value, ...(element.view.text === "large" && { text: "large" }) };
  /** @type {HTMLAnchorElement} */ (document.querySelector("#lesson")).hash = String(new URLSearchParams(said));
}

/** Brings the element to the state in the hash; what the hash does not name is the default. */
async function openAddress() {
  known = location.hash;
  const link = openLink(element, location.hash, "main");
  ({ lang: chosen, options } = link);
  await showTexts(link);
}

function writeAddress() {
  if (location.hash !== known) return; // another link was opened this moment: it is about to be read
  const { z, ...look } = element.view;
  const state = { settings: element.settings, z, lang: chosen, options: { ...options, ...look, checkpoint } };
  const hash = writeHash(state, vocabulary, pageDefaults.main);
  if (hash === known) return;
  history.replaceState(null, "", hash || location.pathname + location.search);
  known = location.hash;
}

function writeSoon() {
  clearTimeout(writeTimer);
  writeTimer = window.setTimeout(writeAddress, WRITE_AFTER);
}

async function share() {
  const { openShare } = await import("./share.js");
  await openShare(element, document.documentElement.lang);
}

choice.addEventListener("change", () => {
  chosen = choice.value;
  element.lang = chosen;
  writeSoon();
  showTexts({ problems: [] }).catch(report);
});
embed.addEventListener("click", () => {
  share().catch(report);
});
element.addEventListener("zscape-change", ({ detail }) => {
  const { classList } = document.documentElement;
  const large = detail.view.text === "large";
  if (large !== classList.contains("large")) {
    classList.toggle("large", large);
    leadOn();
  }
  ({ checkpoint } = detail);
  writeSoon();
});
window.addEventListener("hashchange", () => {
  clearTimeout(writeTimer);
  openAddress().catch(report);
});
await said;
await openAddress();
showPage();

/** @param {Error} error */
function report(error) {
  notice.textContent = error.message;
}
