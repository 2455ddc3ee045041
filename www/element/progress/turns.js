// Plots that are drawn in turn: one a frame, and each a few times a second at most.

const DRAW_EVERY = 250; // ms: a curve of some minutes hardly changes in less

export class Turns {
  /** @type {{ draw: () => void, stale: boolean, at: number }[]} */
  #plots;

  /**
   * @param {(() => void)[]} draws
   * @param {(wait?: number) => void} request  asks for a frame
   */
  constructor(draws, request) {
    this.#plots = draws.map((draw) => ({ draw, stale: true, at: -Infinity }));
    this.request = request;
  }

  /** All are stale. */
  markStale() {
    for (const plot of this.#plots) plot.stale = true;
    this.request();
  }

  /** Draws the one that has waited longest, if it is time; the others have frames of their own. */
  draw() {
    const stale = this.#plots.filter((plot) => plot.stale).sort((a, b) => a.at - b.at);
    const [plot] = stale;
    if (!plot) return;
    const now = performance.now();
    const wait = plot.at + DRAW_EVERY - now;
    if (wait > 0) return this.request(wait);
    plot.at = now;
    plot.stale = false;
    plot.draw();
    if (stale.length > 1) this.request();
  }
}
