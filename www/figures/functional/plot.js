// The picture of the functional: the curve with its points, the extremal, what δJ/δf says along them, and the strip of δJ/δf.

import { html, nothing, svg } from "lit-html";
import { handlesTemplate } from "./handles.js";
import { derivative, scales } from "./scale.js";

/** @typedef {import("../functional.js").FunctionalFigure} Figure */
/** @typedef {import("../functional.js").Picture} Picture */
/** @typedef {ReturnType<typeof scales>} Scales */

const ARROWS = 20; // along the curve
const LONGEST = 34; // px, of the arrows

/** @param {Figure} figure */
export function plotTemplate(figure) {
  const { picture, window, stage } = figure;
  if (!picture || !window) return nothing;
  const { texts } = stage;
  const down = figure.problem === "brachistochrone";
  const { geometry } = figure;
  const { curve, strip } = geometry;
  const to = scales(picture, window, geometry, down);
  const at = stage.options.at;
  const left = to.toLeft(picture.x[at]);
  return html`
    <svg id="plot" part="plot" viewBox="0 0 ${geometry.width} ${geometry.height}" role="group" aria-label=${texts.title}>
      <g aria-hidden="true">
        ${ground(figure, to, down)}
        ${figure.problem === "surface" ? film(figure, picture, to) : nothing}
        <path class="place" d="M${left} ${curve.top}V${curve.bottom}M${left} ${strip.top}V${strip.bottom}" />
        ${picture.inner ? svg`<path class="inner" d=${line(picture.x, picture.inner, to)} />` : nothing}
        <path class="downhill" d=${arrows(picture, figure.scale, to)} />
        <path class="curve" d=${line(picture.x, picture.f, to)} />
        ${picture.extremal ? svg`<path class="extremal" d=${line(picture.x, picture.extremal, to)} />` : nothing}
        <circle class="read" cx=${left} cy=${to.toTop(picture.f[at])} r="4" />
        ${stripTemplate(figure, picture, to)}
      </g>
      ${handlesTemplate(figure, to)}
    </svg>
    ${legend(texts, picture)}`;
}

/** @param {Figure} figure @param {Scales} to @param {boolean} down */
function ground({ stage, window, picture, geometry: { curve } }, to, down) {
  const { low, high } = /** @type {import("./scale.js").Window} */ (window);
  const x = /** @type {Picture} */ (picture).x;
  const step = niceStep(high - low);
  const marks = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) marks.push(k * step);
  const places = [0, 0.25, 0.5, 0.75, 1].map((share) => x[0] + share * (x[x.length - 1] - x[0]));
  const digits = step < 1 ? 1 : 0;
  return svg`
    <rect class="field" x=${curve.left} y=${curve.top} width=${curve.right - curve.left} height=${curve.bottom - curve.top} />
    ${marks.map((value) => svg`
      <path class="grid" d="M${curve.left} ${to.toTop(value)}H${curve.right}" />
      <text class="tick" x=${curve.left - 5} y=${to.toTop(value)} dy="0.35em" text-anchor="end"
        >${stage.number(value, digits)}</text>`)}
    ${places.map((value, i) => svg`<text class="tick" x=${to.toLeft(value)} y=${curve.bottom + 4} dy="0.9em"
      text-anchor=${i === 4 ? "end" : "middle"}>${stage.number(value, 2)}</text>`)}
    <text class="axis" x=${curve.left + 6} y=${down ? curve.bottom - 8 : curve.top + 18}
      >${down ? stage.texts.depthAxis : stage.texts.heightAxis}</text>`;
}

/** Marks at 1, 2 or 5 times a power of ten, some five of them. @param {number} span */
function niceStep(span) {
  const power = 10 ** Math.floor(Math.log10(span / 4));
  return (/** @type {number} */ ([1, 2, 5, 10].find((step) => step * power >= span / 6))) * power;
}

