// Which image the reader points at: by mouse or pen the one whose point is under the pointer, by touch the one that is
// tapped, by keys the one nearest to the ring. It has a card beside it; a click, a tap or Enter chooses it, and Escape
// lets it go.

import { localOf } from "../local.js";
import { number } from "../../ui/numbers.js";
import { nearestImage, nearestPoint } from "../plane/nearest.js";
import { toLeft, toTop, toX, toY } from "../plane/scale.js";
import { fill } from "../../ui/fill.js";

/** @typedef {import("../view.js").View} View */
/** @typedef {import("./card.js").Place} Place */

// CSS pixels from a point
const HOVER_REACH = 10;
const CLICK_REACH = 8;
const TAP_REACH = 16;
const STILL = 4; // a press that moved further was a drag

export class Hover {
  /**
   * Of the pointer while it is over the plane, in the viewport.
   * @type {{ clientX: number, clientY: number } | undefined}
   */
  #pointer;
  /** The pointer or what is under it has moved. */
  #moved = false;
  /** @type {{ x: number, y: number, type: string } | undefined} */
  #pressed;
  /**
   * Where the card lies while it was called by key or by a tap: until the next key or press.
   * @type {Place | undefined}
   */
  #called;
  #loading = false;
  /** @type {import("./card.js").Card | undefined} */
  #card;

