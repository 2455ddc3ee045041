// A hidden layer as a strip of cells, the stronger the darker, and one of its units in numbers.

import { html } from "lit-html";
import { painted } from "../../../ui/picture.js";
import { localOf } from "../../local.js";
import { number } from "../../../ui/numbers.js";
import { constant, equation, sub, symbols, term } from "./equations.js";
import { shadesOf } from "./shades.js";

/** @typedef {import("./captions.js").Told} Told */

const MOST_COLUMNS = 50;

/**
 * @param {Told} told
 * @param {"h" | "decoderH"} layer
 */
export function stripTemplate(told, layer) {
  const { state, trace: { image }, units, choose } = told;
  const { texts, legend: { scheme } } = state;
  const values = image[layer];
  const columns = Math.min(MOST_COLUMNS, values.length);
  const unit = units[layer];
  const pointAt = (/** @type {PointerEvent} */ event) => {
    const strip = /** @type {HTMLCanvasElement} */ (event.currentTarget);
    const { left, top } = localOf(strip, event);
    const size = strip.clientWidth / columns;
    const at = Math.floor(top / size) * columns + Math.floor(left / size);
    if (at >= 0 && at < values.length) choose(layer, at);
  };
  return html`
    <div class="slow-hidden">
      <canvas class="slow-strip picture" width=${columns} height=${Math.ceil(values.length / columns)}
        role="presentation" @pointermove=${pointAt} @pointerdown=${pointAt}
        ${painted(shadesOf(values), scheme)}></canvas>
      <div class="slow-unit">
        <input id="slow-${layer}" type="range" min="1" max=${values.length} .value=${String(unit + 1)}
          aria-label=${texts.slowUnit} title=${texts.slowUnit}
          @input=${(/** @type {any} */ event) => choose(layer, event.currentTarget.valueAsNumber - 1)} />
        ${equation([sub(layer === "h" ? symbols.h : symbols.decoderH, constant(number(state, unit + 1))), "=",
          term(state, values[unit], `${layer}-${unit + 1}`, "h")])}
      </div>
    </div>`;
}
