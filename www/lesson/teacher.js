// The teacher's page: plans and questions from the guide's own pages, so that a link opens what the guide opens.

import { textsIn } from "../languages.js";
import { readHash } from "./address.js";
import { pages, textsOf as guideTextsOf } from "./guide/pages.js";
import * as language from "./language.js";
import { largeText, onText, showText } from "./largetext.js";
import { subscripts } from "./subscripts.js";
import { showPage } from "../translate.js";
import en from "./teacher/texts.en.js";
import lessonEn from "./texts.en.js";

/**
 * What the page says, of the lesson and its guide as well.
 * @param {import("../languages.js").Language} lang
 * @returns {Promise<Record<string, string>>}
 */
async function textsOf(lang) {
  const books = await Promise.all([
    textsIn(lang, lessonEn, (other) => import(`./texts.${other}.js`)),
    guideTextsOf(lang),
    textsIn(lang, en, (other) => import(`./teacher/texts.${other}.js`)),
  ]);
  return Object.assign({}, ...books);
}

const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {string} name
 * @param {Record<string, string>} properties
 * @param {(string | Node)[]} content
 */
function element(name, properties, ...content) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...content);
  return node;
}

/**
 * Where the lesson opens: a figure alone in a state, or a page of the guide.
 * @param {Record<string, string>} hash
 */
const address = (hash) => `index.html#${new URLSearchParams(hash)}`;

/**
 * A link to there, which leads on with as large a text; what is printed of it says nothing of that.
 * @param {string} said
 * @param {string} className
 * @param {Record<string, string>} hash
 */
function lead(said, className, hash) {
  const link = element("a", { className, href: address({ ...hash, ...largeText() }) }, said);
  link.dataset.address = new URL(address(hash), location.href).href;
  return link;
}

/**
 * The minutes of one plan, from the beginning of the class.
 * @param {"short" | "long"} plan
 * @param {string} lang
 * @param {Record<string, string>} texts
 */
function planTable(plan, lang, texts) {
  let from = 0;
  const rows = pages.flatMap(({ id, minutes: { [plan]: minutes } }, i) => {
    if (minutes === undefined) return [];
    const to = from + minutes;
    const row = element("tr", {},
      element("td", {}, `${from}–${to}`),
      element("td", {}, element("a", { href: `#${new URLSearchParams({ lang, ...largeText(), question: id })}` },
        `${i + 1}. ${texts[`${id}Title`]}`)));
    from = to;
    return [row];
  });
  return element("table", { id: plan },
    element("caption", {}, texts.minutes.replace("{minutes}", String(from))),
    element("thead", {}, element("tr", {},
      element("th", { scope: "col" }, texts.minute), element("th", { scope: "col" }, texts.question))),
    element("tbody", {}, ...rows));
}

/**
 * What the class sees once the question is answered, by day and by night: scripts/make-lesson-pictures.mjs makes both.
 * @param {string} id
 */
function picture(id) {
  const at = (/** @type {string} */ scheme) => `teacher/pictures/${id}-${scheme}.webp`;
  return element("picture", {},
    element("source", { srcset: at("dark"), media: "screen and (prefers-color-scheme: dark)" }),
    element("img", { src: at("light"), alt: "", width: "360", height: "200" }));
}

/**
 * @param {string} lang
 * @param {Record<string, string>} texts
 */
function questionList(lang, texts) {
  let figure = "";
  return pages.flatMap((page, i) => {
    const { id } = page;
    const heading = page.figure === figure ? [] : [element("h3", {}, texts[page.figure])];
    figure = page.figure;
    const text = (/** @type {string} */ key) => element("p", {}, ...subscripts(texts[`${id}${key}`]));
    const line = (/** @type {string} */ kind, /** @type {string[]} */ ...keys) =>
      [element("dt", {}, texts[kind]), element("dd", {}, ...keys.map(text))];
    return [...heading, element("article", { id },
      element("h4", {}, `${i + 1}. ${texts[`${id}Title`]}`),
      picture(id),
      element("p", { className: "ways" },
        lead(texts.openFigure, "figure",
          { lang, figure: page.figure, ...(page.state && { [page.figure]: page.state }) }),
        lead(texts.inGuide, "guided", { lang, guide: id })),
      element("dl", {}, ...line("ask", "Ask"), ...line("show", "Task", "Where"), ...line("expect", "Seen"),
        ...line("listen", "Listen")))];
  });
}

async function speak() {
  const lang = language.wished();
  const texts = await textsOf(lang);
  if (lang !== language.wished()) return; // another was chosen meanwhile
  language.translateLesson(lang, texts);
  showText();
  /** @type {HTMLAnchorElement} */ (part("lesson")).hash = String(new URLSearchParams({ lang, ...largeText() }));
  part("tables").replaceChildren(planTable("short", lang, texts), planTable("long", lang, texts));
  part("questions").replaceChildren(...questionList(lang, texts));
}

/** To the question that the hash names, and to its first link. */
function goToQuestion() {
  const asked = pages.find(({ id }) => id === readHash().get("question"));
  if (!asked) return;
  part(asked.id).scrollIntoView();
  part(asked.id).querySelector("a")?.focus({ preventScroll: true });
}

async function openAddress() {
  await speak();
  goToQuestion();
}

/** @param {Error} error */
function report({ message }) {
  console.error(message);
}

language.onChoice(() => {
  speak().catch(report);
});
onText(() => {
  speak().catch(report);
});
part("print").addEventListener("click", () => window.print());
window.addEventListener("hashchange", () => {
  openAddress().catch(report);
});
await openAddress();
showPage();
