// What the reader chooses: the density, the family of q, the divergence, and what is drawn beside them.

import { html } from "lit-html";
import { options, restarts } from "./options.js";

/** @typedef {{ currentTarget: HTMLInputElement }} Input */
/** @typedef {{ currentTarget: HTMLSelectElement }} Select */

/** @param {import("../host.js").FigureHost} host */
export function controlsTemplate(host) {
  const { texts, options: present } = host;
  const setOptions = (/** @type {Record<string, unknown>} */ partial) => {
    host.set(partial);
  };
  return html`
    <div class="choices">
      ${options.filter(({ kind }) => kind === "choice").map(({ name, choices = [] }) => html`
        <label>${texts[name]}
          <select id=${name} @change=${(/** @type {Select} */ { currentTarget }) =>
            setOptions({ [name]: currentTarget.value, ...(restarts.includes(name) && { q: "" }) })}>
            ${choices.map((choice) => html`
              <option value=${choice} ?selected=${choice === present[name]}>${texts[`${name}-${choice}`]}</option>`)}
          </select></label>`)}
      ${options.filter(({ kind }) => kind === "flag").map(({ name }) => html`
        <label class="check"><input id=${name} type="checkbox" .checked=${present[name]}
          @change=${(/** @type {Input} */ { currentTarget }) =>
            setOptions({ [name]: currentTarget.checked })} /> ${texts[name]}</label>`)}
    </div>`;
}
