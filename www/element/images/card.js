// The card of an image: it lies on the plane above or below its point, and follows the model while it learns. It
// comes as a script of its own, when a pointer is near.

import { render } from "lit-html";
import cardCss from "./card.css";
import factsCss from "./facts.css";
import { factsOf, factsTemplate } from "./facts.js";
import { Inspection } from "./inspection.js";

export const css = `${factsCss}\n${cardCss}`;

const EVERY = 250; // ms: numbers that change faster cannot be read
/** @typedef {{ left: number, top: number, size: number }} Place  on the plane, in CSS pixels */

export class Card {
  #dirty = false;
  /** @type {Place | undefined} */
  #place;

  /**
   * @param {HTMLElement} element
   * @param {import("../tools/bench.js").Bench} bench
   * @param {() => void} changed  asks for a frame
   */
  constructor(element, bench, changed) {
    this.element = element;
    this.bench = bench;
    this.changed = changed;
    this.inspection = new Inspection(bench, { questions: ["inspect"], every: EVERY }, () => this.markStale());
  }

  /**
   * @param {number | undefined} index  none: the card goes
   * @param {Place} [place]
   */
  showImage(index, place) {
    this.inspection.chooseImage(index);
    this.#place = place;
    this.markStale();
  }

  modelChanged() {
    this.inspection.modelChanged();
    if (this.inspection.index !== undefined) this.markStale();
  }

  /** The words or the colours may be others. */
  markStale() {
    this.#dirty = true;
    this.changed();
  }

  draw() {
    if (!this.#dirty) return;
    this.#dirty = false;
    const { element, bench } = this;
    const state = bench.state;
    const facts = factsOf(state, bench.plane.points, this.inspection);
    element.hidden = facts === undefined || this.#place === undefined;
    if (!facts || !this.#place) return;
    this.#placeCard(this.#place);
    render(factsTemplate(state, facts, { brief: true }), element);
  }

  close() {
    this.inspection.close();
    this.element.hidden = true;
  }

  /**
   * Below or above, on the side that has more room.
   * @param {Place} place
   */
  #placeCard({ left, top, size }) {
    const { style, dataset } = this.element;
    dataset.side = top < size / 2 ? "below" : "above";
    style.setProperty("--across", `${left}px`);
    style.setProperty("--down", `${top < size / 2 ? top : size - top}px`);
  }
}
