// <z-scape>: the custom element, as pages see it: attributes, properties, methods and events.
// pkg/types/zscape.d.ts declares what of it pages may use.

import { joined, readBytes, readImages, readPixels, readPoints } from "./input.js";
import { Player } from "./player.js";
import {
  defaultSettings, parsePoint, parseSetting, settingsTable, validate, validatePoint,
} from "./settings.js";
import { chooseLanguage, fill, loadTexts } from "./texts.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./protocol.js").Part} Part */

const FREED_AFTER = 1000; // ms out of the document; a move within it keeps the run

// Servers that render pages import this file too, and have no HTMLElement.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class ZScape extends Base {
  static observedAttributes = [...settingsTable.map(({ attribute }) => attribute), "lang", "z"];

  /** What a page needs to write settings and points down and to read them again. */
  static settingsTable = settingsTable;
  static parseSetting = parseSetting;
  static parsePoint = parsePoint;

  /**
   * The language a wish or the browser asks for, and its texts, those of the page around the element among
   * them.
   *
   * @param {string | null} wish
   */
  static async texts(wish) {
    const language = chooseLanguage(wish);
    return { language, texts: await loadTexts(language) };
  }

  /** @type {Settings} */
  #settings = { ...defaultSettings };
  /** @type {[number, number]} */
  #z = [0, 0];
  /** Images of the page's own. @type {Part[]} */
  #own = [];
  #player = new Player(
    () => ({ settings: this.#settings, own: this.#own }),
    (name, detail) => this.#emit(name, detail),
  );
  /** @type {import("./view.js").View | undefined} */
  #view;
  #root = this.attachShadow({ mode: "open" });
  #open = false;
  #freeing = 0;

  constructor() {
    super();
    // Until all is there, and if it never comes, the element shows its children.
    this.#root.append(document.createElement("slot"));
  }

  connectedCallback() {
    clearTimeout(this.#freeing);
    if (this.#open) return;
    this.#open = true;
    this.#adoptEarlyProperties();
    if (this.hasAttribute("autoplay")) this.#player.training = true;
    this.#begin().catch((error) => {
      this.#open = false; // another time in a document is another try
      this.#player.ready.reject(error);
      this.#refuse(error);
    });
  }

  disconnectedCallback() {
    this.#freeing = window.setTimeout(() => {
      this.#open = false;
      this.#player.close();
    }, FREED_AFTER);
  }

  /**
   * @param {string} name
   * @param {string | null} _before
   * @param {string | null} text
   */
  attributeChangedCallback(name, _before, text) {
    try {
      if (name === "lang") this.#speak().catch((error) => this.#refuse(error));
      else if (name === "z") this.z = parsePoint(text ?? "0,0");
      else {
        const setting = settingsTable.find(({ attribute }) => attribute === name);
        if (!setting) throw new Error(`unknown attribute ${name}`);
        const { name: field, default: value } = setting;
        this.settings = text === null ? { [field]: value } : parseSetting(field, text);
      }
    } catch (error) {
      const refused = /** @type {Error} */ (error);
      // There may be no view yet that could show it.
      console.warn(`<z-scape ${name}="${text}">: ${refused.message}`);
      this.#refuse(refused);
    }
  }

  /** Resolves when the first plane of the run is drawn. */
  get ready() {
    return this.#player.ready.promise;
  }

  get training() {
    return this.#player.training;
  }

  get stepCount() {
    return this.#player.stepCount;
  }

  /** @returns {[number, number]} */
  get z() {
    return [...this.#z];
  }

  /** @param {readonly [number, number]} z */
  set z(z) {
    this.#z = validatePoint(z);
    this.#view?.set({ z: this.#z });
    this.#changed();
  }

  /** What the reader looks at, apart from the run. @returns {{ z: [number, number] }} */
  get view() {
    return { z: this.z };
  }

  /** @param {{ z?: [number, number] }} view */
  set view(view) {
    if (view.z !== undefined) this.z = view.z;
  }

  /** @returns {Settings} */
  get settings() {
    return { ...this.#settings };
  }

  /**
   * Takes some settings: learningRate and beta apply at once, others restart the run. A bad value changes
   * nothing.
   *
   * @param {Partial<Settings>} partial
   */
  set settings(partial) {
    const wanted = validate(partial);
    const before = this.#settings;
    const changed = settingsTable.filter(({ name }) => name in wanted && wanted[name] !== before[name]);
    if (changed.length === 0) return;
    this.#settings = { ...before, ...wanted };
    if (changed.some(({ name }) => name === "dataset")) this.#own = [];
    this.#view?.set({ settings: this.#settings });
    this.#view?.refill();
    if (changed.every(({ live }) => live)) this.#player.remote.set(this.#settings);
    else {
      this.#view?.refillForm();
      this.#player.restart().catch(() => undefined); // a failed start is shown, and told by zscape-error
    }
    this.#changed();
  }

  train() {
    this.#player.train();
  }

  /** Resolves when the last step is done and the plane shows it. */
  pause() {
    return this.#player.pause();
  }

  /** One step, after which the run pauses. */
  step() {
    return this.#player.step();
  }

  /** Starts again from step 0 with the same seed. */
  reset() {
    return this.#player.restart();
  }

  /** @param {Float32Array | number[]} x  (n, 784) in [0, 1] */
  async encode(x) {
    return this.#player.ask({ name: "encode", x: readPixels(x) });
  }

  /** @param {Float32Array | number[]} z  (n, latent); [x, y] will do: further dimensions are 0 then */
  async decode(z) {
    return this.#player.ask({ name: "decode", z: readPoints(z, this.#settings.latent) });
  }

  async evaluate() {
    return this.#player.ask({ name: "evaluate" });
  }

  async save({ session = false } = {}) {
    return this.#player.ask({ name: "save", session });
  }

  /** @param {Uint8Array | ArrayBuffer} bytes */
  async load(bytes) {
    await this.#player.load(readBytes(bytes), (settings) => {
      this.#settings = settings;
    });
    this.#view?.refill();
    this.#view?.refillForm();
    this.#changed();
  }

  /**
   * @param {Uint8Array} pixels
   * @param {Uint8Array | undefined} labels
   * @param {"train" | "held-out"} split
   */
  async addImages(pixels, labels, split, { append = false } = {}) {
    const part = readImages(pixels, labels, split);
    if (append && (this.#settings.dataset !== "own" || this.#player.ready.settled)) {
      await this.#player.ask({ name: "add", part });
      this.#own.push(part);
      return;
    }
    this.#own = append ? joined(this.#own, part) : [part];
    if (!append) this.#settings = { ...this.#settings, dataset: "own" };
    const started = this.#player.restart();
    this.#changed();
    // Held-out images alone draw no plane.
    if (this.#own.some((own) => own.split === "train")) await started;
  }

  async #begin() {
    // What draws comes in scripts of its own: they are long to evaluate, and of no use where there is no document.
    const [drawing, controls] = await Promise.all([import("./view.js"), import("./actions.js")]);
    const wish = this.getAttribute("lang");
    const { language, texts } = await ZScape.texts(wish);
    if (!this.#open) return;
    this.#view ??= this.#makeView(drawing.View, controls.makeActions, language, texts);
    this.#view.open();
    this.#player.open(this.#view);
    if (this.getAttribute("lang") !== wish) await this.#speak(); // it changed while the texts came
  }

  /** The language has changed. */
  async #speak() {
    if (!this.#view) return;
    const { language, texts } = await ZScape.texts(this.getAttribute("lang"));
    this.#view.set({ language, texts, status: this.#player.statusText(texts) });
  }

  /**
   * @param {typeof import("./view.js").View} View
   * @param {typeof import("./actions.js").makeActions} makeActions
   * @param {import("./texts.js").Language} language
   * @param {import("./texts.js").Texts} texts
   */
  #makeView(View, makeActions, language, texts) {
    const player = this.#player;
    const actions = makeActions({
      player,
      view: () => this.#view,
      settings: () => this.#settings,
      adopt: (partial) => {
        this.settings = partial;
      },
      refuse: (error) => this.#refuse(error),
      move: (z) => {
        this.z = z;
      },
    });
    return new View(this.#root, {
      texts, language, settings: this.#settings, training: player.training, status: player.statusText(texts),
      step: 0, epoch: 0, rate: 0, losses: undefined, z: this.#z, images: 0,
      legend: { classes: [], hasFactors: false, scheme: "light" }, failure: undefined, edited: false,
    }, actions, {
      beforeDraw: () => player.beforeDraw(),
      afterDraw: () => player.afterDraw(),
      decoded: (z, pixels) => this.#emit("zscape-decode", { z, pixels }),
    });
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

  /** Something was refused: the reader sees it, the page hears it. @param {Error} error */
  #refuse({ message }) {
    if (this.#view) this.#view.set({ status: fill(this.#view.state.texts.statusRefused, { message }) });
    this.#emit("zscape-error", { message });
  }

  #changed() {
    this.#emit("zscape-change", { settings: this.settings, view: this.view });
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

if (globalThis.customElements && !customElements.get("z-scape")) customElements.define("z-scape", ZScape);