  /**
   * @param {View} view  with its plane and its ring
   * @param {HTMLElement} card
   * @param {HTMLElement} said  tells those who cannot see the card
   */
  constructor(view, card, said) {
    this.view = view;
    this.card = card;
    this.said = said;
    const { square } = view.lens;
    this.square = square;
    const ring = view.handle.element;
    square.addEventListener("pointerenter", ({ pointerType }) => pointerType !== "touch" && this.#near());
    square.addEventListener("pointermove", (event) => this.#pointerMoved(event));
    square.addEventListener("pointerleave", () => this.#leave());
    square.addEventListener("pointercancel", () => this.#leave());
    square.addEventListener("pointerdown", (event) => this.#notePress(event));
    square.addEventListener("click", (event) => this.#click(event));
    ring.addEventListener("keydown", (event) => this.#key(event));
    ring.addEventListener("blur", () => this.#leave());
  }

  /**
   * What is seen has changed: other classes, another window, no points.
   * @type {import("../state.js").Subscriber}
   */
  stateChanged(change) {
    if (!change.options && !("past" in change)) return;
    this.#moved = true;
    this.#card?.markStale();
  }

  modelChanged() {
    this.#card?.modelChanged();
  }

  /** Another run: its points are yet to come. */
  clear() {
    this.#called = undefined;
    this.#moved = true;
    this.#card?.close();
  }

  draw() {
    if (this.#moved) this.#findUnderPointer();
    this.#card?.draw();
  }

  close() {
    this.#pointer = undefined;
    this.#called = undefined;
    this.#card?.close();
  }

  /** @param {PointerEvent} event */
  #pointerMoved(event) {
    if (event.pointerType === "touch") return;
    if (event.buttons !== 0 || !this.#isOnPlane(event)) this.#leave();
    else this.#hover(event);
  }

  /** @param {MouseEvent} event */
  #hover({ clientX, clientY }) {
    this.#pointer = { clientX, clientY };
    this.#called = undefined;
    this.#moved = true;
    this.view.frame.request();
  }

  #leave() {
    if (!this.#pointer && !this.#called) return;
    this.#pointer = undefined;
    this.#called = undefined;
    this.#moved = true;
    this.view.frame.request();
  }

  /**
   * The ring lies on the plane too; what else does is in the way.
   * @param {Event} event
   */
  #isOnPlane({ target }) {
    return target === this.view.plane.canvas || target === this.view.handle.element;
  }

  /** Finds what is under the pointer, once a frame at most. */
  #findUnderPointer() {
    this.#moved = false;
    if (!this.#called && this.said.textContent) this.said.textContent = "";
    if (!this.#pointer) {
      if (!this.#called) this.#setHovered(undefined);
      return;
    }
    const place = this.#placeOf(this.#pointer);
    this.#setHovered(this.#find(place, HOVER_REACH), place);
  }

  /**
   * @param {{ clientX: number, clientY: number }} pointer
   * @returns {Place}
   */
  #placeOf(pointer) {
    return { ...localOf(this.square, pointer), size: this.square.clientWidth };
  }

  /**
   * @param {number | undefined} index
   * @param {Place} [place]
   */
  #setHovered(index, place) {
    if (index !== this.view.state.hovered) this.view.set({ hovered: index });
    this.#card?.showImage(index, place);
  }

  /**
   * @param {Place} place
   * @param {number} reach  in CSS pixels
   */
  #find({ left, top, size }, reach) {
    const { plane, lens: { window }, state: { look } } = this.view;
    if (size === 0 || !look.layers.includes("points")) return undefined;
    const at = /** @type {const} */ ([toX(left, size, window), toY(top, size, window)]);
    const how = { reach: (reach * 2 * window.half) / size, window, hiddenClasses: look.hiddenClasses };
    return nearestPoint(plane.points, at, how)?.index;
  }

  /** @param {PointerEvent} event */
  #notePress(event) {
    this.#pressed = { x: event.clientX, y: event.clientY, type: event.pointerType };
    this.#leave();
  }

  /**
   * The ring comes as well, as at every click on the plane.
   * @param {MouseEvent} event
   */
  #click(event) {
    const pressed = this.#pressed;
    this.#pressed = undefined;
    if (!pressed || !this.#isOnPlane(event)) return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL) return;
    const place = this.#placeOf(event);
    const image = this.#find(place, pressed.type === "touch" ? TAP_REACH : CLICK_REACH);
    if (image !== undefined) this.view.actions.look({ image });
    if (pressed.type !== "touch") this.#hover(event);
    else if (image !== undefined) this.#callCard(image);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (key !== "Enter") this.#leave();
    const chosen = this.view.state.look.image !== undefined;
    if (key === "Enter" || (key === "Escape" && chosen)) event.preventDefault(); // taken
    if (key === "Escape") this.view.actions.look({ image: undefined });
    if (key === "Enter") this.#call();
  }

  /** The image nearest to the ring is chosen. */
  #call() {
    const { plane, state: { z, look, settings } } = this.view;
    const { hiddenClasses } = look;
    const found = nearestImage(plane.points, z, { hiddenClasses, latent: settings.latent });
    if (!found) return;
    this.view.actions.look({ image: found.index });
    this.#callCard(found.index);
  }

  /**
   * The card of an image comes, and stays until the ring moves by key or something is pressed, wherever that is.
   * @param {number} index
   */
  #callCard(index) {
    const { plane: { points: { x, y } }, lens: { window } } = this.view;
    const size = this.square.clientWidth;
    this.#near();
    this.#pointer = undefined;
    this.#called = { left: toLeft(x[index], size, window), top: toTop(y[index], size, window), size };
    this.#setHovered(index, this.#called);
    this.#sayImage(index);
    document.addEventListener("pointerdown", () => this.#leave(), { capture: true, once: true });
  }

  /** @param {number} index */
  #sayImage(index) {
    const { plane, state } = this.view;
    const label = plane.points.classOf(index);
    const text = label === undefined ? state.texts.pointTaken : state.texts.pointTakenOf;
    this.said.textContent = fill(text, { index: number(state, index), label: String(label) });
  }

  /** Fetches what draws the card. */
  #near() {
    if (this.#loading) return;
    this.#loading = true;
    this.#loadCard().catch((error) => {
      this.#loading = false; // the next time is another try
      console.warn("zscape: the card of an image could not be loaded", error);
    });
  }

  async #loadCard() {
    const { view } = this;
    const { Card } = await view.lazy.load(import("./card.js"));
    this.#card = new Card(this.card, view.instruments.bench, () => view.frame.request());
    if (this.#called) this.#card.showImage(view.state.hovered, this.#called);
    this.#moved = true;
    view.frame.request();
  }
}
