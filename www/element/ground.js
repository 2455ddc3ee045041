// What lies under and over the points: axes and the prior's rings below, ticks and names above. Both are drawn
// once by a canvas and kept as pixels, since text is the dearest thing a canvas draws.

import { REACH, RINGS, SPAN, TICKS, toLeft, toTop } from "./scale.js";
import { blend } from "./stamp.js";

const FONT = "system-ui, sans-serif";
const RING_LABEL_AT = (60 / 180) * Math.PI;

/**
 * @typedef {object} Look
 * @property {number} size  device pixels
 * @property {number} ratio  device pixels a CSS pixel
 * @property {import("./theme.js").Theme} theme
 * @property {number} latent
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
function drawLines(context, { size, ratio, theme, layers }) {
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = theme.line;
  context.lineWidth = Math.max(1, Math.round(ratio));
  context.beginPath();
  if (layers.includes("axes")) {
    const middle = Math.round(toLeft(0, size)) + 0.5;
    context.moveTo(middle, 0);
    context.lineTo(middle, size);
    context.moveTo(0, middle);
    context.lineTo(size, middle);
  }
  for (const { radius } of ringsOf(layers)) {
    context.moveTo(toLeft(radius, size), toTop(0, size));
    context.arc(toLeft(0, size), toTop(0, size), (radius * size) / (2 * SPAN), 0, 2 * Math.PI);
  }
  context.stroke();
}

/**
 * Ticks and the rings' names, with a rim of the ground's colour.
 *
 * @param {Context} context
 * @param {Look} look
 */
function drawLabels(context, { size, ratio, theme, latent, layers }) {
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
    write(`${radius}σ`, toLeft(x, size), toTop(y, size));
  }
  if (!layers.includes("axes")) return;
  for (const tick of TICKS.filter((value) => Math.abs(value) < REACH)) {
    const text = String(tick).replace("-", "−");
    write(text, toLeft(tick, size), size - edge);
    if (latent > 1) write(text, edge, toTop(tick, size));
  }
  context.font = `italic ${13 * ratio}px ${FONT}`;
  write("z₁", size - edge, size - edge);
  if (latent > 1) write("z₂", edge, edge);
}

/** @param {readonly string[]} layers */
function ringsOf(layers) {
  return layers.includes("rings") ? RINGS : [];
}
