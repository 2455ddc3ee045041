// A square to draw on with a round pen: with mouse, finger or pen (Pointer Events), or by keys: arrows move
// the pen, Space or Enter holds it down.

import { arrowOf } from "../../../ui/arrows.js";
import { localOf } from "../../local.js";

/** Pixels a side, whatever its size on the page. */
export const PAD = 280;
const PEN = 22; // pixels: in MNIST's form a stroke is then about 2 pixels wide, as in MNIST

const STEPS = { step: 8, fine: 2, coarse: 32 }; // pixels
const HOLD_KEYS = [" ", "Enter"];

/**
 * Where the pen was while it was down, in pixels of the pad.
 * @typedef {[number, number][]} Stroke
 */

export class Pad {
  element = document.createElement("div");
  #canvas = document.createElement("canvas");
  /** Shows where the keys have the pen. */
  #tip = document.createElement("i");
  #context;
  /**
   * What is being drawn, and with what: a pointer, or the keys.
   * @type {{ by: number | "keys", stroke: Stroke } | undefined}
   */
  #held;
  /**
   * Where the keys have the pen.
   * @type {[number, number]}
   */
  #pen = [PAD / 2, PAD / 2];

  /**
   * @param {Stroke[]} strokes  what is drawn; the pad adds to it
   * @param {() => void} changed
   */
  constructor(strokes, changed) {
    this.strokes = strokes;
    this.changed = changed;
    const { element } = this;
    Object.assign(element, { id: "pad", className: "pad", role: "application", tabIndex: 0 });
    this.#tip.className = "tip";
    this.#canvas.width = PAD;
    this.#canvas.height = PAD;
    element.append(this.#canvas, this.#tip);
    // It is read after each stroke: kept by the processor, it need not come back from the graphics card.
    const options = { alpha: false, willReadFrequently: true };
    this.#context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d", options));
    element.addEventListener("pointerdown", (event) => this.#takePen(event));
    element.addEventListener("pointermove", (event) => this.#drag(event));
    element.addEventListener("lostpointercapture", ({ pointerId }) => this.#lift(pointerId));
    element.addEventListener("keydown", (event) => this.#onKey(event));
    element.addEventListener("keyup", ({ key }) => {
      if (HOLD_KEYS.includes(key)) this.#lift("keys");
    });
    element.addEventListener("blur", () => this.#lift("keys"));
    this.#movePen(0, 0);
    this.#drawStrokes();
  }

  /** @param {{ label: string, hint: string, scheme: string }} words  in the reader's language */
  describe({ label, hint, scheme }) {
    this.element.ariaLabel = label;
    this.element.title = hint;
    this.element.dataset.scheme = scheme;
  }

  /** The ink, PAD x PAD: 0 none to 255 full. */
  get gray() {
    const { data } = this.#context.getImageData(0, 0, PAD, PAD);
    const gray = new Uint8ClampedArray(PAD * PAD);
    for (let i = 0; i < gray.length; i++) gray[i] = data[4 * i];
    return gray;
  }

  /** Takes the last stroke away. */
  undo() {
    this.strokes.pop();
    this.#strokesChanged();
  }

  clearStrokes() {
    this.strokes.length = 0;
    this.#strokesChanged();
  }

  /** A stroke that loses its beginning ends. */
  #strokesChanged() {
    this.#held = undefined;
    this.#drawStrokes();
    this.changed();
    if (this.strokes.length === 0) this.element.focus({ preventScroll: true });
  }

  /** @param {PointerEvent} event */
  #takePen(event) {
    if (event.button !== 0 || this.#held) return;
    this.element.setPointerCapture(event.pointerId);
    this.element.focus({ preventScroll: true });
    this.#lower(event.pointerId, this.#spot(event));
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (this.#held?.by !== event.pointerId) return;
    const { stroke } = this.#held;
    // All the places where the pen was since the last frame; a browser may know of none but the last.
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const place of passed.length > 0 ? passed : [event]) stroke.push(this.#spot(place));
    this.#drawStrokes();
    this.changed();
  }

  /**
   * @param {number | "keys"} by
   * @param {[number, number]} spot
   */
  #lower(by, spot) {
    const stroke = [spot];
    this.#held = { by, stroke };
    this.strokes.push(stroke);
    this.element.toggleAttribute("data-down", true);
    this.#drawStrokes();
    this.changed();
  }

  /** @param {number | "keys"} by */
  #lift(by) {
    if (this.#held?.by === by) this.#held = undefined;
    this.element.toggleAttribute("data-down", this.#held !== undefined);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { key } = event;
    const arrow = arrowOf(event, STEPS);
    if (event.ctrlKey || event.metaKey) {
      if (key !== "z") return;
      this.undo();
    } else if (arrow) {
      this.#movePen(arrow.length * arrow.across, -arrow.length * arrow.up);
    } else if (HOLD_KEYS.includes(key)) {
      if (!event.repeat && !this.#held) this.#lower("keys", [...this.#pen]);
    } else return;
    // What it means to the pad it means to nothing else.
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {number} right
   * @param {number} down
   */
  #movePen(right, down) {
    const [x, y] = this.#pen;
    this.#pen = [within(x + right), within(y + down)];
    const [left, top] = this.#pen.map((value) => `${(100 * value) / PAD}%`);
    Object.assign(this.#tip.style, { left, top });
    if (this.#held?.by !== "keys") return;
    this.#held.stroke.push([...this.#pen]);
    this.#drawStrokes();
    this.changed();
  }

  /**
   * Where an event is on the pad.
   * @param {PointerEvent} event
   * @returns {[number, number]}
   */
  #spot(event) {
    const { left, top } = localOf(this.#canvas, event);
    const { offsetWidth, offsetHeight } = this.#canvas;
    return [within((PAD * left) / offsetWidth), within((PAD * top) / offsetHeight)];
  }

  /** All of it: so the same strokes make the same picture, however they came. */
  #drawStrokes() {
    const context = this.#context;
    context.fillStyle = "#000";
    context.fillRect(0, 0, PAD, PAD);
    context.strokeStyle = "#fff";
    context.lineWidth = PEN;
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const stroke of this.strokes) {
      context.beginPath();
      context.moveTo(...stroke[0]);
      for (const spot of stroke) context.lineTo(...spot);
      context.stroke();
    }
  }
}

/**
 * A pen that leaves the pad draws along its border.
 * @param {number} value
 */
function within(value) {
  return Math.min(PAD, Math.max(0, value));
}
