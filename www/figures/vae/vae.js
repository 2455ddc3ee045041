// The figure "vae": one trains a VAE, a step at a time or on and on. It shows one image of the batch on its
// way through, the losses, and the code of each part.

import { html } from "lit-html";
import codeCss from "../../element/tools/code/code.css";
import { moveAmong } from "../../element/tools/code/chips.js";
import { Listing } from "../../element/tools/code/listing.js";
import { sideOf } from "../../element/datasets/datasets.js";
import { code } from "../../element/datasets/mnist.code.js";
import { defaultSettings } from "../../element/settings.js";
import { fill } from "../../ui/fill.js";
import { curvesTemplate } from "./curves.js";
import formulas from "./formulas.js";
import { PIECES } from "../frame.js";
import panels from "../panels.css";
import { short } from "../short.js";
import { Trainer } from "../trainer.js";
import own from "./vae.css";
import { flowTemplate } from "./flow.js";
import { Losses } from "./losses.js";
import { parts } from "./parts.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("../../element/texts.js").Texts} Texts */

const EPOCHS = 10; // of the code
const EVERY = 250; // ms between two pictures, while it trains

export const css = panels + codeCss + own;
export const texts = (/** @type {string} */ language) => import(`./texts.${language}.js`);

/** @type {import("../figures.js").Option[]} */
export const options = [
  { name: "latent", kind: "choice", choices: ["20", "2"], default: "20" },
  { name: "code", kind: "choice", choices: ["pytorch", "rust"], default: "pytorch" },
];

export const restarts = ["latent"];

class Vae {
  /** @type {import("./flow.js").Told | undefined} */
  #told;
  /** The element that trains loads when it is in the document. */
  notesFirst = true;
  /** Of the latent units, the one that is told in numbers. */
  #unit = 0;
  #stop = "vae-data";
  #going = false;
  #losses = new Losses();
  /**
   * What the element says of the code, in a language.
   * @type {{ language: string, texts?: Texts }}
   */
  #words = { language: "" };
  /** @type {{ of: unknown[], texts: Record<string, unknown> }} */
  #joined = { of: [], texts: {} };
  /** @type {Readonly<import("../../element/settings.js").Settings>} */
  #settings = defaultSettings;

