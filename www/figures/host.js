// Runs one figure: holds its options, seed and texts, makes its Rust objects in the worker, plays it round by round,
// and draws it at most once a frame.

import { html, nothing, render } from "lit-html";
import { Frame } from "../ui/frame.js";
import { number } from "../ui/numbers.js";
import { Ended, engine } from "./engine.js";
import { frameTemplate, PIECES } from "./frame.js";
import { Heights } from "./heights.js";
import { defaultsOf, linkText, readLink, SEED } from "./link.js";
import { checkOption, optionOf } from "./options.js";
import { scientific } from "../ui/powers.js";

/** @typedef {import("./figures.js").FigureModule} FigureModule */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {{ text: string, values: Record<string, string> }} Complaint */

const SUMMARY_RESTS = 500; // ms
const LONGEST = 1e7; // a number from here on is written with a power of ten

export class FigureHost {
  /**
   * As the figure's module lists them.
   * @type {Record<string, any>}
   */
  options = {};
  /** @type {number} */
  seed = SEED.default;
  playing = false;
  /**
   * What was refused, or went wrong: a text, and what is to be put into it.
   * @type {"" | Complaint}
   */
  complaint = "";
  /** @type {Record<string, string>} */
  texts = {};
  language = "en";
  /**
   * Of the page, at the last drawing.
   * @type {"light" | "dark"}
   */
  scheme = "light";
  /** @type {Figure | undefined} */
  figure;
  /** How much of the frame is drawn: a piece more each frame at first, for all of it at once takes too long. */
  pieces = 0;
  #summary = { text: "", at: -Infinity };
  #closed = false;
  /** It has brought its worker down, and waits for the reader's word. */
  #fallen = false;
  #begins = 0;
  /** The last of them that the figure stands on; 0: it has nothing to show yet. */
  #made = 0;
  /** Counts what was begun to play: only the last goes on. */
  #plays = 0;
  /** @type {Promise<void>} */
  #begun = Promise.resolve();

