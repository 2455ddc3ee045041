// How a point of an SVG picture is held: by a pointer, which keeps it until it is let go, or by the arrow keys.

const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1],
});
const FINE = 0.2;
const COARSE = 5;

/** Takes the point that the pointer is on; false for the other buttons of a mouse. @param {PointerEvent} event */
export function take(event) {
  if (event.button !== 0) return false;
  const point = /** @type {SVGGElement} */ (event.currentTarget);
  point.setPointerCapture(event.pointerId);
  point.focus({ preventScroll: true });
  event.preventDefault();
  return true;
}

/** Where the pointer that holds the point is, in units of the picture; undefined if none does. @param {PointerEvent} event */
export function placeOf(event) {
  const point = /** @type {SVGGElement} */ (event.currentTarget);
  const matrix = point.ownerSVGElement?.getScreenCTM();
  if (!matrix || !point.hasPointerCapture(event.pointerId)) return undefined;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
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
