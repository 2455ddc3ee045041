// What the reader moves q by: its mean and the ends of its axes, with a pointer or with the arrow keys.

import { svg } from "lit-html";
import { fill } from "../../ui/fill.js";
import { dot } from "../axis.js";
import { nudgeOf, placeOf, takePoint } from "../hold.js";
import { axisEnd, DEGREE, sdRange, turns, withAngle, withAxisEnd, withMean, withSd } from "./shapes.js";

/** @typedef {import("./shapes.js").Shape} Shape */
/** @typedef {import("./shapes.js").Window} Window */
/** @typedef {import("./shapes.js").Family} Family */
/** @typedef {import("../host.js").FigureHost} FigureHost */

/** @typedef {(shape: Shape) => Shape} Change  of the shape as it is by then: keys come faster than drawings */

/** @typedef {{ host: FigureHost, window: Window, family: Family, move: (k: number, change: Change) => void }} Hold */

const STEP = 0.02; // of half the window
const TURN = 5 * DEGREE;
/** Of what is seen, and of the ring around what has the focus: in 400ths of the window. */
const SIZE = { mean: 7, axis: 5.5, ring: 14 };

/**
 * The handles of one component.
 * @param {Shape} shape
 * @param {number} k
 * @param {number} n  how many components there are
 * @param {Hold} hold
 */
export function handlesOf(shape, k, n, hold) {
  const { host: { texts }, family } = hold;
  const which = n > 1 ? fill(texts.component, { k: k + 1 }) : "";
  const axes = family === "isotropic" ? [0] : [0, 1];
  return svg`
    ${axes.map((axis) => handle("axis", k, hold, {
      at: axisEnd(shape, axis),
      label: (axes.length > 1 ? fill(texts.axis, { axis: axis + 1 }) : texts.radius) + which,
      now: shape.sd[axis],
      range: sdRange(hold.window),
      text: fill(turns(family) ? texts.axisTurned : texts.axisValue, {
        sd: hold.host.number(shape.sd[axis], 2),
        angle: hold.host.number(shape.angle / DEGREE + 90 * axis, 0),
      }),
      drag: (x, y) => (now) => withAxisEnd(now, hold.window, family, axis, x, y),
      nudge: ([right, up], step, turn) => (now) =>
        turns(family) && right !== 0
          ? withAngle(now, family, now.angle - right * turn)
          : withSd(now, hold.window, family, axis, now.sd[axis] + (right + up) * step),
    }))}
    ${handle("mean", k, hold, {
      at: shape,
      label: texts.mean + which,
      now: shape.x,
      range: { min: hold.window.x - hold.window.half, max: hold.window.x + hold.window.half },
      text: fill(texts.meanValue, pointOf(shape, hold.host)),
      drag: (x, y) => (now) => withMean(now, hold.window, x, y),
      nudge: ([right, up], step) => (now) => withMean(now, hold.window, now.x + right * step, now.y + up * step),
    })}`;
}

/**
 * @param {{ x: number, y: number }} point
 * @param {FigureHost} host
 */
export function pointOf({ x, y }, host) {
  return { x: host.number(x, 2), y: host.number(y, 2) };
}

/**
 * @param {"mean" | "axis"} kind
 * @param {number} k
 * @param {Hold} hold
 * @param {object} does
 * @param {{ x: number, y: number }} does.at
 * @param {string} does.label
 * @param {number} does.now
 * @param {{ min: number, max: number }} does.range
 * @param {string} does.text
 * @param {(x: number, y: number) => Change} does.drag
 * @param {(direction: [number, number], step: number, turn: number) => Change} does.nudge
 */
function handle(kind, k, { window, host, move }, { at, label, now, range, text, drag, nudge }) {
  const unit = (2 * window.half) / 400;
  const size = SIZE[kind] * unit;
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const arrow = nudgeOf(event);
    if (!arrow) return;
    host.pause();
    move(k, nudge([arrow.across, arrow.up], STEP * window.half * arrow.length, TURN * arrow.length));
  };
  return svg`
    <g class="handle ${kind}" role="slider" tabindex="0" data-component=${k} aria-label=${label}
      aria-valuenow=${now.toFixed(3)} aria-valuemin=${range.min.toFixed(3)} aria-valuemax=${range.max.toFixed(3)}
      aria-valuetext=${text} transform="translate(${at.x} ${-at.y})"
      @pointerdown=${(/** @type {PointerEvent} */ event) => {
        if (takePoint(event)) host.pause();
      }}
      @pointermove=${(/** @type {PointerEvent} */ event) => {
        const place = placeOf(event);
        if (place) move(k, drag(place.x, -place.y)); // SVG counts downwards
      }}
      @keydown=${onKey}>
      <path class="touch" d=${dot(0, 0)}></path>
      <circle class="ring" r=${SIZE.ring * unit}></circle>
      ${kind === "mean"
        ? svg`<circle class="grip" r=${size}></circle>`
        : svg`<rect class="grip" x=${-size} y=${-size} width=${2 * size} height=${2 * size}></rect>`}
    </g>`;
}
