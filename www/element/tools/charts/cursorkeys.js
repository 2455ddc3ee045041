// Where the keys bring the step that is read from a chart: arrows by a part of the chart, with Alt by a larger one,
// with Shift by single steps; Home and End to the first and the last.

const PART = 0.02; // of the width
const COARSE = 0.1;

/**
 * Up is later, as on every slider.
 * @type {Record<string, -1 | 1>}
 */
const DIRECTIONS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -1, PageUp: 1 };

/**
 * The step to go to; undefined for keys that are not meant.
 * @param {Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">} event
 * @param {object} where
 * @param {number} where.at  the step now
 * @param {number} where.last
 * @param {(part: number) => number | undefined} where.beside  the step that lies a part of the width beside it
 */
export function cursorKey({ key, shiftKey, altKey, ctrlKey, metaKey }, { at, last, beside }) {
  if (ctrlKey || metaKey) return undefined;
  if (key === "Home") return 1;
  if (key === "End") return last;
  if (!Object.hasOwn(DIRECTIONS, key)) return undefined;
  const direction = DIRECTIONS[key];
  const next = at + direction; // at least
  const part = altKey || key.startsWith("Page") ? COARSE : PART;
  const wanted = shiftKey ? next : Math.round(beside(direction * part) ?? next);
  const moved = direction > 0 ? Math.max(next, wanted) : Math.min(next, wanted);
  return Math.min(last, Math.max(1, moved));
}
