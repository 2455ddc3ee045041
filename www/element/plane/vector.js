// The plane as an SVG that any viewer opens: the ground, the manifold as a picture, axes, rings, points by class, names
// and marks, in units of z. Pure; it comes piece by piece, since the points are many.

import { FONT, labelsOf, RIM } from "./ground.js";
import { ALPHA } from "./plane.js";
import { HIDDEN } from "./points.js";
import { RINGS, SPAN, toLeft, toTop } from "./scale.js";
import { pathOf, SHAPES } from "./shapes.js";

/** @typedef {NonNullable<import("./plane.js").Plane["scene"]>} Scene */
/** @typedef {Readonly<import("./scale.js").Window>} Window */

const REST_EVERY = 500; // points

/**
 * Around what is drawn in units of z, y down: a point (x, y) lies at (x, -y).
 * @param {{ side: number, window: Window }} scene
 */
export function inUnits({ side, window }) {
  const scale = side / (2 * window.half);
  return `<g transform="translate(${toLeft(0, side, window)} ${toTop(0, side, window)}) scale(${scale})">`;
}

/**
 * @param {number} side  of the picture, in pixels
 * @param {number} [inside]  pixels that it is drawn in
 */
export function opening(side, inside = side) {
  return '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ' +
    `width="${side}" height="${side}" viewBox="0 0 ${inside} ${inside}">\n`;
}

/**
 * A CSS pixel in units of z.
 * @param {{ side: number, window: Window }} scene
 */
export function pixelOf({ side, window }) {
  return (2 * window.half) / side;
}

/**
 * The ring that the reader drags.
 * @param {Pick<Scene, "theme" | "side" | "window">} scene
 * @param {readonly [number, number]} z
 */
