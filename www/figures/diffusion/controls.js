// What the reader sets: the VAE, the denoiser's weights, the time of the chain, the chosen particle.

import { html } from "lit-html";
import { icons } from "../../ui/icons.js";
import { fill } from "../../ui/fill.js";
import { PARTICLES } from "./chain.js";
import { TRAINED } from "./run.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("./run.js").Run} Run */

/**
 * @param {FigureHost} host
 * @param {readonly import("../figures.js").Option[]} options
 */
export function modelControls(host, options) {
  const { texts } = host;
  return html`
    <div class="choices">
      ${options.map(({ name, choices = [] }) => html`
        <label>${texts[name]}
          <select id=${name} @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
            host.set({ [name]: currentTarget.value })}>
            ${choices.map((choice) => html`
              <option value=${choice}
                ?selected=${choice === host.options[name]}>${texts[`${name}-${choice}`]}</option>`)}
          </select></label>`)}
    </div>`;
}

/**
 * @param {FigureHost} host
 * @param {Run | undefined} run
 */
export function trainingControls(host, run) {
  const { texts } = host;
  return html`
    <div class="choices">
      <button id="train" title=${texts.trainHint} @click=${() => trainAnew(host)}>${texts.train}</button>
      ${run && !run.wanted ? html`<p class="hint">${texts.loading}</p>` : ""}
      ${run?.fresh && run.wanted ? html`<p id="trained" class="hint">${
        fill(run.loss === undefined ? texts.untrained : texts.trained, {
          steps: host.number(run.trained), all: host.number(TRAINED), loss: host.number(run.loss ?? NaN, 3),
        })}</p>` : ""}
    </div>`;
}

/**
 * Plays from a denoiser that knows nothing.
 * @param {FigureHost} host
 */
function trainAnew(host) {
  if (host.options.weights === "fresh") host.beginAnew();
  else host.set({ weights: "fresh" });
  host.play();
}

/**
 * @param {FigureHost} host
 * @param {Run} run
 */
export function timeControls(host, run) {
  const { texts } = host;
  const { chain } = run;
  const { t, steps: T } = chain;
  return html`
    <div class="time" role="group" aria-label=${texts.time}>
      <button id="run" title=${texts.playHint} aria-label=${host.playing ? texts.pause : texts.run}
        @click=${() => (host.playing ? host.pause() : host.play())}>${host.playing ? icons.pause : icons.train}</button>
      <button id="noise" title=${texts.noiseHint} ?disabled=${t === T}
        @click=${() => run.goTo(Math.min(T, chain.t + 1))}>
        ${texts.noise}</button>
      <label><span>${fill(texts.timeNow, { t, T })}</span>
        <input id="time" type="range" dir="rtl" min="0" max=${T} step="1"
          .value=${String(chain.goal)} aria-valuetext="t = ${t}"
          @input=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
            run.goTo(Number(currentTarget.value))} />
      </label>
      <button id="denoise" title=${texts.denoiseHint} ?disabled=${t === 0}
        @click=${() => run.goTo(Math.max(0, chain.t - 1))}>
        ${texts.denoise}</button>
    </div>`;
}

/**
 * @param {FigureHost} host
 * @param {Run} run
 */
export function particleControls(host, run) {
  const { texts } = host;
  const [x, y] = run.chain.at(run.chosen);
  return html`
    <div class="particle" role="group" aria-label=${texts.particles}>
      <button id="previous" aria-label=${texts.previous} title=${texts.previous}
        @click=${() => run.chooseParticle(run.chosen - 1)}>‹</button>
      <span>${fill(texts.particle, { k: run.chosen + 1, count: PARTICLES })}<br /><span class="symbol-z">z</span> =
        (${host.number(x, 2)}, ${host.number(y, 2)})</span>
      <button id="next" aria-label=${texts.next} title=${texts.next}
        @click=${() => run.chooseParticle(run.chosen + 1)}>›</button>
    </div>`;
}