  /**
   * @param {HTMLElement} place  where to draw
   * @param {FigureModule} module
   * @param {() => void} told  the options or the seed have changed
   * @param {() => void} drawn
   */
  constructor(place, module, told, drawn) {
    this.place = place;
    this.module = module;
    this.told = told;
    this.drawn = drawn;
    this.frame = new Frame(() => this.#draw());
    this.heights = new Heights(place);
    this.options = defaultsOf(module.options);
  }

  /**
   * Makes an object of a Rust class; see Engine.
   * @param {string} name
   * @param {object} settings
   */
  engine(name, settings) {
    return engine(name, settings, this.#lost);
  }

  /**
   * All that the figure has made in the worker is gone. If another figure has brought the worker down, this one begins
   * anew by itself.
   * @param {boolean} toBlame
   */
  #lost = (toBlame) => {
    if (this.#closed) return;
    this.figure?.close();
    this.figure = this.module.open(this);
    this.#made = 0;
    if (!toBlame) return this.beginAnew();
    this.#fallen = true;
    this.pause();
  };

  /**
   * A number in the reader's language.
   * @param {number} value
   * @param {number} [digits]
   */
  number(value, digits) {
    if (!Number.isFinite(value)) return "–";
    if (Math.abs(value) >= LONGEST) return scientific(this, value, 3);
    return number(this, value, digits);
  }

  /**
   * A formula has a line of its own, and scrolls where it is wider.
   * @param {unknown} formula  of formulas/
   */
  formula(formula) {
    return html`<div class="formula">${this.pieces >= PIECES.formulas ? formula : nothing}</div>`;
  }

  changed = () => this.frame.request();

  /**
   * Takes options that the reader has set. Throws at one that the figure does not have or cannot take.
   * @param {Record<string, unknown>} partial
   */
  set(partial) {
    for (const [name, value] of Object.entries(partial)) checkOption(optionOf(this.module.options, name), value);
    const changed = Object.keys(partial).filter((name) => partial[name] !== this.options[name]);
    this.options = { ...this.options, ...partial };
    if (changed.length === 0) return;
    this.told();
    if (changed.some((name) => this.module.restarts?.includes(name))) this.beginAnew();
    this.changed();
  }

  /**
   * What the core and the tables refuse with is in English: a text in the reader's language says what follows from it.
   * Of a worker that another figure has brought down nothing is said.
   * @param {Error} error
   * @param {"failed" | "refused" | "unread"} [text]
   */
  refuse = (error, text = "failed") => {
    if (error instanceof Ended && !error.toBlame) return;
    this.complain(text, { message: error.message });
  };

  /**
   * @param {string} text  by its key
   * @param {Record<string, string>} values
   */
  complain(text, values) {
    this.complaint = { text, values };
    this.changed();
  }

  /** The options and the seed as a link holds them: what is not the default. */
  get state() {
    return linkText(this.module.options, this);
  }

  /** What cannot be read is refused in words, and the defaults stand. */
  set state(text) {
    const { options, seed, errors } = readLink(this.module.options, text);
    this.options = options;
    this.seed = seed;
    for (const error of errors) this.refuse(error, "unread");
  }

  /** What a page can ask: the options, and what the figure says of its moment, if it is one of these options. */
  get facts() {
    const own = this.#made === this.#begins ? this.figure?.facts?.() : undefined;
    return { ...this.options, seed: this.seed, playing: this.playing, ...own };
  }

  /** The picture in words: while it plays, words that change with every frame could not be read, and cost a layout. */
  get summary() {
    const now = performance.now();
    if (this.playing && now - this.#summary.at < SUMMARY_RESTS) return this.#summary.text;
    this.#summary = { text: this.figure?.summary() ?? "", at: now };
    return this.#summary.text;
  }

  /** @param {number} seed */
  setSeed(seed) {
    this.seed = seed;
    this.told();
    this.beginAnew();
  }

  /** It has been told to begin, be it that it has nothing to show yet. */
  get begun() {
    return this.#begins > 0;
  }

  /** Makes the figure's state anew. */
  beginAnew() {
    this.pause();
    this.complaint = "";
    this.#fallen = false;
    const begin = ++this.#begins;
    this.#begun = this.#begun.then(() => (begin === this.#begins ? this.#makeFigure(begin) : undefined))
      .catch(this.refuse);
    this.changed();
  }

  /** @param {number} begin */
  async #makeFigure(begin) {
    if (this.#closed) return;
    this.figure ??= this.module.open(this);
    await this.figure.begin();
    this.#made = begin;
    this.changed();
  }

  play() {
    if (this.playing || this.waits) return;
    if (this.#fallen) this.beginAnew();
    const play = ++this.#plays;
    this.playing = true;
    this.complaint = "";
    this.#playOn(play).catch(this.refuse).finally(() => {
      if (play === this.#plays) this.pause();
    });
  }

  pause() {
    this.playing = false;
    this.figure?.rest?.();
    this.changed();
  }

  /** Why nothing can play yet, in words; "" if it can. */
  get waits() {
    return this.figure?.waits?.() ?? "";
  }

  /** One round, and no more. */
  playOneRound() {
    if (this.waits) return;
    if (this.#fallen) this.beginAnew();
    this.pause();
    this.complaint = "";
    this.#begun = this.#begun.then(async () => void (await this.figure?.advance?.()))
      .catch(this.refuse).finally(this.changed);
  }

  /**
   * A round a frame at most: what nobody sees need not be computed.
   * @param {number} play  which one it is
   */
  async #playOn(play) {
    await this.#begun;
    const goesOn = () => this.playing && play === this.#plays && !this.#closed;
    while (goesOn() && (await this.figure?.advance?.())) {
      this.changed();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  close() {
    this.#closed = true;
    this.playing = false;
    this.frame.cancel();
    this.heights.close();
    this.figure?.close();
    render(html``, this.place);
  }

  #draw() {
    if (this.#closed) return;
    // Now, while the styles are known: in the middle of a drawing it would reckon them anew.
    this.scheme = schemeOf(this.place);
    render(frameTemplate(this), this.place);
    this.heights.follow();
    if (this.pieces < (this.#made > 0 || this.figure?.notesFirst ? PIECES.all : PIECES.picture)) {
      this.pieces += 1;
      this.changed();
    }
    this.drawn();
  }
}

/**
 * light-dark() follows what the page says, and so must what is not CSS.
 * @param {Element} place
 * @returns {"light" | "dark"}
 */
function schemeOf(place) {
  const [red] = (getComputedStyle(place).color.match(/\d+/) ?? ["0"]).map(Number);
  return red > 127 ? "dark" : "light";
}