export function ringText(scene, [x, y]) {
  const { theme: { ground, ink } } = scene;
  const circle = (/** @type {number} */ radius, /** @type {number} */ width, /** @type {string} */ colour) =>
    `<circle r="${radius}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
  return `<g id="z" transform="translate(${x} ${-y}) scale(${pixelOf(scene)})">` +
    `<circle r="12" fill="${ground}" fill-opacity="0.35"/>` +
    `${circle(13, 2, ground)}${circle(10.5, 3, ink)}${circle(8.25, 1.5, ground)}</g>\n`;
}

/**
 * @param {Scene} scene  with colours as #rrggbb
 * @param {object} beside
 * @param {string} beside.title
 * @param {string} [beside.manifold]  the address of its picture, which holds it all
 * @param {(number | undefined)[]} beside.classes
 * @param {string} beside.marks  SVG in units of z, and the ring
 */
export function* planeTexts(scene, { title, manifold, classes, marks }) {
  const { side, theme, layers } = scene;
  yield `${opening(side)}<title>${escaped(title)}</title>\n` +
    "<desc>The groups with a transform are in units of z, y down: a point (z1, z2) lies at (z1, -z2).</desc>\n" +
    `<rect width="${side}" height="${side}" fill="${theme.ground}"/>\n${inUnits(scene)}\n`;
  if (manifold && scene.manifold) yield manifoldText(scene.manifold.window, manifold);
  yield linesText(scene);
  if (layers.includes("points")) yield* pointTexts(scene, classes);
  yield `</g>\n${labelsText(scene)}${inUnits(scene)}\n${marks}</g>\n</svg>\n`;
}

/**
 * @param {Window} window  that the picture covers
 * @param {string} address
 */
function manifoldText({ x, y, half }, address) {
  const place = `x="${x - half}" y="${-y - half}" width="${2 * half}" height="${2 * half}"`;
  return `<image ${place} image-rendering="pixelated" xlink:href="${address}"/>\n`;
}

/** @param {Scene} scene */
function linesText(scene) {
  const { theme, layers, window: { x, y, half } } = scene;
  const axes = `<path d="M0 ${-y - half}v${2 * half}M${x - half} 0h${2 * half}"/>`;
  const rings = RINGS.map(({ radius }) => `<circle r="${radius}"/>`);
  return `<g id="ground" fill="none" stroke="${theme.line}" stroke-width="${pixelOf(scene)}">` +
    `${layers.includes("axes") ? axes : ""}${layers.includes("rings") ? rings.join("") : ""}</g>\n`;
}

/**
 * The points: those of a class in a group, others with a colour each.
 * @param {Scene} scene
 * @param {(number | undefined)[]} classes
 */
function* pointTexts(scene, classes) {
  const { x, y, colours, shapes, window, radius } = scene;
  const pixel = pixelOf(scene);
  const digits = Math.max(2, Math.ceil(-Math.log10(pixel)));
  const round = (/** @type {number} */ value) => Number(value.toFixed(digits));
  const edge = SPAN - radius * pixel; // what is out of range lies there, as on the plane
  const within = (/** @type {number} */ value) => Math.min(edge, Math.max(-edge, value));
  /** @type {Map<number | undefined, { start: string, points: string[] }>} */
  const groups = new Map();
  for (let i = 0; i < x.length; i++) {
    if (i % REST_EVERY === 0) yield "";
    if (shapes[i] === HIDDEN || Number.isNaN(x[i])) continue;
    const [right, up] = [within(x[i]), within(y[i])];
    if (Math.max(Math.abs(right - window.x), Math.abs(up - window.y)) > window.half) continue;
    const label = classes[i];
    const fill = ` fill="${hexOf(colours[i])}"`;
    const start = label === undefined ? "<g>" : `<g id="class-${label}"${fill}>`;
    const group = groups.get(label) ?? { start, points: [] };
    groups.set(label, group);
    const place = `x="${round(right)}" y="${round(-up)}"`;
    group.points.push(`<use xlink:href="#s${shapes[i]}" ${place}${label === undefined ? fill : ""}/>`);
  }
  yield `${shapesText(new Set(shapes), radius * pixel)}<g id="points" fill-opacity="${ALPHA}">\n`;
  for (const { start, points } of groups.values()) {
    yield start;
    for (let i = 0; i < points.length; i += REST_EVERY) yield points.slice(i, i + REST_EVERY).join("");
    yield "</g>\n";
  }
  yield "</g>\n";
}

/**
 * @param {Set<number>} shapes
 * @param {number} radius  in units of z
 */
function shapesText(shapes, radius) {
  const texts = [...shapes].filter((shape) => shape !== HIDDEN).map((shape) => {
    const id = `id="s${shape}"`;
    if (shape === 0) return `<circle ${id} r="${radius}"/>`;
    return `<path ${id} transform="scale(${radius})" fill-rule="evenodd" d="${pathOf(SHAPES[shape])}"/>`;
  });
  return `<defs>${texts.join("")}</defs>\n`;
}

/**
 * Each twice: not every viewer draws the rim of a text below it.
 * @param {Scene} scene
 */
function labelsText(scene) {
  const { side, theme } = scene;
  const texts = labelsOf({ ...scene, size: side, ratio: 1 }).map(({ text, left, top, height, italic }) => {
    const style = italic ? ' font-style="italic"' : "";
    return `<text x="${left}" y="${top}" dy="0.36em" font-size="${height}"${style}>${text}</text>`;
  }).join("");
  const rim = `fill="none" stroke="${theme.ground}" stroke-width="${RIM}" stroke-linejoin="round"`;
  return `<g id="names" font-family="${FONT}" text-anchor="middle">` +
    `<g ${rim}>${texts}</g><g fill="${theme.muted}">${texts}</g></g>\n`;
}

/** @param {number} colour  as a canvas holds it in memory (little-endian: A B G R) */
function hexOf(colour) {
  const rgb = ((colour & 255) << 16) | (colour & 0xff00) | ((colour >> 16) & 255);
  return `#${rgb.toString(16).padStart(6, "0")}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
