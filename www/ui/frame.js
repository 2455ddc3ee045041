// One call a frame, however often it is asked for. Where frames do not come (hidden tabs, frames out of
// sight) a timer stands in, so that nothing piles up there.

const WITHOUT_FRAMES = 250; // ms
const FRAME = 16; // ms: what is due sooner comes with the next frame

export class Frame {
  #frame = 0;
  #timer = 0;
  #later = 0;
  #laterAt = Infinity;

  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
  }

  /**
   * Asks for the next frame, or for the first one after a while: frames in between that would draw nothing
   * still cost the browser its work.
   * @param {number} [wait]  ms
   */
  request(wait = 0) {
    if (this.#frame !== 0) return;
    if (wait > FRAME) return this.#requestLater(wait);
    this.#frame = requestAnimationFrame(() => this.now());
    this.#timer = window.setTimeout(() => this.now(), WITHOUT_FRAMES);
  }

  /** Draws at once what would have come with the next frame. */
  now() {
    this.cancel();
    this.draw();
  }

  cancel() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    clearTimeout(this.#later);
    this.#frame = 0;
    this.#laterAt = Infinity;
  }

  /** @param {number} wait */
  #requestLater(wait) {
    // Half a frame early, so that the frame it is meant for is not missed.
    const at = performance.now() + wait - FRAME / 2;
    if (at >= this.#laterAt) return;
    clearTimeout(this.#later);
    this.#laterAt = at;
    this.#later = window.setTimeout(() => {
      this.#laterAt = Infinity;
      this.request();
    }, wait - FRAME / 2);
  }
}
