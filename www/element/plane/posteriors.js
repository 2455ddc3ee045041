// The posteriors to scale: for one image or for a sample of them the ellipses of mu ± 1 and 2 sigma; and the
// marks of the chosen image and of the one that is pointed at.

import { svg } from "lit-html";
import { ringOf } from "../../ui/ellipse.js";
import { classColour, plainColour } from "./palette.js";

/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("./points.js").Points} Points */

/** How many sigma the rings are at. */
export const SIGMAS = [1, 2];
const SAMPLE = 60; // images, spread evenly over all

/**
 * @param {ViewState} state
 * @param {Points} points
 * @param {import("./marks.js").Rule} rule
 */
export function ringsTemplate({ look, hovered, legend }, points, { pixel }) {
  const one = [hovered ?? look.image].filter((index) => index !== undefined);
  const images = look.posteriors === "one" ? one : look.posteriors === "sample" ? sample(points.count) : [];
  const hidden = new Set(look.hiddenClasses);
  return svg`
    <g class="posteriors">
      ${images.map((index) => {
        const label = points.classOf(index);
        const middle = middleOf(points, index);
        if (!middle || (label !== undefined && hidden.has(label))) return "";
        const colour = label === undefined ? plainColour(legend.scheme) : classColour(legend.scheme, label);
        const { logvar } = points.posteriors;
        return SIGMAS.map((sigmas) => {
          const ring = ringOf(middle, [logvar[2 * index], logvar[2 * index + 1]], sigmas);
          return ringTemplate(ring, pixel, colour);
        });
      })}
    </g>
    ${hovered === undefined ? "" : hoveredMark(middleOf(points, hovered), pixel)}
    ${look.image === undefined ? "" : chosenMark(middleOf(points, look.image), pixel)}`;
}

/**
 * @param {ReturnType<typeof ringOf>} ring
 * @param {number} pixel
 * @param {string} colour
 */
export function ringTemplate(ring, pixel, colour) {
  return ring.ry > 0 ? ellipse(ring, colour) : brackets(ring, pixel, colour);
}

/**
 * @param {ReturnType<typeof ringOf>} ring
 * @param {string} colour
 */
function ellipse({ cx, cy, rx, ry }, colour) {
  return svg`<ellipse cx=${cx} cy=${cy} rx=${rx} ry=${ry} stroke=${colour} />`;
}

/**
 * On the line of one latent dimension: where an ellipse would end.
 * @param {ReturnType<typeof ringOf>} ring
 * @param {number} pixel
 * @param {string} colour
 */
function brackets({ cx, cy, rx }, pixel, colour) {
  const ends = [cx - rx, cx + rx].map((x) => `M${x} ${cy - 8 * pixel}v${16 * pixel}`);
  return svg`<path d=${ends.join("")} stroke=${colour} />`;
}

/** @param {number} count */
function sample(count) {
  const shown = Math.min(SAMPLE, count);
  return Array.from({ length: shown }, (_, i) => Math.floor(((i + 0.5) * count) / shown));
}

/**
 * Where an image's point is drawn, if it is.
 * @param {Points} points
 * @param {number} index
 * @returns {[number, number] | undefined}
 */
function middleOf({ x, y }, index) {
  return index < x.length && !Number.isNaN(x[index]) ? [x[index], y[index]] : undefined;
}

/**
 * @param {[number, number] | undefined} middle
 * @param {number} pixel
 */
function hoveredMark(middle, pixel) {
  if (!middle) return "";
  const [x, y] = middle;
  return ["halo", "ink"].map((stroke) => svg`
    <circle class="pointed ${stroke}" cx=${x} cy=${-y} r=${5 * pixel} />`);
}

/**
 * A ring with four spokes. Its halo sets it off from points and from the manifold.
 * @param {[number, number] | undefined} middle
 * @param {number} pixel
 */
function chosenMark(middle, pixel) {
  if (!middle) return "";
  const [x, y] = [middle[0], -middle[1]];
  const [near, far] = [7 * pixel, 13 * pixel];
  const spokes =
    `M${x - far} ${y}H${x - near}M${x + near} ${y}H${x + far}` +
    `M${x} ${y - far}V${y - near}M${x} ${y + near}V${y + far}`;
  return ["halo", "ink"].map((stroke) => svg`
    <g class="chosen ${stroke}"><circle cx=${x} cy=${y} r=${near} /><path d=${spokes} /></g>`);
}
