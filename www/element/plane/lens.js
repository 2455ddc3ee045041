// The reader's window on the plane. The wheel with Ctrl, two fingers, keys and buttons zoom and pan; the wheel alone
// and one finger scroll the page, as everywhere.

import { HOME, SPAN } from "./scale.js";

/** @typedef {Readonly<import("./scale.js").Window>} Window */

const MOST = 40; // times
export const ZOOM_STEP = 1.5; // a press of a key or a button

export class Lens {
  /** @type {Window} */
  window = HOME;
  /**
   * Tells the gestures, once they are there, what the window is.
   * @type {ReturnType<typeof import("./gestures.js").gestures> | undefined}
   */
  #tell;

  /**
   * @param {HTMLElement} square  the plane, with the ring upon it
   * @param {(window: Window) => void} changed
   */
  constructor(square, changed) {
    this.square = square;
    this.changed = changed;
    let loading = false;
    const near = () => {
      if (loading) return;
      loading = true;
      this.#loadGestures().catch((error) => {
        loading = false; // the next time is another try
        console.warn("zscape: the gestures that zoom could not be loaded", error);
      });
    };
    for (const type of ["pointerenter", "touchstart"]) square.addEventListener(type, near, { passive: true });
  }

  /** The square has another size. */
  resize() {
    this.#tell?.(this.window);
  }

  /**
   * Zooms about a point, which stays where it is on the canvas.
   * @param {number} factor
   * @param {readonly [number, number]} about
   */
  zoomBy(factor, [x, y]) {
    const half = Math.min(SPAN, Math.max(SPAN / MOST, this.window.half / factor));
    const share = half / this.window.half;
    this.#moveWindow({ x: x + (this.window.x - x) * share, y: y + (this.window.y - y) * share, half });
  }

  /**
   * Moves the window, where it must, so that a point is in it.
   * @param {readonly [number, number]} point
   */
  keepInView([x, y]) {
    const { half } = this.window;
    const within = (/** @type {number} */ middle, /** @type {number} */ value) =>
      Math.min(value + 0.9 * half, Math.max(value - 0.9 * half, middle));
    this.#moveWindow({ x: within(this.window.x, x), y: within(this.window.y, y), half });
  }

  home() {
    this.#moveWindow(HOME);
  }

  /** @type {import("../state.js").Subscriber} */
  stateChanged({ options }, { look }, before) {
    if (options && look.window !== before.look.window) this.showWindow(look.window);
  }

  /** @param {readonly [x: number, y: number, half: number]} window */
  showWindow([x, y, half]) {
    this.#moveWindow({ x, y, half: Math.min(SPAN, Math.max(SPAN / MOST, half)) });
  }

  /** @param {Window} wanted */
  #moveWindow({ x, y, half }) {
    const most = SPAN - half; // the window never leaves what can be plotted
    const middle = (/** @type {number} */ value) => Math.min(most, Math.max(-most, value));
    this.#takeWindow({ x: middle(x), y: middle(y), half });
    this.#tell?.(this.window);
  }

  /** @param {Window} window */
  #takeWindow(window) {
    const { x, y, half } = this.window;
    if (window.x === x && window.y === y && window.half === half) return;
    this.window = window.half === SPAN ? HOME : window;
    this.changed(this.window);
  }

  async #loadGestures() {
    const { gestures } = await import("./gestures.js");
    this.#tell = gestures(this.square, MOST, (window) => this.#takeWindow(window));
    this.#tell(this.window);
  }
}
