// Pictures for files: the plane as it is seen and the film of a path as PNG, the manifold as an address that holds it
// all.

import { paint } from "../../../ui/picture.js";
import { inks } from "../../plane/manifold.js";
import { rows } from "../../../ui/rows.js";
import { indexedPng } from "./indexed-png.js";

const FRAME = 112; // pixels of a picture of the film, about
const GAP = 8;

/**
 * @param {HTMLCanvasElement} plane
 * @param {string} over  what lies over it, as SVG
 */
export async function planePng(plane, over) {
  const { canvas, context } = sheet(plane.width, plane.height);
  context.drawImage(plane, 0, 0); // at once: the next frame may be another one
  const address = URL.createObjectURL(new Blob([over], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
  return png(canvas);
}

/**
 * @param {Float32Array} pixels  (n, side * side)
 * @param {number} side
 * @param {{ ground: string, scheme: import("../../plane/palette.js").Scheme }} theme
 */
export function filmPng(pixels, side, { ground, scheme }) {
  const pictures = rows(pixels, side * side);
  const frame = side * Math.max(1, Math.round(FRAME / side)); // whole pixels stay whole
  const { canvas, context } = sheet(pictures.length * (frame + GAP) + GAP, frame + 2 * GAP);
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  const small = sheet(side, side).canvas;
  pictures.forEach((picture, i) => {
    paint(small, picture, scheme);
    context.drawImage(small, GAP + i * (frame + GAP), GAP, frame, frame);
  });
  return png(canvas);
}

/**
 * @param {import("../../plane/manifold.js").Manifold} manifold
 * @param {{ ground: string, ink: string }} theme
 * @param {number} opacity
 */
export async function manifoldAddress({ texture }, theme, opacity) {
  const bytes = await indexedPng(texture, Math.sqrt(texture.length), inks(theme, opacity));
  const reader = new FileReader();
  const read = new Promise((resolve, reject) => {
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(new Blob([bytes], { type: "image/png" }));
  return /** @type {Promise<string>} */ (read);
}

/**
 * @param {number} width
 * @param {number} height
 */
function sheet(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")) };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<Blob>}
 */
function png(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser made no PNG"))), "image/png");
  });
}
