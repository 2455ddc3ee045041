// Labels in a column, each beside what it names, and none over another.

/**
 * Moves labels apart, from above to below, and back up where they would leave the picture.
 * @template {{ at: number }} Label
 * @param {Label[]} labels  with the places they wish for
 * @param {number} distance  between two
 * @param {number} floor  below which none goes
 * @returns {(Label & { y: number })[]}  from above to below
 */
export function apart(labels, distance, floor) {
  const placed = labels.map((label) => ({ ...label, y: label.at })).sort((a, b) => a.at - b.at);
  for (let i = 1; i < placed.length; i++) placed[i].y = Math.max(placed[i].y, placed[i - 1].y + distance);
  for (let i = placed.length - 1, lowest = floor; i >= 0; i--, lowest -= distance) {
    placed[i].y = Math.min(placed[i].y, lowest);
  }
  return placed;
}
