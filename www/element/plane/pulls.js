// The pulls on mu of one image, as arrows on the plane in one scale: that of the KL term, that of the
// reconstruction with its standard error, and their sum. A bar says how long a round number of nats per unit
// of z is.

import { svg } from "lit-html";

/** @typedef {import("../images/inspection.js").Pulls} Pulls */
/** @typedef {"kl" | "reconstruction" | "sum"} PullName */
/** @typedef {{ name: PullName, value: number[], error?: number[] }} Pull  of the dimensions that are shown */

const BAR = 1 / 5; // of half the plane
const IN_SIGHT = 0.9; // of half the plane: a tip further out, or its word, is cut
const HEAD = 9; // CSS pixels
const HEAD_ANGLE = 0.45; // either side, in radians

/**
 * The three pulls in the dimensions that are shown; of one latent dimension the second is 0.
 * @param {Pulls} pulls
 * @returns {Pull[]}
 */
export function pullsOf({ kl, reconstruction, standardError }) {
  const shown = (/** @type {Float32Array} */ values) => [...values.slice(0, 2)];
  const error = shown(standardError);
  return [
    { name: "kl", value: shown(kl) },
    { name: "reconstruction", value: shown(reconstruction), error },
    { name: "sum", value: shown(kl).map((value, i) => value + reconstruction[i]), error },
  ];
}

/**
 * How many nats per unit of z the bar stands for: 1, 2 or 5 times a power of ten, so that what half the
 * plane must hold fits. It stays as it is while the arrows are readable: they do not jump while the model
 * learns.
 * @param {number} most  nats per unit of z
 * @param {number} present
 */
export function barOf(most, present) {
  const fits = (/** @type {number} */ bar) => most * BAR <= bar;
  if (!(most > 0) || (fits(present) && most >= present)) return present;
  const power = 10 ** Math.floor(Math.log10(most * BAR));
  return power * ([1, 2, 5].find((step) => fits(power * step)) ?? 10);
}

/**
 * How many nats per unit of z half the plane must hold: the longest pull, and up to four times as much where
 * a tip would be out of sight.
 * @param {readonly Pull[]} pulls
 * @param {readonly [number, number]} from  mu
 * @param {Readonly<import("./scale.js").Window>} window
 */
export function mostOf(pulls, from, { x, y, half }) {
  return Math.max(...pulls.map(({ value }) => {
    // The units of z that a nat may take before the tip is at the border, in each dimension.
    const room = value.map((pull, axis) => {
      const toBorder = Math.sign(pull) * ([x, y][axis] - from[axis]) + IN_SIGHT * half;
      return Math.max(0, toBorder) / Math.abs(pull);
    });
    const length = Math.hypot(...value);
    return Math.max(length, Math.min(4 * length, half / Math.min(...room)));
  }));
}

/**
 * @param {object} drawn
 * @param {readonly [number, number]} drawn.from  mu
 * @param {readonly Pull[]} drawn.pulls
 * @param {number} drawn.bar  nats per unit of z
 * @param {Record<PullName | "bar", string>} drawn.words
 * @param {import("./marks.js").Rule} rule
 */
export function pullsMarks({ from: [x, y], pulls, bar, words }, { pixel, window }) {
  const unit = (BAR * window.half) / bar;
  const arrows = pulls.map(({ name, value: [right, up = 0], error = [] }) => ({
    name, from: [x, -y], by: [right * unit, -up * unit], error: error.map((nats) => nats * unit),
  }));
  const corner = { x: window.x - window.half, y: -window.y + window.half };
  // The sum lies below the pulls, for its tip may be one of theirs; the words lie above all.
  return svg`
    <g class="pulls">
      ${arrows.toReversed().map((arrow) => arrowTemplate(arrow, pixel))}
      ${arrows.map((arrow) => wordTemplate(arrow, words[arrow.name], pixel, window.x))}
      ${barTemplate(corner, BAR * window.half, pixel, words.bar)}
    </g>`;
}

/**
 * In units of z, y down.
 * @typedef {{ name: PullName, from: number[], by: number[], error: number[] }} Arrow
 */

/**
 * @param {Arrow} arrow
 * @param {number} pixel
 */
function arrowTemplate({ name, from: [x, y], by: [dx, dy], error: [errorX, errorY] }, pixel) {
  const [tipX, tipY] = [x + dx, y + dy];
  const head = Math.min(HEAD * pixel, Math.hypot(dx, dy) / 2);
  const angle = Math.atan2(dy, dx);
  const barbs = [angle - HEAD_ANGLE, angle + HEAD_ANGLE].map(
    (side) => `M${tipX} ${tipY}L${tipX - head * Math.cos(side)} ${tipY - head * Math.sin(side)}`,
  );
  const path = `M${x} ${y}L${tipX} ${tipY}${barbs.join("")}`;
  const height = errorY ?? 4 * pixel; // of one dimension, so that the ellipse is seen
  return svg`
    <g class="pull-${name}">
      <path class="halo" d=${path} /><path d=${path} />
      ${errorX === undefined ? "" : svg`<ellipse cx=${tipX} cy=${tipY} rx=${errorX} ry=${height} />`}
    </g>`;
}

/**
 * Beyond the tip, and towards the middle of the plane, where there is room; the sum's is on the other side.
 * @param {Arrow} arrow
 * @param {string} word
 * @param {number} pixel
 * @param {number} middle
 */
function wordTemplate({ name, from: [x, y], by: [dx, dy] }, word, pixel, middle) {
  const beyond = dy > 0 !== (name === "sum") ? 1 : -1;
  return svg`
    <text class="pull-${name}" x=${x + dx} y=${y + dy + (4 + 14 * beyond) * pixel} font-size=${12 * pixel}
      stroke-width=${4 * pixel} text-anchor=${x + dx < middle ? "start" : "end"}>${word}</text>`;
}

/**
 * In the corner at the bottom, on the left, above the ticks.
 * @param {{ x: number, y: number }} corner
 * @param {number} length
 * @param {number} pixel
 * @param {string} word
 */
function barTemplate(corner, length, pixel, word) {
  const [x, y] = [corner.x + 14 * pixel, corner.y - 34 * pixel];
  const end = (/** @type {number} */ at) => `M${at} ${y - 5 * pixel}v${10 * pixel}`;
  const path = `M${x} ${y}h${length}${end(x)}${end(x + length)}`;
  return svg`
    <path class="halo" d=${path} /><path class="ink" d=${path} />
    <text x=${x} y=${y - 10 * pixel} font-size=${12 * pixel} stroke-width=${4 * pixel}>${word}</text>`;
}
