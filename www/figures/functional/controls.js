// What the reader chooses: the problem and its formula, its numbers, the curve to begin with.

import { html, nothing } from "lit-html";
import { fill } from "../../ui/fill.js";
import formulas from "./formulas.js";
import { LONGEST } from "../options.js";
import { INSIDE, LINE, options, OUTSIDE } from "./options.js";

/** @typedef {import("./functional.js").FunctionalFigure} Figure */
/** @typedef {{ currentTarget: HTMLInputElement }} Input */
/** @typedef {{ currentTarget: HTMLSelectElement }} Select */

/**
 * What each problem asks for, with the steps of its numbers.
 * @type {Record<string, [name: string, step: number][]>}
 */
const NUMBERS = {
  length: [["left", 0.05], ["right", 0.05]],
  brachistochrone: [["depth", 0.05]],
  chain: [["left", 0.05], ["right", 0.05], ["slack", 0.05]],
  surface: [["distance", 0.005]],
  own: [["left", 0.05], ["right", 0.05]],
};

/** @param {Figure} figure */
export function controlsTemplate(figure) {
  const { host, problem } = figure;
  const { texts } = host;
  const [{ choices = [] }] = options;
  return html`
    <div class="choices">
      <label class="choice">${texts.problem}
        <select id="problem" part="input" .value=${problem} @change=${(/** @type {Select} */ { currentTarget }) =>
          host.set({ problem: currentTarget.value, heights: "" })}>
          ${choices.map((name) => html`
            <option value=${name} ?selected=${name === problem}>${texts[`problem_${name}`]}</option>`)}
        </select></label>
      ${NUMBERS[problem].map(([name, step]) => numberTemplate(host, name, step))}
    </div>
    ${problem === "own" ? formulaTemplate(figure) : nothing}
    ${startsTemplate(figure)}`;
}

/**
 * What a functional is, and which one this is.
 * @param {Figure} figure
 */
export function theoryTemplate({ host, problem, beads }) {
  const { texts } = host;
  const cycloid = problem === "brachistochrone" && !beads.hide ? ` ${texts.aboutCycloid}` : "";
  return html`
    <div class="formulas">${host.formula(formulas.functional)}${host.formula(formulas.euler)}</div>
    ${problem === "own" ? nothing : host.formula(formulas[problem])}
    <p class="about">${texts[`about_${problem}`]}${cycloid}</p>`;
}

/**
 * @param {import("../host.js").FigureHost} host
 * @param {string} name
 * @param {number} step
 */
function numberTemplate(host, name, step) {
  const { texts } = host;
  const { min, max } = /** @type {import("../figures.js").Option} */ (options.find((option) => option.name === name));
  const value = host.options[name];
  const number = host.number(value, step < 0.01 ? 3 : 2);
  const shown = inMetres(host, name) ? fill(texts.metres, { value: number }) : number;
  return html`
    <label class="choice">${texts[name]}
      <span class="range"><input id=${name} type="range" min=${String(min)} max=${String(max)} step=${String(step)}
        .value=${String(value)} aria-valuetext=${shown} @input=${(/** @type {Input} */ { currentTarget }) =>
          host.set({ [name]: currentTarget.valueAsNumber })} />
        <output>${shown}</output></span></label>`;
}

/**
 * Ratios have no unit, nor has what an own formula is about.
 * @param {import("../host.js").FigureHost} host
 * @param {string} name
 */
const inMetres = ({ options: { problem } }, name) => problem !== "own" && !["slack", "distance"].includes(name);

/**
 * The reader's own F, with the place that cannot be read marked below it.
 * @param {Figure} figure
 */
function formulaTemplate(figure) {
  const { host, typed: { text, slip, complaint } } = figure;
  const { texts } = host;
  return html`
    <label class="choice">${texts.formula}
      <input id="formula" part="input" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
        maxlength=${LONGEST} .value=${text}
        aria-invalid=${complaint ? "true" : "false"} aria-describedby="formula-hint formula-complaint"
        @input=${(/** @type {Input} */ { currentTarget }) => {
          figure.type(currentTarget.value).catch(host.refuse);
        }} /></label>
    ${slip ? html`<p class="slip" aria-hidden="true"><span>${text.slice(0, slip.at)}</span><mark>${
      slip.found ?? "\u00a0"}</mark><span>${text.slice(slip.at + (slip.found?.length ?? 0))}</span></p>` : nothing}
    <p id="formula-complaint" role="status">${complaint}</p>
    <p id="formula-hint" class="hint">${texts.formulaHint}</p>`;
}

/** @param {Figure} figure */
function startsTemplate(figure) {
  const { texts } = figure.host;
  const startButton = (/** @type {string} */ heights, /** @type {string} */ text, /** @type {string} */ id) =>
    html`<button id=${id} part="button" @click=${() => figure.restart(heights)}>${text}</button>`;
  return html`
    <div class="starts" role="group" aria-label=${texts.begin}><span>${texts.begin}</span>
      ${startButton("", texts.beginWave, "start-wave")}
      ${startButton(LINE, texts.beginLine, "start-line")}
      ${figure.picture?.inner ? [
        startButton(OUTSIDE, texts.beginOutside, "start-outside"),
        startButton(INSIDE, texts.beginInside, "start-inside"),
      ] : nothing}
    </div>`;
}
