// The way between two anchors of the plane: straight, or on an arc about the origin, on which angle and
// radius change evenly, the shorter way round. The mass of N(0, I) lies near radius sqrt(L), which at high L
// an arc keeps to and a straight line cuts across; in two dimensions the arc is a comparison.

/** @typedef {ArrayLike<number>} Point  x and y */

/** Nearer to the origin than this an anchor has no angle to speak of. */
const NEAR = 0.1;

/** Anchors opposite each other but for rounding have no shorter way: counter-clockwise is chosen. */
const ROUNDING = 1e-6;

/**
 * Whether an arc joins the anchors; if not, all paths between them are straight.
 * @param {Point} a
 * @param {Point} b
 */
export function hasArc(a, b) {
  return Math.hypot(a[0], a[1]) > NEAR && Math.hypot(b[0], b[1]) > NEAR;
}

/**
 * The point at t of the way from a (t = 0) to b (t = 1); both ends are exact.
 * @param {Point} a
 * @param {Point} b
 * @param {number} t
 * @param {boolean} arc
 * @returns {[number, number]}
 */
export function pointBetween(a, b, t, arc) {
  if (t === 1) return [b[0], b[1]];
  if (!arc || !hasArc(a, b)) return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  const turned = t * angleBetween(a, b);
  const stretched = 1 + t * (Math.hypot(b[0], b[1]) / Math.hypot(a[0], a[1]) - 1);
  const cos = stretched * Math.cos(turned);
  const sin = stretched * Math.sin(turned);
  return [a[0] * cos - a[1] * sin, a[0] * sin + a[1] * cos];
}

/**
 * As many points of the way, evenly spaced, both anchors among them.
 * @param {Point} a
 * @param {Point} b
 * @param {{ count: number, arc: boolean }} how  count is at least 2
 * @returns {Float32Array<ArrayBuffer>}  (count, 2)
 */
export function pathBetween(a, b, { count, arc }) {
  const path = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) path.set(pointBetween(a, b, i / (count - 1), arc), 2 * i);
  return path;
}

/**
 * From a to b about the origin, the shorter way round; counter-clockwise is positive.
 * @param {Point} a
 * @param {Point} b
 */
function angleBetween(a, b) {
  const angle = Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]);
  return angle < ROUNDING - Math.PI ? angle + 2 * Math.PI : angle;
}
