// The shapes of the points, a class each: ten that are told apart when they are but a few pixels wide. A shape is a
// list of polygons about the origin, y down, in units of a point's radius; a polygon within another one is a hole.

/** @typedef {readonly (readonly [number, number])[]} Polygon */
/** @typedef {readonly Polygon[]} Shape */

/** How far from the middle a shape reaches at most. */
export const EXTENT = 1.6;

const SIDES = 24;
/** A polygon of so many sides with the area of the unit circle has this radius. */
const ROUND = Math.sqrt((2 * Math.PI) / (SIDES * Math.sin((2 * Math.PI) / SIDES)));

/**
 * @param {number} corners
 * @param {number} radius
 * @param {number} [start]  the direction of the first corner: 0 is right, a quarter of a turn is down
 * @returns {Polygon}
 */
function regular(corners, radius, start = 0) {
  return Array.from({ length: corners }, (_, i) => {
    const angle = 2 * Math.PI * (start + i / corners);
    return /** @type {const} */ ([radius * Math.cos(angle), radius * Math.sin(angle)]);
  });
}

/**
 * @param {number} width  half of it
 * @param {number} height  half of it
 * @returns {Polygon}
 */
function box(width, height) {
  return [[-width, -height], [width, -height], [width, height], [-width, height]];
}

/**
 * @param {number} arm
 * @param {number} half  of an arm's width
 * @returns {Polygon}
 */
function plus(arm, half) {
  const quarter = /** @type {const} */ ([[half, -half], [half, -arm], [-half, -arm]]);
  return [0, 1, 2, 3].flatMap((turns) => quarter.map(([x, y]) => turned(x, y, -turns / 4)));
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} turns
 */
function turned(x, y, turns) {
  const [cos, sin] = [Math.cos(2 * Math.PI * turns), Math.sin(2 * Math.PI * turns)];
  return /** @type {const} */ ([x * cos - y * sin, x * sin + y * cos]);
}

/** @type {readonly Shape[]} */
export const SHAPES = [
  [regular(SIDES, ROUND)],
  [box(1.05, 1.05)],
  [regular(3, 1.55, -0.25)],
  [[[0, -1.6], [0.95, 0], [0, 1.6], [-0.95, 0]]],
  [plus(1.5, 0.42)],
  [plus(1.55, 0.42).map(([x, y]) => turned(x, y, 0.125))],
  [regular(3, 1.55, 0.25)],
  [box(1.6, 0.5)],
  [box(0.5, 1.6)],
  [regular(SIDES, 1.5), regular(SIDES, 0.85)],
];

/**
 * Whether hues alone cannot tell these classes apart.
 * @param {readonly number[]} classes
 */
export function outnumberHues(classes) {
  return classes.some((label) => label >= SHAPES.length);
}

/**
 * The shape of a class, as an index: where hues repeat, the tens of the label; else, on demand, the label itself.
 * @param {number} label
 * @param {{ repeat: boolean, shapes: boolean }} how  whether hues repeat, and whether the reader wants shapes
 */
export function classShape(label, { repeat, shapes }) {
  if (repeat) return Math.floor(label / SHAPES.length) % SHAPES.length;
  return shapes ? label : 0;
}

/**
 * Where a line across a shape enters and leaves it, from left to right.
 * @param {Shape} shape
 * @param {number} y  of the line
 */
export function crossings(shape, y) {
  /** @type {number[]} */
  const found = [];
  for (const corners of shape) {
    let [x1, y1] = corners[corners.length - 1];
    for (const [x2, y2] of corners) {
      if (y1 > y !== y2 > y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
      [x1, y1] = [x2, y2];
    }
  }
  return found.sort((a, b) => a - b);
}

/**
 * The shape as an SVG path; holes by fill-rule="evenodd".
 * @param {Shape} shape
 */
export function pathOf(shape) {
  const short = (/** @type {number} */ value) => Number(value.toFixed(3));
  return shape.map((corners) => `M${corners.map(([x, y]) => `${short(x)} ${short(y)}`).join("L")}Z`).join("");
}
