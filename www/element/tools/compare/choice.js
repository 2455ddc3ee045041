// What the reader wants the second run to have otherwise: one setting, or the two that make an autoencoder.

import { html } from "lit-html";
import { settingOf } from "../../settings.js";
import { fill } from "../../fill.js";
import { parseRival, writeRival } from "../rival.js";

/** @typedef {import("../../settings.js").Settings} Settings */

const AUTOENCODER = Object.freeze({ noise: false, beta: 0 });
const SETTINGS = /** @type {const} */ (["beta", "learningRate", "hidden", "latent", "noise", "batch", "seed"]);

/** @typedef {"autoencoder" | "link" | typeof SETTINGS[number]} What */

/** What is worth a try; the first's own value is none. */
const SUGGESTED = { beta: 4, learningRate: 0.01, hidden: 16, latent: 1, batch: 32 };

export class Choice {
  /** @type {What} */
  what = "beta";
  value = String(SUGGESTED.beta);
  /** What a link says that is none of these. */
  #link = "";

  /** @param {string} rival  as links have it */
  take(rival) {
    const entries = Object.entries(parseRival(rival));
    if (entries.length === 0) return;
    const [name, value] = entries[0];
    this.#link = "";
    if (entries.length === 1) Object.assign(this, { what: name, value: String(value) });
    else if (writeRival(parseRival(rival)) === writeRival(AUTOENCODER)) this.what = "autoencoder";
    else Object.assign(this, { what: "link" }).#link = rival;
  }

  /** @param {Readonly<Settings>} settings  of the first run */
  rival({ noise }) {
    switch (this.what) {
      case "autoencoder": return writeRival(AUTOENCODER);
      case "link": return this.#link;
      case "noise": return writeRival({ noise: !noise });
      default: return `${this.what}=${this.value}`;
    }
  }

  /**
   * @param {import("../../state.js").ViewState} state
   * @param {() => void} changed
   */
  template({ texts, settings }, changed) {
    const noise = settings.noise ? texts.compareNoiseOff : texts.compareNoiseOn;
    /** @type {[string, string][]} */
    const choices = [
      ["autoencoder", texts.compareAutoencoder],
      ...SETTINGS.map((name) => /** @type {[string, string]} */ ([name, name === "noise" ? noise : texts[name]])),
    ];
    if (this.#link) choices.push(["link", this.#link]);
    const choose = (/** @type {Event} */ { currentTarget }) => {
      const what = /** @type {What} */ (/** @type {HTMLSelectElement} */ (currentTarget).value);
      this.what = what;
      if (what === "seed") this.value = String((settings.seed + 1) % 2 ** 32);
      else if (what in SUGGESTED) this.value = String(SUGGESTED[/** @type {keyof typeof SUGGESTED} */ (what)]);
      changed();
    };
    return html`
      <label>${texts.compareWhat}
        <select id="compare-what" part="input" title=${texts.compareWhatHint} @change=${choose}>
          ${choices.map(([name, text]) => html`<option value=${name} .selected=${name === this.what}>${text}</option>`)}
        </select></label>
      ${this.#inputTemplate(texts, changed)}`;
  }

  /**
   * @param {import("../../texts.js").Texts} texts
   * @param {() => void} changed
   */
  #inputTemplate(texts, changed) {
    if (this.what === "autoencoder" || this.what === "link" || this.what === "noise") return "";
    const { min, max, kind } = settingOf(this.what);
    return html`
      <input id="compare-value" part="input" type="number" inputmode="decimal" required aria-label=${texts[this.what]}
        min=${min} max=${max} step=${kind === "whole" ? 1 : "any"} title=${fill(texts.compareValueHint, { min: String(min), max: String(max) })} .value=${this.value}
        @input=${(/** @type {Event} */ { currentTarget }) => {
          this.value = /** @type {HTMLInputElement} */ (currentTarget).value;
          changed();
        }} />`;
  }
}
