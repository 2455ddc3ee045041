// Where a callout stands: beside what it speaks of, never upon it. All in CSS pixels of the viewport.

/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/** @typedef {{ width: number, height: number }} Size */

export const MARGIN = 12; // from the viewport's edge
export const GAP = 14; // from what is pointed at, with its outline

/**
 * What holds all of some boxes.
 * @param {readonly Box[]} boxes
 * @returns {Box}
 */
export function around(boxes) {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

/**
 * Part of a box, in shares of its sides.
 * @param {Box} box
 * @param {readonly [number, number, number, number]} [part]
 * @returns {Box}
 */
export function partOf({ left, top, width, height }, [across, down, wide, tall] = [0, 0, 1, 1]) {
  return { left: left + across * width, top: top + down * height, width: wide * width, height: tall * height };
}

/**
 * Whether there is room on a side; otherwise a callout is a sheet, and takes from the viewport's height.
 * @param {Box} clear
 * @param {Size} callout
 * @param {Pick<Size, "width">} view
 */
export function sideOf(clear, { width }, view) {
  if (clear.left + clear.width + GAP + width + MARGIN <= view.width) return "right";
  return clear.left - GAP - width >= MARGIN ? "left" : undefined;
}

/**
 * On a side level with what it points at. As a sheet at the bottom, or at the top if it would lie on what must stay in
 * sight; in a frame that is taller than the screen nobody sees these, and it stands right below or above.
 * @param {Box} target
 * @param {Box} clear  the target, and what must stay in sight as well
 * @param {Size} callout
 * @param {Size & { screen: number }} view  the viewport, and the height of the screen
 */
export function placeCallout(target, clear, callout, view) {
  const most = view.height - MARGIN - callout.height;
  const side = sideOf(clear, callout, view);
  if (side) {
    const left = side === "right" ? clear.left + clear.width + GAP : clear.left - GAP - callout.width;
    const level = target.top + target.height / 2 - callout.height / 2;
    return { left, top: Math.max(MARGIN, Math.min(most, level)) };
  }
  const left = (view.width - callout.width) / 2;
  const [above, below] = [clear.top - GAP - callout.height, clear.top + clear.height + GAP];
  if (view.height > view.screen) return { left, top: below <= most ? below : Math.max(MARGIN, above) };
  const under = below > most + 1; // by more than what is lost by rounding
  return { left, top: under && above >= MARGIN ? MARGIN : most };
}
