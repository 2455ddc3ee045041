// One panel: p as contours, the signed map of a divergence, q as ellipses with handles, draws of q as dots, and the
// numbers.

import { html, nothing, svg } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { fill } from "../../ui/fill.js";
import { dot } from "../axis.js";
import formulas from "./formulas.js";
import { PIECES } from "../frame.js";
import { handlesOf } from "./handles.js";
import { paintMap, RAMP, scaleOf } from "./map.js";
import { DEGREE } from "./shapes.js";
import { short } from "../short.js";

/** @typedef {import("./handles.js").Change} Change */
/** @typedef {import("./shapes.js").Shape} Shape */
/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {"qp" | "pq"} Name */

/**
 * What the core knows of p.
 * @typedef {object} Target
 * @property {import("./shapes.js").Window} window
 * @property {number} side  cells of the window's side
 * @property {number} logZ  nats
 * @property {Float64Array} data  x, y of each point of the regression; empty for others
 * @property {string[]} contours  paths, from the innermost
 */

/**
 * What the core knows of a panel.
 * @typedef {object} Seen
 * @property {Float64Array} q
 * @property {number} klQP
 * @property {number} klPQ
 * @property {number} elbo
 * @property {Float64Array} map
 * @property {number} outside
 * @property {Float64Array} samples
 * @property {number} steps
 * @property {boolean} settled
 */

/**
 * @param {Name} name
 * @param {Target} target
 * @param {Shape[]} shapes  where q is: what the reader drags is ahead of what the core has seen
 * @param {Seen} seen
 * @param {FigureHost} host
 * @param {(k: number, change: Change) => void} move
 */
export function panelTemplate(name, target, shapes, seen, host, move) {
  const { texts, options } = host;
  const scale = scaleOf(seen.map);
  const whole = host.pieces >= PIECES.numbers; // the pictures come first
  return html`
    <section class="panel" id=${`panel-${name}`} aria-label=${texts[name]}>
      <h3>${texts[name]}</h3>
      ${host.formula(formulas[name])}
      <div class="plane">
        <canvas class="map" width=${target.side} height=${target.side} aria-hidden="true" ?hidden=${!options.map}
          ${ref((canvas) => canvas && paintMap(/** @type {HTMLCanvasElement} */ (canvas), seen.map, scale))}></canvas>
        ${planeTemplate(target, shapes, seen, host, move)}
      </div>
      ${whole ? numbersTemplate(name, seen, host) : nothing}
      ${whole && shapes.length > 1 ? weightTemplate(name, shapes, host, move) : nothing}
      ${whole && options.map ? keyTemplate(name, seen, scale, host) : nothing}
      ${whole && target.data.length > 0 ? regressionTemplate(target, seen, host) : nothing}
    </section>`;
}

/**
 * @param {Target} target
 * @param {Shape[]} shapes
 * @param {Seen} seen
 * @param {FigureHost} host
 * @param {(k: number, change: Change) => void} move
 */
function planeTemplate({ window, contours }, shapes, seen, host, move) {
  const { x, y, half } = window;
  const hold = { host, window, family: host.options.family, move };
  return html`
    <svg viewBox="${x - half} ${-y - half} ${2 * half} ${2 * half}">
      ${contours.map((path) => svg`<path class="contour" d=${path}></path>`)}
      ${host.options.samples ? svg`<path class="dots" d=${dotsPath(seen.samples)}></path>` : nothing}
      ${shapes.map(({ x, y, sd, angle }) => [1, 2].map((k) => svg`
        <ellipse class="q sd${k}" rx=${k * sd[0]} ry=${k * sd[1]}
          transform="translate(${x} ${-y}) rotate(${-angle / DEGREE})"></ellipse>`))}
      ${shapes.map((shape, k) => handlesOf(shape, k, shapes.length, hold))}
    </svg>`;
}

/** @param {Float64Array} samples */
function dotsPath(samples) {
  let path = "";
  for (let i = 0; i < samples.length; i += 2) path += dot(samples[i].toFixed(3), (-samples[i + 1]).toFixed(3));
  return path;
}

/**
 * What the map's colours mean, and what they add up to.
 * @param {Name} name
 * @param {Seen} seen
 * @param {number} scale
 * @param {FigureHost} host
 */
