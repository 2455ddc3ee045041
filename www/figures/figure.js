// <z-scape-figure name="...">: one figure of the lesson, alone or among others. Its code, its texts and its worker come when it
// is near the viewport; it plays only while it is seen.

import controlsCss from "../element/controls/controls.css";
import { chooseLanguage } from "../element/language.js";
import coloursCss from "../element/life/colours.css";
import { Presence } from "../element/life/presence.js";
import { adopt } from "../element/life/sheets.js";
import symbolsCss from "../element/symbols.css";
import css from "./figure.css";
import { figures } from "./figures.js";
import { Stage } from "./stage.js";

const NodeElement = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class ZScapeFigure extends NodeElement {
  static observedAttributes = ["lang", "name", "state", "text"];

  /** @type {Stage | undefined} */
  #stage;
  /** Counts what was asked for: only the last is shown. */
  #loads = 0;
  #leaving = 0;
  #place = document.createElement("div");
  #presence = new Presence(this, () => this.#attend());

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    for (const text of [coloursCss, controlsCss, symbolsCss, css]) adopt(root, text);
    this.#place.className = "box";
    root.append(this.#place);
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    this.#presence.open();
  }

  /** A move in the document keeps the figure as it is. */
  disconnectedCallback() {
    this.#presence.close();
    this.#leaving = window.setTimeout(() => this.#close(), 1000);
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "text") this.#place.dataset.text = value ?? "";
    else if (name === "lang") this.#speak().catch(this.#refuse);
    else if (name === "state") this.#restore();
    else if (this.#stage) {
      this.#close();
      this.#attend();
    }
  }

  /** The options and the seed that are not the defaults, as a query string: "problem=chain&seed=3". */
  get state() {
    return this.#stage?.state ?? this.getAttribute("state") ?? "";
  }

  set state(text) {
    this.setAttribute("state", text);
    this.#restore();
  }

  /** Options, seed, whether it plays, and what the figure itself says of its moment, such as a distance from the minimum. */
  get facts() {
    return this.#stage?.facts ?? {};
  }

  #attend() {
    if (this.#presence.near && this.#loads === 0) this.#load().catch(this.#refuse);
    if (!this.#presence.seen) this.#stage?.pause();
  }

  async #load() {
    const load = ++this.#loads;
    const name = this.getAttribute("name") ?? "";
    const find = Object.hasOwn(figures, name) ? figures[name] : undefined;
    if (!find) throw new Error(`name must be one of ${Object.keys(figures).join(", ")}, got "${name}"`);
    const module = await find();
    if (load !== this.#loads) return;
    if (module.css) adopt(/** @type {ShadowRoot} */ (this.shadowRoot), module.css);
    const stage = new Stage(this.#place, module, () => this.#tell(), () => this.#drawn());
    this.#stage = stage;
    await this.#speak();
    if (load === this.#loads) this.#restore();
  }

  #restore() {
    const stage = this.#stage;
    if (!stage || stage.texts.title === undefined) return;
    const text = this.getAttribute("state") ?? "";
    if (stage.figure && stage.state === text) return;
    stage.begin();
    stage.state = text;
  }

  /** Puts the texts of the language in place that is wished for. */
  async #speak() {
    const stage = this.#stage;
    if (!stage) return;
    const wish = this.getAttribute("lang");
    const language = chooseLanguage(wish);
    const [common, own] = await Promise.all([commonTexts[language](), stage.module.texts[language]()]);
    if (stage !== this.#stage || wish !== this.getAttribute("lang")) return;
    stage.texts = { ...common.default, ...own.default };
    stage.language = language;
    this.#place.lang = language === "zh" ? "zh-CN" : language;
    stage.changed();
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("zscape-figure-change", { detail: { state: this.state }, bubbles: true, composed: true }));
  }

  /** Every drawing, 60 a second at most. */
  #drawn() {
    this.dispatchEvent(new CustomEvent("zscape-figure-draw", { bubbles: true, composed: true }));
  }

  #close() {
    this.#loads += 1;
    this.#stage?.close();
    this.#stage = undefined;
    this.#loads = 0;
  }

  /** Said in the figure's place, and to the page. @param {Error} error */
  #refuse = ({ message }) => {
    if (this.#stage) this.#stage.refuse(new Error(message));
    else this.#place.textContent = message;
    this.dispatchEvent(new CustomEvent("zscape-error", { detail: { message }, bubbles: true, composed: true }));
  };
}

/** @type {Record<import("../element/language.js").Language, () => Promise<{ default: Record<string, string> }>>} */
const commonTexts = {
  en: () => import("../texts/figures/frame.en.js"),
  zh: () => import("../texts/figures/frame.zh.js"),
};

if (globalThis.customElements && !customElements.get("z-scape-figure")) customElements.define("z-scape-figure", ZScapeFigure);
