// Guided mode: one page at a time, with one figure that begins as the page wants it. What is done stays done, and is in
// the URL.

import { ours, readHash, writeHash } from "../address.js";
import { sizeText } from "../largetext.js";
import { subscripts } from "../subscripts.js";
import { english, pages, textsOf } from "./pages.js";
import { bringIntoSight } from "./sight.js";

/** @typedef {import("../../figures/figure.js").ZScapeFigure} ZScapeFigure */
/** @typedef {import("../../languages.js").Language} Language */

const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class Guide {
  /**
   * The ids of the pages that the reader has done.
   * @type {Set<string>}
   */
  #done = new Set();
  /** Of the page that is shown; −1: none is. */
  #index = -1;
  /** @type {ZScapeFigure | undefined} */
  #figure;
  /** @type {Partial<Record<Language, Record<string, string>>>} */
  #books = {};
  /** @type {Record<string, string>} */
  #texts = english;
  #language = "en";
  #list = /** @type {HTMLSelectElement} */ (part("guide-pages"));
  #bar = part("guide-bar");
  /** What was last brought into sight, and whether the figure played then. */
  #sight = { of: "", playing: false };
  /** A pointer is down on the figure: what it drags must not move away from under it. */
  #held = false;
  #sizes = new ResizeObserver(() => this.#fit());

  constructor() {
    this.#sizes.observe(this.#bar, { box: "border-box" });
    part("guide-back").addEventListener("click", () => this.#go(this.#index - 1));
    part("guide-next").addEventListener("click", () => this.#go(this.#index + 1));
    this.#list.addEventListener("change", () => this.#go(this.#list.selectedIndex));
    part("guide").addEventListener("zscape-figure-draw", () => {
      this.#checkDone();
      this.#showParts();
    });
    part("guide-figure").addEventListener("pointerdown", () => {
      this.#held = true;
    });
    for (const type of ["pointerup", "pointercancel"]) {
      window.addEventListener(type, () => {
        this.#held = false;
        this.#showParts();
      });
    }
  }

  /** Whether a page is shown. */
  get isOpen() {
    return this.#index >= 0;
  }

  /** The figure that the present page is about. */
  get name() {
    return pages[this.#index]?.figure;
  }

  /**
   * Fetches the texts of a language.
   * @param {Language} language
   */
  async loadTexts(language) {
    this.#books[language] = await textsOf(language);
  }

  /** @param {Language} language  whose texts are there */
  setLanguage(language) {
    this.#language = language;
    this.#texts = this.#books[language] ?? english;
    if (this.#figure) this.#figure.lang = language;
    this.#writePage();
  }

  /**
   * What the URL says: the page, the state of its figure, and what is done. Back leads to addresses of ours that are
   * older than what was done since.
   */
  readProgress() {
    const hash = readHash();
    const done = (hash.get("done") ?? "").split(" ").filter((id) => pages.some((page) => page.id === id));
    if (!ours()) this.#done.clear();
    for (const id of done) this.#done.add(id);
    this.#saveDone();
    const [, id, state] = /^([^:]*)(?::(.*))?$/s.exec(hash.get("guide") ?? "") ?? [];
    this.#showPage(pages.findIndex((page) => page.id === id), state);
  }

  /** To the first page that is not done yet. */
  enter() {
    this.#go(Math.max(0, pages.findIndex(({ id }) => !this.#done.has(id))));
  }

  /** @param {number} index */
  #go(index) {
    if (index >= pages.length) return part("whole").click();
    this.keepState();
    writeHash({ guide: pages[index].id, figure: "" }, "push");
    this.#showPage(index);
    part("guide-title").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  /**
   * The page, with a figure of its own: what the reader does here leaves the lesson's figures as they are.
   * @param {number} index
   * @param {string} [state]  of the figure; the one that the page begins with unless said otherwise
   */
  #showPage(index, state = pages[index]?.state) {
    if (index === this.#index) {
      if (this.#figure && this.#figure.state !== state) this.#figure.state = state;
      return this.#writePage();
    }
    this.#index = index;
    this.#figure?.remove();
    this.#figure = undefined;
    this.#sight = { of: "", playing: false };
    part("guide").hidden = index < 0;
    if (index >= 0) {
      const figure = /** @type {ZScapeFigure} */ (document.createElement("z-scape-figure"));
      figure.setAttribute("name", pages[index].figure);
      figure.setAttribute("state", state);
      figure.lang = this.#language;
      sizeText(figure);
      part("guide-figure").append(figure);
      this.#figure = figure;
    }
    this.#writePage();
  }

  /**
   * The figure has been drawn anew. Once its page is done, it may lead on by itself to what another page of its own
   * asks.
   */
  #checkDone() {
    const page = pages[this.#index];
    if (!page || !this.#figure) return;
    const { facts } = this.#figure;
    if (!this.#done.has(page.id) && !page.done(facts)) return;
    const done = pages.filter(({ id, figure, done }) => figure === page.figure && !this.#done.has(id) && done(facts));
    if (done.length === 0) return;
    for (const { id } of done) this.#done.add(id);
    this.#saveDone();
    this.#writePage();
  }

  /** The bar covers more, or less, or there is another window: what takes the focus must not be under it. */
  #fit() {
    document.documentElement.style.setProperty("--zscape-foot", `${this.#bar.offsetHeight}px`);
    // Once the figure has drawn itself for another width.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      this.#sight.of = "";
      this.#showParts();
    }));
  }

  /**
   * What the words speak of is brought into sight once, whenever that is something else; and when the reader plays.
   */
  #showParts() {
    const [page, figure] = [pages[this.#index], this.#figure];
    const facts = figure?.facts ?? {};
    if (!page || !figure || this.#held || !("playing" in facts)) return;
    const parts = page.shows(facts);
    const [of, playing] = [parts.join(), facts.playing === true];
    const due = of !== this.#sight.of || (playing && !this.#sight.playing);
    if (!due || bringIntoSight(figure, parts, this.#bar)) this.#sight = { of, playing };
  }

  /**
   * The page goes into the URL, and after a colon its figure's state, where that is not the one the page begins with.
   */
  keepState() {
    const page = pages[this.#index];
    if (!page || !this.#figure) return;
    const { state } = this.#figure;
    writeHash({ guide: state === page.state ? page.id : `${page.id}:${state}` });
  }

  #saveDone() {
    writeHash({ done: pages.map(({ id }) => id).filter((id) => this.#done.has(id)).join(" ") });
  }

  /** All that is written on the page. */
  #writePage() {
    const [page, index, texts] = [pages[this.#index], this.#index, this.#texts];
    if (!page) return;
    const done = this.#done.has(page.id);
    const last = index === pages.length - 1;
    part("guide-place").textContent =
      texts.place.replace("{page}", String(index + 1)).replace("{pages}", String(pages.length));
    part("guide-title").textContent = texts[`${page.id}Title`];
    part("guide-mark").textContent = done ? texts.done : texts.open;
    part("guide-mark").dataset.done = String(done);
    part("guide-says").replaceChildren(...subscripts(texts[`${page.id}${done ? "Seen" : "Task"}`]));
    part("guide-back").textContent = texts.back;
    /** @type {HTMLButtonElement} */ (part("guide-back")).disabled = index === 0;
    part("guide-next").textContent = last ? texts.finish : texts.next;
    part("guide-next").classList.toggle("primary", done);
    this.#list.ariaLabel = texts.pages;
    this.#list.replaceChildren(...pages.map(({ id }, i) =>
      new Option(`${this.#done.has(id) ? "✓" : "○"} ${i + 1}. ${texts[`${id}Title`]}`, id, false, i === index)));
  }
}
