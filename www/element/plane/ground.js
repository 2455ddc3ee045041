// What lies under and over the points: the manifold, axes and the prior's rings below, ticks and names above. Lines and
// names are drawn once by a canvas and kept as pixels, since text is the dearest thing a canvas draws.

import { toRgb } from "../theme.js";
import { inks, paintManifold } from "./manifold.js";
import { HOME, REACH, RINGS, ticks, toLeft, toTop } from "./scale.js";
import { blend } from "./stamp.js";

export const FONT = "system-ui, sans-serif";
export const RIM = 4; // CSS pixels about what is written
const RING_LABEL_AT = (60 / 180) * Math.PI; // where each says its radius and the share of the prior's mass within

/**
 * @typedef {object} Look
 * @property {number} size  device pixels
 * @property {number} ratio  device pixels a CSS pixel
 * @property {import("../theme.js").Theme} theme
 * @property {number} latent
 * @property {Readonly<import("./scale.js").Window>} window
 * @property {readonly string[]} layers  of which "axes" and "rings" are drawn here
 * @property {number} opacity  of the manifold
 */

/** @typedef {OffscreenCanvasRenderingContext2D} Context */

export class Ground {
  /** Opaque. */
  #below;
  #lines;
  #labels;
  #inks;

  /** @param {Look} look */
  constructor(look) {
    const { size, theme, opacity } = look;
    this.look = look;
    this.#below = new Int32Array(size * size);
    this.#inks = inks(theme, opacity);
    this.#lines = inked(look, drawLines);
    this.#labels = inked(look, drawLabels);
    this.setManifold(undefined);
  }

  /** @param {import("./manifold.js").Manifold | undefined} manifold */
  setManifold(manifold) {
    const { size, theme, window } = this.look;
    const [r, g, b] = toRgb(theme.ground);
    this.#below.fill(0xff000000 | (b << 16) | (g << 8) | r);
    if (manifold) paintManifold(this.#below, size, window, manifold, this.#inks);
    putInk(this.#below, this.#lines);
  }

  /** @param {Int32Array} pixels */
  drawBelow(pixels) {
    pixels.set(this.#below);
  }

  /** @param {Int32Array} pixels */
  label(pixels) {
    putInk(pixels, this.#labels);
  }
}

/**
 * Of what is drawn, only the pixels that are not empty: where, what colour, how much (of 256).
 * @typedef {{ at: Int32Array, colours: Int32Array, alphas: Int32Array }} Inked
 */

/**
 * @param {Int32Array} pixels
 * @param {Inked} inked
 */
function putInk(pixels, { at, colours, alphas }) {
  for (let i = 0; i < at.length; i++) pixels[at[i]] = blend(pixels[at[i]], colours[i], alphas[i]);
}

/**
 * @param {Look} look
 * @param {(context: Context, look: Look) => void} draw
 * @returns {Inked}
 */
function inked(look, draw) {
  const { size } = look;
  const context = /** @type {Context} */ (
    new OffscreenCanvas(size, size).getContext("2d", { willReadFrequently: true })
  );
  draw(context, look);
  const pixels = new Int32Array(context.getImageData(0, 0, size, size).data.buffer);
  /** @type {number[]} */
  const found = [];
  for (let i = 0; i < pixels.length; i++) if (pixels[i] !== 0) found.push(i);
  const at = Int32Array.from(found);
  return { at, colours: at.map((i) => pixels[i]), alphas: at.map((i) => ((pixels[i] >>> 24) * 256) / 255) };
}

/**
 * @param {Context} context
 * @param {Look} look
 */
function drawLines(context, { size, ratio, theme, layers, window }) {
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
 * @param {Context} context
 * @param {Look} look
 */
function drawLabels(context, look) {
  const { ratio, theme } = look;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = RIM * ratio;
  context.strokeStyle = theme.ground;
  context.fillStyle = theme.muted;
  for (const { text, left, top, height, italic } of labelsOf(look)) {
    context.font = `${italic ? "italic " : ""}${height}px ${FONT}`;
    context.strokeText(text, left, top);
    context.fillText(text, left, top);
  }
}

/**
 * What is written on the plane, and where its middle lies.
 * @param {Pick<Look, "size" | "ratio" | "theme" | "latent" | "layers" | "window">} look
 */
export function labelsOf({ size, ratio, theme, latent, layers, window }) {
  const height = theme.tick * ratio;
  const edge = 1.1 * height;
  /** @type {{ text: string, left: number, top: number, height: number, italic: boolean }[]} */
  const labels = [];
  const addLabel = (/** @type {string} */ text, /** @type {number} */ left, /** @type {number} */ top) =>
    labels.push({ text, left, top, height, italic: false });
  for (const { radius, share } of ringsOf(layers)) {
    const [x, y] = [radius * Math.cos(RING_LABEL_AT), radius * Math.sin(RING_LABEL_AT)];
    addLabel(`${radius}σ ${(100 * share).toFixed(1)}%`, toLeft(x, size, window), toTop(y, size, window));
  }
  if (!layers.includes("axes")) return labels;
  const { x, y, half } = window;
  // The last ones would run into the names of the axes.
  const kept = (/** @type {number} */ middle) =>
    ticks(middle - half, middle + half).filter((tick) => Math.abs(tick - middle) < (half / HOME.half) * REACH);
  for (const tick of kept(x)) addLabel(named(tick), toLeft(tick, size, window), size - edge);
  if (latent > 1) for (const tick of kept(y)) addLabel(named(tick), edge, toTop(tick, size, window));
  const name = { height: 1.2 * height, italic: true };
  labels.push({ text: "z₁", left: size - edge, top: size - edge, ...name });
  if (latent > 1) labels.push({ text: "z₂", left: edge, top: edge, ...name });
  return labels;
}

/** @param {number} tick */
function named(tick) {
  return String(tick).replace("-", "−");
}

/** @param {readonly string[]} layers */
function ringsOf(layers) {
  return layers.includes("rings") ? RINGS : [];
}
