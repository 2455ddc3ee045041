// The colours a canvas draws with, and the size of its ticks. They are written in CSS, where themes and colour schemes
// are resolved; canvases need them resolved. A probe in the element's box carries each colour as its `color`, and the
// size as its `font-size`; a transition of no visible length tells when any of them changes, whatever the reason.

import { schemeFor } from "./plane/palette.js";

/** @typedef {import("./plane/palette.js").Rgb} Rgb */

const NAMES = /** @type {const} */ (["ground", "ink", "muted", "line", "accent", "accent-pale"]);

/**
 * @typedef {Record<typeof NAMES[number], string> & { scheme: import("./plane/palette.js").Scheme, tick: number }} Theme
 *   the
 *   ticks in CSS pixels
 */

export class ThemeProbe {
  /**
   * @param {HTMLElement} root
   * @param {(theme: Theme) => void} changed
   */
  constructor(root, changed) {
    this.probes = NAMES.map((name) => {
      const probe = document.createElement("i");
      probe.className = `probe probe-${name}`;
      probe.ariaHidden = "true";
      root.append(probe);
      return probe;
    });
    for (const probe of this.probes) probe.addEventListener("transitionend", () => changed(this.read()));
  }

  /** @returns {Theme} */
  read() {
    const colours = this.probes.map((probe) => getComputedStyle(probe).color);
    const named = /** @type {Record<typeof NAMES[number], string>} */ (
      Object.fromEntries(NAMES.map((name, i) => [name, colours[i]]))
    );
    const tick = Number.parseFloat(getComputedStyle(this.probes[0]).fontSize);
    return { ...named, scheme: schemeFor(toRgb(named.ground)), tick };
  }
}

/**
 * The bytes of any CSS colour, by way of a pixel.
 * @param {string} colour
 * @returns {Rgb}
 */
export function toRgb(colour) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  );
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}
