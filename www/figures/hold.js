// How a point of an SVG picture is held: by a pointer, which keeps it until it is let go, or by the arrow keys.

const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1],
});
const FINE = 0.2;
const COARSE = 5;

/**
 * From the pointer to the middle of the point that it holds, in CSS pixels: what is taken beside its middle does not jump.
 *
 * @type {WeakMap<Element, { x: number, y: number }>}
 */
const offsets = new WeakMap();

/**
 * Takes the point that the pointer is on: the nearest, where the room around several overlaps. False for the other buttons of
 * a mouse.
 *
 * @param {PointerEvent} event
 */
export function take(event) {
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

/** Where the pointer has the middle of the point, in units of the picture; undefined if none holds it. @param {PointerEvent} event */
export function placeOf(event) {
  const point = /** @type {SVGGElement} */ (event.currentTarget);
  const matrix = point.ownerSVGElement?.getScreenCTM();
  if (!matrix || !point.hasPointerCapture(event.pointerId)) return undefined;
  const { x: right, y: down } = offsets.get(point) ?? { x: 0, y: 0 };
  const { x, y } = new DOMPoint(event.clientX + right, event.clientY + down).matrixTransform(matrix.inverse());
  return { x, y };
}

/**
 * What an arrow key asks for: a direction, and how many steps; a fifth of one with Shift, five with Alt.
 *
 * @param {KeyboardEvent} event
 */
export function arrowOf(event) {
  const arrow = ARROWS[event.key];
  if (!arrow || event.ctrlKey || event.metaKey) return undefined;
  event.preventDefault();
  const steps = event.shiftKey ? FINE : event.altKey ? COARSE : 1;
  return { across: arrow[0], up: arrow[1], steps };
}
