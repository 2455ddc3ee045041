// What is marked on the plane, over its points: contours, ellipses, dots and paths, as one SVG in units of z. Its y is
// down: a point (x, y) is drawn at (x, -y).

import { render, svg } from "lit-html";
import { HOME } from "./scale.js";

/** @typedef {import("lit-html").TemplateResult<2>} Drawing */

/**
 * What marks are drawn with.
 * @typedef {object} Rule
 * @property {number} pixel  a CSS pixel in units of z
 * @property {Readonly<import("./scale.js").Window>} window
 */

export class Marks {
  #dirty = true;
  #size = 0;
  #window = HOME;

  /**
   * @param {SVGSVGElement} element
   * @param {() => void} changed  asks for a frame
   * @param {(rule: Rule) => (Drawing | "")[]} drawings  the lowest first
   */
  constructor(element, changed, drawings) {
    this.element = element;
    this.changed = changed;
    this.drawings = drawings;
  }

  /** @param {number} size  of the plane, in CSS pixels */
  resize(size) {
    this.#size = size;
    this.markStale();
  }

  /** @param {Readonly<import("./scale.js").Window>} window */
  setWindow(window) {
    this.#window = window;
    this.markStale();
  }

  markStale() {
    this.#dirty = true;
    this.changed();
  }

  /** @param {boolean} moved  the points have moved, and marks may lie on them */
  draw(moved) {
    if (!(this.#dirty || moved) || this.#size === 0) return;
    this.#dirty = false;
    const window = this.#window;
    const { x, y, half } = window;
    this.element.setAttribute("viewBox", `${x - half} ${-y - half} ${2 * half} ${2 * half}`);
    const drawings = this.drawings({ pixel: (2 * half) / this.#size, window });
    render(svg`${drawings}`, /** @type {any} */ (this.element));
  }
}
