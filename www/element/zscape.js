// <z-scape>: the custom element, as pages see it: attributes, properties, methods and events.
// pkg/types/zscape.d.ts declares what of it pages may use.

import { Box } from "./box.js";
import { trainedModel } from "./files.js";
import { joined, readBytes, readImages, readPixels, readPoints } from "./input.js";
import { viewMaker } from "./live.js";
import { checkOption, defaultOptions, optionsTable, parseOption, readAttribute } from "./options.js";
import { Player } from "./player.js";
import { Presence } from "./presence.js";
import {
  defaultSettings, parsePoint, parseSetting, settingsTable, validate, validatePoint,
} from "./settings.js";
import { chooseLanguage, fill, loadTexts } from "./texts.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./options.js").Options} Options */
/** @typedef {{ z: [number, number], layers: Options["layers"], controls: Options["controls"] }} ViewOfReader */
/** @typedef {import("./protocol.js").Part} Part */

const FREED_AFTER = 1000; // ms out of the document; a move within it keeps the run

// Servers that render pages import this file too, and have no HTMLElement.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class ZScape extends Base {
  static observedAttributes = [
    ...[...settingsTable, ...optionsTable].map(({ attribute }) => attribute), "hidden", "lang", "z",
  ];

  /** What a page needs to write settings, options and points down and to read them again. */
  static settingsTable = settingsTable;
  static optionsTable = optionsTable;
  static parseSetting = parseSetting;
  static parseOption = parseOption;
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
  /** @type {Options} */
  #options = { ...defaultOptions };
  /** @type {[number, number]} */
  #z = [0, 0];
  /** Images of the page's own. @type {Part[]} */
  #own = [];
  #player = new Player(
    () => ({ settings: this.#settings, own: this.#own, goal: this.#options }),
    {
      emit: (name, detail) => this.#emit(name, detail),
      adopt: (settings) => {
        this.#settings = settings;
        this.#changed();
      },
    },
  );
  /** @type {import("./view.js").View | undefined} */
  #view;
  #root = this.attachShadow({ mode: "open" });
  #box = new Box(this.#root, () => this.#play());
  #presence = new Presence(this, () => this.#attend());
  /** In a document, or out of it for a moment only. */
  #open = false;
  /** A script has asked for a run before the element was in a document. */
  #wanted = false;
  /** What draws and trains comes, or is there. */
  #begun = false;
  #loads = 0;
  #freeing = 0;

  connectedCallback() {
    clearTimeout(this.#freeing);
    if (this.#open) return;
    this.#open = true;
    this.#adoptEarlyProperties();
    this.#box.setControls(this.#options.controls);
    if (this.#options.autoplay) this.#box.poster.setState("loading");
    this.#presence.open();
    if (this.#wanted) this.#begin();
    this.#speak().catch((error) => this.#refuse(error));
  }

  disconnectedCallback() {
    this.#freeing = window.setTimeout(() => {
      this.#open = false;
      this.#begun = false;
      this.#presence.close();
      this.#player.close();
      this.#box.reset();
    }, FREED_AFTER);
  }

  /**
   * @param {string} name
   * @param {string | null} _before
   * @param {string | null} text
   */
  attributeChangedCallback(name, _before, text) {
    try {
      if (name === "hidden") this.#readHidden(text);
      else if (name === "lang") this.#speak().catch((error) => this.#refuse(error));
      else if (name === "z") this.z = parsePoint(text ?? "0,0");
      else if (optionsTable.some(({ attribute }) => attribute === name)) this.#adoptOption(readAttribute(name, text));
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

  /**
   * A number is the setting `hidden`; the rest is what HTML means by that name.
   *
   * @param {string | null} text
   */
  #readHidden(text) {
    if (text !== null && text !== "" && text !== "until-found") this.settings = parseSetting("hidden", text);
  }

  /** Resolves when the first plane of the run is drawn. Who asks for it wants it: it begins to load. */
  get ready() {
    this.#want();
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

  /** What the reader looks at, apart from the run. @returns {ViewOfReader} */
  get view() {
    const { layers, controls } = this.#options;
    return { z: this.z, layers: [...layers], controls };
  }

  /** @param {Partial<ViewOfReader>} view */
  set view({ z, layers = this.#options.layers, controls = this.#options.controls, ...unknown }) {
    for (const name of Object.keys(unknown)) throw new Error(`unknown "${name}"; a view has z, layers and controls`);
    checkOption("layers", layers);
    checkOption("controls", controls);
    if (z !== undefined) this.z = z;
    this.#adoptOption({ layers: [...layers], controls });
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
    this.#want();
  }

  /** Resolves when the last step is done and the plane shows it. */
  pause() {
    return this.#player.pause();
  }

  /** One step, after which the run pauses. */
  async step() {
    this.#begin();
    return this.#player.step();
  }

  /** Starts again from step 0 with the same seed. */
  async reset() {
    this.#begin();
    return this.#player.restart();
  }

  /** @param {Float32Array | number[]} x  (n, 784) in [0, 1] */
  async encode(x) {
    return this.#ask({ name: "encode", x: readPixels(x) });
  }

  /** @param {Float32Array | number[]} z  (n, latent); [x, y] will do: further dimensions are 0 then */
  async decode(z) {
    return this.#ask({ name: "decode", z: readPoints(z, this.#settings.latent) });
  }

  async evaluate() {
    return this.#ask({ name: "evaluate" });
  }

  async save({ session = false } = {}) {
    return this.#ask({ name: "save", session });
  }

  /** @param {Uint8Array | ArrayBuffer} bytes */
  async load(bytes) {
    const file = readBytes(bytes);
    this.#begin();
    await this.#player.load(file);
  }

  /**
   * @param {Uint8Array} pixels
   * @param {Uint8Array | undefined} labels
   * @param {"train" | "held-out"} split
   */
  async addImages(pixels, labels, split, { append = false } = {}) {
    const part = readImages(pixels, labels, split);
    this.#begin();
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

  /** Where the element is, its reader has changed: it loads when it is near, trains when it is seen, and else rests. */
  #attend() {
    const { autoplay, background } = this.#options;
    if (this.#presence.near) {
      if (autoplay) this.#play();
      this.#box.poster.show(autoplay);
    }
    this.#player.hold(!background && !this.#presence.seen);
  }

  /** The reader, or autoplay, wants it live. With a saved model there is nothing to train at first. */
  #play() {
    if (this.#begun) return;
    this.#player.training = this.#options.checkpoint === "";
    this.#begin();
  }

  #want() {
    if (this.isConnected) this.#begin();
    else this.#wanted = true;
  }

  /** Loads what draws and trains, once. */
  #begin() {
    if (!this.isConnected) throw new Error("the element is not in a document: nothing can run there");
    if (this.#begun) return;
    this.#begun = true;
    this.#wanted = false;
    const { poster } = this.#box;
    poster.setState("loading");
    this.#load().catch((error) => {
      this.#begun = false; // another click, or another time in a document, is another try
      poster.setState("failed");
      this.#box.setFailed(true);
      this.#player.giveUp(error.message);
      this.#refuse(error);
    });
  }

  async #load() {
    const load = ++this.#loads;
    const make = await viewMaker();
    const wish = this.getAttribute("lang");
    const { language, texts } = await ZScape.texts(wish);
    if (!this.#begun || load !== this.#loads) return; // it was removed meanwhile
    const { layers, controls } = this.#options;
    this.#view ??= make({
      root: this.#root,
      box: this.#box,
      player: this.#player,
      state: { texts, language, settings: this.#settings, z: this.#z, layers, controls },
      hands: {
        settings: () => this.#settings,
        adopt: (partial) => {
          this.settings = partial;
        },
        refuse: (error) => this.#refuse(error),
        move: (z) => {
          this.z = z;
        },
        openTrained: () => {
          this.#settings = { ...this.#settings, dataset: "mnist" };
          return this.#player.openAt(trainedModel());
        },
        decoded: (z, pixels) => this.#emit("zscape-decode", { z, pixels }),
      },
    });
    this.#view.open();
    this.#player.open(this.#view, this.#checkpoint);
    if (this.getAttribute("lang") !== wish) await this.#speak(); // it changed while the texts came
  }

  /** The address of the file that the run opens with. */
  get #checkpoint() {
    const { checkpoint } = this.#options;
    if (checkpoint === "") return undefined;
    return checkpoint === "mnist" ? trainedModel() : new URL(checkpoint, document.baseURI).href;
  }

  /** @param {import("./protocol.js").Ask} ask */
  #ask(ask) {
    this.#begin();
    return this.#player.ask(ask);
  }

  /** @param {Partial<Options>} change */
  #adoptOption(change) {
    this.#options = { ...this.#options, ...change };
    const { controls, layers, poster } = this.#options;
    this.#box.setControls(controls);
    this.#box.poster.setSource(poster);
    this.#view?.set({ controls, layers });
    this.#player.remote.aim(this.#options);
    if (!this.#open) return;
    if ("checkpoint" in change) {
      if (this.#checkpoint) this.#player.openAt(this.#checkpoint).catch(() => undefined); // it is shown, and told
      this.#speak().catch((error) => this.#refuse(error));
    }
    this.#attend();
    this.#changed();
  }

  /** The language has changed. */
  async #speak() {
    const wish = this.getAttribute("lang");
    const { language, texts } = await ZScape.texts(wish);
    if (this.getAttribute("lang") !== wish) return; // it has changed again
    this.#box.poster.setTexts(texts, this.#options.checkpoint !== "");
    this.#view?.set({ language, texts, status: this.#player.statusText(texts) });
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
