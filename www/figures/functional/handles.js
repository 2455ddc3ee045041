// The points by which the curve is bent: dragged up and down, or moved by the arrow keys.

import { svg } from "lit-html";
import { fill } from "../../ui/fill.js";
import { nudgeOf, placeOf, takePoint } from "../hold.js";

/** @typedef {import("./functional.js").FunctionalFigure} Figure */
/** @typedef {import("./functional.js").Problem} Problem */

const STEP = 0.02; // of the window, by an arrow key

/**
 * How low a point may be put: J wants room below.
 * @type {Partial<Record<Problem, number>>}
 */
const LOWEST = { brachistochrone: 0.005, surface: 0.05 };

/**
 * @param {Figure} figure
 * @param {import("./scale.js").Axes} axes
 */
export function handlesTemplate(figure, { across, up }) {
  const { picture, host, window } = figure;
  if (!picture || !window) return [];
  const { low, high } = window;
  const lowest = Math.max(low, LOWEST[figure.problem] ?? low);
  const movePoint = (/** @type {number} */ index, /** @type {number} */ height) =>
    figure.movePoint(index, Math.min(high, Math.max(lowest, height)));

  return figure.heights.map((height, index) => {
    const x = picture.handles[index];
    return svg`
      <g id="handle-${index + 1}" class="handle" part="handle" role="slider" tabindex="0" aria-orientation="vertical"
        aria-label=${fill(host.texts.handle, { x: host.number(x, 3) })}
        aria-valuemin=${lowest.toFixed(3)} aria-valuemax=${high.toFixed(3)} aria-valuenow=${height.toFixed(3)}
        aria-valuetext=${host.number(height, 3)} transform="translate(${across.at(x)} ${up.at(height)})"
        @pointerdown=${takePoint}
        @pointermove=${(/** @type {PointerEvent} */ event) => {
          const place = placeOf(event);
          if (place) movePoint(index, up.value(place.y));
        }}
        @keydown=${(/** @type {KeyboardEvent} */ event) => {
          const arrow = nudgeOf(event);
          if (!arrow) return;
          const sign = Math.sign(up.at(0) - up.at(1)); // the keys follow the eye, also where f is a depth
          const step = STEP * (high - low) * arrow.length;
          movePoint(index,
            figure.heights[index] + sign * (arrow.across + arrow.up) * step); // keys come faster than drawings
        }}>
        <circle class="grip" r="22" /><circle class="knob" r="7" />
      </g>`;
  });
}