/** The curve turned about the axis, between its rings. @param {Figure} figure @param {Picture} picture @param {Scales} to */
function film({ geometry: { curve } }, { x, f }, to) {
  const below = f.map((value) => -value);
  const back = line(x.slice().reverse(), below.reverse(), to).replace("M", "L");
  const ring = (/** @type {number} */ place) => svg`<ellipse class="ring" cx=${to.toLeft(place)} cy=${to.toTop(0)} rx="7"
    ry=${Math.abs(to.toTop(1) - to.toTop(0))} />`;
  return svg`<path class="film" d="${line(x, f, to)}${back}Z" />
    <path class="turning" d="M${curve.left} ${to.toTop(0)}H${curve.right}" />
    ${ring(x[0])}${ring(x[x.length - 1])}`;
}

/** @param {ArrayLike<number>} x @param {ArrayLike<number>} f @param {Scales} to */
function line(x, f, to) {
  return `M${Array.from(x, (value, k) => `${to.toLeft(value).toFixed(1)} ${to.toTop(f[k]).toFixed(1)}`).join("L")}`;
}

/** From the curve to where J falls: against δJ/δf. @param {Picture} picture @param {number} scale @param {Scales} to */
function arrows(picture, scale, to) {
  const up = Math.sign(to.toTop(0) - to.toTop(1)); // −1 where f is a depth
  const { x, f } = picture;
  const values = derivative(picture);
  let path = "";
  for (let i = 1; i < ARROWS; i++) {
    const place = x[0] + (i / ARROWS) * (x[x.length - 1] - x[0]);
    const k = Math.min(x.findIndex((value) => value >= place), values.length);
    const length = clip(values[k - 1] / scale) * LONGEST * up;
    if (Math.abs(length) < 4) continue;
    const tip = 3 * Math.sign(length);
    path += `M${to.toLeft(x[k]).toFixed(1)} ${to.toTop(f[k]).toFixed(1)}v${length.toFixed(1)}m-3 ${-tip}l3 ${tip}l3 ${-tip}`;
  }
  return path;
}

/** @param {Figure} figure @param {Picture} picture @param {Scales} to */
function stripTemplate({ scale, stage, problem, geometry: { curve, strip } }, picture, to) {
  const down = problem === "brachistochrone" ? -1 : 1;
  const reach = strip.middle - strip.top;
  const points = Array.from(derivative(picture), (value, k) =>
    `${to.toLeft(picture.x[k + 1]).toFixed(1)} ${(strip.middle - down * clip(value / scale) * reach).toFixed(1)}`);
  const [first, last] = [to.toLeft(picture.x[1]), to.toLeft(picture.x[picture.x.length - 2])];
  return svg`
    <path class="derivative" d="M${first} ${strip.middle}L${points.join("L")}L${last} ${strip.middle}Z" />
    <path class="zero" d="M${curve.left} ${strip.middle}H${curve.right}" />
    <text class="tick" x=${curve.left - 5} y=${strip.middle} dy="0.35em" text-anchor="end">0</text>
    <text class="axis symbol-gradient" x=${curve.left + 6} y=${strip.top + 14}>${stage.texts.strip}</text>`;
}

/** @param {number} value */
const clip = (value) => Math.max(-1, Math.min(1, value));

/** @param {Record<string, string>} texts @param {Picture} picture */
function legend(texts, picture) {
  const entry = (/** @type {string} */ name, /** @type {string} */ text) => html`
    <li><svg class="key" viewBox="0 0 28 10" aria-hidden="true"><path class=${name} d="M1 5H27" /></svg>${text}</li>`;
  return html`<ul class="legend">
    ${entry("curve", texts.curve)}
    ${picture.extremal ? entry("extremal", texts.extremal) : nothing}
    ${picture.inner ? entry("inner", texts.innerCurve) : nothing}
    ${entry("downhill", texts.downhill)}
  </ul>`;
}

