// An arrow key as a step in the plane: its direction, and its length, fine with Shift and coarse with Alt.

/** @type {Readonly<Record<string, readonly [number, number]>>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * Undefined for other keys.
 * @param {Pick<KeyboardEvent, "key" | "shiftKey" | "altKey">} event
 * @param {{ step: number, fine: number, coarse: number }} lengths
 */
export function arrowOf({ key, shiftKey, altKey }, { step, fine, coarse }) {
  if (!Object.hasOwn(DIRECTIONS, key)) return undefined;
  const [across, up] = DIRECTIONS[key];
  return { across, up, length: shiftKey ? fine : altKey ? coarse : step };
}
