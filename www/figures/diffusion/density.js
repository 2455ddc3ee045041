// log q(z) on a grid of the window, a slice at a time; and the cloud's picture: the density as a tint, the held-out
// means as dots.

import { contourPath } from "../../ui/contours.js";
import { clamp } from "../axis.js";

/** Cells a side. */
export const SIDE = 64;
const SLICE = 4; // rows a call
const DOT = 2.6; // pixels of the canvas
const TINT = 0.34;
/** Nats below the peak at which the tint ends. */
const DEPTH = 7;

/**
 * Gives the model its density, unless the run ends before.
 * @param {import("./model.js").Model} model
 * @param {import("../engine.js").Engine} engine
 * @param {() => boolean} ended
 */
export async function densityOf(model, engine, ended) {
  const { half } = model.window;
  const middleOf = (/** @type {number} */ cell) => ((cell + 0.5) / SIDE) * 2 * half - half;
  const cells = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row += SLICE) {
    if (ended()) return;
    const points = new Float32Array(2 * SLICE * SIDE);
    for (let i = 0; i < SLICE * SIDE; i++) {
      points.set([middleOf(i % SIDE), -middleOf(row + Math.floor(i / SIDE))], 2 * i);
    }
    cells.set(await engine.call("density", points), row * SIDE);
  }
  model.density = cells;
}

/** @type {WeakMap<Float32Array, { floor: number, path: string }>} */
const outlines = new WeakMap();

/**
 * Where log q(z) is at a floor, in units of z.
 * @param {import("./model.js").Model} model
 * @param {number} floor
 */
export function outlineOf({ density, window }, floor) {
  if (!density) return "";
  const known = outlines.get(density);
  if (known?.floor === floor) return known.path;
  const path = contourPath(density, SIDE, window, floor);
  outlines.set(density, { floor, path });
  return path;
}

/**
 * Whether a place of the window, in units of z, is in a hole; undefined until the holes are known.
 * @param {import("./model.js").Model} model
 * @param {number} x
 * @param {number} y
 */
export function inHole({ density, floor, window: { half } }, x, y) {
  if (!density || floor === undefined) return undefined;
  const cell = (/** @type {number} */ value) => clamp(Math.floor(((value + half) / (2 * half)) * SIDE), 0, SIDE - 1);
  return density[cell(-y) * SIDE + cell(x)] < floor;
}

/**
 * What each canvas shows.
 * @type {WeakMap<HTMLCanvasElement, { model: object, density: unknown, scheme: string }>}
 */
const painted = new WeakMap();

/**
 * Draws the cloud in the canvas's own colour, when something of it is new.
 * @param {HTMLCanvasElement} canvas
 * @param {import("./model.js").Model} model
 * @param {string} scheme
 */
export function paintCloud(canvas, model, scheme) {
  const { density, heldOutMu, window } = model;
  const before = painted.get(canvas);
  if (before?.model === model && before.density === density && before.scheme === scheme) return;
  painted.set(canvas, { model, density, scheme });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const { width, height } = canvas;
  const colour = getComputedStyle(canvas).color;
  context.clearRect(0, 0, width, height);
  if (density) context.drawImage(tinted(density, colour), 0, 0, width, height);
  context.fillStyle = colour;
  context.globalAlpha = 0.5;
  const unit = width / (2 * window.half);
  for (let i = 0; i < heldOutMu.length; i += 2) {
    const left = (heldOutMu[i] + window.half) * unit - DOT / 2;
    context.fillRect(left, (window.half - heldOutMu[i + 1]) * unit - DOT / 2, DOT, DOT);
  }
  context.globalAlpha = 1;
}

/**
 * A small picture of the density, by its logarithm.
 * @param {Float32Array} density
 * @param {string} colour
 */
function tinted(density, colour) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = colour;
  context.fillRect(0, 0, SIDE, SIDE);
  const image = context.getImageData(0, 0, SIDE, SIDE);
  const peak = density.reduce((most, value) => Math.max(most, value), -Infinity);
  for (let i = 0; i < density.length; i++) {
    image.data[4 * i + 3] = 255 * TINT * Math.max(0, 1 - (peak - density[i]) / DEPTH);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