  /** @param {FigureHost} host */
  constructor(host) {
    this.host = host;
    this.trainer = new Trainer(host, "vae-scape", (element) =>
      element.addEventListener("zscape-step", (event) => this.#addLosses(/** @type {CustomEvent} */ (event).detail)));
    const root = /** @type {ShadowRoot} */ (host.place.getRootNode());
    this.listing = new Listing(root, parts, () => (
      {
        settings: this.#settings, pixels: sideOf(this.#settings.dataset) ** 2, data: code, epochs: EPOCHS,
        texts: this.#texts,
      }
    ), host.changed, (code) => host.set({ code }));
  }

  /**
   * The element's texts and the figure's, the same object while they stay: the list draws its lines anew with another.
   */
  get #texts() {
    const [words, own] = [this.#words.texts, this.host.texts];
    const { of } = this.#joined;
    if (of[0] !== words || of[1] !== own) this.#joined = { of: [words, own], texts: { ...words, ...own } };
    return /** @type {Texts} */ (this.#joined.texts);
  }

  async begin() {
    const { host, trainer } = this;
    const settings = { ...defaultSettings, latent: Number(host.options.latent), seed: host.seed };
    this.#told = undefined;
    this.#losses = new Losses();
    this.#unit = Math.min(this.#unit, settings.latent - 1);
    this.#settings = settings;
    const first = trainer.element === undefined;
    const begun = trainer.beginRun(settings);
    // The element stands below the frame, which is drawn when the figure has begun: at first nothing may wait for it.
    if (first) begun.then(host.changed, host.refuse);
    else await begun;
  }

  /** While it plays, the element trains by itself, and a round is a look at one of its steps; else it is one step. */
  async advance() {
    const { host, trainer } = this;
    if (!host.playing) return this.#takeTrace(await trainer.trace());
    if (!this.#going) trainer.train();
    this.#going = true;
    if (!trainer.training) return false; // it has paused by itself: to look at a step would make one
    this.#takeTrace(await trainer.trace());
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    return trainer.training;
  }

  rest() {
    this.#going = false;
    this.trainer.pause();
  }

  /**
   * Those of a run that ended may still come when the next is asked for.
   * @param {import("../trainer.js").Losses} losses
   */
  #addLosses(losses) {
    if (losses.step === 1) this.#losses = new Losses();
    this.#losses.add(losses);
  }

  /** @param {import("./flow.js").Told["trace"] | undefined} trace */
  #takeTrace(trace) {
    if (trace) this.#told = { trace, label: this.trainer.element?.drawn?.plane.points.classOf(trace.image.index) };
    return trace !== undefined;
  }

  controls() {
    const { host } = this;
    const { texts, options: { latent } } = host;
    return html`
      <div class="choices">
        <label>${texts.latent}
          <select id="latent" @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
            host.set({ latent: currentTarget.value })}>
            ${["20", "2"].map((size) => html`
              <option value=${size} ?selected=${size === latent}>${texts[`latent-${size}`]}</option>`)}
          </select></label>
      </div>`;
  }

  template() {
    const { host } = this;
    this.#bringWords();
    this.listing.showCode(host.options.code);
    return html`
      <div class="panels">
        <div>${flowTemplate(host, this.#told, this.#settings, this.#unit, {
          stop: this.#stop, press: (id) => this.#choosePart(id), onKey: (event) => this.#onKey(event),
          choose: (unit) => {
            this.#unit = unit;
            host.changed();
          },
        })}
        ${curvesTemplate(host, this.#losses.points)}</div>
        <div class="code">${this.#words.texts && host.pieces > PIECES.formulas ? this.listing.template() : ""}</div>
      </div>`;
  }

  notes() {
    const { host, trainer } = this;
    const { texts } = host;
    return html`
      <div class="scape">${trainer.shown}</div>
      ${host.formula(formulas.draw)} ${host.formula(formulas.loss)} ${host.formula(formulas.kl)}
      <p class="hint">${texts.mseNote}</p>
      <p class="hint">${texts.lossNote}</p>`;
  }

  summary() {
    const { host, trainer: { ready, losses } } = this;
    const { texts, options: { latent } } = host;
    if (!ready) return "";
    if (!losses) return fill(texts.summaryStart, { latent });
    const { step, epoch, loss, reconstruction, kl } = losses;
    const nats = (/** @type {number} */ value) => short(host, value);
    return fill(texts.summary, {
      latent, step: host.number(step), epoch: host.number(epoch), loss: nats(loss),
      reconstruction: nats(reconstruction), kl: nats(kl),
    });
  }

  /** @returns {Record<string, number | boolean>} */
  facts() {
    const { ready, losses, training, steps } = this.trainer;
    if (!ready) return {};
    const { epoch = 0, ...rest } = losses ?? {};
    return {
      latent: this.#settings.latent, steps, epoch, training,
      ...("loss" in rest ? { loss: rest.loss, reconstruction: rest.reconstruction, kl: rest.kl } : {}),
    };
  }

  close() {
    this.listing.close();
  }

  /** @param {string} id  of a part: the focus goes to its first line, once the code has come */
  #choosePart(id) {
    this.#stop = id;
    if (this.host.place.querySelector("#code-lines")) this.listing.goToLine(id);
    else this.host.changed();
  }

  /** @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
  #onKey(event) {
    if (/** @type {Element} */ (event.target).matches("input")) return;
    const stop = moveAmong(event, this.#stop);
    if (stop === undefined) return;
    this.#stop = stop;
    event.preventDefault();
    this.host.changed();
  }

  /** The element's own texts of the code, in the figure's language. */
  #bringWords() {
    const { host } = this;
    const { language } = host;
    if (language === this.#words.language) return;
    const words = (this.#words = { ...this.#words, language });
    const bring = async () => {
      const { ZScape } = await import("../../element/zscape.js");
      const { texts } = await ZScape.texts(language);
      if (words === this.#words) this.#words = { language, texts };
      host.changed();
    };
    bring().catch(host.refuse);
  }
}

/** @param {FigureHost} host */
export const open = (host) => new Vae(host);
