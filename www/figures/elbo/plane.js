// The plane of z around a digit's posterior: its contours, q's ellipses with their grips; and the digit beside what q's
// mean decodes to.

import { html, svg } from "lit-html";
import { picture } from "../../ui/picture.js";
import { contourPath } from "../../ui/contours.js";
import { ringOf } from "../../ui/ellipse.js";
import { axis, clamp } from "../axis.js";
import { grip } from "../grip.js";
import { short } from "../short.js";

/** @typedef {import("./digit.js").Posterior} Posterior */

const SIZE = 340;
const LEFT = 40;
const BOTTOM = 24;
/** Of a step of the arrow keys, in units of q's sigma. */
const STEP = 0.1;
const RINGS = [1, 2, 3];

/**
 * The contours of a posterior, which stay as long as it does.
 * @type {WeakMap<Posterior, string>}
 */
const contours = new WeakMap();

/**
 * Where a Gaussian would be 1, 2 and 3 sigma from its peak, as q's rings are.
 * @param {Posterior} posterior
 */
function contoursOf(posterior) {
  const { shape, side } = posterior;
  const path = contours.get(posterior) ??
    RINGS.map((ring) => contourPath(shape, side, posterior, Math.exp(-0.5 * ring * ring))).join("");
  contours.set(posterior, path);
  return path;
}

/**
 * @param {import("../host.js").FigureHost} host
 * @param {import("./digit.js").Digit} scene
 * @param {Posterior} posterior
 */
export function planePicture(host, scene, posterior) {
  const { texts } = host;
  const { view, q, sigma } = scene;
  const across = axis([view.x - view.half, view.x + view.half], [LEFT, LEFT + SIZE], 4);
  const up = axis([view.y - view.half, view.y + view.half], [SIZE, 0], 4);
  const unit = SIZE / (2 * view.half);
  const inside = (/** @type {number[]} */ [x, y]) => [
    clamp(x, view.x - view.half, view.x + view.half), clamp(y, view.y - view.half, view.y + view.half),
  ];
  const [x, y] = [across.at(q.mean[0]), up.at(q.mean[1])];
  const corner = [across.at(q.mean[0] + sigma[0]), up.at(q.mean[1] + sigma[1])];
  const number = (/** @type {number} */ value) => short(host, value);
  return html`
    <svg viewBox="0 0 ${LEFT + SIZE + 4} ${SIZE + BOTTOM}" role="group" aria-label=${texts.plane}>
      <clipPath id="plane-sheet"><rect x=${LEFT} y="0" width=${SIZE} height=${SIZE}></rect></clipPath>
      <rect class="axis" x=${LEFT} y="0.5" width=${SIZE} height=${SIZE - 1}></rect>
      ${across.ticks.map((tick) => svg`
        <text x=${across.at(tick)} y=${SIZE + 17} text-anchor="middle">${host.number(tick, across.digits)}</text>`)}
      ${up.ticks.map((tick) => svg`
        <text x=${LEFT - 5} y=${clamp(up.at(tick) + 4, 10, SIZE - 2)}
          text-anchor="end">${host.number(tick, up.digits)}</text>`)}
      <g clip-path="url(#plane-sheet)">
        <g transform="translate(${across.at(0)} ${up.at(0)}) scale(${unit})">
          <g class="symbol-p"><path class="stroke fixed" d=${contoursOf(posterior)}></path></g>
          ${RINGS.map((ring) => {
            const { cx, cy, rx, ry } = ringOf(q.mean, q.logvar, ring);
            return svg`<g class="symbol-q"><ellipse class="stroke fixed dashed"
              cx=${cx} cy=${cy} rx=${rx} ry=${ry}></ellipse></g>`;
          })}
        </g>
      </g>
      ${grip({
        id: "grip-mean", symbol: "q", label: texts.moveMean, x, y, value: q.mean[0],
        min: view.x - view.half, max: view.x + view.half, text: `(${number(q.mean[0])}, ${number(q.mean[1])})`,
        drag: (toX, toY) => scene.takeQ({ mean: inside([across.value(toX), up.value(toY)]) }),
        nudge: (...steps) =>
          scene.takeQ({ mean: inside(steps.map((step, i) => scene.q.mean[i] + STEP * step * scene.sigma[i])) }),
      })}
      ${grip({
        id: "grip-sigma", symbol: "q", label: texts.moveSigma, x: corner[0], y: corner[1], value: sigma[0],
        min: 0, max: 2 * view.half, text: `σ = (${number(sigma[0])}, ${number(sigma[1])})`,
        drag: (toX, toY) => scene.takeQ({
          sigma: [across.value(toX), up.value(toY)].map((value, i) => Math.max(value - scene.q.mean[i], 1e-3)),
        }),
        // One step back undoes one step forward.
        nudge: (...steps) => scene.takeQ({ sigma: steps.map((step, i) => scene.sigma[i] * (1 + STEP) ** step) }),
      })}
    </svg>
    <figcaption>${texts.plane}</figcaption>`;
}

/**
 * The digit, and what q's mean decodes to.
 * @param {import("../host.js").FigureHost} host
 * @param {import("./digit.js").Digit} scene
 */
export function digitPictures(host, scene) {
  const { texts } = host;
  return html`
    <div class="digits">
      <figure>${picture(scene.pixels, { label: texts.digitPicture, scheme: host.scheme, size: 84 })}
        <figcaption>${texts.digitPicture}</figcaption></figure>
      <figure>${picture(scene.decoded, { label: texts.decodedPicture, scheme: host.scheme, size: 84 })}
        <figcaption>${texts.decodedPicture}</figcaption></figure>
    </div>`;
}
