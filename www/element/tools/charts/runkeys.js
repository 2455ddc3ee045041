// How the runs in the charts look, by number: 0 is the present one, whose held-out losses have a colour of their own,
// 1 to 5 are others. Each line has a dash, too. The colours were found as those of the classes were (palette.js),
// together with the accent, which is the present run's; tests/unit/runkeys.test.js measures them.

import { html, svg } from "lit-html";

/** @typedef {import("../../plane/palette.js").Scheme} Scheme */
/** @typedef {import("../../theme.js").Theme} Theme */
/** @typedef {import("../../progress/strokes.js").Stroke} Stroke */

/** The first is that of the present run's held-out losses. */
export const COLOURS = {
  light: ["#ff450c", "#142273", "#8081ff", "#5a1009", "#a58088", "#aa2508"],
  dark: ["#e4962e", "#0ffcd9", "#a208fe", "#fdeb15", "#0c8293", "#da000e"],
};

const DASHES = [[], [9, 4], [2, 3], [12, 3, 2, 3], [5, 3], [9, 3, 2, 3, 2, 3]];

export const STYLES = DASHES.length - 1; // of other runs

/**
 * The line of the running mean of a run that is not the present one.
 * @param {number} style
 * @param {Scheme} scheme
 * @returns {Stroke}
 */
export function meanStroke(style, scheme) {
  return { colour: COLOURS[scheme][style], width: 1.5, dash: DASHES[style] };
}

/**
 * @param {number} style
 * @param {Theme} theme
 * @returns {Stroke}
 */
export function heldOutStroke(style, { scheme, ground }) {
  return { colour: COLOURS[scheme][style], width: 1, dots: style === 0 ? "full" : "hollow", ground };
}

/**
 * A stretch of the line of a run's running mean, for legends.
 * @param {number} style
 * @param {Scheme} scheme
 */
export function runKey(style, scheme) {
  const colour = style === 0 ? "var(--accent)" : COLOURS[scheme][style];
  return key(svg`
    <line x2="24" y1="5" y2="5" stroke=${colour} stroke-width="2" stroke-dasharray=${DASHES[style].join(" ")} />`);
}

/**
 * The same of its held-out losses.
 * @param {number} style
 * @param {Scheme} scheme
 */
export function heldOutKey(style, scheme) {
  const colour = COLOURS[scheme][style];
  return key(svg`
    <g stroke=${colour} fill=${style === 0 ? colour : "var(--ground)"}>
      <line x2="24" y1="5" y2="5" /><circle cx="5" cy="5" r="3" /><circle cx="19" cy="5" r="3" />
    </g>`);
}

/** @param {import("lit-html").SVGTemplateResult} drawing */
function key(drawing) {
  return html`<svg class="run-key" width="24" height="10" viewBox="0 0 24 10" aria-hidden="true">${drawing}</svg>`;
}
