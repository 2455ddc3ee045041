// The latent plane on its canvas: the ground with axes and the prior's rings, drawn once, and the points over
// it. It is drawn only when something has changed, and then once a frame.

import { Points } from "./points.js";
import { REACH, RINGS, SPAN, TICKS, toLeft, toTop } from "./scale.js";
import { makeStamps, stamp } from "./stamp.js";

/** @typedef {import("./theme.js").Theme} Theme */

const ALPHA = 0.82;
const GLIDE_EVERY = 30; // ms: while points glide, every other frame will do and leaves the time to training
const FONT = "system-ui, sans-serif";
const RING_LABEL_AT = (60 / 180) * Math.PI;

export class Plane {
  points = new Points();
  latent = 2;
  #size = 0; // device pixels
  #ratio = 1;
  /** @type {Theme | undefined} */
  #theme;
  /** @type {ImageData | undefined} */
  #image;
  #pixels = new Int32Array(0);
  #ground = new Int32Array(0);
  #groundDirty = true;
  /** @type {Int32Array | undefined} */
  #colours;
  /** @type {import("./stamp.js").Stamps | undefined} */
  #stamps;
  #dirty = true;
  #gliding = false;
  #drawnAt = 0;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => void} changed  asks for a frame
   */
  constructor(canvas, changed) {
    this.canvas = canvas;
    this.changed = changed;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    // Whoever wants less motion sees points where they are, without the glide.
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    this.#theme = theme;
    this.#colours = undefined;
    this.#groundDirty = true;
    this.#touch();
  }

  /**
   * @param {number} side  of the square, in CSS pixels
   * @param {number} ratio  device pixels a CSS pixel
   */
  resize(side, ratio) {
    const size = Math.max(64, Math.round(side * ratio));
    if (size === this.#size && ratio === this.#ratio) return;
    this.#size = size;
    this.#ratio = ratio;
    this.canvas.width = size;
    this.canvas.height = size;
    this.#image = this.context.createImageData(size, size);
    this.#pixels = new Int32Array(this.#image.data.buffer);
    this.#stamps = undefined;
    this.#groundDirty = true;
    this.#touch();
  }

  /** Another run: no images, no points. */
  clear() {
    this.points.clear();
    this.#colours = undefined;
    this.#touch();
  }

  /** The model is another one: its points are yet to come. */
  forget() {
    this.points.forget();
    this.#touch();
  }

  /** @param {{ count: number, labels?: Uint8Array, factors?: Float32Array }} part */
  addImages(part) {
    this.points.add(part);
    this.#colours = undefined;
    this.#stamps = undefined;
    this.#touch();
  }

  /** @param {{ from: number, mu: Float32Array }[]} chunks */
  place(chunks) {
    for (const { from, mu } of chunks) this.points.place(from, mu, this.latent);
    if (chunks.length > 0) this.#touch();
  }

  /** @param {number} latent */
  setLatent(latent) {
    if (latent === this.latent) return;
    this.latent = latent;
    this.#groundDirty = true;
    this.#touch();
  }

  #touch() {
    this.#dirty = true;
    this.changed();
  }

  draw() {
    if (!this.#dirty || !this.#theme || !this.#image) return;
    const now = performance.now();
    if (this.#gliding && now - this.#drawnAt < GLIDE_EVERY) {
      this.changed();
      return;
    }
    this.#gliding = this.points.glide(this.still.matches ? Infinity : Math.min(50, now - this.#drawnAt));
    this.#drawnAt = now;
    this.#dirty = false;

    if (this.#groundDirty) this.#drawGround(this.#theme);
    this.#pixels.set(this.#ground);
    this.#drawPoints(this.#theme);
    this.context.putImageData(this.#image, 0, 0);
    this.#label(this.context, this.#theme);
    if (this.#gliding) this.#touch();
  }

  /** @param {Theme} theme */
  #drawPoints(theme) {
    const { count, x, y } = this.points;
    const size = this.#size;
    this.#colours ??= this.points.colours(theme.scheme);
    this.#stamps ??= makeStamps(this.#radius * this.#ratio, ALPHA, this.#size);
    const colours = this.#colours;
    const stamps = this.#stamps;
    // What is out of range lies at the border.
    const border = stamps.reach + 1;
    const last = size - border - 1;
    const unit = size / (2 * SPAN);
    for (let i = 0; i < count; i++) {
      if (Number.isNaN(x[i])) continue;
      const left = Math.min(last, Math.max(border, (x[i] + SPAN) * unit));
      const top = Math.min(last, Math.max(border, (SPAN - y[i]) * unit));
      stamp(this.#pixels, size, stamps, left, top, colours[i]);
    }
  }

  /** Fewer points are larger, and those of a larger plane too. In CSS pixels. */
  get #radius() {
    const crowd = (9000 / Math.max(1, this.points.count)) ** 0.25;
    return Math.min(4, Math.max(1, 1.5 * crowd * (this.#size / this.#ratio / 520)));
  }

  /** Axes, ticks and rings, kept as pixels.
   * @param {Theme} theme
   */
  #drawGround(theme) {
    const size = this.#size;
    const pixel = this.#ratio;
    const layer = new OffscreenCanvas(size, size);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (layer.getContext("2d"));
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, size, size);
    context.strokeStyle = theme.line;
    context.lineWidth = Math.max(1, Math.round(pixel));
    context.beginPath();
    const middle = Math.round(toLeft(0, size)) + 0.5;
    context.moveTo(middle, 0);
    context.lineTo(middle, size);
    context.moveTo(0, middle);
    context.lineTo(size, middle);
    for (const { radius } of RINGS) {
      context.moveTo(toLeft(radius, size), toTop(0, size));
      context.arc(toLeft(0, size), toTop(0, size), (radius * size) / (2 * SPAN), 0, 2 * Math.PI);
    }
    context.stroke();
    this.#ground = new Int32Array(context.getImageData(0, 0, size, size).data.buffer);
    this.#groundDirty = false;
  }

  /** Ticks and the rings' names lie over the points, with a rim of the ground's colour.
   * @param {CanvasRenderingContext2D} context
   * @param {Theme} theme
   */
  #label(context, theme) {
    const size = this.#size;
    const pixel = this.#ratio;
    const edge = 12 * pixel;
    context.font = `${11 * pixel}px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4 * pixel;
    context.strokeStyle = theme.ground;
    context.fillStyle = theme.muted;
    const write = (/** @type {string} */ text, /** @type {number} */ left, /** @type {number} */ top) => {
      context.strokeText(text, left, top);
      context.fillText(text, left, top);
    };
    for (const { radius } of RINGS) {
      const [x, y] = [radius * Math.cos(RING_LABEL_AT), radius * Math.sin(RING_LABEL_AT)];
      write(`${radius}σ`, toLeft(x, size), toTop(y, size));
    }
    for (const tick of TICKS.filter((value) => Math.abs(value) < REACH)) {
      const text = String(tick).replace("-", "−");
      write(text, toLeft(tick, size), size - edge);
      if (this.latent > 1) write(text, edge, toTop(tick, size));
    }
    context.font = `italic ${13 * pixel}px ${FONT}`;
    write("z₁", size - edge, size - edge);
    if (this.latent > 1) write("z₂", edge, edge);
  }
}
