// The gestures that move the window on the plane, by d3-zoom: the wheel with Ctrl, and two fingers. It comes as a script
// of its own, when a pointer is near.

import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { SPAN, toLeft, toTop, toX, toY } from "./scale.js";

/** @typedef {Readonly<import("./scale.js").Window>} Window */

const FASTEST = 0.6; // of a doubling a turn of the wheel

/**
 * @param {HTMLElement} square
 * @param {number} most  times
 * @param {(window: Window) => void} moved  by the reader
 * @returns {(window: Window, size: number) => void}  sets the window, on a square of so many CSS pixels a side
 */
export function gestures(square, most, moved) {
  let side = 0;
  const behaviour = /** @type {import("d3-zoom").ZoomBehavior<HTMLElement, unknown>} */ (zoom())
    .scaleExtent([1, most])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : event.touches?.length > 1))
    .wheelDelta(({ deltaY, deltaMode }) => {
      // Pinching a touchpad comes as small turns, mice turn by a hundred pixels and more.
      const turns = -deltaY * (deltaMode === 0 ? 0.02 : 0.5);
      return Math.min(FASTEST, Math.max(-FASTEST, turns));
    })
    .on("zoom", ({ sourceEvent, transform: { k, x, y } }) => {
      if (!sourceEvent) return; // it was set from here
      moved({ x: toX((side / 2 - x) / k, side), y: toY((side / 2 - y) / k, side), half: SPAN / k });
    });
  const selection = select(square);
  selection.call(behaviour).on("mousedown.zoom", null).on("dblclick.zoom", null);
  return ({ x, y, half }, size) => {
    side = size;
    const k = SPAN / half;
    behaviour.extent([[0, 0], [size, size]]).translateExtent([[0, 0], [size, size]]);
    const middle = zoomIdentity.translate(size / 2 - k * toLeft(x, size), size / 2 - k * toTop(y, size));
    selection.call(behaviour.transform, middle.scale(k));
  };
}
