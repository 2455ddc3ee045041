// The picture of the functional: the curve with its points, the extremal, what δJ/δf says along them, and the strip of
// δJ/δf.

import { html, nothing, svg } from "lit-html";
import { fill } from "../../ui/fill.js";
import { clamp, line } from "../axis.js";
import { handlesTemplate } from "./handles.js";
import { keyTemplate, marksTemplate } from "./marks.js";
import { axesOf, derivative, stripText, UNITS } from "./scale.js";

/** @typedef {import("./functional.js").FunctionalFigure} Figure */
/** @typedef {import("./functional.js").Picture} Picture */
/** @typedef {import("./scale.js").Axes} Axes */

const ARROWS = 20; // along the curve
const LONGEST = 34; // px, of the arrows

/** @param {Figure} figure */
export function plotTemplate(figure) {
  const { picture, window, host } = figure;
  if (!picture || !window) return nothing;
  const { texts } = host;
  const down = figure.problem === "brachistochrone";
  const { geometry } = figure;
  const { curve, strip } = geometry;
  const axes = axesOf(picture, window, geometry, figure.scale, down);
  const at = host.options.at;
  const left = axes.across.at(picture.x[at]);
  return html`
    <svg id="plot" part="plot" viewBox="0 0 ${geometry.width} ${geometry.height}" role="group"
      aria-label=${texts.title}>
      <g aria-hidden="true">
        ${ground(figure, axes, down)}
        ${figure.problem === "surface" ? film(figure, picture, axes) : nothing}
        <path class="place" d="M${left} ${curve.top}V${curve.bottom}M${left} ${strip.top}V${strip.bottom}" />
        ${picture.inner ? svg`<path class="inner" d=${along(picture.x, picture.inner, axes)} />` : nothing}
        ${down ? svg`<path class="straight" d=${chord(picture, axes)} />` : nothing}
        <path class="downhill" d=${arrows(picture, figure.scale, axes)} />
        <path class="curve" d=${along(picture.x, picture.f, axes)} />
        ${picture.extremal ? svg`<path class="extremal" d=${along(picture.x, picture.extremal, axes)} />` : nothing}
        <circle class="read" cx=${left} cy=${axes.up.at(picture.f[at])} r="4" />
        ${stripTemplate(figure, picture, axes)}
      </g>
      ${handlesTemplate(figure, axes)}
      ${down ? marksTemplate(figure.beads, axes) : nothing}
    </svg>
    ${legend(texts, picture, down)}`;
}

/**
 * @param {Figure} figure
 * @param {Axes} axes
 * @param {boolean} down
 */
function ground({ host, problem, geometry: { curve } }, { across, up }, down) {
  const { texts } = host;
  const unit = UNITS[problem].place;
  const named = (/** @type {string} */ name) => (unit ? fill(texts.inUnit, { name, unit }) : name);
  return svg`
    <rect class="field" x=${curve.left} y=${curve.top}
      width=${curve.right - curve.left} height=${curve.bottom - curve.top} />
    ${up.ticks.map((value) => svg`
      <path class="grid" d="M${curve.left} ${up.at(value)}H${curve.right}" />
      <text class="tick" x=${curve.left - (down ? 11 : 5)} y=${up.at(value)} dy="0.35em" text-anchor="end"
        >${host.number(value, up.digits)}</text>`)}
    ${across.ticks.map((value) => svg`<text class="tick" x=${across.at(value)} y=${curve.bottom + 4} dy="0.9em"
      text-anchor="middle">${host.number(value, across.digits)}</text>`)}
    <text class="axis" x=${curve.left + 6} y=${down || problem === "surface" ? curve.bottom - 8 : curve.top + 18}
      >${named(down ? texts.depthAxis : texts.heightAxis)}</text>
    <text class="axis" x=${curve.right - 6} y=${curve.bottom - 8} text-anchor="end">${named("x")}</text>`;
}

/**
 * The curve turned about the axis, between its rings.
 * @param {Figure} figure
 * @param {Picture} picture
 * @param {Axes} axes
 */
