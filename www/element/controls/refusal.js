// What was refused and what holds, in the reader's words. Pages hear it in English.

import { html } from "lit-html";
import { Refusal } from "../../ui/fields.js";
import { fill } from "../../ui/fill.js";

/** @typedef {import("../state.js").ViewState} ViewState */

/**
 * @param {Error} error
 * @param {ViewState} state
 */
export function refusalText(error, { texts, settings, options }) {
  const { field, value } = error instanceof Refusal ? error : {};
  const label = labelOf(field?.name, texts);
  if (!field || label === undefined || (field.kind !== "whole" && field.kind !== "number")) {
    return fill(texts.statusRefused, { message: error.message });
  }
  const { name, kind, min = 0, max = 0, above } = field;
  const expected = kind === "whole" ? texts.refusedWhole : above ? texts.refusedAbove : texts.refusedNumber;
  const present = /** @type {Record<string, unknown>} */ ({ ...options, ...settings })[name];
  const values = { name: label, min, max, value: String(value).trim(), present: String(present ?? texts.pacingNever) };
  const what = values.value === "" ? texts.refusedEmpty : texts.refusedValue;
  return fill(`${expected}${what}${texts.refusedHolds}`, values);
}

/**
 * The sentence again where the field is, which may be far from the status.
 * @param {ViewState} state
 * @param {readonly string[]} names  of the fields there
 */
export function refusedTemplate(state, names) {
  const { refused } = state;
  if (!(refused instanceof Refusal) || !names.includes(refused.field.name)) return "";
  return html`<p class="refused">${refusalText(refused, state)}</p>`;
}

/**
 * What a field is called on the page, if it is there.
 * @param {string | undefined} name
 * @param {Record<string, string>} texts
 */
function labelOf(name, texts) {
  return name === "epochs" ? texts.pacingEpochs : texts[name ?? ""];
}
