// One call a frame, however often it is asked for. Where frames do not come (hidden tabs, frames out of
// sight) a timer stands in, so that nothing piles up there.

const WITHOUT_FRAMES = 250; // ms

export class Frame {
  #frame = 0;
  #timer = 0;

  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
  }

  request() {
    if (this.#frame !== 0) return;
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
    this.#frame = 0;
  }
}
