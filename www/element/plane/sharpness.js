// How fine the plane is drawn. Where it rests it has all the pixels of the screen; where that takes a slow device too
// long for something that moves, it has half as many a side, or a quarter, but never fewer than CSS has.

import { LONG, restAfter } from "../../ui/rest.js";

const PATIENCE = 5; // drawings in a row that took longer

/** What moves has come to rest after so many ms without a drawing. */
export const REST = 500;

export class Sharpness {
  #halvings = 0;
  #slow = 0;
  #last = 0;

  /** @param {number} ratio  device pixels a CSS pixel */
  constructor(ratio) {
    this.ratio = ratio;
  }

  /** Device pixels a CSS pixel of what moves. */
  get moving() {
    return Math.max(Math.min(1, this.ratio), this.ratio / 2 ** this.#halvings);
  }

  /** ms from the last drawing of what moves to the next, at least. */
  get pause() {
    return restAfter(this.#last);
  }

  /**
   * What moves has been drawn.
   * @param {number} ms  that it took
   */
  addDrawing(ms) {
    this.#last = ms;
    this.#slow = ms > LONG ? this.#slow + 1 : 0;
    if (this.#slow < PATIENCE || this.moving <= 1) return;
    this.#slow = 0;
    this.#halvings += 1;
  }
}
