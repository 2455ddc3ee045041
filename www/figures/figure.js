// <z-scape-figure name="...">: one figure of the lesson, alone or among others. Its code, its texts and its worker come
// when it is near the viewport; it plays only while it is seen.

import controlsCss from "../ui/controls.css";
import { startFailure } from "../element/failures.js";
import coloursCss from "../ui/colours.css";
import { Presence } from "../ui/presence.js";
import { adopt, drop, readopt } from "../ui/sheets.js";
import { keepOwnKeys } from "../ui/ownkeys.js";
import symbolsCss from "../ui/symbols.css";
import { chooseLanguage, languages } from "../languages.js";
import css from "./figure.css";
import { figures } from "./figures.js";

/** @typedef {import("./host.js").FigureHost} FigureHost */

// Servers that render pages import this file too. They have no HTMLElement, and no document, which all that draws wants
// at once: it comes with the figure.
const NodeElement = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class ZScapeFigure extends NodeElement {
  static observedAttributes = ["lang", "name", "state", "text"];

  /** Of the figures that there are, in the lesson's order. */
  static names = Object.keys(figures);

  /** @type {FigureHost | undefined} */
  #stage;
  /** What the name asks for is there or on its way, or has been refused. */
  #begun = false;
  /** Counts what was asked for: only the last is shown. */
  #loads = 0;
  /** The figure's own style sheet. */
  #css = "";
  #leaving = 0;
  #root = this.attachShadow({ mode: "open" });
  #place = this.#newPlace();
  #presence = new Presence(this, () => this.#attend());

  constructor() {
    super();
    for (const text of [coloursCss, controlsCss, symbolsCss, css]) adopt(this.#root, text);
    keepOwnKeys(this.#root);
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    if (Object.hasOwn(this, "state")) this.#adoptEarlyState();
    this.#presence.open();
  }

  adoptedCallback() {
    readopt(this.#root);
  }

  /** A move in the document keeps the figure as it is. */
  disconnectedCallback() {
    this.#presence.close();
    this.#leaving = window.setTimeout(() => this.#close(), 1000);
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "text") this.#place.dataset.text = value ?? "";
    else if (name === "lang") this.#bringTexts().catch(this.#refuse);
    else if (name === "state") this.#restore();
    else {
      this.#close();
      this.#attend();
    }
  }

  /** The options and the seed that are not the defaults, as a query string: "problem=chain&seed=3". */
  get state() {
    return this.#stage?.state ?? this.getAttribute("state") ?? "";
  }

  set state(text) {
    this.setAttribute("state", text ?? "");
    this.#restore();
  }

  /**
   * Options, seed, whether it plays, and what the figure itself says of its moment, such as a distance from the
   * minimum.
   */
  get facts() {
    return this.#stage?.facts ?? {};
  }

  /** What a page has set before this class was there lies upon the property. */
  #adoptEarlyState() {
    const { state } = this;
    Reflect.deleteProperty(this, "state");
    this.state = state;
  }

  /**
   * An empty one: of what another figure, or a complaint, has left nothing may be seen, nor be known to what draws
   * next.
   */
  #newPlace() {
    const place = document.createElement("div");
    place.className = "box";
    place.dataset.text = this.getAttribute("text") ?? "";
    this.#root.replaceChildren(place);
    return place;
  }

  #attend() {
    if (this.#presence.near && !this.#begun) this.#startLoading();
    if (!this.#presence.seen) this.#stage?.pause();
  }

  #startLoading() {
    this.#begun = true;
    const load = ++this.#loads;
    this.#loadFigure(load).catch(async ({ message }) => {
      const words = startFailure(message) === "policy" ? await this.#policyWords(message) : message;
      if (load === this.#loads) this.#refuse(new Error(words));
    }).catch(this.#refuse);
  }

  /** @param {number} load  which one it is */
  async #loadFigure(load) {
    const name = this.getAttribute("name") ?? "";
    const find = Object.hasOwn(figures, name) ? figures[name] : undefined;
    if (!find) throw new Error(`name must be one of ${Object.keys(figures).join(", ")}, got "${name}"`);
    const [module, { FigureHost }] = await Promise.all([find(), import("./host.js")]);
    if (load !== this.#loads) return;
    this.#css = module.css ?? "";
    if (this.#css) adopt(this.#root, this.#css);
    this.#stage = new FigureHost(this.#place, module, () => this.#tellChange(), () => this.#tellDrawn());
    await this.#bringTexts();
  }

  /**
   * The page's policy forbids a part: which it must allow.
   * @param {string} message
   */
  async #policyWords(message) {
    const { default: texts } = await commonTexts(chooseLanguage(this.getAttribute("lang")));
    return `${texts.policy} (${message})`;
  }

  #restore() {
    const host = this.#stage;
    if (!host || host.texts.title === undefined) return;
    const text = this.getAttribute("state") ?? "";
    if (host.figure && host.state === text) return;
    host.beginAnew();
    host.state = text;
  }

  /** Puts the texts of the language in place that is wished for; with the first ones the figure begins. */
  async #bringTexts() {
    const host = this.#stage;
    if (!host) return;
    const wish = this.getAttribute("lang");
    const language = chooseLanguage(wish);
    const [common, own] = await Promise.all([commonTexts(language), host.module.texts(language)]);
    if (host !== this.#stage || wish !== this.getAttribute("lang")) return;
    host.texts = { ...common.default, ...own.default };
    host.language = language;
    this.#place.lang = languages[language].tag;
    host.changed();
    if (!host.begun) this.#restore();
  }

  #tellChange() {
    this.dispatchEvent(new CustomEvent("zscape-figure-change", {
      detail: { state: this.state }, bubbles: true, composed: true,
    }));
  }

  /** Every drawing, 60 a second at most. */
  #tellDrawn() {
    this.dispatchEvent(new CustomEvent("zscape-figure-draw", { bubbles: true, composed: true }));
  }

  #close() {
    if (!this.#begun) return;
    this.#begun = false;
    this.#loads += 1;
    this.#stage?.close();
    this.#stage = undefined;
    drop(this.#root, this.#css);
    this.#place = this.#newPlace();
  }

  /**
   * Said in the figure's place, and to the page.
   * @param {Error} error
   */
  #refuse = ({ message }) => {
    if (this.#stage) this.#stage.refuse(new Error(message));
    else this.#place.replaceChildren(message);
    this.dispatchEvent(new CustomEvent("zscape-error", { detail: { message }, bubbles: true, composed: true }));
  };
}

/** @type {import("./figures.js").TextsOf} */
const commonTexts = (/** @type {string} */ language) => import(`./texts.${language}.js`);

if (globalThis.customElements && !customElements.get("z-scape-figure")) {
  customElements.define("z-scape-figure", ZScapeFigure);
}