function film({ geometry: { curve } }, { x, f }, axes) {
  const { across, up } = axes;
  const below = f.map((value) => -value);
  const back = along(x.slice().reverse(), below.reverse(), axes).replace("M", "L");
  const ring = (/** @type {number} */ place) => svg`<ellipse class="ring" cx=${across.at(place)} cy=${up.at(0)} rx="7"
    ry=${Math.abs(up.at(1) - up.at(0))} />`;
  return svg`<path class="film" d="${along(x, f, axes)}${back}Z" />
    <path class="turning" d="M${curve.left} ${up.at(0)}H${curve.right}" />
    ${ring(x[0])}${ring(x[x.length - 1])}`;
}

/**
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} f
 * @param {Axes} axes
 */
function along(x, f, { across, up }) {
  return line(Array.from(x, (value, k) => [across.at(value), up.at(f[k])]));
}

/**
 * The straight line between the ends.
 * @param {Picture} picture
 * @param {Axes} axes
 */
function chord({ x, f }, axes) {
  const ends = [0, x.length - 1];
  return along(ends.map((k) => x[k]), ends.map((k) => f[k]), axes);
}

/**
 * From the curve to where J falls: against δJ/δf.
 * @param {Picture} picture
 * @param {number} scale
 * @param {Axes} axes
 */
function arrows(picture, scale, { across, up }) {
  const sign = Math.sign(up.at(0) - up.at(1)); // −1 where f is a depth
  const { x, f } = picture;
  const values = derivative(picture);
  let path = "";
  for (let i = 1; i < ARROWS; i++) {
    const place = x[0] + (i / ARROWS) * (x[x.length - 1] - x[0]);
    const k = Math.min(x.findIndex((value) => value >= place), values.length);
    const length = clamp(values[k - 1] / scale, -1, 1) * LONGEST * sign;
    if (Math.abs(length) < 4) continue;
    const tip = 3 * Math.sign(length);
    path += `M${across.at(x[k]).toFixed(1)} ${up.at(f[k]).toFixed(1)}v${length.toFixed(1)}` +
      `m-3 ${-tip}l3 ${tip}l3 ${-tip}`;
  }
  return path;
}

/**
 * @param {Figure} figure
 * @param {Picture} picture
 * @param {Axes} axes
 */
function stripTemplate({ scale, host, problem, geometry: { curve, strip: { top } } }, picture, { across, strip }) {
  const { texts } = host;
  const unit = UNITS[problem].gradient;
  const values = derivative(picture);
  const points = Array.from(values, (value, k) =>
    /** @type {const} */ ([across.at(picture.x[k + 1]), strip.at(clamp(value, -scale, scale))]));
  const middle = strip.at(0);
  return svg`
    <path class="derivative" d="M${points[0][0]} ${middle}${line(points).replace("M", "L")}V${middle}Z" />
    <path class="zero" d="M${curve.left} ${middle}H${curve.right}" />
    ${strip.ticks.map((value) => svg`
      <text class="tick" x=${curve.left - 5} y=${strip.at(value)} dy="0.35em" text-anchor="end"
        >${stripText(value, strip.digits, host)}</text>`)}
    <text class="axis symbol-gradient" x=${curve.left + 6} y=${top + 14}
      >${unit ? fill(texts.inUnit, { name: texts.strip, unit }) : texts.strip}</text>`;
}

/**
 * @param {Record<string, string>} texts
 * @param {Picture} picture
 * @param {boolean} beads  slide down the curves
 */
function legend(texts, picture, beads) {
  const entry = (
    /** @type {string} */ name,
    /** @type {string} */ text,
    /** @type {import("./beads.js").Name | undefined} */ bead = undefined,
  ) => html`
    <li><svg class="key" viewBox="0 0 28 10" aria-hidden="true"><path class=${name} d="M1 5H27" /></svg>${
      beads && bead ? keyTemplate(bead) : nothing}${text}</li>`;
  return html`<ul class="legend">
    ${entry("curve", texts.curve, "own")}
    ${beads ? entry("straight", texts.bead_line, "line") : nothing}
    ${picture.extremal ? entry("extremal", beads ? texts.bead_cycloid : texts.extremal, "cycloid") : nothing}
    ${picture.inner ? entry("inner", texts.innerCurve) : nothing}
    ${entry("downhill", texts.downhill)}
  </ul>`;
}
