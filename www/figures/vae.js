// The figure "vae": the notes' autoencoder trained live, one image of the running batch on its way through it, and the code of
// all that, whose lines light up with the parts of the picture.

import { html } from "lit-html";
import codeCss from "../element/tools/code.css";
import { moveAmong } from "../element/tools/code/chips.js";
import { Listing } from "../element/tools/code/listing.js";
import { code } from "../element/datasets/mnist.code.js";
import { defaultSettings } from "../element/settings.js";
import { fill } from "../element/fill.js";
import formulas from "./formulas/vae.js";
import { PIECES } from "./frame.js";
import panels from "./panels.css";
import { Trainer } from "./trainer.js";
import own from "./vae.css";
import { flowTemplate } from "./vae/flow.js";
import { parts } from "./vae/parts.js";

/** @typedef {import("./stage.js").Stage} Stage */
/** @typedef {import("../element/texts.js").Texts} Texts */

const EPOCHS = 10; // of the code, as in the notes
const EVERY = 250; // ms between two pictures, while it trains

export const css = panels + codeCss + own;
export const texts = (/** @type {string} */ language) => import(`../texts/figures/vae.${language}.js`);

/** @type {import("./figures.js").Option[]} */
export const options = [
  { name: "latent", kind: "choice", choices: ["20", "2"], default: "20" },
  { name: "code", kind: "choice", choices: ["pytorch", "rust"], default: "pytorch" },
];

export const restarts = ["latent"];

class Vae {
  /** @type {import("./vae/flow.js").Told | undefined} */
  #told;
  /** The element that trains loads when it is in the document. */
  early = true;
  /** Of the latent units, the one that is told in numbers. */
  #unit = 0;
  #stop = "vae-data";
  #going = false;
  /** What the element says of the code, in a language. @type {{ language: string, texts?: Texts }} */
  #words = { language: "" };
  /** @type {{ of: unknown[], texts: Record<string, unknown> }} */
  #joined = { of: [], texts: {} };
  /** @type {Readonly<import("../element/settings.js").Settings>} */
  #settings = defaultSettings;

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.trainer = new Trainer(stage, "vae-scape");
    const root = /** @type {ShadowRoot} */ (stage.place.getRootNode());
    this.listing = new Listing(root, parts, () => (
      { settings: this.#settings, data: code, epochs: EPOCHS, texts: this.#texts }
    ), stage.changed, (code) => stage.set({ code }));
  }

  /** The element's texts and the figure's, the same object while they stay: the list draws its lines anew with another. */
  get #texts() {
    const [words, own] = [this.#words.texts, this.stage.texts];
    const { of } = this.#joined;
    if (of[0] !== words || of[1] !== own) this.#joined = { of: [words, own], texts: { ...words, ...own } };
    return /** @type {Texts} */ (this.#joined.texts);
  }

  async begin() {
    const { stage, trainer } = this;
    const settings = { ...defaultSettings, latent: Number(stage.options.latent), seed: stage.seed };
    this.#told = undefined;
    this.#unit = Math.min(this.#unit, settings.latent - 1);
    this.#settings = settings;
    const first = trainer.element === undefined;
    const begun = trainer.begin(settings);
    // The element stands below the frame, which is drawn when the figure has begun: at first nothing may wait for it.
    if (first) begun.then(stage.changed, stage.refuse);
    else await begun;
  }

  /** While it plays, the element trains by itself, and a round is a look at one of its steps; else it is one step. */
  async advance() {
    const { stage, trainer } = this;
    if (!stage.playing) return this.#tell(await trainer.trace());
    if (!this.#going) trainer.train();
    this.#going = true;
    this.#tell(await trainer.trace());
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    return trainer.training;
  }

  rest() {
    this.#going = false;
    this.trainer.rest();
  }

  /** @param {import("./vae/flow.js").Told["trace"] | undefined} trace */
  #tell(trace) {
    if (trace) this.#told = { trace, label: this.trainer.element?.drawn?.plane.points.labelOf(trace.image.index) };
    return trace !== undefined;
  }

  controls() {
    const { stage } = this;
    const { texts, options: { latent } } = stage;
    return html`
      <div class="choices">
        <label>${texts.latent}
          <select id="latent" @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
            stage.set({ latent: currentTarget.value })}>
            ${["20", "2"].map((size) => html`
              <option value=${size} ?selected=${size === latent}>${texts[`latent-${size}`]}</option>`)}
          </select></label>
      </div>`;
  }

  template() {
    const { stage } = this;
    this.#speak();
    this.listing.show(stage.options.code);
    return html`
      <div class="panels">
        ${flowTemplate(stage, this.#told, this.#settings, this.#unit, {
          stop: this.#stop, press: (id) => this.#press(id), onKey: (event) => this.#onKey(event),
          choose: (unit) => {
            this.#unit = unit;
            stage.changed();
          },
        })}
        <div class="code">${this.#words.texts && stage.pieces > PIECES.formulas ? this.listing.template() : ""}</div>
      </div>`;
  }

  notes() {
    const { stage, trainer } = this;
    const { texts } = stage;
    return html`
      <div class="scape">${trainer.shown}</div>
      ${stage.formula(formulas.draw)} ${stage.formula(formulas.loss)} ${stage.formula(formulas.kl)}
      <p class="hint">${texts.mseNote}</p>
      <p class="hint">${texts.lossNote}</p>`;
  }

  summary() {
    const { stage, trainer: { ready, losses } } = this;
    const { texts, options: { latent } } = stage;
    if (!ready) return "";
    if (!losses) return fill(texts.summaryStart, { latent });
    const { step, epoch, loss, reconstruction, kl } = losses;
    const nats = (/** @type {number} */ value) => stage.number(value, 1);
    return fill(texts.summary, {
      latent, step: stage.number(step), epoch: stage.number(epoch), loss: nats(loss), reconstruction: nats(reconstruction),
      kl: nats(kl),
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
  #press(id) {
    this.#stop = id;
    if (this.stage.place.querySelector("#code-lines")) this.listing.goTo(id);
    else this.stage.changed();
  }

  /** @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
  #onKey(event) {
    if (/** @type {Element} */ (event.target).matches("input")) return;
    const stop = moveAmong(event, this.#stop);
    if (stop === undefined) return;
    this.#stop = stop;
    event.preventDefault();
    this.stage.changed();
  }

  /** The element's own texts of the code, in the figure's language. */
  #speak() {
    const { stage } = this;
    const { language } = stage;
    if (language === this.#words.language) return;
    const words = (this.#words = { ...this.#words, language });
    const bring = async () => {
      const { ZScape } = await import("../element/zscape.js");
      const { texts } = await ZScape.texts(language);
      if (words === this.#words) this.#words = { language, texts };
      stage.changed();
    };
    bring().catch(stage.refuse);
  }
}

export const layout = "above";

/** @param {Stage} stage */
export const open = (stage) => new Vae(stage);
