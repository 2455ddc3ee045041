// Which images stand for a data set: the first of each class, then the second of each, until there are enough. Where
// images have no class, the first ones.

/** @typedef {{ index: number, label: number | undefined }} Chosen */

/**
 * @param {import("../plane/points.js").Points} points
 * @param {number} most
 * @returns {Chosen[]}  by class, and in the order of the images
 */
export function firstsOf(points, most) {
  /** @type {Map<number | undefined, number>} */
  const seen = new Map();
  /** @type {(Chosen & { rank: number })[]} */
  const candidates = [];
  for (let index = 0; index < points.count; index++) {
    const label = points.classOf(index);
    const rank = seen.get(label) ?? 0;
    if (rank < most) candidates.push({ index, label, rank });
    seen.set(label, rank + 1);
  }
  const byClass = (/** @type {Chosen} */ a, /** @type {Chosen} */ b) =>
    (a.label ?? 0) - (b.label ?? 0) || a.index - b.index;
  return candidates
    .sort((a, b) => a.rank - b.rank || byClass(a, b))
    .slice(0, most)
    .sort(byClass)
    .map(({ index, label }) => ({ index, label }));
}
