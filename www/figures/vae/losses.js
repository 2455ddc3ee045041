// The losses of a run's steps in few points, however long it is: as it grows, each point is the mean of more steps.

/** @typedef {{ step: number, reconstruction: number, kl: number }} Point  means over some steps, the last of them */

export const MOST = 200; // points: then two become one

export class Losses {
  /** @type {readonly Point[]} */
  points = [];
  /** Steps a point. */
  #stride = 1;
  /**
   * Steps that make no point yet.
   * @type {Point[]}
   */
  #rest = [];

  /** @param {Point} losses  of a step */
  add({ step, reconstruction, kl }) {
    this.#rest.push({ step, reconstruction, kl });
    if (this.#rest.length < this.#stride) return;
    this.points = [...this.points, joined(this.#rest)];
    this.#rest = [];
    if (this.points.length < MOST) return;
    this.points = Array.from({ length: MOST / 2 }, (_, i) => joined(this.points.slice(2 * i, 2 * i + 2)));
    this.#stride *= 2;
  }
}

/**
 * Of as many steps each.
 * @param {readonly Point[]} points
 * @returns {Point}
 */
function joined(points) {
  const mean = (/** @type {"reconstruction" | "kl"} */ loss) =>
    points.reduce((sum, point) => sum + point[loss], 0) / points.length;
  return { step: points[points.length - 1].step, reconstruction: mean("reconstruction"), kl: mean("kl") };
}
