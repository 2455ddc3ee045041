// The small figures of the captions: latent units on their axes, and the move of a weight.

import { html, svg } from "lit-html";
import { written } from "./equations.js";

/** @typedef {import("./captions.js").Told} Told */
/** @typedef {import("lit-html").TemplateResult<2>} Drawing */

const WIDTH = 300;
const MARGIN = 20;
const ROW = 40;
const BELL = 26; // its height
const BELL_REACH = 3.2; // sigma on either side
const BELL_POINTS = 48;
const LEAST_RANGE = 4;
const LONGEST_ARROW = 0.3; // of the range, either side
const HEAD = 5;

/**
 * Axes one below the other, from -range to range.
 * @param {readonly { name: string, drawing: (x: (value: number) => number, y: number) => unknown }[]} axes
 * @param {number} range
 * @param {readonly { at: number, text: string }[]} ticks
 */
function axesTemplate(axes, range, ticks) {
  const x = (/** @type {number} */ value) => WIDTH / 2 + (value / range) * (WIDTH / 2 - MARGIN);
  return html`
    <svg class="slow-axes" viewBox="0 0 ${WIDTH} ${axes.length * ROW + 14}" aria-hidden="true">
      ${axes.map(({ name, drawing }, row) => {
        const y = (row + 1) * ROW - 6;
        return svg`
          <path class="slow-axis" d="M${x(-range)} ${y}H${x(range)}" />
          ${ticks.map(({ at, text }) => svg`
            <path class="slow-axis" d="M${x(at)} ${y - 3}v6" />
            <text x=${x(at)} y=${y + 15} text-anchor="middle">${row === axes.length - 1 ? text : ""}</text>`)}
          <text x="0" y=${y + 4}>${name}</text>
          ${drawing(x, y)}`;
      })}
    </svg>`;
}

/**
 * What a caption has told of the latent units by then.
 * @param {Told} told
 * @param {number} units  how many are shown
 * @param {"mu" | "logvar" | "eps" | "z" | "gradient"} caption
 */
export function unitsFigure({ state, trace: { image, gradients } }, units, caption) {
  const shown = Array.from({ length: units }, (_, k) => ({
    mu: image.mu[k], sigma: Math.exp(image.logvar[k] / 2), eps: image.eps[k], z: image.z[k], pull: -gradients.mu[k],
  }));
  const furthest = shown.flatMap(({ mu, eps, z }) => (caption === "eps" ? [eps] : [mu, z])).map(Math.abs);
  const range = Math.max(LEAST_RANGE, Math.ceil(Math.max(...furthest)));
  const strongest = Math.max(...shown.map(({ pull }) => Math.abs(pull)));
  const axes = shown.map(({ mu, sigma, eps, z, pull }, k) => ({
    name: String(k + 1),
    /**
     * @param {(value: number) => number} x
     * @param {number} y
     */
    drawing: (x, y) => {
      if (caption === "eps") return [bell("prior", 0, 1, x, y, range), needle("eps", x(eps), y)];
      const arrow = strongest > 0 ? (pull / strongest) * LONGEST_ARROW * range : 0;
      return [
        caption === "mu" ? "" : bell("sigma", mu, sigma, x, y, range),
        dot("mu", x(mu), y),
        caption === "z" ? needle("z", x(z), y) : "",
        caption === "gradient" ? arrowTemplate("gradient", x(mu), x(mu + arrow), y - 14) : "",
      ];
    },
  }));
  return axesTemplate(axes, range, [-range, 0, range].map((at) => ({ at, text: written(state, at, 1) })));
}

/**
 * How far Adam moved the weight, beside the learning rate.
 * @param {Told} told
 */
export function moveFigure({ trace: { weight } }) {
  const rates = (weight.after - weight.before) / weight.rate;
  const range = Math.max(1.25, 1.1 * Math.abs(rates));
  return axesTemplate([{
    name: "",
    drawing: (x, y) => [dot("adam", x(0), y), arrowTemplate("adam", x(0), x(rates), y - 14)],
  }], range, [{ at: -1, text: "−α" }, { at: 0, text: "0" }, { at: 1, text: "+α" }]);
}

/**
 * A normal distribution over its axis.
 * @param {"prior" | "sigma"} name
 * @param {number} mean
 * @param {number} sigma
 * @param {(value: number) => number} x
 * @param {number} y
 * @param {number} range
 */
function bell(name, mean, sigma, x, y, range) {
  const points = Array.from({ length: BELL_POINTS + 1 }, (_, i) => {
    const away = BELL_REACH * ((2 * i) / BELL_POINTS - 1);
    return { value: mean + away * sigma, height: BELL * Math.exp(-0.5 * away ** 2) };
  }).filter(({ value }) => Math.abs(value) <= range);
  if (points.length === 0) return "";
  const curve = points.map(({ value, height }) => `${x(value)} ${y - height}`).join("L");
  return svg`<path class="slow-bell symbol symbol-${name}" d="M${curve}" />`;
}

/**
 * @param {string} name
 * @param {number} x
 * @param {number} y
 */
function dot(name, x, y) {
  return svg`<circle class="slow-dot symbol symbol-${name}" cx=${x} cy=${y} r="4" />`;
}

/**
 * @param {string} name
 * @param {number} x
 * @param {number} y
 */
function needle(name, x, y) {
  return svg`<path class="slow-needle symbol symbol-${name}" d="M${x} ${y}v${-BELL - 4}" />${dot(name, x, y)}`;
}

/**
 * @param {string} name
 * @param {number} from
 * @param {number} to
 * @param {number} y
 */
function arrowTemplate(name, from, to, y) {
  const back = -Math.sign(to - from) * Math.min(HEAD, Math.abs(to - from));
  return svg`
    <path class="slow-arrow symbol symbol-${name}"
      d="M${from} ${y}H${to}m${back} ${-HEAD / 2}L${to} ${y}l${back} ${HEAD / 2}" />`;
}
