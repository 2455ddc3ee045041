// A round grip for a value of a picture, or for two of them.

import { svg } from "lit-html";
import { nudgeOf, placeOf, takePoint } from "./hold.js";

/**
 * @param {object} wish
 * @param {string} wish.id
 * @param {string} wish.symbol  whose colour it has
 * @param {string} wish.label
 * @param {number} wish.x  where it is, in the picture's units
 * @param {number} wish.y
 * @param {number} wish.value
 * @param {number} wish.min
 * @param {number} wish.max
 * @param {string} wish.text  the value in words
 * @param {(x: number, y: number) => void} wish.drag  to a place in the picture's units
 * @param {(across: number, up: number) => void} wish.nudge  by steps
 * @param {() => void} [wish.rest]  the pointer has let go
 */
export function grip({ id, symbol, label, x, y, value, min, max, text, drag, nudge, rest }) {
  return svg`
    <g id=${id} class="grip symbol-${symbol}" role="slider" tabindex="0" aria-label=${label} aria-valuenow=${value}
      aria-valuemin=${min} aria-valuemax=${max} aria-valuetext=${text} transform="translate(${x} ${y})"
      @pointerdown=${takePoint}
      @pointermove=${(/** @type {PointerEvent} */ event) => {
        const place = placeOf(event);
        if (place) drag(place.x, place.y);
      }}
      @pointerup=${() => rest?.()}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        const arrow = nudgeOf(event);
        if (arrow) nudge(arrow.across * arrow.length, arrow.up * arrow.length);
      }}>
      <circle class="reach" r="28"></circle><circle class="knob" r="8"></circle></g>`;
}
