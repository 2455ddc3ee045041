// What the element shows, put together in its shadow root: the template and the parts that draw. Setters mark
// what is stale; one frame draws it all.

import { render } from "lit-html";
import uPlotCss from "uplot/dist/uPlot.min.css";
import controlsCss from "./controls.css";
import { Curves } from "./curves.js";
import { Decoded } from "./decoded.js";
import { Frame } from "./frame.js";
import { Handle } from "./handle.js";
import { fillForm } from "./controls.js";
import { layoutTemplate } from "./layout.js";
import { Lens } from "./lens.js";
import modesCss from "./modes.css";
import planeCss from "./plane.css";
import { Plane } from "./plane.js";
import css from "./style.css";
import { ThemeProbe } from "./theme.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./options.js").Options} Options */

/**
 * What is wrong, in words.
 *
 * @typedef {object} Failure
 * @property {import("./failures.js").FailureKind} kind
 * @property {string} text
 * @property {string} detail
 * @property {boolean} canRetry
 */

/**
 * @typedef {object} ViewState
 * @property {import("./texts.js").Texts} texts
 * @property {import("./texts.js").Language} language
 * @property {Settings} settings
 * @property {boolean} training
 * @property {string} status
 * @property {number} step
 * @property {number} epoch
 * @property {number} rate  images a second
 * @property {{ reconstruction: number, kl: number } | undefined} losses
 * @property {[number, number]} z
 * @property {Options["controls"]} controls
 * @property {Options["layers"]} layers
 * @property {number} images
 * @property {import("./legend.js").Legend} legend
 * @property {boolean} zoomed  the plane is seen through the lens
 * @property {Failure | undefined} failure
 * @property {boolean} edited  the folded form differs from the settings
 */

/**
 * What the reader can do.
 *
 * @typedef {object} Actions
 * @property {() => void} toggle
 * @property {() => void} step
 * @property {() => void} reset
 * @property {() => void} newSeed
 * @property {() => void} openTrained
 * @property {() => void} retry
 * @property {(name: keyof Settings, input: HTMLInputElement | HTMLSelectElement) => void} change
 * @property {(name: keyof Settings, value: number) => void} slide
 * @property {(form: HTMLFormElement) => void} edit
 * @property {(form: HTMLFormElement) => void} apply
 * @property {(z: [number, number]) => void} move
 * @property {(factor: number) => void} zoom  0: all of the plane again
 * @property {(label: number) => void} toggleClass
 * @property {(label: number) => void} showOnly
 * @property {() => void} showAll
 * @property {(on: boolean) => void} setShapes
 * @property {(search: string) => void} searchClasses
 */

/**
 * What the element does about drawing.
 *
 * @typedef {object} Hooks
 * @property {() => void} beforeDraw
 * @property {() => void} afterDraw
 * @property {(z: [number, number], pixels: Float32Array) => void} decoded
 * @property {(state: ViewState) => void} rendered
 */

const NUMBERS_EVERY = 250; // ms: numbers that change faster cannot be read
const BUDGET = 4; // ms: a frame whose pictures took longer is full

/** @type {CSSStyleSheet[] | undefined} */
let sheets;

export class View {
  #stale = false;
  /** The last frame that was not full went to words. */
  #rendered = false;
  #postponed = false;
  #renderedAt = 0;
  #later = 0;

