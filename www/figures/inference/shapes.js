// The components of q as the reader holds them: a mean, two standard deviations, an angle, a weight; as the text of a
// link, and as the handles move them.

/** @typedef {{ x: number, y: number, half: number }} Window  the square part of the plane that is drawn */

/**
 * @typedef {object} Shape
 * @property {number} x
 * @property {number} y
 * @property {[number, number]} sd  along its two axes
 * @property {number} angle  of the first axis, from x, in radians
 * @property {number} weight
 */

/** @typedef {"isotropic" | "diagonal" | "full" | "mixture"} Family */

/** How many numbers a shape is. */
export const NUMBERS = 6;
const CELLS = 96; // of a window's side
export const DEGREE = Math.PI / 180;

/**
 * @param {ArrayLike<number>} numbers
 * @returns {Shape[]}
 */
export function shapesOf(numbers) {
  const n = Math.floor(numbers.length / NUMBERS);
  return Array.from({ length: n }, (_, k) => {
    const [x, y, first, second, angle, weight] = Array.from({ length: NUMBERS }, (_, i) => numbers[k * NUMBERS + i]);
    return { x, y, sd: [first, second], angle, weight };
  });
}

/** @param {Shape[]} shapes */
export function numbersOf(shapes) {
  return Float64Array.from(shapes.flatMap(({ x, y, sd, angle, weight }) => [x, y, ...sd, angle, weight]));
}

/**
 * As a link holds them: numbers between spaces, the angle in degrees.
 * @param {Shape[]} shapes
 */
export function textOf(shapes) {
  const numbers = shapes.flatMap(({ x, y, sd, angle, weight }) => [x, y, ...sd, angle / DEGREE, weight]);
  return numbers.map((number) => String(rounded(number))).join(" ");
}

/**
 * What is no number becomes NaN.
 * @param {string} text
 */
export function numbersIn(text) {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.map(Number).map((number, i) => (i % NUMBERS === 4 ? number * DEGREE : number));
}

/**
 * The standard deviations that the grid can hold.
 * @param {Window} window
 */
export function sdRange({ half }) {
  return { min: rounded((2.2 * half) / CELLS), max: half };
}

/**
 * Its mean elsewhere, inside the window.
 * @param {Shape} shape
 * @param {Window} window
 * @param {number} x
 * @param {number} y
 */
export function withMean(shape, window, x, y) {
  const inside = (/** @type {number} */ value, /** @type {number} */ middle) =>
    rounded(Math.max(middle - window.half, Math.min(middle + window.half, value)));
  return { ...shape, x: inside(x, window.x), y: inside(y, window.y) };
}

/**
 * Of another standard deviation along an axis; of both, where the family has circles alone.
 * @param {Shape} shape
 * @param {Window} window
 * @param {Family} family
 * @param {number} axis
 * @param {number} sd
 */
export function withSd(shape, window, family, axis, sd) {
  const { min, max } = sdRange(window);
  const value = rounded(Math.max(min, Math.min(max, sd)));
  const [first, second] = family === "isotropic" ? [value, value]
    : axis === 0 ? [value, shape.sd[1]] : [shape.sd[0], value];
  return { ...shape, sd: /** @type {[number, number]} */ ([first, second]) };
}

/**
 * The nearest shape that the core takes.
 * @param {Shape} shape
 * @param {Window} window
 * @param {Family} family
 */
export function within(shape, window, family) {
  const placed = withMean(shape, window, shape.x, shape.y);
  const sized = [1, 0].reduce((each, axis) => withSd(each, window, family, axis, shape.sd[axis]), placed);
  return { ...sized, weight: Math.max(0.001, Math.min(shape.weight, family === "mixture" ? 0.999 : 1)) };
}

/**
 * Turned, where the family lets it.
 * @param {Shape} shape
 * @param {Family} family
 * @param {number} angle
 */
export function withAngle(shape, family, angle) {
  if (!turns(family)) return shape;
  const turn = Math.round(angle / DEGREE * 10) / 10;
  return { ...shape, angle: (((turn + 540) % 360) - 180) * DEGREE };
}

/** @param {Family} family */
export function turns(family) {
  return family === "full" || family === "mixture";
}

/**
 * The end of an axis, at two standard deviations.
 * @param {Shape} shape
 * @param {number} axis
 */
export function axisEnd({ x, y, sd, angle }, axis) {
  const direction = angle + axis * 90 * DEGREE;
  return { x: x + 2 * sd[axis] * Math.cos(direction), y: y + 2 * sd[axis] * Math.sin(direction) };
}

/**
 * Its axis drawn so that it ends at a point, as far as the family lets it.
 * @param {Shape} shape
 * @param {Window} window
 * @param {Family} family
 * @param {number} axis
 * @param {number} x
 * @param {number} y
 */
export function withAxisEnd(shape, window, family, axis, x, y) {
  const [right, up] = [x - shape.x, y - shape.y];
  if (family === "diagonal") return withSd(shape, window, family, axis, Math.abs(axis === 0 ? right : up) / 2);
  const turned = withAngle(shape, family, Math.atan2(up, right) - axis * 90 * DEGREE);
  return withSd(turned, window, family, axis, Math.hypot(right, up) / 2);
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 1000) / 1000;
}
