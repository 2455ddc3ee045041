// What the reader wants the second run to have otherwise: one setting, or the two that make an autoencoder.

import { html } from "lit-html";
import { settingOf, settingsTable } from "../../settings.js";
import { typedNumber } from "../../../ui/fields.js";
import { fill } from "../../../ui/fill.js";
import { parseRival, writeRival } from "../../rival.js";

/** @typedef {import("../../settings.js").Settings} Settings */

const AUTOENCODER = Object.freeze({ noise: false, beta: 0 });

/** @typedef {"autoencoder" | "link" | keyof Settings} What */

/** All but the images, which are those of the first run; what only makes another run of the same comes last. */
const compared = [...settingsTable.filter(({ name }) => name !== "dataset" && name !== "seed"), settingOf("seed")];

export class Choice {
  /** @type {What} */
  what = "beta";
  value = String(settingOf("beta").suggested);
  /** What a link says that is none of these. */
  #link = "";

  /** @param {string} rival  as links have it */
  takeRival(rival) {
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
      default: return `${this.what}=${typedNumber(this.value)}`;
    }
  }

  /**
   * @param {import("../../state.js").ViewState} state
   * @param {() => void} changed
   */
  template({ texts, settings }, changed) {
    /** @type {[string, string][]} */
    const choices = [
      ["autoencoder", texts.compareAutoencoder],
      ...compared.map(({ name }) => /** @type {[string, string]} */ (
        [name, name === "noise" ? capitalised(texts[settings.noise ? "noiseOff" : "noiseOn"]) : texts[name]]
      )),
    ];
    if (this.#link) choices.push(["link", this.#link]);
    const chooseSetting = (/** @type {Event} */ { currentTarget }) => {
      const what = /** @type {What} */ (/** @type {HTMLSelectElement} */ (currentTarget).value);
      this.what = what;
      if (what === "seed") this.value = String((settings.seed + 1) % 2 ** 32);
      else this.value = String(compared.find(({ name }) => name === what)?.suggested ?? this.value);
      changed();
    };
    return html`
      <label>${texts.compareWhat}
        <select id="compare-what" part="input" title=${texts.compareWhatHint} @change=${chooseSetting}>
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
      <input id="compare-value" part="input" inputmode=${kind === "whole" ? "numeric" : "decimal"} autocomplete="off"
        aria-label=${texts[this.what]}
        title=${fill(texts.compareValueHint, { min: String(min), max: String(max) })} .value=${this.value}
        @input=${(/** @type {Event} */ { currentTarget }) => {
          this.value = /** @type {HTMLInputElement} */ (currentTarget).value;
          changed();
        }} />`;
  }
}

/** @param {string} text */
function capitalised(text) {
  return text[0].toUpperCase() + text.slice(1);
}
