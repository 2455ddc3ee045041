// <z-scape>: the custom element, as pages see it: attributes, properties, methods and events.
// pkg/types/zscape.d.ts declares what of it pages may use.

import { Commands } from "./commands.js";
import { sideOf } from "./datasets/datasets.js";
import { readBytes, readImages, readPixels, readPoints } from "./input.js";
import { Life } from "./life/life.js";
import { checkLook, optionsTable, parseOption, readAttribute } from "./options.js";
import { Player } from "./player.js";
import { parsePoint, parseSetting, settingsTable } from "./settings.js";
import { State } from "./state.js";
import { textsFor } from "./texts.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeView} ViewOfReader */

// Servers that render pages import this file too, and have no HTMLElement.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class ZScape extends Base {
  static observedAttributes = [
    ...settingsTable.flatMap(({ attribute, alias }) => (alias ? [attribute, alias] : [attribute])),
    ...optionsTable.map(({ attribute }) => attribute), "hidden", "lang", "z",
  ];

  /** What a page needs to write settings, options and points down and to read them again. */
  static settingsTable = settingsTable;
  static optionsTable = optionsTable;
  static parseSetting = parseSetting;
  static parseOption = parseOption;
  static parsePoint = parsePoint;

  /**
   * The language a wish or the browser asks for, and its texts.
   * @param {string | null} wish
   */
  static texts(wish) {
    return textsFor(wish, "tools");
  }

  #state = new State();
  #player = new Player(this.#state, (name, detail) => this.#emit(name, detail), () => this.#commands.tellChange());
  #commands = new Commands(this.#state, this.#player, (name, detail) => this.#emit(name, detail));
  #life = new Life(this, this.#state, this.#player, this.#commands);

  connectedCallback() {
    if (!this.#state.open) this.#adoptEarlyProperties();
    this.#life.open();
  }

  disconnectedCallback() {
    this.#life.close();
  }

  adoptedCallback() {
    this.#life.moved();
  }

  /**
   * @param {string} name
   * @param {string | null} _before
   * @param {string | null} text
   */
  attributeChangedCallback(name, _before, text) {
    const option = optionsTable.find(({ attribute }) => attribute === name);
    try {
      if (name === "hidden") this.#readHidden(text);
      else if (name === "lang") this.#life.speak();
      else if (name === "z") this.z = parsePoint(text ?? "0,0");
      else if (option) this.#commands.setOptions(readAttribute(option.name, text));
      else {
        const setting = settingsTable.find(({ attribute, alias }) => attribute === name || alias === name);
        if (!setting) throw new Error(`unknown attribute ${name}`);
        const { name: field, default: value } = setting;
        this.settings = text === null ? { [field]: value } : parseSetting(field, text);
      }
    } catch (error) {
      const refused = /** @type {Error} */ (error);
      // There may be no view yet that could show it.
      console.warn(`<z-scape ${name}="${text}">: ${refused.message}`);
      this.#commands.refuse(refused);
    }
  }

  /**
   * A number is the setting `hidden`; the rest is what HTML means by that name.
   * @param {string | null} text
   */
  #readHidden(text) {
    if (text !== null && text !== "" && text !== "until-found") this.settings = parseSetting("hidden", text);
  }

  /** Resolves when the first plane of the run is drawn. Who asks for it wants it: it begins to load. */
  get ready() {
    this.#life.want();
    return this.#player.ready.promise;
  }

  get training() {
    return this.#state.now.training;
  }

  get stepCount() {
    return this.#state.now.step;
  }

  /** @returns {[number, number]} */
  get z() {
    return [...this.#state.now.z];
  }

  /**
   * @param {readonly [number, number] | string} z  frameworks set a property where HTML has an attribute: its text will
   *   do
   */
  set z(z) {
    if (typeof z === "string") {
      this.setAttribute("z", z);
      return;
    }
    this.#commands.moveRing(z ?? [0, 0]); // they clear it so
  }

  /**
   * The DOM's own.
   * @override
   * @returns {DOMStringMap}
   */
  get dataset() {
    return super.dataset;
  }

  /**
   * Of the attribute's name, which frameworks take for this property: the data set.
   * @override
   * @param {string | null | undefined} name
   */
  set dataset(name) {
    if (name === null || name === undefined) this.removeAttribute("dataset");
    else this.setAttribute("dataset", name);
  }

  /**
   * What the reader looks at, apart from what a run computes.
   * @returns {ViewOfReader}
   */
  get view() {
    return this.#commands.view;
  }

  /** @param {Partial<ViewOfReader>} view */
  set view({ z, ...look }) {
    checkLook(look);
    if (look.gentle === this.view.gentle) delete look.gentle;
    if (z !== undefined) this.z = z;
    this.#commands.changeOptions(structuredClone(look));
  }

  /** @returns {Settings} */
  get settings() {
    return { ...this.#state.now.settings };
  }

  /**
   * Takes some settings: learningRate and beta apply at once, others restart the run. A bad value changes
   * nothing.
   * @param {Partial<Settings>} partial
   */
  set settings(partial) {
    this.#commands.setSettings(partial);
  }

  train() {
    this.#player.train();
    this.#life.want();
  }

  /** Resolves when the last step is done and the plane shows it. */
  pause() {
    return this.#player.pause();
  }

  /** One step, after which the run pauses. */
  async step() {
    this.#life.goLive();
    return this.#player.step();
  }

  /** Starts again from step 0 with the same seed. */
  async reset() {
    this.#life.goLive();
    return this.#player.restart();
  }

  /** @param {Float32Array | number[]} x  (n, side * side) in [0, 1] */
  async encode(x) {
    return this.#ask({ name: "encode", x: readPixels(x, this.#state.now.side) });
  }

  /** @param {Float32Array | number[]} z  (n, latent); [x, y] will do: further dimensions are 0 then */
  async decode(z) {
    return this.#ask({ name: "decode", z: readPoints(z, this.#state.now.settings.latent) });
  }

  async evaluate() {
    return this.#ask({ name: "evaluate" });
  }

  async save({ session = false } = {}) {
    return this.#ask({ name: "save", session });
  }

  /** The plane as it is seen, as the tool "export" saves it: a PNG. */
  async picture() {
    await this.ready;
    const { planeAsPng } = await import("./tools/export/export.js");
    return planeAsPng(/** @type {import("./view.js").View} */ (this.drawn).instruments.bench);
  }

  /** @param {Uint8Array | ArrayBuffer} bytes */
  async load(bytes) {
    const file = readBytes(bytes);
    this.#life.goLive();
    await this.#player.load(file);
  }

  /**
   * @param {Uint8Array} pixels
   * @param {import("./labels.js").Labels | undefined} labels
   * @param {"train" | "held-out"} split
   */
  async addImages(pixels, labels, split, { append = false } = {}) {
    const part = readImages(pixels, labels, split, sideOf(append ? this.settings.dataset : "own"));
    this.#life.goLive();
    await this.#commands.addImages(part, append);
  }

  /**
   * From the next start on the run keeps in step with another element's, and what happens here is no event of the page:
   * the tool "compare" has such a second element.
   * @param {ZScape} leader
   * @param {Partial<Settings>} overrides  what is not as in that one's run
   */
  follow(leader, overrides) {
    this.#player.follow(leader.#player, overrides);
  }

  /**
   * What happens in a step (see Session.traceStep), which the lesson shows: in the next one of the training, undefined
   * if that pauses before, else in one that is made for it.
   */
  async trace() {
    this.#life.goLive();
    return this.training ? this.#player.ask({ name: "trace" }) : this.#player.step(true);
  }

  /** What is drawn, from when the element first went live: for the tool that this element is part of. */
  get drawn() {
    return this.#life.view;
  }

  /** @param {import("./protocol.js").Ask} ask */
  #ask(ask) {
    this.#life.goLive();
    return this.#player.ask(ask);
  }

  /**
   * Frameworks may set properties before the element is defined: they lie on the object and hide the real
   * ones.
   */
  #adoptEarlyProperties() {
    for (const name of /** @type {const} */ (["settings", "view", "z"])) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (!own) continue;
      delete this[name];
      Object.assign(this, { [name]: own.value });
    }
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: !this.#player.follows }));
  }
}

if (globalThis.customElements && !customElements.get("z-scape")) customElements.define("z-scape", ZScape);
