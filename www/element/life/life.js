// When an element is live: it waits with its poster, loads when it is near or wanted, rests while nobody sees it, and
// lets all go when it is gone.

import { simdSupported } from "../client/client.js";
import { sourceOf } from "../datasets/datasets.js";
import { startFailure } from "../failures.js";
import { trainedModel } from "../files.js";
import { textsFor } from "../texts.js";
import { Box } from "./box.js";
import { viewMaker } from "./live.js";
import { Presence } from "../../ui/presence.js";
import { readopt } from "../../ui/sheets.js";

/** @typedef {import("../options.js").Options} Options */

const FREED_AFTER = 1000; // ms out of the document; a move within it keeps the run

export class Life {
  /**
   * What is drawn, from when the element first went live.
   * @type {import("../view.js").View | undefined}
   */
  view;
  /** A run was asked for before the element was in a document. */
  #wanted = false;
  /** What draws and trains comes, or is there. */
  #begun = false;
  #loads = 0;
  /**
   * The texts that are wanted: with a view those of the element, once a tool has been opened those of the tools too.
   */
  #said = /** @type {import("../texts.js").Part} */ ("poster");
  #freeing = 0;

  /**
   * @param {HTMLElement} element
   * @param {import("../state.js").State} state
   * @param {import("../player.js").Player} player
   * @param {import("../commands.js").Commands} commands
   */
  constructor(element, state, player, commands) {
    this.element = element;
    this.state = state;
    this.player = player;
    this.commands = commands;
    this.root = element.attachShadow({ mode: "open" });
    this.box = new Box(this.root, () => this.#playLive());
    this.presence = new Presence(element, () => this.#attend());
    state.subscribe(({ options }) => {
      if (options) this.#optionsChanged(options);
    });
  }

  open() {
    clearTimeout(this.#freeing);
    if (this.state.open) return;
    this.state.open = true;
    const { options } = this.state.now;
    this.box.setOptions(options);
    if (options.autoplay) this.box.poster.setState("loading");
    this.presence.open();
    if (this.#wanted) this.goLive();
    this.speak();
  }

  close() {
    this.#freeing = window.setTimeout(() => {
      this.state.open = false;
      this.#begun = false;
      this.presence.close();
      this.player.close();
      this.box.reset();
    }, FREED_AFTER);
  }

  /** It is in another document. */
  moved() {
    readopt(this.root);
    if (!this.state.open) return;
    this.presence.close();
    this.presence.open();
  }

  /** A script wants it live, if need be as soon as it is in a document. */
  want() {
    if (this.element.isConnected) this.goLive();
    else this.#wanted = true;
  }

  /** Loads what draws and trains, once. */
  goLive() {
    if (!this.element.isConnected) throw new Error("the element is not in a document: nothing can run there");
    if (this.#begun) return;
    this.#begun = true;
    this.#wanted = false;
    const { poster } = this.box;
    poster.setState("loading");
    this.#prepareRun();
    this.#loadView().catch((error) => {
      this.#begun = false; // another click, or another time in a document, is another try
      this.player.remote.stop();
      poster.showFailure(startFailure(error.message));
      this.box.setFailed(true);
      this.player.waits.giveUp(error.message);
      this.commands.refuse(new Error(`${poster.word.textContent} (${error.message})`));
    });
  }

  /** @param {Partial<Options>} change */
  #optionsChanged(change) {
    const { options } = this.state.now;
    this.box.setOptions(options);
    this.box.poster.setSource(options.poster);
    if (!this.state.open) return;
    if ("checkpoint" in change) {
      const address = this.#checkpoint;
      if (address) this.player.restart(address).catch(() => undefined); // it is shown, and told by zscape-error
      this.speak();
    }
    this.#attend();
  }

  /** The language, or what there is to say in it, has changed. */
  speak() {
    this.#bringTexts().catch((error) => this.commands.refuse(error));
  }

  /** @returns {Promise<void>} */
  async #bringTexts() {
    const [wish, last] = [this.element.getAttribute("lang"), this.#said];
    const { language, texts } = await textsFor(wish, last);
    // It has changed again.
    if (this.element.getAttribute("lang") !== wish || this.#said !== last) return this.#bringTexts();
    this.box.poster.setTexts(texts, this.state.now.options.checkpoint !== "");
    if (this.view) this.state.set({ language, texts, status: this.player.status.text(texts) });
  }

  /** Where the element is for its reader, or what it may do there, has changed. */
  #attend() {
    const { autoplay, background } = this.state.now.options;
    if (this.presence.near) {
      if (autoplay) this.#playLive();
      this.box.poster.showPicture(autoplay);
    }
    this.player.hold(!background && !this.presence.seen);
    this.state.set({ seen: this.presence.seen });
  }

  /** The reader, or autoplay, wants it live. With a saved model there is nothing to train at first. */
  #playLive() {
    if (this.#begun) return;
    this.state.set({ training: this.#checkpoint === undefined });
    this.goLive();
  }

  /** What trains comes beside the scripts that draw, and not after them. A second run goes to its leader's worker. */
  #prepareRun() {
    const { player, state } = this;
    if (player.follows || !simdSupported()) return;
    const [first] = this.#checkpoint === undefined ? sourceOf(state.now.settings.dataset).pieces : [];
    player.remote.prepare(first);
  }

  async #loadView() {
    const load = ++this.#loads;
    const wish = this.element.getAttribute("lang");
    const [make, { language, texts }] = await Promise.all([viewMaker(), textsFor(wish, "element")]);
    if (!this.#begun || load !== this.#loads) return; // it was removed meanwhile
    const { root, box, state, player, commands } = this;
    const speakAll = () => {
      this.#said = "tools";
      return this.#bringTexts();
    };
    if (this.#said === "poster") this.#said = "element";
    state.set({ language, texts, status: player.status.text(texts) });
    this.view ??= make({ root, box, state, player, commands, speak: speakAll });
    this.view.open();
    player.open(this.view, this.#checkpoint);
    if (this.element.getAttribute("lang") !== wish) this.speak(); // it changed while the texts came
  }

  /** The address of the file that the run opens with. */
  get #checkpoint() {
    const { checkpoint } = this.state.now.options;
    if (checkpoint === "") return undefined;
    return checkpoint === "mnist" ? trainedModel() : new URL(checkpoint, this.element.baseURI).href;
  }
}
