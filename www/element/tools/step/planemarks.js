// The traced image on the plane: its posterior, the z that was drawn of it, and where the gradients pull its mu.

import { svg } from "lit-html";
import { ringOf } from "../../../ui/ellipse.js";
import { ringTemplate } from "../../plane/posteriors.js";
import { barOf, mostOf, pullsMarks } from "../../plane/pulls.js";
import { FROM } from "./captions.js";

/** @typedef {import("../../plane/pulls.js").Pull} Pull */

const DOT = 5; // CSS pixels

/**
 * @param {object} step
 * @param {import("./captions.js").Told["trace"]} step.trace
 * @param {number} step.beta
 * @param {number} at  the caption that the reader has come to
 * @param {(bar: number) => Parameters<typeof pullsMarks>[0]["words"]} words
 * @param {import("../../plane/marks.js").Rule} rule
 */
export function planeMarks({ trace: { image, gradients }, beta }, at, words, rule) {
  if (at < FROM.mu) return svg``;
  const mu = onPlane(image.mu);
  const z = onPlane(image.z);
  return svg`
    <g class="slow-marks">
      ${at < FROM.sigma ? "" : svg`
        <g class="symbol symbol-sigma">
          ${ringTemplate(ringOf(image.mu, image.logvar, 1), rule.pixel, "currentColor")}</g>`}
      ${at < FROM.z ? "" : svg`
        <path class="halo" d="M${mu}L${z}" /><path class="slow-line symbol symbol-z" d="M${mu}L${z}" />`}
      ${at < FROM.gradient ? "" : pullsTemplate({ image, gradients }, beta, words, rule)}
      ${at < FROM.z ? "" : dot("z", z, rule.pixel)}
      ${dot("mu", mu, rule.pixel)}
    </g>`;
}

/**
 * Against the gradients: where mu is pulled.
 * @param {Pick<import("./captions.js").Told["trace"], "image" | "gradients">} trace
 * @param {number} beta
 * @param {(bar: number) => Parameters<typeof pullsMarks>[0]["words"]} words
 * @param {import("../../plane/marks.js").Rule} rule
 */
function pullsTemplate({ image, gradients }, beta, words, rule) {
  const against = (/** @type {Float32Array} */ values, by = 1) => [...values.slice(0, 2)].map((value) => -by * value);
  /** @type {Pull[]} */
  const pulls = [
    { name: "kl", value: against(image.mu, beta) },
    { name: "reconstruction", value: against(gradients.z) },
    { name: "sum", value: against(gradients.mu) },
  ];
  const from = /** @type {const} */ ([image.mu[0], image.mu[1] ?? 0]);
  const bar = barOf(mostOf(pulls, from, rule.window), NaN);
  return pullsMarks({ from, pulls, bar, words: words(bar) }, rule);
}

/**
 * Its y is down; one latent dimension is the line y = 0.
 * @param {Float32Array} z
 */
function onPlane(z) {
  return [z[0], z.length > 1 ? -z[1] : 0];
}

/**
 * @param {"mu" | "z"} name
 * @param {number[]} place
 * @param {number} pixel
 */
function dot(name, [x, y], pixel) {
  return svg`<circle class="slow-dot symbol symbol-${name}" cx=${x} cy=${y} r=${DOT * pixel} />`;
}
