// The axis of z with the prior, the posterior and q, whose mean and standard deviation have grips.

import { html, svg } from "lit-html";
import { axis, line, normal } from "../axis.js";
import { grip } from "../grip.js";
import { short } from "../short.js";
import { M, V } from "./ranges.js";

const WIDTH = 400;
const HEIGHT = 280;
const FLOOR = HEIGHT - 48;
const TOP = 64; // the names of the curves stand above, whatever the curves do
const STEPS = 320;
const STEP = 0.05;
/** A q may stand out over the posterior's peak so many times; higher it is cut off. */
const HIGHEST = 2.2;

/**
 * @param {import("../host.js").FigureHost} host
 * @param {import("./conjugate.js").Conjugate} scene
 * @param {import("./conjugate.js").Posterior} posterior
 */
export function linePicture(host, scene, posterior) {
  const { texts, options: { slip, x } } = host;
  const [m, sigma] = [scene.q.mean[0], Math.sqrt(scene.variance)];
  const across = axis([M.min, M.max], [10, WIDTH - 10], 8);
  const peak = normal(0, 0, Math.sqrt(posterior.variance));
  const own = normal(m, m, sigma);
  const others = slip ? normal(0, 0, Math.sqrt(posterior.slip.variance)) : 0;
  const up = axis([0, Math.min(Math.max(peak, own, others), HIGHEST * peak) * 1.03], [FLOOR, TOP]);
  const curve = (/** @type {number} */ mean, /** @type {number} */ deviation) =>
    line(Array.from({ length: STEPS + 1 }, (_, i) => {
      const z = M.min + (i / STEPS) * (M.max - M.min);
      return [across.at(z), Math.max(TOP - 14, up.at(normal(z, mean, deviation)))];
    }));
  const knee = Math.max(TOP, up.at(own * Math.exp(-0.5)));
  /** @type {[string, string, string][]} */
  const names = [["muted", texts.prior, "dashed"], ["p", texts.posterior, ""], ["q", texts.q, ""]];
  if (slip) names.push(["gradient", texts.slipTop, "dashed"]);
  return html`
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label=${texts.line}>
      <g class="symbol-muted"><path class="stroke dashed" d=${curve(0, 1)}></path></g>
      <g class="symbol-q"><path class="area" d="${curve(m, sigma)}V${FLOOR}H10Z"></path></g>
      <g class="symbol-p"><path class="stroke" d=${curve(posterior.mean, Math.sqrt(posterior.variance))}></path></g>
      ${slip ? svg`<g class="symbol-gradient"><path class="stroke dashed"
        d=${curve(posterior.slip.mean, Math.sqrt(posterior.slip.variance))}></path></g>` : ""}
      <path class="axis" d="M10,${FLOOR}H${WIDTH - 10}"></path>
      ${across.ticks.map((tick) => svg`
        <text x=${across.at(tick)} y=${FLOOR + 18} text-anchor="middle">${host.number(tick, across.digits)}</text>`)}
      <g class="symbol-x"><path class="stroke" d="M${across.at(x)},${FLOOR - 6}v12"></path>
        <text x=${across.at(x)} y=${FLOOR - 10} text-anchor="middle">x</text></g>
      <g class="symbol-q"><path class="stroke" d="M${across.at(m)},${knee}H${across.at(m + sigma)}"></path></g>
      ${grip({
        id: "grip-m", symbol: "q", label: texts.moveM, x: across.at(m), y: FLOOR, value: m, ...M,
        text: `m = ${short(host, m)}`,
        drag: (place) => scene.takeQ({ m: across.value(place) }),
        nudge: (right, above) => scene.takeQ({ m: scene.q.mean[0] + STEP * (right + above) }),
      })}
      ${grip({
        id: "grip-v", symbol: "q", label: texts.moveV, x: across.at(m + sigma), y: knee, value: scene.variance, ...V,
        text: `v = ${short(host, scene.variance)}`,
        drag: (place) => scene.takeQ({ v: Math.max(0, across.value(place) - scene.q.mean[0]) ** 2 }),
        nudge: (right, above) =>
          scene.takeQ({ v: Math.max(0, Math.sqrt(scene.variance) + STEP * (right + above)) ** 2 }),
      })}
      ${names.map(([symbol, name, style], i) => svg`
        <g class="symbol-${symbol}" transform="translate(${14 + (WIDTH / 2) * (i % 2)} ${16 + 18 * (i >> 1)})">
          <path class="stroke ${style}" d="M0,0h22"></path><text x="28" y="4">${name}</text></g>`)}
      <text class="symbol-q" x=${WIDTH / 2} y=${HEIGHT - 6} text-anchor="middle">
        m = ${short(host, m)}, v = ${short(host, scene.variance)}</text>
    </svg>
    <figcaption>${texts.line}</figcaption>`;
}
