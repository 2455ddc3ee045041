// What lies under and over the points: axes and the prior's rings below, ticks and names above. Both are drawn
// once by a canvas and kept as pixels, since text is the dearest thing a canvas draws.

import { HOME, REACH, RINGS, ticks, toLeft, toTop } from "./scale.js";
import { blend } from "./stamp.js";

const FONT = "system-ui, sans-serif";
const RING_LABEL_AT = (60 / 180) * Math.PI;

/**
 * @typedef {object} Look
 * @property {number} size  device pixels
 * @property {number} ratio  device pixels a CSS pixel
 * @property {import("./theme.js").Theme} theme
 * @property {number} latent
 * @property {Readonly<import("./scale.js").Window>} window
 * @property {readonly string[]} layers  of which "axes" and "rings" are drawn here
 */

/** @typedef {OffscreenCanvasRenderingContext2D} Context */

export class Ground {
  /** Opaque. */
  #below;
  /** Of the labels, only the pixels that are not empty: where, what colour, how much (of 256). */
  #above;

  /** @param {Look} look */
  constructor(look) {
    this.#below = drawn(look, drawLines);
    const labels = drawn(look, drawLabels);
    /** @type {number[]} */
    const inked = [];
    for (let i = 0; i < labels.length; i++) if (labels[i] >>> 24 > 0) inked.push(i);
    const at = Int32Array.from(inked);
    this.#above = {
      at,
      colours: at.map((i) => labels[i]),
      alphas: at.map((i) => ((labels[i] >>> 24) * 256) / 255),
    };
  }

  /** @param {Int32Array} pixels */
  clear(pixels) {
    pixels.set(this.#below);
  }

  /** @param {Int32Array} pixels */
  label(pixels) {
    const { at, colours, alphas } = this.#above;
    for (let i = 0; i < at.length; i++) pixels[at[i]] = blend(pixels[at[i]], colours[i], alphas[i]);
  }
}

/**
 * The pixels of what is drawn.
 *
 * @param {Look} look
 * @param {(context: Context, look: Look) => void} draw
 */
function drawn(look, draw) {
  const { size } = look;
  const context = /** @type {Context} */ (
    new OffscreenCanvas(size, size).getContext("2d", { willReadFrequently: true })
  );
  draw(context, look);
  return new Int32Array(context.getImageData(0, 0, size, size).data.buffer);
}

/**
 * @param {Context} context
 * @param {Look} look
 */
function drawLines(context, { size, ratio, theme, layers, window }) {
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = theme.line;
  context.lineWidth = Math.max(1, Math.round(ratio));
  context.beginPath();
  if (layers.includes("axes")) {
    const left = Math.round(toLeft(0, size, window)) + 0.5;
    const top = Math.round(toTop(0, size, window)) + 0.5;
    context.moveTo(left, 0);
    context.lineTo(left, size);
    context.moveTo(0, top);
    context.lineTo(size, top);
  }
  for (const { radius } of ringsOf(layers)) {
    const [left, top] = [toLeft(0, size, window), toTop(0, size, window)];
    const right = toLeft(radius, size, window);
    context.moveTo(right, top);
    context.arc(left, top, right - left, 0, 2 * Math.PI);
  }
  context.stroke();
}

/**
 * Ticks and the rings' names, with a rim of the ground's colour.
 *
 * @param {Context} context
 * @param {Look} look
 */
function drawLabels(context, { size, ratio, theme, latent, layers, window }) {
  const edge = 12 * ratio;
  context.font = `${11 * ratio}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4 * ratio;
  context.strokeStyle = theme.ground;
  context.fillStyle = theme.muted;
  const write = (/** @type {string} */ text, /** @type {number} */ left, /** @type {number} */ top) => {
    context.strokeText(text, left, top);
    context.fillText(text, left, top);
  };
  for (const { radius } of ringsOf(layers)) {
    const [x, y] = [radius * Math.cos(RING_LABEL_AT), radius * Math.sin(RING_LABEL_AT)];
    write(`${radius}σ`, toLeft(x, size, window), toTop(y, size, window));
  }
  if (!layers.includes("axes")) return;
  const { x, y, half } = window;
  // The last ones would run into the names of the axes.
  const kept = (/** @type {number} */ middle) =>
    ticks(middle - half, middle + half).filter((tick) => Math.abs(tick - middle) < (half / HOME.half) * REACH);
  for (const tick of kept(x)) write(named(tick), toLeft(tick, size, window), size - edge);
  if (latent > 1) for (const tick of kept(y)) write(named(tick), edge, toTop(tick, size, window));
  context.font = `italic ${13 * ratio}px ${FONT}`;
  write("z₁", size - edge, size - edge);
  if (latent > 1) write("z₂", edge, edge);
}

/** @param {number} tick */
function named(tick) {
  return String(tick).replace("-", "−");
}

/** @param {readonly string[]} layers */
function ringsOf(layers) {
  return layers.includes("rings") ? RINGS : [];
}
