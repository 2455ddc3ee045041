// A square picture, as templates show it: drawn once, when its pixels are others than before.

import { html, noChange, nothing } from "lit-html";
import { Directive, directive } from "lit-html/directive.js";

/** @typedef {"light" | "dark"} Scheme */

/** Draws on the canvas it stands on; of no pixels the picture is clear. */
class Paint extends Directive {
  /** @type {ArrayLike<number> | undefined} */
  #pixels;
  /** @type {Scheme | undefined} */
  #scheme;

  /**
   * @param {ArrayLike<number> | undefined} pixels
   * @param {Scheme} scheme
   * @param {number} [size]
   * @returns {unknown}
   */
  // eslint-disable-next-line no-unused-vars
  render(pixels, scheme, size) {
    return noChange;
  }

  /**
   * @override
   * @param {import("lit-html").ElementPart} part
   * @param {[ArrayLike<number> | undefined, Scheme, number?]} wish
   */
  update(part, [pixels, scheme, size]) {
    const canvas = /** @type {HTMLCanvasElement} */ (part.element);
    // By script, as a strict policy wants it.
    if (size !== undefined) canvas.style.width = `${size}px`;
    if (pixels === this.#pixels && scheme === this.#scheme) return noChange;
    this.#pixels = pixels;
    this.#scheme = scheme;
    paint(canvas, pixels, scheme);
    return noChange;
  }
}

/** Pixels on a canvas, as many as it has. */
export const painted = directive(Paint);

/**
 * Ink on paper in the light scheme, light on black in the dark one. New pixels come in a new array.
 * @param {ArrayLike<number> | undefined} pixels  (side * side) in [0, 1], 1 is ink
 * @param {object} how
 * @param {string} how.label  its text alternative; "" where something around it has one
 * @param {Scheme} how.scheme
 * @param {number} [how.size]  in CSS pixels; without one it fills the width of its place
 */
export function picture(pixels, { label, scheme, size }) {
  const side = pixels ? Math.sqrt(pixels.length) : 1;
  return html`
    <canvas class="picture" part="picture" width=${side} height=${side} role=${label ? "img" : "presentation"}
      aria-label=${label || nothing} ${painted(pixels, scheme, size)}></canvas>`;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number> | undefined} pixels
 * @param {Scheme} scheme
 */
export function paint(canvas, pixels, scheme) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const { width, height } = canvas;
  if (!pixels) return context.clearRect(0, 0, width, height);
  const image = context.createImageData(width, height);
  for (let i = 0; i < pixels.length; i++) {
    const byte = Math.round(255 * (scheme === "light" ? 1 - pixels[i] : pixels[i]));
    image.data.fill(byte, 4 * i, 4 * i + 3);
    image.data[4 * i + 3] = 255;
  }
  return context.putImageData(image, 0, 0);
}
