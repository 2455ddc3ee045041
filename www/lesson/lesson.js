// The lesson's page: all figures below one another, one of them alone, or a guide from one to the next; in the reader's
// language, with all that a link must hold in the URL hash. The figures come from the package, as any other page would
// load them.

import { readHash, writeHash } from "./address.js";
import { Guide } from "./guide/guide.js";
import { textsOf } from "./guide/pages.js";
import { textsIn } from "../languages.js";
import * as language from "./language.js";
import { showPage } from "../translate.js";
import { largeText, onText, showText } from "./largetext.js";
import { Neighbours } from "./neighbours.js";
import en from "./texts.en.js";

/** @typedef {import("../figures/figure.js").ZScapeFigure} ZScapeFigure */

const WRITE_AFTER = 400; // ms of rest: browsers refuse to replace the state too often

/**
 * All of the lesson's, as soon as the package says which there are.
 * @type {ZScapeFigure[]}
 */
const figures = [];
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const guide = new Guide();
const neighbours = new Neighbours();

let writeTimer = 0;

async function speak() {
  const wish = language.wished();
  const [texts, names] = await Promise.all([
    textsIn(wish, en, (other) => import(`./texts.${other}.js`)), textsOf(wish), guide.loadTexts(wish),
  ]);
  if (wish !== language.wished()) return; // another was chosen meanwhile
  language.translateLesson(wish, texts);
  for (const figure of figures) figure.lang = wish;
  guide.setLanguage(wish);
  neighbours.setTexts({ ...names, ...texts });
  leadOn(wish);
}

/**
 * The other pages open in the same language, with as large a text.
 * @param {string} lang
 */
function leadOn(lang = language.wished()) {
  const said = { lang, ...largeText() };
  /** @type {HTMLAnchorElement} */ (part("teacher")).hash = String(new URLSearchParams(said));
  /** @type {HTMLAnchorElement} */ (part("main")).hash = String(new URLSearchParams({ v: "2", ...said }));
}

/** Brings language, guide and figures to the state in the hash; what it does not name is as at first. */
async function openAddress() {
  await speak();
  const hash = readHash();
  guide.readProgress();
  for (const figure of figures) figure.state = hash.get(nameOf(figure)) ?? "";
  showText();
  showChosen();
}

/** Only what is to be seen is shown, and only what is shown is loaded. */
function showChosen() {
  const alone = figures.find((figure) => nameOf(figure) === readHash().get("figure"));
  for (const figure of figures) figure.hidden = alone !== undefined && figure !== alone;
  part("lesson").hidden = guide.isOpen;
  part("lede").hidden = guide.isOpen || alone !== undefined;
  part("guided").hidden = guide.isOpen;
  part("whole").hidden = !guide.isOpen && alone === undefined;
  neighbours.show(guide.isOpen || !alone ? "" : nameOf(alone), figures.map(nameOf));
}

/** Back to all of the lesson, at the figure that was shown. */
function showWhole() {
  const name = guide.name ?? readHash().get("figure");
  guide.keepState();
  writeHash({ figure: "", guide: "" }, "push");
  guide.readProgress();
  showChosen();
  part("guided").focus({ preventScroll: true });
  figures.find((figure) => nameOf(figure) === name)?.scrollIntoView();
}

function saveState() {
  writeHash(Object.fromEntries(figures.map((figure) => [nameOf(figure), figure.state])));
  guide.keepState();
}

/** @param {ZScapeFigure} figure */
function nameOf(figure) {
  return figure.getAttribute("name") ?? "";
}

/** @param {Error} error */
function report({ message }) {
  part("notice").textContent = message;
}

language.onChoice(() => {
  speak().then(showChosen).catch(report);
});
onText(() => {
  showText();
  showChosen();
  leadOn();
});
part("guided").addEventListener("click", () => {
  guide.enter();
  showChosen();
});
part("whole").addEventListener("click", showWhole);
document.addEventListener("zscape-figure-change", () => {
  clearTimeout(writeTimer);
  writeTimer = window.setTimeout(saveState, WRITE_AFTER);
});
document.addEventListener("zscape-error", ({ detail }) => report(new Error(detail.message)));
window.addEventListener("hashchange", () => {
  openAddress().catch(report);
});
await Promise.all([customElements.whenDefined("z-scape-figure"), speak()]);
const { names } =
  /** @type {typeof import("../figures/figure.js").ZScapeFigure} */ (customElements.get("z-scape-figure"));
for (const name of names) {
  const figure = /** @type {ZScapeFigure} */ (document.createElement("z-scape-figure"));
  figure.setAttribute("name", name);
  figures.push(figure);
}
part("lesson").append(...figures);
await openAddress();
showPage();
