// The list of keys, a dialog; the buttons beside the tabs that open it and make the text large; the one that has the
// screen explained.

import { html } from "lit-html";
import { shortcuts } from "./keys.js";

/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("./actions.js").Actions} Actions */

/** @param {Event} event */
function dialogBy(event) {
  const stage = /** @type {HTMLElement} */ (event.currentTarget).closest(".stage");
  return /** @type {HTMLDialogElement} */ (stage?.querySelector("#keys"));
}

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function aidsTemplate({ texts, look }, actions) {
  const large = look.text === "large";
  return html`
    <div class="aids" part="aids" role="group" aria-label=${texts.aids}>
      <button id="large-text" part="button" aria-label=${texts.largeText} title=${texts.largeTextHint}
        aria-pressed=${large} @click=${() => actions.look({ text: large ? "normal" : "large" })}>Aa</button>
      <button id="show-keys" part="button" aria-label=${texts.keys} title=${texts.keysHint} aria-haspopup="dialog"
        aria-keyshortcuts="?" @click=${(/** @type {Event} */ event) => dialogBy(event).showModal()}>?</button>
    </div>`;
}

/**
 * What explains the screen, in words; its script comes with the first click.
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function tourButton({ texts }, actions) {
  return html`
    <button id="tour" class="link" part="button" title=${texts.tourHint} aria-haspopup="dialog"
      @click=${actions.explain}>${texts.tour}</button>`;
}

/** @param {ViewState} state */
export function keysTemplate({ texts }) {
  return html`
    <dialog id="keys" part="keys" aria-labelledby="keys-title" closedby="any">
      <h2 id="keys-title">${texts.keys}</h2>
      <dl>
        ${shortcuts.map(({ caps, text }) => html`
          <div>
            <dt>${caps.map((cap) => (cap === "…" ? cap : html`<kbd>${cap === " " ? texts.keysSpace : cap}</kbd>`))}</dt>
            <dd>${texts[text]}</dd>
          </div>`)}
      </dl>
      <p class="hint">${texts.keysWhere}</p>
      <button id="close-keys" part="button" title=${texts.keyListClose}
        @click=${(/** @type {Event} */ event) => dialogBy(event).close()}>${texts.keyListClose}</button>
    </dialog>`;
}
