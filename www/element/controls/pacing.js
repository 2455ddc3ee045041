// How a run is paced, as the reader sets it: where it stops, whether it goes on unseen, whether it spares the device.
// All of it applies at once.

import { html } from "lit-html";
import { number } from "../../ui/numbers.js";
import { fill } from "../../ui/fill.js";
import { refusedTemplate } from "./refusal.js";

/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("./actions.js").Actions} Actions */

const SWITCHES = /** @type {const} */ ([
  ["background", "pacingBackground", "pacingBackgroundHint"],
  ["gentle", "pacingGentle", "pacingGentleHint"],
]);

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function pacingTemplate(state, actions) {
  const { texts, options, epoch } = state;
  // An end that lies behind is none.
  const end = options.epochs !== undefined && options.epochs >= epoch ? String(options.epochs) : "";
  return html`
    <div class="pacing" part="pacing" role="group" aria-labelledby="at-once">
      <div class="field" title=${texts.pacingEpochsHint}>
        <label for="epochs">${texts.pacingEpochs}</label>
        <input id="epochs" part="input" inputmode="numeric" autocomplete="off"
          placeholder=${texts.pacingNever} .value=${end}
          @change=${(/** @type {any} */ { currentTarget }) => actions.stopAfter(currentTarget, end)} />
      </div>
      ${refusedTemplate(state, ["epochs"])}
      ${SWITCHES.map(([name, text, hint]) => html`
        <label class="check" title=${texts[hint]}>
          <input id=${name} type="checkbox" .checked=${options[name]}
            @change=${(/** @type {any} */ { currentTarget }) =>
              actions.changeOptions({ [name]: currentTarget.checked })} />
          ${texts[text]}
        </label>`)}
      <p id="at-once" class="hint">${texts.pacingAtOnce}</p>
      <p class="hint">${speedNote(state)}</p>
    </div>`;
}

/**
 * How fast a run is, by the clock and a step alone: a second number beside images per second.
 * @param {ViewState} state
 */
export function speedText({ texts, language, speed }) {
  if (!speed) return "";
  const { stepsPerSecond, msPerStep } = speed;
  const digits = (/** @type {number} */ value) => (value < 10 ? 1 : 0);
  return fill(texts.speed, {
    steps: number({ language }, stepsPerSecond, digits(stepsPerSecond)),
    ms: number({ language }, msPerStep, digits(msPerStep)),
  });
}

/**
 * What that is measured on, and how.
 * @param {ViewState} state
 */
export function speedNote({ texts, build = "" }) {
  return fill(texts.speedNote, { cores: navigator.hardwareConcurrency, build });
}
