// Lines of more runs and of held-out images in a plot, whose points lie at other steps than those of its own series.

/** @typedef {import("uplot")} uPlot */

/**
 * @typedef {object} Stroke
 * @property {string} colour
 * @property {number} width  CSS pixels
 * @property {readonly number[]} [dash]  CSS pixels
 * @property {"full" | "hollow"} [dots]  at the points
 * @property {string} [ground]  in hollow dots
 */

const DOT = 3; // CSS pixels
const ROOM = 2.5 * DOT; // from dot to dot

/**
 * Draws a line in a plot whose axes are drawn. Of points in one column of pixels the first is taken, and of dots those
 * that have room.
 * @param {uPlot} plot
 * @param {readonly number[]} steps  rising
 * @param {readonly number[]} values
 * @param {Stroke} stroke
 */
export function strokeLine(plot, steps, values, { colour, width, dash = [], dots, ground = colour }) {
  const { ctx, bbox: { left, top, width: wide, height } } = plot;
  const pixel = window.devicePixelRatio;
  const least = plot.scales.x.min ?? 0;
  /** @type {[number, number][]} */
  const points = [];
  let column = -Infinity;
  for (let i = 0; i < steps.length; i++) {
    const x = steps[i] < least ? NaN : plot.valToPos(steps[i], "x", true);
    if (!(x >= column + 1) || !Number.isFinite(values[i])) continue;
    column = x;
    points.push([x, plot.valToPos(values[i], "y", true)]);
  }
  ctx.save();
  ctx.beginPath();
  ctx.rect(left - DOT * pixel, top - DOT * pixel, wide + 2 * DOT * pixel, height + DOT * pixel);
  ctx.clip();
  ctx.strokeStyle = colour;
  ctx.lineWidth = width * pixel;
  ctx.lineJoin = "round";
  ctx.setLineDash(dash.map((length) => length * pixel));
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.stroke();
  if (dots) {
    ctx.setLineDash([]);
    ctx.fillStyle = dots === "full" ? colour : ground;
    ctx.beginPath();
    let last = -Infinity;
    for (const [x, y] of points) {
      if (x < last + ROOM * pixel) continue;
      last = x;
      ctx.moveTo(x + DOT * pixel, y);
      ctx.arc(x, y, DOT * pixel, 0, 2 * Math.PI);
    }
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}
