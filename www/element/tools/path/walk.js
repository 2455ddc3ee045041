// The ring on its way along a path, there and back, until the reader stops it. Who wants less motion sees it
// go from picture to picture.

/** @typedef {import("../bench.js").Bench} Bench */

const DURATION = 3000; // ms, there and back
const STEP = 500; // ms a picture, where there is to be less motion

export class Walk {
  #frame = 0;
  #listening = new AbortController();
  /** Where on the way it is. */
  #t = -1;

  /**
   * @param {Bench} bench
   * @param {(t: number) => [number, number]} at  the point at t of the way, 0 to 1
   * @param {object} how
   * @param {number} how.count  of pictures
   * @param {() => void} how.ended
   */
  constructor(bench, at, { count, ended }) {
    this.bench = bench;
    this.at = at;
    this.count = count;
    this.ended = ended;
    this.stepped = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const { signal } = this.#listening;
    const ring = bench.plane.canvas.parentElement?.querySelector("#handle");
    ring?.addEventListener("pointerdown", () => this.halt(), { signal });
    const onKey = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") this.halt();
    };
    // Before the element keeps a key from the page.
    document.addEventListener("keydown", onKey, { signal, capture: true });
    this.startedAt = performance.now();
    this.#moveAlong(0);
    this.#request();
  }

  halt() {
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
    this.ended();
  }

  #request() {
    this.#frame = requestAnimationFrame(() => this.#moveOn());
  }

  #moveOn() {
    // Somebody else has moved the ring.
    if (this.bench.state.z !== this.z) return this.halt();
    const last = this.count - 1;
    const duration = this.stepped ? 2 * last * STEP : DURATION;
    const done = Math.min(1, (performance.now() - this.startedAt) / duration);
    const t = 1 - Math.abs(1 - 2 * done);
    this.#moveAlong(this.stepped ? Math.round(t * last) / last : t);
    return done < 1 ? this.#request() : this.halt();
  }

  /** @param {number} t */
  #moveAlong(t) {
    if (t === this.#t) return;
    this.#t = t;
    this.bench.actions.moveRing(this.at(t));
    this.z = this.bench.state.z;
  }
}
