// What a page or a reader can have the element do, whichever way they ask: it is checked, done, and told. What cannot
// be taken changes nothing.

import { trainedModel } from "./files.js";
import { joined } from "./input.js";
import { lookOf } from "./options.js";
import { settingsTable, validate, validatePoint } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./options.js").Options} Options */
/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeView} ViewOfReader */

export class Commands {
  /**
   * @param {import("./state.js").State} state
   * @param {import("./player.js").Player} player
   * @param {(name: string, detail: object) => void} emit
   */
  constructor(state, player, emit) {
    this.state = state;
    this.player = player;
    this.emit = emit;
  }

  /**
   * What the reader looks at, apart from what a run computes.
   * @returns {ViewOfReader}
   */
  get view() {
    const { z, options, spared } = this.state.now;
    const look = structuredClone(lookOf(options));
    // What a low battery has switched on is nobody's wish: it would stay in a link when the device is charged.
    return { z: [...z], ...look, gentle: look.gentle && spared === undefined };
  }

  /**
   * Takes some settings: those that are live apply at once, others restart the run. A bad value changes nothing.
   * @param {Partial<Settings>} partial
   * @param {object} [run]
   * @param {boolean} [run.anew]  the run starts again whatever changes
   * @param {() => void} [run.prepare]  what is done before it does
   */
  setSettings(partial, { anew = false, prepare } = {}) {
    const wanted = validate(partial);
    this.#take();
    const before = this.state.now.settings;
    const changed = settingsTable.filter(({ name }) => name in wanted && wanted[name] !== before[name]);
    if (changed.length === 0 && !anew) return;
    const goesOn = !anew && changed.every(({ live }) => live);
    if (!goesOn) prepare?.();
    this.state.set({ settings: wanted, ...(!goesOn && { edited: false }) });
    if (changed.some(({ name }) => name === "dataset")) this.dropImages();
    if (goesOn) this.player.adjust(this.state.now.settings);
    else this.player.restart().catch(() => undefined); // a failed start is shown, and told by zscape-error
    this.tellChange();
  }

  /**
   * Takes options, those of the look among them.
   * @param {Partial<Options>} change
   */
  setOptions(change) {
    this.#take();
    this.state.set({ options: change });
    if (this.state.open) this.tellChange();
  }

  /**
   * The same where something changes: what is as it was stays the same object, so that it is known to be.
   * @param {Partial<Options>} change
   */
  changeOptions(change) {
    /** @type {Record<string, unknown>} */
    const present = { ...this.state.now.options };
    const changed = Object.entries(change).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(present[name]),
    );
    if (changed.length > 0) this.setOptions(Object.fromEntries(changed));
  }

  /** @param {unknown} z  of the ring: [x, y] */
  moveRing(z) {
    this.state.set({ z: validatePoint(z) });
    this.tellChange();
  }

  /** The digits, and the model that was trained on them. */
  openTrained() {
    const { settings } = this.state.now;
    if (settings.dataset !== "mnist") this.dropImages();
    this.state.set({ settings: { dataset: "mnist" } });
    return this.player.restart(trainedModel());
  }

  /**
   * @param {import("./protocol.js").Part} part
   * @param {boolean} append  it joins the images that there are
   */
  async addImages(part, append) {
    const { state, player } = this;
    if (append && (state.now.settings.dataset !== "own" || player.ready.settled)) {
      await player.ask({ name: "add", part });
      player.own.push(part);
      return;
    }
    if (!append) {
      state.set({ settings: { dataset: "own" } });
      this.dropImages();
    }
    player.own = joined(player.own, part);
    const started = player.restart();
    this.tellChange();
    // Held-out images alone draw no plane.
    if (player.own.some((own) => own.split === "train")) await started;
  }

  /** Other images come: what the reader said of the present ones is void. */
  dropImages() {
    this.player.own = [];
    if (this.state.open) this.changeOptions({ hiddenClasses: [], image: undefined });
  }

  /**
   * Something was refused: the reader sees it, the page hears it.
   * @param {Error} error
   */
  refuse(error) {
    this.state.set({ refused: error });
    this.emit("zscape-error", { message: error.message });
  }

  /** Something was taken: what was refused before it is said no longer. */
  #take() {
    if (this.state.now.refused) this.state.set({ refused: undefined });
  }

  tellChange() {
    const { settings, options, opened = options.checkpoint } = this.state.now;
    this.emit("zscape-change", { settings: { ...settings }, view: this.view, checkpoint: opened });
  }
}
