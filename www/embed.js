// The page for frames: one element in the state of the URL hash, which it never writes, and a link to the full page
// in the same state.

import { onFullPage, pageDefaults, writeHash } from "./hash.js";
import { chooseLanguage } from "./languages.js";
import { classOf, complaint, openLink } from "./link.js";
import { translatePage } from "./translate.js";
import { pageTexts } from "./words.js";

/** @typedef {import("./element/zscape.js").ZScape} ZScape */

const element = /** @type {ZScape} */ (document.querySelector("z-scape"));
const notice = /** @type {HTMLElement} */ (document.querySelector("#notice"));
const full = /** @type {HTMLAnchorElement} */ (document.querySelector("#full"));

await customElements.whenDefined("z-scape");
const vocabulary = classOf(element);

/** @type {ReturnType<typeof openLink>} */
let link;

async function openAddress() {
  link = openLink(element, location.hash, "frame");
  const language = chooseLanguage(link.lang ?? null);
  const texts = await pageTexts(language);
  translatePage(language, texts);
  notice.textContent = complaint(link, texts);
  writeFullLink();
}

/** The reader takes the present state to the full page. */
function writeFullLink() {
  const { z, ...look } = element.view;
  const options = onFullPage({ ...link.options, ...look });
  full.hash = writeHash({ settings: element.settings, z, lang: link.lang, options }, vocabulary, pageDefaults.main);
}

for (const type of ["pointerenter", "focus"]) full.addEventListener(type, writeFullLink);
window.addEventListener("hashchange", () => {
  openAddress().catch(report);
});
await openAddress();

/** @param {Error} error */
function report(error) {
  notice.textContent = error.message;
}
