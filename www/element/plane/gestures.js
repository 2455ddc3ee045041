// The gestures that move the window on the plane, by d3-zoom: the wheel with Ctrl, and two fingers. It comes as a
// script of its own, when a pointer is near.

import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { HOME, SPAN, toLeft, toTop, toX, toY } from "./scale.js";

/** @typedef {Readonly<import("./scale.js").Window>} Window */

const FASTEST = 0.6; // of a doubling a turn of the wheel

/**
 * d3-zoom knows pixels of the viewport alone: the square is measured in these, at the beginning of every gesture, for
 * what scales the page around it may have changed.
 * @param {HTMLElement} square
 * @param {number} most  times
 * @param {(window: Window) => void} moved  by the reader
 * @returns {(window: Window) => void}  sets the window
 */
export function gestures(square, most, moved) {
  /** @type {Window} */
  let shown = HOME;
  let side = 0;
  const behaviour = /** @type {import("d3-zoom").ZoomBehavior<HTMLElement, unknown>} */ (zoom())
    .scaleExtent([1, most])
    .filter((event) => {
      if (square.getBoundingClientRect().width !== side) zoomTo(shown);
      return event.type === "wheel" ? event.ctrlKey || event.metaKey : event.touches?.length > 1;
    })
    .wheelDelta(({ deltaY, deltaMode }) => {
      // Pinching a touchpad comes as small turns, mice turn by a hundred pixels and more.
      const turns = -deltaY * (deltaMode === 0 ? 0.02 : 0.5);
      return Math.min(FASTEST, Math.max(-FASTEST, turns));
    })
    .on("zoom", ({ sourceEvent, transform: { k, x, y } }) => {
      if (!sourceEvent) return; // it was set from here
      shown = { x: toX((side / 2 - x) / k, side), y: toY((side / 2 - y) / k, side), half: SPAN / k };
      moved(shown);
    });
  const selection = select(square);
  selection.call(behaviour).on("mousedown.zoom", null).on("dblclick.zoom", null);
  /** @param {Window} window */
  function zoomTo(window) {
    shown = window;
    side = square.getBoundingClientRect().width;
    const { x, y, half } = window;
    const k = SPAN / half;
    behaviour.extent([[0, 0], [side, side]]).translateExtent([[0, 0], [side, side]]);
    const middle = zoomIdentity.translate(side / 2 - k * toLeft(x, side), side / 2 - k * toTop(y, side));
    selection.call(behaviour.transform, middle.scale(k));
  }
  return zoomTo;
}
