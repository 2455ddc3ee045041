// The plane of z: the cloud of q(z), the particles over it, and the chosen one with its way and a grip.

import { html, svg } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { fill } from "../../ui/fill.js";
import { axis, dot } from "../axis.js";
import { grip } from "../grip.js";
import { outlineOf, paintCloud } from "./density.js";

/** @typedef {import("./run.js").Run} Run */

const SIZE = 400;
const PIXELS = 800; // of the canvas, either way
const STEP = 0.1; // of an arrow key, in units of z
/** A particle this near to the pointer is meant, in the picture's units. */
const NEAR = 30;
/** @type {Record<string, number>} */
const TURNS = { PageUp: -1, PageDown: 1 };

/**
 * @param {import("../host.js").FigureHost} host
 * @param {Run} run
 */
export function planePicture(host, run) {
  const { texts } = host;
  const { model, chain, chosen } = run;
  const { half } = model.window;
  const across = axis([-half, half], [0, SIZE], 5);
  const up = axis([-half, half], [SIZE, 0], 5);
  const [x, y] = chain.at(chosen);
  const number = (/** @type {number} */ value) => host.number(value, 2);
  const placeAt = (/** @type {PointerEvent} */ event) => run.placeParticle(...placeOf(event, across, up));
  return html`
    <div class="plane">
      <canvas class="symbol-q" width=${PIXELS} height=${PIXELS} aria-hidden="true"
        ${ref((canvas) =>
          canvas && paintCloud(/** @type {HTMLCanvasElement} */ (canvas), model, host.scheme))}></canvas>
      <svg viewBox="0 0 ${SIZE} ${SIZE}" role="group" aria-label=${texts.plane}
        @pointerdown=${(/** @type {PointerEvent} */ event) => pick(event, run, across, up)}
        @pointermove=${(/** @type {PointerEvent} */ event) => holds(event) && placeAt(event)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => turn(event, run)}>
        <path class="axis faint" d="M0,${up.at(0)}H${SIZE}M${across.at(0)},0V${SIZE}"></path>
        ${across.ticks.map((tick) => inner(tick, half) && svg`
          <text x=${across.at(tick)} y=${SIZE - 6} text-anchor="middle">${host.number(tick, across.digits)}</text>`)}
        ${up.ticks.map((tick) => inner(tick, half) && svg`
          <text x="6" y=${up.at(tick) + 4}>${host.number(tick, up.digits)}</text>`)}
        ${model.density && model.floor !== undefined ? svg`
          <g class="symbol-q" transform="translate(${across.at(0)} ${up.at(0)}) scale(${SIZE / (2 * half)})">
            <path id="outline" class="outline" d=${outlineOf(model, model.floor)}></path></g>` : ""}
        <g class="symbol-z">
          <path id="particles" class="dots" d=${dots(chain.points, across, up)}></path>
          <path class="way" d=${way(chain.visited, chosen, across, up)}></path>
        </g>
        ${grip({
          id: "grip-particle", symbol: "z", label: texts.moveParticle, x: across.at(x), y: up.at(y), value: x,
          min: -half, max: half, text: fill(texts.particleAt, { k: chosen + 1, x: number(x), y: number(y) }),
          drag: (left, top) => run.placeParticle(across.value(left), up.value(top)),
          nudge: (right, above) => {
            const [fromX, fromY] = run.chain.at(run.chosen);
            run.placeParticle(fromX + STEP * right, fromY + STEP * above);
          },
        })}
      </svg>
    </div>`;
}

/**
 * Whether a tick's label stands clear of the corner.
 * @param {number} tick
 * @param {number} half
 */
const inner = (tick, half) => Math.abs(tick) < 0.9 * half;

/**
 * @param {Float32Array} points
 * @param {Axis} across
 * @param {Axis} up
 */
function dots(points, across, up) {
  let path = "";
  for (let i = 0; i < points.length; i += 2) {
    path += dot(across.at(points[i]).toFixed(1), up.at(points[i + 1]).toFixed(1));
  }
  return path;
}

/** @typedef {import("../axis.js").Axis} Axis */

/**
 * The places of one particle, in turn.
 * @param {Float32Array[]} visited
 * @param {number} index
 * @param {Axis} across
 * @param {Axis} up
 */
function way(visited, index, across, up) {
  return visited.map((points, i) =>
    `${i ? "L" : "M"}${across.at(points[2 * index]).toFixed(1)} ${up.at(points[2 * index + 1]).toFixed(1)}`).join("");
}

/**
 * In units of z.
 * @param {PointerEvent} event
 * @param {Axis} across
 * @param {Axis} up
 * @returns {[number, number]}
 */
function placeOf({ currentTarget, clientX, clientY }, across, up) {
  const { left, top, width } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
  const unit = SIZE / width;
  return [across.value((clientX - left) * unit), up.value((clientY - top) * unit)];
}

/**
 * A pointer that hovers over the picture holds nothing.
 * @param {PointerEvent} event
 */
function holds({ currentTarget, pointerId }) {
  return /** @type {Element} */ (currentTarget).hasPointerCapture(pointerId);
}

/**
 * Whichever particle is nearest is chosen. A mouse drags it at once; a finger, which may want to scroll, drags the grip
 * then.
 * @param {PointerEvent} event
 * @param {Run} run
 * @param {Axis} across
 * @param {Axis} up
 */
function pick(event, run, across, up) {
  const sheet = /** @type {SVGSVGElement} */ (event.currentTarget);
  if (event.button !== 0 || /** @type {Element} */ (event.target).closest(".grip")) return;
  const [x, y] = placeOf(event, across, up);
  const reach = Math.abs(across.value(NEAR) - across.value(0));
  const { points } = run.chain;
  let nearest = -1;
  let least = reach;
  for (let i = 0; i < points.length; i += 2) {
    const distance = Math.hypot(points[i] - x, points[i + 1] - y);
    if (distance < least) [nearest, least] = [i / 2, distance];
  }
  if (nearest < 0) return;
  run.chooseParticle(nearest);
  /** @type {SVGElement | null} */ (sheet.querySelector(".grip"))?.focus({ preventScroll: true });
  event.preventDefault();
  if (event.pointerType !== "touch") sheet.setPointerCapture(event.pointerId);
}

/**
 * @param {KeyboardEvent} event
 * @param {Run} run
 */
function turn(event, run) {
  const step = TURNS[event.key];
  if (!step) return;
  event.preventDefault();
  run.chooseParticle(run.chosen + step);
}
