// The film that a path gives: what the reader has chosen of it, kept while other tools are open, and the
// points that its pictures are decoded from.

import { pathBetween } from "../../plane/path.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {{ arc: boolean, count: number }} Choice  count: of pictures */

export const FEWEST = 9;
export const MOST = 15;

/**
 * Of each element, by its plane.
 * @type {WeakMap<Bench["plane"], Choice>}
 */
const choices = new WeakMap();

/**
 * @param {Pick<Bench, "plane">} bench
 * @returns {Choice}
 */
export function choiceOf({ plane }) {
  return choices.get(plane) ?? { arc: false, count: 11 };
}

/**
 * @param {Pick<Bench, "plane">} bench
 * @param {Partial<Choice>} change
 */
export function chooseFilm({ plane }, change) {
  choices.set(plane, { ...choiceOf({ plane }), ...change });
}

/**
 * The points of the plane, (count, 2), and of the latent space, (count, latent), in which further dimensions
 * are 0.
 * @param {Pick<Bench, "plane" | "state">} bench
 * @param {number} latent
 */
export function filmOf(bench, latent) {
  const choice = choiceOf(bench);
  const [a, b] = bench.state.anchors;
  const path = pathBetween(a, b, choice);
  const z = new Float32Array(choice.count * latent);
  for (let i = 0; i < choice.count; i++) z.set(path.subarray(2 * i, 2 * i + Math.min(2, latent)), i * latent);
  return { path, z };
}
