// The latent plane on its canvas: the ground with axes and the prior's rings and the labels, both drawn once,
// and the points between them. It is drawn only when something has changed, and then once a frame at most.

import { Ground } from "./ground.js";
import { HIDDEN, Points } from "./points.js";
import { HOME, SPAN, toLeft, toTop } from "./scale.js";
import { SHAPES } from "./shapes.js";
import { REST, Sharpness } from "./sharpness.js";
import { makeStamp, reachOf, stamp } from "./stamp.js";

/** @typedef {import("../theme.js").Theme} Theme */

export const ALPHA = 0.82;
const GLIDE_EVERY = 30; // ms: while points glide, every other frame will do and leaves the time to training

export class Plane {
  points = new Points();
  latent = 2;
  /** @type {readonly string[]} */
  layers = ["axes", "rings", "points"];
  window = HOME;
  opacity = 1;
  /** @type {import("./manifold.js").Manifold | undefined} */
  #manifold;
  #side = 0; // CSS pixels
  #sharpness = new Sharpness(1);
  #size = 0; // pixels of the canvas
  #ratio = 1;
  /** @type {Theme | undefined} */
  #theme;
  /** @type {ImageData | undefined} */
  #image;
  #pixels = new Int32Array(0);
  /** @type {Ground | undefined} */
  #ground;
  /** @type {Int32Array | undefined} */
  #colours;
  /** @type {Pick<import("../options.js").Look, "hiddenClasses" | "classShapes">} */
  #wish = { hiddenClasses: [], classShapes: false };
  /**
   * Of each point, as the reader wishes.
   * @type {Uint8Array | undefined}
   */
  #shapes;
  /**
   * Of each shape, once a point has it.
   * @type {import("./stamp.js").Stamp[]}
   */
  #stamps = [];
  #stampRadius = 0;
  #dirty = true;
  #gliding = false;
  #drawnAt = 0;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(wait?: number) => void} changed  asks for a frame
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
    this.#ground = undefined;
    this.#markStale();
  }

  /**
   * @param {number} side  of the square, in CSS pixels
   * @param {number} ratio  device pixels a CSS pixel
   */
  resize(side, ratio) {
    this.#side = side;
    if (ratio !== this.#sharpness.ratio) this.#sharpness = new Sharpness(ratio);
    this.#setRatio(this.#sharpness.moving);
  }

  /** @param {number} ratio  pixels of the canvas a CSS pixel */
  #setRatio(ratio) {
    const size = Math.max(64, Math.round(this.#side * ratio));
    if (size === this.#size && ratio === this.#ratio) return;
    this.#size = size;
    this.#ratio = ratio;
    this.canvas.width = size;
    this.canvas.height = size;
    this.#image = this.context.createImageData(size, size);
    this.#pixels = new Int32Array(this.#image.data.buffer);
    this.#stamps = [];
    this.#ground = undefined;
    this.#markStale();
  }

  /** Another run: no images, no points. */
  clear() {
    this.takeBack(new Points());
  }

  keep() {
    return this.points;
  }

  /** @param {Points} points  of a run that is seen again */
  takeBack(points) {
    this.points = points;
    this.#colours = undefined;
    this.#shapes = undefined;
    this.#stamps = [];
    this.#markStale();
  }

  /** The model is another one: its points are yet to come. */
  forgetPosteriors() {
    this.points.forgetPosteriors();
    this.#markStale();
  }

  /** @param {import("../protocol.js").Arrived} part */
  addImages(part) {
    this.points.addImages(part);
    this.#colours = undefined;
    this.#shapes = undefined;
    this.#stamps = [];
    this.#markStale();
  }

  /** @param {import("../protocol.js").Posteriors[]} chunks */
  placePosteriors(chunks) {
    for (const posteriors of chunks) this.points.placePosteriors(posteriors, this.latent);
    if (chunks.length > 0) this.#markStale();
  }

  /**
   * Shows a moment in place of the present, or the present again.
   * @param {Readonly<import("./points.js").Posteriors>} [moment]
   */
  showMoment(moment) {
    this.points.showMoment(moment);
    this.#markStale();
  }

  /** @param {number} latent */
  setLatent(latent) {
    if (latent === this.latent) return;
    this.latent = latent;
    this.#ground = undefined;
    this.#markStale();
  }

  /** @param {Pick<import("../options.js").Look, "layers" | "manifoldOpacity">} look */
  setLayers({ layers, manifoldOpacity }) {
    if (layers === this.layers && manifoldOpacity === this.opacity) return;
    this.layers = layers;
    this.opacity = manifoldOpacity;
    this.#ground = undefined;
    this.#markStale();
  }

  /** @type {import("../state.js").Subscriber} */
  stateChanged({ settings, options }, { settings: { latent }, look }) {
    if (settings) this.setLatent(latent);
    if (!options) return;
    this.setLayers(look);
    this.setClasses(look);
  }

  /** @param {import("./manifold.js").Manifold | undefined} manifold  what is seen behind the points */
  setManifold(manifold) {
    if (manifold === this.#manifold) return;
    this.#manifold = manifold;
    this.#ground?.setManifold(manifold);
    this.#markStale();
  }

  /**
   * @param {Pick<import("../options.js").Look, "hiddenClasses" | "classShapes">} wish  which classes are drawn, and how
   */
  setClasses({ hiddenClasses, classShapes }) {
    if (hiddenClasses === this.#wish.hiddenClasses && classShapes === this.#wish.classShapes) return;
    this.#wish = { hiddenClasses, classShapes };
    this.#shapes = undefined;
    this.#markStale();
  }

  /** @param {Readonly<import("./scale.js").Window>} window */
  setWindow(window) {
    this.window = window;
    this.#ground = undefined;
    this.#markStale();
  }

  #markStale() {
    this.#dirty = true;
    this.changed();
  }

  /** Says whether there was something to draw. */
  draw() {
    // Of more dimensions there is no plane to see.
    if (!this.#theme || !this.#image || this.latent > 2) return false;
    const now = performance.now();
    const moves = this.#dirty;
    const rest = this.#drawnAt + REST - now;
    if (!moves && this.#coarse && rest > 0) this.changed(rest);
    if (!moves && (!this.#coarse || rest > 0)) return false;
    const wait = this.#drawnAt + Math.max(GLIDE_EVERY, this.#sharpness.pause) - now;
    if (this.#gliding && wait > 0) {
      this.changed(wait);
      return false;
    }
    this.#gliding = this.points.glide(this.still.matches ? Infinity : Math.min(50, now - this.#drawnAt));
    this.#drawnAt = now;
    this.#paint(moves ? this.#sharpness.moving : this.#sharpness.ratio);
    if (moves) this.#sharpness.addDrawing(performance.now() - now);
    this.#dirty = this.#gliding;
    if (this.#gliding || this.#coarse) this.changed(this.#gliding ? GLIDE_EVERY : REST);
    return true;
  }

  /** @param {number} ratio  pixels of the canvas a CSS pixel */
  #paint(ratio) {
    this.#setRatio(ratio);
    const theme = /** @type {Theme} */ (this.#theme);
    this.#ground ??= this.#makeGround(theme);
    this.#ground.drawBelow(this.#pixels);
    if (this.layers.includes("points")) this.#drawPoints(theme);
    this.#ground.label(this.#pixels);
    this.context.putImageData(/** @type {ImageData} */ (this.#image), 0, 0);
  }

  /** For whoever keeps the picture: with all pixels, though it moves. */
  drawSharp() {
    if (this.#coarse) this.#paint(this.#sharpness.ratio);
  }

  /** It has fewer pixels than the screen. */
  get #coarse() {
    return this.#ratio < this.#sharpness.ratio;
  }

  /** @param {Theme} theme */
  #makeGround(theme) {
    const { latent, layers, window, opacity } = this;
    const ground = new Ground({ size: this.#size, ratio: this.#ratio, theme, latent, layers, window, opacity });
    if (this.#manifold) ground.setManifold(this.#manifold);
    return ground;
  }

  /** @param {Theme} theme */
  #drawPoints(theme) {
    const { count, x, y } = this.points;
    const size = this.#size;
    const { colours, shapes } = this.#dress(theme);
    // To a quarter of a pixel, so that a gesture that zooms makes few new stamps.
    const radius = Math.round(this.#radius * this.#ratio * 4) / 4;
    if (radius !== this.#stampRadius) this.#stamps = [];
    this.#stampRadius = radius;
    const stamps = this.#stamps;
    const border = reachOf(radius) + 1;
    const last = size - border - 1;
    // What is out of range lies at the border of all that is plotted; what is out of the window is not drawn.
    const edge = SPAN - ((border + 1) / size) * 2 * this.window.half;
    const unit = size / (2 * this.window.half);
    const originLeft = toLeft(0, size, this.window);
    const originTop = toTop(0, size, this.window);
    for (let i = 0; i < count; i++) {
      const shape = shapes[i];
      if (shape === HIDDEN || Number.isNaN(x[i])) continue;
      const left = originLeft + Math.min(edge, Math.max(-edge, x[i])) * unit;
      const top = originTop - Math.min(edge, Math.max(-edge, y[i])) * unit;
      if (left < border || left > last || top < border || top > last) continue;
      stamps[shape] ??= makeStamp(SHAPES[shape], radius, ALPHA, size);
      stamp(this.#pixels, size, stamps[shape], left, top, colours[i]);
    }
  }

  /**
   * The colour and the shape of each point.
   * @param {Theme} theme
   */
  #dress(theme) {
    this.#colours ??= this.points.colours(theme.scheme);
    this.#shapes ??= this.points.shapes({ hidden: new Set(this.#wish.hiddenClasses), shapes: this.#wish.classShapes });
    return { colours: this.#colours, shapes: this.#shapes };
  }

  /** What is seen, for whoever draws it elsewhere; undefined before the first drawing. */
  get scene() {
    const theme = this.#theme;
    if (!theme || !this.#image) return undefined;
    const { points: { x, y, parts }, latent, layers, window, opacity } = this;
    const side = this.#size / this.#ratio; // in CSS pixels, and so is the radius of the points
    const looks = { theme, latent, layers, window, opacity, manifold: this.#manifold, side, radius: this.#radius };
    return { ...looks, x, y, parts, ...this.#dress(theme) };
  }

  /** Fewer points are larger, and those of a larger plane and under a lens too. In CSS pixels. */
  get #radius() {
    const crowd = (9000 / Math.max(1, this.points.count)) ** 0.25 * (SPAN / this.window.half) ** 0.4;
    return Math.min(4, Math.max(1, 1.5 * crowd * (this.#size / this.#ratio / 520)));
  }
}
