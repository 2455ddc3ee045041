// The beads as they are drawn: each has a shape as well as a colour, and leaves a dot behind at equal steps of time.

import { html, svg } from "lit-html";

/** @typedef {import("./beads.js").Name} Name */
/** @typedef {import("./scale.js").Axes} Axes */

const [SIZE, DOT] = [8, 3.5]; // px, from the middle

/**
 * A disc, a square or a diamond, as a part of the `d` of a path.
 * @type {Record<Name, (x: number, y: number, size: number) => string>}
 */
const SHAPES = {
  own: (x, y, size) => `M${x - size} ${y}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`,
  line: (x, y, size) => {
    const half = 0.85 * size;
    return `M${x - half} ${y - half}h${2 * half}v${2 * half}h${-2 * half}Z`;
  },
  cycloid: (x, y, size) => {
    const half = 1.25 * size;
    return `M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}Z`;
  },
};

/**
 * @param {import("./beads.js").Beads} beads
 * @param {Axes} axes
 */
export function marksTemplate(beads, { across, up }) {
  const shape = (/** @type {Name} */ name, /** @type {[number, number]} */ [x, depth], /** @type {number} */ size) =>
    SHAPES[name](across.at(x), up.at(depth), size);
  // The reader's lies on top where all begin.
  const drawn = [...beads.all].sort(({ name }) => (name === "own" ? 1 : -1));
  return svg`
    <g class="marks" aria-hidden="true">
      ${drawn.map(({ name, slide }) => svg`
        <path class="dots bead-${name}" d=${beads.flashesOf(slide).map((at) => shape(name, at, DOT)).join("")} />`)}
      ${drawn.map(({ name, slide }) => svg`
        <path id="bead-${name}" class="bead bead-${name}" d=${shape(name, slide.at(beads.time), SIZE)} />`)}
    </g>`;
}

/**
 * A bead beside its name.
 * @param {Name} name
 */
export function keyTemplate(name) {
  return html`<svg class="mark" viewBox="-9 -9 18 18" aria-hidden="true"><path class="bead-${name}"
    d=${SHAPES[name](0, 0, 6)} /></svg>`;
}
