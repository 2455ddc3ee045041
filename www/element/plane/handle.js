// The ring that the reader drags over the plane: with mouse, touch or pen (Pointer Events), or with the arrow
// keys. It moves z within its reach and says so; it never moves by itself.

import { arrowOf } from "../../ui/arrows.js";
import { localOf } from "../local.js";
import { HOME, toLeft, toTop, toX, toY, withinReach } from "./scale.js";

/** @typedef {[number, number]} Point */

const STEPS = { step: 0.1, fine: 0.02, coarse: 0.5 };

export class Handle {
  /** @type {Point} */
  #z = [0, 0];
  /** @type {Readonly<import("./scale.js").Window>} */
  #window = HOME;
  /** From the pointer to the ring's middle, so that the ring does not jump when it is taken beside its middle. */
  #grip = { left: 0, top: 0 };

  /**
   * @param {HTMLElement} element  the ring
   * @param {HTMLElement} plane  the square it moves over
   * @param {(z: Point) => void} moved
   * @param {(z: Point) => void} lost  the keys have moved it, maybe out of sight
   */
  constructor(element, plane, moved, lost) {
    this.element = element;
    this.plane = plane;
    this.moved = moved;
    this.lost = lost;
    element.addEventListener("pointerdown", (event) => this.#takeRing(event));
    element.addEventListener("pointermove", (event) => this.#drag(event));
    plane.addEventListener("pointerdown", (event) => this.#jump(event));
    // A touch on the plane may be the start of scrolling: only a tap moves the handle there.
    plane.addEventListener("click", (event) => this.#tap(event));
  }

  /** @param {Point} z */
  setZ([x, y]) {
    this.#z = [x, y];
    const [left, top] = [toLeft(withinReach(x), 100, this.#window), toTop(withinReach(y), 100, this.#window)];
    // Per cent of the plane, by a transform: it moves the ring without a layout.
    this.element.style.translate = `${left}cqw ${top}cqh`;
    const inside = left >= 0 && left <= 100 && top >= 0 && top <= 100;
    this.element.toggleAttribute("data-outside", !inside);
  }

  /** @param {Readonly<import("./scale.js").Window>} window */
  setWindow(window) {
    this.#window = window;
    this.setZ(this.#z);
  }

  /** @param {PointerEvent} event */
  #takeRing(event) {
    if (event.button !== 0) return;
    const ring = this.element.getBoundingClientRect();
    this.#grip = {
      left: ring.left + ring.width / 2 - event.clientX,
      top: ring.top + ring.height / 2 - event.clientY,
    };
    this.element.setPointerCapture(event.pointerId);
    this.element.focus({ preventScroll: true });
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (!this.element.hasPointerCapture(event.pointerId)) return;
    this.#moveTo(event.clientX + this.#grip.left, event.clientY + this.#grip.top);
  }

  /** @param {PointerEvent} event */
  #jump(event) {
    if (this.element.hidden || event.button !== 0 || event.pointerType === "touch") return;
    this.#grip = { left: 0, top: 0 };
    this.element.setPointerCapture(event.pointerId);
    this.element.focus({ preventScroll: true });
    this.#moveTo(event.clientX, event.clientY);
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #tap(event) {
    if (this.element.hidden || (event instanceof PointerEvent && event.pointerType !== "touch")) return;
    this.#moveTo(event.clientX, event.clientY);
  }

  /** @type {import("../state.js").Subscriber} */
  stateChanged({ z }) {
    if (z) this.setZ(z);
  }

  /**
   * An arrow key moves it, wherever the focus is.
   * @param {KeyboardEvent} event
   */
  nudge(event) {
    const arrow = arrowOf(event, STEPS);
    if (!arrow || this.element.hidden) return;
    const [x, y] = this.#z;
    // Under the lens a step is as many pixels.
    const scale = this.#window.half / HOME.half;
    const length = scale > 0.5 ? arrow.length : arrow.length * scale;
    // Rounded, so that ten steps of 0.1 are 1 and not 0.9999999999999999.
    this.#moveRing([round(withinReach(x) + arrow.across * length), round(withinReach(y) + arrow.up * length)]);
    this.lost(this.#z);
  }

  /**
   * @param {number} clientX
   * @param {number} clientY
   */
  #moveTo(clientX, clientY) {
    const { left, top } = localOf(this.plane, { clientX, clientY });
    const size = this.plane.offsetWidth;
    this.#moveRing([toX(left, size, this.#window), toY(top, size, this.#window)]);
  }

  /** @param {Point} z */
  #moveRing([x, y]) {
    const z = /** @type {Point} */ ([withinReach(x), withinReach(y)]);
    if (z[0] === this.#z[0] && z[1] === this.#z[1]) return;
    this.setZ(z);
    this.moved(z);
  }
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 1e4) / 1e4;
}