function keyTemplate(name, seen, scale, host) {
  const digits = Math.max(0, -Math.floor(Math.log10(scale)));
  const kl = name === "qp" ? seen.klQP : seen.klPQ;
  return html`
    <p class="key">
      <span>${host.number(-scale, digits)}</span>
      <canvas width=${RAMP.length} height="1" aria-hidden="true"
        ${ref((canvas) => canvas && paintMap(/** @type {HTMLCanvasElement} */ (canvas), RAMP, 1))}></canvas>
      <span>${host.number(scale, digits)}</span>
      <span class="hint">${host.texts[`map-${name}`]}</span>
    </p>
    <p class="hint">${fill(host.texts.sum, {
      inside: short(host, kl - seen.outside),
      outside: short(host, seen.outside),
    })}</p>`;
}

/**
 * @param {Name} name
 * @param {Shape[]} shapes
 * @param {FigureHost} host
 * @param {(k: number, change: Change) => void} move
 */
function weightTemplate(name, shapes, host, move) {
  const [first] = shapes;
  return html`
    <label class="weight">${host.texts.weight}
      <input type="range" id=${`weight-${name}`} min="0.01" max="0.99" step="0.01" .value=${String(first.weight)}
        @input=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
          host.pause();
          const weight = Number(currentTarget.value);
          move(0, (now) => ({ ...now, weight }));
        }} />
      <data value=${first.weight}>${host.number(first.weight, 2)}</data></label>`;
}

/**
 * @param {Name} name
 * @param {Seen} seen
 * @param {FigureHost} host
 */
function numbersTemplate(name, seen, host) {
  const { texts } = host;
  const row = (/** @type {string} */ id, /** @type {unknown} */ label, /** @type {number} */ value,
    own = false) => html`
    <div class=${own ? "own" : ""}><dt>${label}</dt>
      <dd><data id=${`${id}-${name}`} value=${value}>${short(host, value)}</data> ${texts.nats}</dd></div>`;
  const kl = html`<span class="symbol-kl">KL</span>`;
  const q = html`<span class="symbol-q">q</span>`;
  const p = html`<span class="symbol-p">p</span>`;
  return html`
    <dl class="numbers">
      ${row("kl-qp", html`${kl}(${q} ‖ ${p})`, seen.klQP, name === "qp")}
      ${row("kl-pq", html`${kl}(${p} ‖ ${q})`, seen.klPQ, name === "pq")}
      ${row("elbo", html`log Z − ${kl}(${q} ‖ ${p}) = <span class="symbol-elbo">${texts.elbo}</span>`, seen.elbo)}
      <div><dt>${texts.steps}</dt><dd><data id=${`steps-${name}`} value=${seen.steps}>${host.number(seen.steps)}</data>
        ${seen.settled ? texts.settled : ""}</dd></div>
    </dl>`;
}

const PLOT = { left: 0, right: 2.6, bottom: -0.5, top: 4, width: 260, height: 110 };
const LINES = 24; // draws of q

/**
 * The data of the regression, and lines that q finds likely.
 * @param {Target} target
 * @param {Seen} seen
 * @param {FigureHost} host
 */
function regressionTemplate({ data }, { samples }, { texts }) {
  const { left, right, bottom, top, width, height } = PLOT;
  const toX = (/** @type {number} */ x) => ((x - left) / (right - left)) * width;
  const toY = (/** @type {number} */ y) => ((top - y) / (top - bottom)) * height;
  const points = Array.from({ length: data.length / 2 }, (_, i) => [data[2 * i], data[2 * i + 1]]);
  const line = (/** @type {number} */ i) => {
    const [intercept, slope] = [samples[2 * i], samples[2 * i + 1]];
    return `M${toX(left)} ${toY(intercept + slope * left)}L${toX(right)} ${toY(intercept + slope * right)}`;
  };
  return html`
    <svg class="regression" viewBox="0 0 ${width} ${height}" role="img" aria-label=${texts.regressionPlot}>
      <path class="likely" d=${Array.from({ length: LINES }, (_, i) => line(i)).join("")}></path>
      ${points.map(([x, y]) => svg`<circle cx=${toX(x)} cy=${toY(y)} r="3"></circle>`)}
    </svg>
    <p class="hint">${texts.regressionPlot}</p>`;
}
