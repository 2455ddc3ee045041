// The losses of a run, in bounded memory: at most LIMIT points. When they are full, neighbours are averaged
// in pairs and each point stands for twice as many steps from then on; so a point is always the mean of
// `stride` steps in a row.

export const LIMIT = 2000;

export class Series {
  stride = 1;
  /**
   * The step in the middle of each point.
   * @type {number[]}
   */
  steps = [];
  /** @type {number[]} */
  reconstruction = [];
  /** @type {number[]} */
  kl = [];
  #pending = { count: 0, step: 0, reconstruction: 0, kl: 0 };

  /**
   * @param {number} step
   * @param {number} reconstruction
   * @param {number} kl
   */
  addLosses(step, reconstruction, kl) {
    const pending = this.#pending;
    pending.count += 1;
    pending.step += step;
    pending.reconstruction += reconstruction;
    pending.kl += kl;
    if (pending.count < this.stride) return;
    this.steps.push(pending.step / pending.count);
    this.reconstruction.push(pending.reconstruction / pending.count);
    this.kl.push(pending.kl / pending.count);
    this.#pending = { count: 0, step: 0, reconstruction: 0, kl: 0 };
    if (this.steps.length >= LIMIT) this.#thin();
  }

  /**
   * Drops what came after a step. A point that also stands for later steps goes with them.
   * @param {number} step
   */
  truncate(step) {
    const half = (this.stride - 1) / 2;
    const kept = this.steps.filter((middle) => middle + half <= step).length;
    for (const column of [this.steps, this.reconstruction, this.kl]) column.length = kept;
    this.#pending = { count: 0, step: 0, reconstruction: 0, kl: 0 };
  }

  clear() {
    this.truncate(-Infinity);
    this.stride = 1;
  }

  #thin() {
    this.steps = halved(this.steps);
    this.reconstruction = halved(this.reconstruction);
    this.kl = halved(this.kl);
    this.stride *= 2;
  }
}

/**
 * The means of neighbouring pairs.
 * @param {number[]} values
 */
function halved(values) {
  return Array.from({ length: values.length >> 1 }, (_, i) => (values[2 * i] + values[2 * i + 1]) / 2);
}

/**
 * A running mean whose memory grows with what is shown (a fiftieth of it), so that the line stays as smooth
 * as it looks. Early on, where the losses fall steeply, it is as short as a quarter of the points so far: a
 * longer one would lie far above them.
 * @param {readonly number[]} values
 */
export function smoothed(values) {
  const longest = Math.max(2, values.length / 50);
  let mean = values[0];
  return values.map((value, i) => {
    mean += (value - mean) / Math.min(longest, 1 + i / 4);
    return mean;
  });
}

/**
 * The range that shows nearly all values: the steep first steps and rare spikes may leave the picture, so
 * that the later course can be read.
 * @param {readonly number[]} values
 * @returns {[number, number]}
 */
export function readableRange(values) {
  if (values.length === 0) return [0, 1];
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(values.length * 0.04);
  return roomy(sorted[Math.floor(cut / 8)], sorted[sorted.length - 1 - cut]);
}

/**
 * A range with some room around what it shows.
 * @param {number} low
 * @param {number} high
 * @returns {[number, number]}
 */
export function roomy(low, high) {
  const room = Math.max((high - low) * 0.08, 0.05 * Math.abs(high), 1e-3);
  return [Math.max(0, low - room), high + room];
}
