// How a point of an SVG picture is held: by a pointer, which keeps it until it is let go, or by the arrow keys.

import { arrowOf } from "../ui/arrows.js";

const STEPS = { step: 1, fine: 0.2, coarse: 5 };

/**
 * From the pointer to the middle of the point that it holds, in CSS pixels: what is taken beside its middle does not
 * jump.
 * @type {WeakMap<Element, { x: number, y: number }>}
 */
const offsets = new WeakMap();

/**
 * Takes the point that the pointer is on: the nearest, where the room around several overlaps. False for the other
 * buttons of a mouse.
 * @param {PointerEvent} event
 */
export function takePoint(event) {
  if (event.button !== 0) return false;
  const touched = /** @type {SVGGElement} */ (event.currentTarget);
  const points = /** @type {NodeListOf<SVGGElement>} */ (touched.ownerSVGElement?.querySelectorAll("[role=slider]"));
  const [{ point, offset }] = Array.from(points, (point) => {
    const { e, f } = /** @type {DOMMatrix} */ (point.getScreenCTM()); // where its transform puts it
    const offset = { x: e - event.clientX, y: f - event.clientY };
    return { point, offset, distance: Math.hypot(offset.x, offset.y) };
  }).sort((one, other) => one.distance - other.distance);
  offsets.set(point, offset);
  point.setPointerCapture(event.pointerId);
  point.focus({ preventScroll: true });
  event.preventDefault();
  return true;
}

/**
 * Where the pointer has the middle of the point, in units of the picture; undefined if none holds it.
 * @param {PointerEvent} event
 */
export function placeOf(event) {
  const point = /** @type {SVGGElement} */ (event.currentTarget);
  const matrix = point.ownerSVGElement?.getScreenCTM();
  if (!matrix || !point.hasPointerCapture(event.pointerId)) return undefined;
  const { x: right, y: down } = offsets.get(point) ?? { x: 0, y: 0 };
  const { x, y } = new DOMPoint(event.clientX + right, event.clientY + down).matrixTransform(matrix.inverse());
  return { x, y };
}

/**
 * What an arrow key asks of a point that has the focus, in steps.
 * @param {KeyboardEvent} event
 */
export function nudgeOf(event) {
  const arrow = event.ctrlKey || event.metaKey ? undefined : arrowOf(event, STEPS);
  if (arrow) event.preventDefault();
  return arrow;
}
