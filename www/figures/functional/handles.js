// The points by which the curve is bent: dragged up and down, or moved by the arrow keys.

import { svg } from "lit-html";
import { fill } from "../../element/texts.js";
import { arrowOf, placeOf, take } from "../hold.js";

/** @typedef {import("../functional.js").FunctionalFigure} Figure */
/** @typedef {import("../functional.js").Problem} Problem */

const STEP = 0.02; // of the window, by an arrow key

/** How low a point may be put: J wants room below. @type {Partial<Record<Problem, number>>} */
const LOWEST = { brachistochrone: 0.005, surface: 0.05 };

/**
 * @param {Figure} figure
 * @param {ReturnType<typeof import("./scale.js").scales>} to
 */
export function handlesTemplate(figure, to) {
  const { picture, stage, window } = figure;
  if (!picture || !window) return [];
  const { low, high } = window;
  const lowest = Math.max(low, LOWEST[figure.problem] ?? low);
  const move = (/** @type {number} */ index, /** @type {number} */ height) =>
    figure.move(index, Math.min(high, Math.max(lowest, height)));

  return figure.heights.map((height, index) => {
    const x = picture.handles[index];
    return svg`
      <g id="handle-${index + 1}" class="handle" part="handle" role="slider" tabindex="0" aria-orientation="vertical"
        aria-label=${fill(stage.texts.handle, { x: stage.number(x, 3) })}
        aria-valuemin=${lowest.toFixed(3)} aria-valuemax=${high.toFixed(3)} aria-valuenow=${height.toFixed(3)}
        aria-valuetext=${stage.number(height, 3)} transform="translate(${to.toLeft(x)} ${to.toTop(height)})"
        @pointerdown=${(/** @type {PointerEvent} */ event) => {
          if (take(event)) grip = to.toTop(figure.heights[index]) - /** @type {{ y: number }} */ (placeOf(event)).y;
        }}
        @pointermove=${(/** @type {PointerEvent} */ event) => {
          const place = placeOf(event);
          if (place) move(index, to.toHeight(place.y + grip));
        }}
        @keydown=${(/** @type {KeyboardEvent} */ event) => {
          const arrow = arrowOf(event);
          if (!arrow) return;
          const up = Math.sign(to.toTop(0) - to.toTop(1)); // the keys follow the eye, also where f is a depth
          const step = STEP * (high - low) * arrow.steps;
          move(index, figure.heights[index] + up * (arrow.across + arrow.up) * step); // keys come faster than drawings
        }}>
        <circle class="grip" r="22" /><circle class="knob" r="7" />
      </g>`;
  });
}

/** From the pointer to the point's middle, so that it does not jump when it is taken beside its middle. */
let grip = 0;
