// What the colours and the shapes of the points mean: a button a class, which hides or shows its points; a scale for
// numbers, a square for two factors; nothing where all points look alike.

import { html, nothing, svg } from "lit-html";
import { fill } from "../../ui/fill.js";
import { number } from "../../ui/numbers.js";
import { classColour, factorColour, numberColour } from "./palette.js";
import { classShape, EXTENT, outnumberHues, pathOf, SHAPES } from "./shapes.js";

/** @typedef {import("../texts.js").Texts} Texts */
/** @typedef {import("../controls/actions.js").Actions} Actions */

/**
 * @typedef {object} Legend
 * @property {number[]} classes
 * @property {[number, number] | undefined} range  of the images' numbers
 * @property {boolean} hasFactors
 * @property {import("./palette.js").Scheme} scheme
 * @property {string} search
 */

const FEW = 10; // classes that are seen at a glance
const CELLS = 6;
const STEPS = 24; // of the scale of numbers
const PATHS = SHAPES.map(pathOf);

/**
 * @param {import("../state.js").ViewState} state
 * @param {Actions} actions
 */
export function legendTemplate(state, actions) {
  const { legend, look, texts } = state;
  const { classes, range, hasFactors, scheme, search } = legend;
  const { hiddenClasses: hidden, classShapes: shapes } = look;
  if (hasFactors) return factorSquare(scheme, texts);
  if (range) return numberScale(state, range);
  if (classes.length === 0) return "";
  const repeat = outnumberHues(classes);
  const many = classes.length > FEW;
  const found = many ? classes.filter((label) => String(label).includes(search.trim())) : classes;
  const all = (/** @type {MouseEvent & { currentTarget: HTMLElement }} */ { currentTarget }) => {
    // The button goes; who pressed it by key stays in the legend.
    currentTarget.parentElement?.querySelector("button")?.focus();
    actions.showAll();
  };
  return html`
    <div id="legend" class="legend" part="legend" role="group" aria-label=${texts.legend}>
      ${many ? searchTemplate(search, found.length, texts, actions) : ""}
      <div class="classes" ?data-many=${many}>
        ${found.map((label) => classButton(label, { scheme, hidden, shapes, repeat }, texts, actions))}
      </div>
      <label class="check" title=${texts.classShapesHint} ?hidden=${repeat}>
        <input id="shapes" type="checkbox" role="switch" .checked=${shapes}
          @change=${(/** @type {any} */ { target }) => actions.setShapes(target.checked)} />
        ${texts.classShapesSwitch}
      </label>
      <button id="all-classes" class="link" part="button" title=${texts.classAllHint} ?hidden=${hidden.length === 0}
        @click=${all}>${texts.classAll}</button>
    </div>`;
}

/**
 * @param {string} search
 * @param {number} found
 * @param {Texts} texts
 * @param {Actions} actions
 */
function searchTemplate(search, found, texts, actions) {
  return html`
    <input id="class-search" type="search" part="input" inputmode="numeric" autocomplete="off"
      aria-label=${texts.classSearch} title=${texts.classSearchHint} placeholder=${texts.classSearch} .value=${search}
      @input=${(/** @type {any} */ { target }) => actions.searchClasses(target.value)} />
    <span class="hint" role="status">${found === 0 ? texts.classNone : ""}</span>`;
}

/**
 * @param {number} label
 * @param {{ scheme: Legend["scheme"], hidden: number[], shapes: boolean, repeat: boolean }} how
 * @param {Texts} texts
 * @param {Actions} actions
 */
function classButton(label, { scheme, hidden, shapes, repeat }, texts, actions) {
  const press = (/** @type {MouseEvent} */ { shiftKey }) =>
    shiftKey ? actions.showOnly(label) : actions.toggleClass(label);
  return html`
    <button part="button class" aria-pressed=${!hidden.includes(label)} aria-label=${fill(texts.className, { label })}
      title=${texts.classHint} aria-keyshortcuts=${label < 10 ? label : nothing} @click=${press}>
      <svg viewBox="${-EXTENT} ${-EXTENT} ${2 * EXTENT} ${2 * EXTENT}" aria-hidden="true">
        <path d=${PATHS[classShape(label, { repeat, shapes })]} fill-rule="evenodd"
          fill=${classColour(scheme, label)} />
      </svg>${label}
    </button>`;
}

/**
 * @param {import("./palette.js").Scheme} scheme
 * @param {Texts} texts
 */
function factorSquare(scheme, texts) {
  const cells = Array.from({ length: CELLS ** 2 }, (_, i) => {
    const column = i % CELLS;
    const row = Math.floor(i / CELLS);
    const [r, g, b] = factorColour(scheme, (column + 0.5) / CELLS, 1 - (row + 0.5) / CELLS);
    return svg`<rect x=${column} y=${row} width="1.02" height="1.02" fill=${`rgb(${r} ${g} ${b})`} />`;
  });
  return html`
    <div class="factors" part="legend">
      <svg viewBox="0 0 ${CELLS} ${CELLS}" role="img" aria-label=${texts.colourFactors}>${cells}</svg>
      <span>→ ${texts.factorX}<br />↑ ${texts.factorY}</span>
    </div>`;
}

/**
 * From the least number of an image to the largest.
 * @param {import("../state.js").ViewState} state
 * @param {[number, number]} range
 */
function numberScale(state, [least, most]) {
  const { texts, legend: { scheme } } = state;
  const cells = Array.from({ length: STEPS }, (_, i) => {
    const [r, g, b] = numberColour(scheme, i / (STEPS - 1));
    return svg`<rect x=${i} width="1.02" height="2" fill=${`rgb(${r} ${g} ${b})`} />`;
  });
  return html`
    <div class="scale" part="legend">
      <span>${number(state, least, 2)}</span>
      <svg viewBox="0 0 ${STEPS} 2" role="img" aria-label=${texts.colourNumbers}>${cells}</svg>
      <span>${number(state, most, 2)}</span>
    </div>`;
}