  /**
   * @param {ShadowRoot} root
   * @param {HTMLElement} place  where in it to draw
   * @param {ViewState} state
   * @param {Actions} actions
   * @param {Hooks} hooks
   */
  constructor(root, place, state, actions, hooks) {
    this.root = root;
    this.place = place;
    this.state = state;
    this.actions = actions;
    this.hooks = hooks;
    sheets ??= [uPlotCss, css, planeCss, controlsCss, modesCss].map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    root.adoptedStyleSheets.push(...sheets);
    this.frame = new Frame(() => this.#draw());
    this.probe = new ThemeProbe(place, (theme) => this.#setTheme(theme));
    const theme = this.probe.read();
    this.state.legend.scheme = theme.scheme;
    this.#render();

    const requestFrame = (wait = 0) => this.frame.request(wait);
    this.plane = new Plane(this.#part("plane"), requestFrame);
    this.decoded = new Decoded(this.#part("decoded"), requestFrame, hooks.decoded);
    this.decoded.setZ(state.z);
    this.plane.setLayers(state.layers);
    this.lens = new Lens(this.#part("plane").parentElement, (window) => this.#look(window));
    this.handle = new Handle(this.#part("handle"), this.#part("plane"), actions.move, (z) => this.lens.keep(z));
    this.handle.set(state.z);
    const places = { reconstruction: this.#part("reconstruction"), kl: this.#part("kl") };
    this.curves = new Curves(places, theme, requestFrame);
    this.#setTheme(theme);
    this.observer = new ResizeObserver(() => this.#resize());
  }

  /** The observer tells the sizes of what it begins to observe, too: after the browser's own layout. */
  open() {
    this.observer.observe(this.#part("plane"));
    this.observer.observe(this.#part("kl"));
  }

  /** Frees what an element out of the document need not hold. */
  close() {
    this.observer.disconnect();
    this.clear();
    this.curves.close();
    this.decoded.free();
    this.frame.cancel();
    clearTimeout(this.#later);
    this.#later = 0;
  }

  /** Another run: no points, no curves. The handle stays where it is. */
  clear() {
    this.plane.clear();
    this.curves.clear();
    this.set({ images: 0, step: 0, epoch: 0, rate: 0, losses: undefined });
  }

  /** @param {Partial<ViewState>} change */
  set(change) {
    const { dataset } = this.state.settings;
    Object.assign(this.state, change);
    if (change.z) {
      this.handle.set(change.z);
      this.decoded.setZ(change.z);
    }
    if (change.settings) this.plane.setLatent(change.settings.latent);
    if (change.legend) this.plane.setClasses(change.legend);
    if (this.state.settings.dataset !== dataset) return this.showAll();
    if (change.layers) this.plane.setLayers(change.layers);
    this.#stale = true;
    this.frame.request();
  }

  /**
   * Numbers that change all the time: shown a few times a second.
   *
   * @param {Pick<ViewState, "step" | "epoch" | "rate" | "losses">} numbers
   */
  setNumbers(numbers) {
    Object.assign(this.state, numbers);
    if (this.#later !== 0) return;
    const wait = Math.max(0, this.#renderedAt + NUMBERS_EVERY - performance.now());
    this.#later = window.setTimeout(() => {
      this.#later = 0;
      this.set({});
    }, wait);
  }

  /** @param {{ count: number, labels?: Uint8Array, factors?: Float32Array }} part */
  addImages(part) {
    this.plane.addImages(part);
    const { classes, hasFactors, count } = this.plane.points;
    this.set({ images: count });
    this.setLegend({ classes, hasFactors });
  }

  /** @param {Partial<ViewState["legend"]>} change */
  setLegend(change) {
    this.set({ legend: { ...this.state.legend, ...change } });
  }

  /** All classes again, as on a change of data. */
  showAll() {
    this.setLegend({ hidden: new Set(), search: "" });
  }

  /** Puts the settings back into the inputs of what applies at once, where something else was typed. */
  refill() {
    const { settings } = this.state;
    for (const id of /** @type {const} */ (["learningRate", "beta"])) {
      const input = this.root.getElementById(id === "beta" ? "beta" : "learning-rate");
      if (input instanceof HTMLInputElement) input.value = String(settings[id]);
    }
  }

  /** The same for the folded form, when a run starts: until then, what is typed there and not yet applied stays. */
  refillForm() {
    const form = this.root.querySelector("form");
    if (form) fillForm(form, this.state.settings);
    this.set({ edited: false });
  }

  /** @param {Readonly<import("./scale.js").Window>} window */
  #look(window) {
    this.plane.setWindow(window);
    this.handle.setWindow(window);
    if (this.state.zoomed === this.lens.isHome) this.set({ zoomed: !this.lens.isHome });
  }

  /** @param {import("./theme.js").Theme} theme */
  #setTheme(theme) {
    this.#part("decoded").dataset.scheme = theme.scheme;
    this.plane.setTheme(theme);
    this.curves.setTheme(theme);
    this.setLegend({ scheme: theme.scheme });
  }

  #resize() {
    const side = this.#part("plane").clientWidth;
    if (side > 0) {
      this.plane.resize(side, window.devicePixelRatio);
      this.lens.resize(side);
    }
    this.curves.resize();
  }

  /** What a drag waits for comes first; words and curves take turns, and let a frame pass that is full. */
  #draw() {
    const start = performance.now();
    this.hooks.beforeDraw();
    this.decoded.draw();
    this.plane.draw();
    const full = performance.now() - start > BUDGET;
    if (full && !this.#postponed) this.frame.request();
    else if (this.#stale && !this.#rendered) {
      this.#render();
      this.#rendered = true;
      this.frame.request();
    } else {
      this.curves.draw();
      this.#rendered = false;
      if (this.#stale) this.frame.request();
    }
    this.#postponed = full && !this.#postponed;
    this.hooks.afterDraw();
  }

  #render() {
    this.#stale = false;
    this.#renderedAt = performance.now();
    this.hooks.rendered(this.state);
    render(layoutTemplate(this.state, this.actions), this.place, { renderBefore: this.probe.probes[0] });
  }

  /**
   * @param {string} id
   * @returns {any}
   */
  #part(id) {
    return this.root.getElementById(id);
  }
}
