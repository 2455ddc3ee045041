// q(z) and g(z) over one axis, with the grips of mu and sigma.

import { html, svg } from "lit-html";
import { axis, clamp, line, normal } from "../axis.js";
import { grip } from "../grip.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */

export const MU = { min: -2, max: 2 };
export const SIGMA = { min: 0.1, max: 2 };

const WIDTH = 400;
const HEIGHT = 278;
const FLOOR = 235;
const TOP = 20;
const STEP = 0.05;
/** How many sigma to either side of mu the height of g is fitted to. */
const FITTED = 2.5;

/**
 * In steps, so that links stay short.
 * @param {number} value
 * @param {{ min: number, max: number }} range
 */
const round = (value, { min, max }) => clamp(Number(value.toFixed(3)), min, max);

/**
 * @param {FigureHost} host
 * @param {Float64Array} curve  g along the axis
 */
export function densityPicture(host, curve) {
  const { texts, options: { mu, sigma } } = host;
  const across = axis([2 * MU.min, 2 * MU.max], [10, WIDTH - 10], 8);
  const zs = Array.from(curve, (_, i) => 2 * MU.min + (i / (curve.length - 1)) * 2 * (MU.max - MU.min));
  const peak = normal(mu, mu, sigma);
  const density = axis([0, peak], [FLOOR, FLOOR - 130]);
  const area = `${line(zs.map((z) => [across.at(z), density.at(normal(z, mu, sigma))]))}V${FLOOR}H${across.at(zs[0])}Z`;
  const near = Array.from(curve).filter((_, i) => Math.abs(zs[i] - mu) <= FITTED * sigma + 0.05);
  const up = axis([Math.min(...near), Math.max(...near)], [FLOOR - 12, TOP + 10]);
  const g = line(zs.map((z, i) => [across.at(z), clamp(up.at(curve[i]), -HEIGHT, 2 * HEIGHT)]));
  const setParameter = (/** @type {number} */ value, /** @type {"mu" | "sigma"} */ name) =>
    host.set({ [name]: round(value, name === "mu" ? MU : SIGMA) });
  return html`
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label=${texts.density}>
      <g class="symbol-q"><path class="area" d=${area}></path></g>
      <clipPath id="sheet"><rect x="10" y=${TOP} width=${WIDTH - 20} height=${FLOOR - TOP}></rect></clipPath>
      <g class="symbol-f" clip-path="url(#sheet)"><path class="stroke" d=${g}></path></g>
      <path class="axis" d="M10,${FLOOR}H${WIDTH - 10}"></path>
      ${across.ticks.map((tick) => svg`
        <text x=${across.at(tick)} y=${FLOOR + 18} text-anchor="middle">${host.number(tick, across.digits)}</text>`)}
      <g class="symbol-mu"><path class="stroke dashed" d="M${across.at(mu)},${FLOOR}V${density.at(peak)}"></path></g>
      <g class="symbol-sigma"><path class="stroke"
        d="M${across.at(mu)},${density.at(peak * Math.exp(-0.5))}H${across.at(mu + sigma)}"></path></g>
      ${grip({
        id: "grip-mu", symbol: "mu", label: texts.moveMu, x: across.at(mu), y: FLOOR, value: mu, ...MU,
        text: `μ = ${host.number(mu, 2)}`, drag: (x) => setParameter(across.value(x), "mu"),
        nudge: (right, above) => setParameter(host.options.mu + STEP * (right + above), "mu"),
      })}
      ${grip({
        id: "grip-sigma", symbol: "sigma", label: texts.moveSigma, x: across.at(mu + sigma),
        y: density.at(peak * Math.exp(-0.5)), value: sigma, ...SIGMA, text: `σ = ${host.number(sigma, 2)}`,
        drag: (x) => setParameter(across.value(x) - host.options.mu, "sigma"),
        nudge: (right, above) => setParameter(host.options.sigma + STEP * (right + above), "sigma"),
      })}
      <text class="symbol-mu" x=${across.at(mu)} y=${FLOOR + 36} text-anchor="middle">μ = ${host.number(mu, 2)}</text>
      <text class="symbol-sigma" x=${Math.min(across.at(mu + sigma) + 14, WIDTH - 62)}
        y=${density.at(peak * Math.exp(-0.5)) - 12}>σ = ${host.number(sigma, 2)}</text>
    </svg>`;
}
