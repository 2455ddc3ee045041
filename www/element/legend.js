// What the colours of the points mean: a dot a class, a square for two factors, nothing where all points look
// alike.

import { html, svg } from "lit-html";
import { classColour, factorColour } from "./palette.js";

/** @typedef {import("./texts.js").Texts} Texts */
/** @typedef {{ classes: number[], hasFactors: boolean, scheme: import("./palette.js").Scheme }} Legend */

const CLASSES_SHOWN = 10;
const CELLS = 6;

/**
 * @param {Legend} legend
 * @param {Texts} texts
 */
export function legendTemplate({ classes, hasFactors, scheme }, texts) {
  if (hasFactors) return factorSquare(scheme, texts);
  if (classes.length === 0) return "";
  return html`
    <ul class="legend" part="legend" aria-label=${texts.legend}>
      ${classes.slice(0, CLASSES_SHOWN).map((label) => html`
        <li>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <circle cx="5" cy="5" r="5" fill=${classColour(scheme, label)} />
          </svg>
          ${label}
        </li>`)}
      ${classes.length > CLASSES_SHOWN ? html`<li>${texts.overTen}</li>` : ""}
    </ul>`;
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
