// <z-scape>: the custom element, as pages see it: attributes, properties, methods and events.
// pkg/types/zscape.d.ts declares what of it pages may use.

import { sideOf } from "./datasets/datasets.js";
import { trainedModel } from "./files.js";
import { joined, readBytes, readImages, readPixels, readPoints } from "./input.js";
import { Life } from "./life/life.js";
import { checkLook, defaultOptions, lookOf, optionsTable, parseOption, readAttribute } from "./options.js";
import { Player } from "./player.js";
import {
  defaultSettings, parsePoint, parseSetting, settingsTable, validate, validatePoint,
} from "./settings.js";
import { fill } from "../ui/fill.js";
import { textsFor } from "./texts.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./options.js").Options} Options */
/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeView} ViewOfReader */
/** @typedef {import("./protocol.js").Part} Part */

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

  /** @type {Settings} */
  #settings = { ...defaultSettings };
  /** @type {Options} */
  #options = { ...defaultOptions };
  /** @type {[number, number]} */
  #z = [0, 0];
  /**
   * Images of the page's own.
   * @type {Part[]}
   */
  #own = [];
  /**
   * The run that this one trains in lockstep with, and the settings it overrides.
   * @type {{ leader: ZScape, overrides: Partial<Settings> } | undefined}
   */
  #lockstep;
  /** @type {Player} */
  #player = new Player(
    () => ({
      settings: this.#settings,
      own: (this.#lockstep?.leader ?? this).#own,
      goal: this.#options,
      lockstep: this.#lockstep && {
        element: this.#lockstep.leader.#player.remote.element, overrides: this.#lockstep.overrides,
      },
    }),
    {
      emit: (name, detail) => this.#emit(name, detail),
      adopt: (settings) => {
        this.#settings = settings;
        this.#changed();
      },
    },
  );
  #life = new Life(this, this.#player, () => ({ settings: this.#settings, z: this.#z, options: this.#options }), {
    settings: () => this.#settings,
    adopt: (partial) => {
      this.settings = partial;
    },
    begin: (partial) => this.#adoptSettings(partial, { anew: true }),
    refuse: (error) => this.#refuse(error),
    move: (z) => {
      this.z = z;
    },
    set: (change) => this.#look(change),
    openTrained: () => {
      if (this.#settings.dataset !== "mnist") this.#dropImages();
      this.#settings = { ...this.#settings, dataset: "mnist" };
      return this.#player.openAt(trainedModel());
    },
    decoded: (z, pixels) => this.#emit("zscape-decode", { z, pixels }),
  });

  connectedCallback() {
    if (!this.#life.isOpen) this.#adoptEarlyProperties();
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
      else if (option) this.#adoptOption(readAttribute(option.name, text));
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
      this.#refuse(refused);
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
    return this.#player.training;
  }

  get stepCount() {
    return this.#player.stepCount;
  }

  /** @returns {[number, number]} */
  get z() {
    return [...this.#z];
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
    this.#z = validatePoint(z ?? [0, 0]); // they clear it so
    this.#life.view?.set({ z: this.#z });
    this.#changed();
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
    const look = structuredClone(lookOf(this.#options));
    // What a low battery has switched on is nobody's wish: it would stay in a link when the device is charged.
    const gentle = look.gentle && this.#life.view?.state.spared === undefined;
    return { z: this.z, ...look, gentle };
  }

  /** @param {Partial<ViewOfReader>} view */
  set view({ z, ...look }) {
    checkLook(look);
    if (look.gentle === this.view.gentle) delete look.gentle;
    if (z !== undefined) this.z = z;
    this.#look(structuredClone(look));
  }

  /** @returns {Settings} */
  get settings() {
    return { ...this.#settings };
  }

  /**
   * Takes some settings: learningRate and beta apply at once, others restart the run. A bad value changes
   * nothing.
   * @param {Partial<Settings>} partial
   */
  set settings(partial) {
    this.#adoptSettings(partial);
  }

  /**
   * @param {Partial<Settings>} partial
   * @param {object} [run]
   * @param {boolean} [run.anew]  the run starts again whatever changes
   */
  #adoptSettings(partial, { anew = false } = {}) {
    const wanted = validate(partial);
    const before = this.#settings;
    const changed = settingsTable.filter(({ name }) => name in wanted && wanted[name] !== before[name]);
    if (changed.length === 0 && !anew) return;
    this.#settings = { ...before, ...wanted };
    if (changed.some(({ name }) => name === "dataset")) this.#dropImages();
    this.#life.view?.set({ settings: this.#settings });
    this.#life.view?.refill();
    if (!anew && changed.every(({ live }) => live)) this.#player.adjust(this.#settings);
    else {
      this.#life.view?.refillForm();
      this.#player.restart().catch(() => undefined); // a failed start is shown, and told by zscape-error
    }
    this.#changed();
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
    this.#life.begin();
    return this.#player.step();
  }

  /** Starts again from step 0 with the same seed. */
  async reset() {
    this.#life.begin();
    return this.#player.restart();
  }

  /** @param {Float32Array | number[]} x  (n, 784) in [0, 1] */
  async encode(x) {
    return this.#ask({ name: "encode", x: readPixels(x, sideOf(this.#settings.dataset)) });
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
    this.#life.begin();
    await this.#player.load(file);
  }

  /**
   * @param {Uint8Array} pixels
   * @param {import("./labels.js").Labels | undefined} labels
   * @param {"train" | "held-out"} split
   */
  async addImages(pixels, labels, split, { append = false } = {}) {
    const part = readImages(pixels, labels, split, sideOf(append ? this.#settings.dataset : "own"));
    this.#life.begin();
    if (append && (this.#settings.dataset !== "own" || this.#player.ready.settled)) {
      await this.#player.ask({ name: "add", part });
      this.#own.push(part);
      return;
    }
    if (!append) {
      this.#settings = { ...this.#settings, dataset: "own" };
      this.#dropImages();
    }
    this.#own = joined(this.#own, part);
    const started = this.#player.restart();
    this.#changed();
    // Held-out images alone draw no plane.
    if (this.#own.some((own) => own.split === "train")) await started;
  }

  /**
   * From the next start on the run keeps in step with another element's, and what happens here is no event of the page:
   * the tool "compare" has such a second element.
   * @param {ZScape} leader
   * @param {Partial<Settings>} overrides  what is not as in that one's run
   */
  follow(leader, overrides) {
    this.#lockstep = { leader, overrides };
  }

  /**
   * What happens in a step of the training, or else in one that is made for it (see Session.traceStep): the lesson
   * shows it.
   */
  async trace() {
    this.#life.begin();
    return this.#player.trace();
  }

  /** What is drawn, from when the element first went live: for the tool that this element is part of. */
  get drawn() {
    return this.#life.view;
  }

  /** @param {import("./protocol.js").Ask} ask */
  #ask(ask) {
    this.#life.begin();
    return this.#player.ask(ask);
  }

  /** Other images come: what the reader said of the present ones is void. */
  #dropImages() {
    this.#own = [];
    if (this.#life.isOpen) this.#look({ hiddenClasses: [], image: undefined });
  }

  /** @param {Partial<Options>} change  what is as it was stays the same object, so that it is known to be */
  #look(change) {
    /** @type {Record<string, unknown>} */
    const present = { ...this.#options };
    const changed = Object.entries(change).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(present[name]),
    );
    if (changed.length > 0) this.#adoptOption(Object.fromEntries(changed));
  }

  /** @param {Partial<Options>} change */
  #adoptOption(change) {
    this.#options = { ...this.#options, ...change };
    this.#life.adopt(change);
    if (this.#life.isOpen) this.#changed();
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
   * Something was refused: the reader sees it, the page hears it.
   * @param {Error} error
   */
  #refuse({ message }) {
    if (this.#life.view) this.#life.view.set({ status: fill(this.#life.view.state.texts.statusRefused, { message }) });
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
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: !this.#lockstep }));
  }
}

if (globalThis.customElements && !customElements.get("z-scape")) customElements.define("z-scape", ZScape);
