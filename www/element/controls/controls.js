// What the reader works the run with: native buttons and inputs. The limits come from the table of settings;
// the browser says what is wrong with an input, in the reader's language.

import { html } from "lit-html";
import { number } from "../../ui/numbers.js";
import { parseSetting, settingOf, settingsTable } from "../settings.js";
import { typedNumber } from "../../ui/fields.js";
import { fill } from "../../ui/fill.js";
import { icons } from "../../ui/icons.js";
import { pacingTemplate } from "./pacing.js";
import { refusalText, refusedTemplate } from "./refusal.js";
import { presetOf, presets } from "./presets.js";

/** @typedef {import("../settings.js").Settings} Settings */
/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("./actions.js").Actions} Actions */

/** What applies at once; the learning rate comes first. */
const sliders = settingsTable.filter(({ stops }) => stops).toReversed();
/** What restarts the run, in the folded form. */
const numbers = settingsTable.filter(({ kind, live }) => (kind === "whole" || kind === "number") && !live);
const flags = settingsTable.filter(({ kind, live }) => kind === "flag" && !live);

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function transportTemplate({ texts, training, settings }, actions) {
  return html`
    <div class="transport" part="transport" role="group" aria-label=${texts.transport}>
      <button id="train" class="primary" part="button train" title=${texts.trainHint} aria-keyshortcuts="Space"
        @click=${actions.toggle}>
        ${training ? icons.pause : icons.train}<span>${training ? texts.pause : texts.train}</span>
      </button>
      <button id="step" part="button" title=${texts.stepHint} aria-keyshortcuts="S" @click=${actions.step}>
        ${icons.step}<span>${texts.step}</span>
      </button>
      <button id="reset" part="button" title=${texts.rewindHint} aria-keyshortcuts="R" @click=${actions.reset}>
        ${icons.rewind}<span>${texts.rewind}</span>
      </button>
      <button id="new-seed" part="button" title=${texts.newSeedHint} @click=${actions.newSeed}>
        ${icons.newSeed}<span>${texts.newSeed}</span>
      </button>
      <span id="stat-seed" class="hint">${fill(texts.statSeed, { seed: settings.seed })}</span>
    </div>`;
}

/**
 * How things stand, and the way around the wait.
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function statusTemplate(state, actions) {
  const { texts, status, spared, refused, opened, undo } = state;
  const words = refused ? refusalText(refused, state) : status;
  const why = spared === undefined ? "" : fill(texts.spared, { percent: number(state, 100 * spared) });
  return html`
    <div class="status-line">
      <p id="status" part="status" role="status" aria-live="polite">${words}${why}</p>
      <p class="said" role="status">${undo === undefined ? "" : texts.undoSaid}</p>
      <button id="undo" class="link" part="button" title=${fill(texts.undoHint, { step: number(state, undo ?? 0) })}
        aria-keyshortcuts="Control+Z Meta+Z" ?hidden=${undo === undefined} @click=${actions.undo}>${texts.undo}</button>
      <button id="trained" class="link" part="button" title=${texts.trainedHint} ?hidden=${opened === "mnist"}
        @click=${actions.openTrained}>${texts.trained}</button>
    </div>`;
}

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function settingsTemplate(state, actions) {
  return html`
    <div class="settings" part="settings">
      ${presetTemplate(state, actions)}
      ${datasetTemplate(state, actions)}
      ${sliders.map((setting) => sliderTemplate(setting, state, actions))}
    </div>
    ${refusedTemplate(state, sliders.map(({ name }) => name))}
    <p id="watch" class="hint" part="watch" aria-live="polite">${watch(state)}</p>
    <details class="more" part="more">
      <summary title=${state.texts.moreHint}>${state.texts.more}</summary>
      ${formTemplate(state, actions)}
      ${pacingTemplate(state, actions)}
    </details>`;
}

/**
 * Settings that show something, all at once.
 * @param {ViewState} state
 * @param {Actions} actions
 */
function presetTemplate({ texts, settings }, actions) {
  const present = presetOf(settings);
  return html`
    <div class="field">
      <div class="field-head"><label for="preset">${texts.preset}</label></div>
      <select id="preset" part="input" title=${texts.presetHint}
        @change=${(/** @type {Event} */ event) => actions.choosePreset(inputOf(event).value)}>
        <option value="" hidden .selected=${!present}>${texts.presetOwn}</option>
        ${presets.map((preset) => html`
          <option value=${preset.name} .selected=${preset === present}>${texts[preset.title]}</option>`)}
      </select>
    </div>`;
}

/**
 * What of such settings is worth watching.
 * @param {ViewState} state
 */
