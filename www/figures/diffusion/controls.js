// What the reader sets: the VAE, the denoiser's weights, the time of the chain, the chosen particle.

import { html } from "lit-html";
import { icons } from "../../element/controls/icons.js";
import { fill } from "../../element/fill.js";
import { PARTICLES } from "./chain.js";
import { TRAINED } from "./run.js";

/** @typedef {import("../stage.js").Stage} Stage */
/** @typedef {import("./run.js").Run} Run */

/**
 * @param {Stage} stage
 * @param {Run | undefined} run
 * @param {readonly import("../figures.js").Option[]} options
 */
export function modelControls(stage, run, options) {
  const { texts } = stage;
  return html`
    <div class="choices">
      ${options.map(({ name, choices = [] }) => html`
        <label>${texts[name]}
          <select id=${name} @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
            stage.set({ [name]: currentTarget.value })}>
            ${choices.map((choice) => html`
              <option value=${choice} ?selected=${choice === stage.options[name]}>${texts[`${name}-${choice}`]}</option>`)}
          </select></label>`)}
      <button id="train" title=${texts.trainHint} @click=${() => trainAnew(stage)}>${texts.train}</button>
      ${run && !run.wanted ? html`<p class="hint">${texts.loading}</p>` : ""}
      ${run?.fresh && run.wanted ? html`<p id="trained" class="hint">${fill(run.loss === undefined ? texts.untrained : texts.trained, {
        steps: stage.number(run.trained), all: stage.number(TRAINED), loss: stage.number(run.loss ?? NaN, 3),
      })}</p>` : ""}
    </div>`;
}

/** Plays from a denoiser that knows nothing. @param {Stage} stage */
function trainAnew(stage) {
  if (stage.options.weights === "fresh") stage.begin();
  else stage.set({ weights: "fresh" });
  stage.play();
}

/** @param {Stage} stage @param {Run} run */
export function timeControls(stage, run) {
  const { texts } = stage;
  const { chain } = run;
  const { t, steps: T } = chain;
  return html`
    <div class="time" role="group" aria-label=${texts.time}>
      <button id="run" title=${texts.playHint} aria-label=${stage.playing ? texts.pause : texts.run}
        @click=${() => (stage.playing ? stage.pause() : stage.play())}>${stage.playing ? icons.pause : icons.train}</button>
      <button id="noise" title=${texts.noiseHint} ?disabled=${t === T} @click=${() => run.goTo(Math.min(T, chain.t + 1))}>
        ${texts.noise}</button>
      <label><span>${fill(texts.timeNow, { t, T })}</span>
        <input id="time" type="range" dir="rtl" min="0" max=${T} step="1" .value=${String(chain.goal)} aria-valuetext="t = ${t}"
          @input=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => run.goTo(Number(currentTarget.value))} />
      </label>
      <button id="denoise" title=${texts.denoiseHint} ?disabled=${t === 0} @click=${() => run.goTo(Math.max(0, chain.t - 1))}>
        ${texts.denoise}</button>
    </div>`;
}

/** @param {Stage} stage @param {Run} run */
export function particleControls(stage, run) {
  const { texts } = stage;
  const [x, y] = run.chain.at(run.chosen);
  return html`
    <div class="particle" role="group" aria-label=${texts.particles}>
      <button id="previous" aria-label=${texts.previous} title=${texts.previous} @click=${() => run.choose(run.chosen - 1)}>‹</button>
      <span>${fill(texts.particle, { k: run.chosen + 1, count: PARTICLES })}<br /><span class="symbol-z">z</span> =
        (${stage.number(x, 2)}, ${stage.number(y, 2)})</span>
      <button id="next" aria-label=${texts.next} title=${texts.next} @click=${() => run.choose(run.chosen + 1)}>›</button>
    </div>`;
}