function watch({ texts, settings, training, step }) {
  const present = presetOf(settings);
  if (!present) return texts.presetOwnWatch;
  const { watch: digits, elsewhere = digits } = present;
  const sentence = texts[settings.dataset === "mnist" ? digits : elsewhere];
  return training || step > 0 ? sentence : fill(texts.presetPaused, { train: texts.train, sentence });
}

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
function datasetTemplate({ texts, settings }, actions) {
  const choices = /** @type {Settings["dataset"][]} */ (settingOf("dataset").choices);
  // "own" is no choice without images: it shows only while it is in use.
  const shown = choices.filter((choice) => choice !== "own" || settings.dataset === "own");
  return html`
    <div class="field">
      <div class="field-head">
        <label for="dataset">${texts.dataset}</label>
        <span class="hint">${texts.datasetRestarts}</span>
      </div>
      <select id="dataset" part="input" title=${texts.datasetHint}
        @change=${(/** @type {Event} */ event) => actions.change("dataset", inputOf(event))}>
        ${shown.map((choice) => html`
          <option value=${choice} .selected=${choice === settings.dataset}>
            ${texts[`${choice}Name`]}
          </option>`)}
      </select>
    </div>`;
}

/**
 * A number that may change while the run goes on: a field for any value, a slider for the usual ones.
 * @param {import("../settings.js").Setting} setting
 * @param {ViewState} state
 * @param {Actions} actions
 */
function sliderTemplate({ name, attribute, stops = [] }, { texts, settings }, actions) {
  const label = texts[name];
  const value = Number(settings[name]);
  return html`
    <div class="field" title=${texts[`${name}Hint`]}>
      <div class="field-head">
        <label for=${attribute}>${label}</label>
        <input id=${attribute} part="input" inputmode="decimal" autocomplete="off" .value=${String(value)}
          @change=${(/** @type {Event} */ event) => actions.change(name, inputOf(event))} />
      </div>
      <input type="range" part="slider" aria-label=${fill(texts.slider, { name: label })}
        min="0" max=${stops.length - 1} .value=${String(nearest(stops, value))} aria-valuetext=${value}
        @input=${(/** @type {Event} */ event) => actions.slide(name, stops[Number(inputOf(event).value)])} />
    </div>`;
}

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
function formTemplate(state, actions) {
  const { texts, settings, edited } = state;
  return html`
    <form novalidate @input=${(/** @type {Event} */ event) => actions.edit(formOf(event))}
      @submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        actions.apply(formOf(event));
      }}>
      ${numbers.map(({ name, kind }) => html`
        <div class="field" title=${texts[`${name}Hint`]}>
          <label for=${name}>${texts[name]}</label>
          <input id=${name} name=${name} part="input" autocomplete="off"
            inputmode=${kind === "whole" ? "numeric" : "decimal"} .value=${String(settings[name])} />
        </div>`)}
      ${flags.map(({ name }) => html`
        <label class="check" title=${texts[`${name}Hint`]}>
          <input id=${name} name=${name} type="checkbox" .checked=${Boolean(settings[name])} />${texts[name]}
        </label>`)}
      ${refusedTemplate(state, numbers.map(({ name }) => name))}
      <div class="apply">
        <button type="submit" id="apply" part="button" title=${texts.applyHint} aria-describedby="restarts"
          ?disabled=${!edited}>
          ${texts.apply}
        </button>
        <span id="restarts" class="hint">${texts.restarts}</span>
      </div>
    </form>`;
}

/**
 * What the folded form says. What cannot be read is thrown as a Refusal, and has the focus.
 * @param {HTMLFormElement} form
 * @returns {Partial<Settings>}
 */
export function readForm(form) {
  const read = numbers.map(({ name }) => {
    const input = inputIn(form, name);
    try {
      return parseSetting(name, typedNumber(input.value));
    } catch (error) {
      input.focus();
      throw error;
    }
  });
  return Object.assign({}, ...read, ...flags.map(({ name }) => ({ [name]: inputIn(form, name).checked })));
}

/**
 * Whether the folded form says something else.
 * @param {HTMLFormElement} form
 * @param {Settings} settings
 */
export function differs(form, settings) {
  return numbers.some(({ name }) => inputIn(form, name).value !== String(settings[name])) ||
    flags.some(({ name }) => inputIn(form, name).checked !== settings[name]);
}

/**
 * Puts settings back into the form, over what was typed.
 * @param {HTMLFormElement} form
 * @param {Settings} settings
 */
export function fillForm(form, settings) {
  for (const { name } of numbers) inputIn(form, name).value = String(settings[name]);
  for (const { name } of flags) inputIn(form, name).checked = Boolean(settings[name]);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function inputIn(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {Event} event */
function inputOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget);
}

/** @param {Event} event */
function formOf(event) {
  return /** @type {HTMLFormElement} */ (event.currentTarget);
}

/**
 * The stop of a slider that lies nearest to a value, by ratio.
 * @param {number[]} stops
 * @param {number} value
 */
function nearest(stops, value) {
  const distance = (/** @type {number} */ stop) => Math.abs(Math.log((stop + 1e-9) / (value + 1e-9)));
  return stops.reduce((best, stop, i) => (distance(stop) < distance(stops[best]) ? i : best), 0);
}
