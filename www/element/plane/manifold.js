// The decoded manifold behind the points: one picture of many decoded images, which covers a square window of the
// plane, painted over the ground's colour into the pixels of a canvas that may look through another window.

import { toRgb } from "../theme.js";

/** @typedef {Readonly<import("./scale.js").Window>} Window */

/**
 * @typedef {object} Manifold
 * @property {Uint8Array} texture  (columns * side)^2 values, 0 where the decoder draws nothing
 * @property {number} columns
 * @property {Window} window  that it covers
 */

/**
 * Where the middles of a canvas's pixels lie on the texture, along one axis; -1 beside it.
 * @param {number} size  of the canvas
 * @param {number} width  of the texture
 * @param {{ start: number, half: number }} canvas  where its first edge lies, and half of what it sees
 * @param {{ start: number, half: number }} cover  of the texture
 */
export function sampled(size, width, canvas, cover) {
  return Int32Array.from({ length: size }, (_, pixel) => {
    const at = canvas.start + ((pixel + 0.5) / size) * 2 * canvas.half;
    const texel = Math.floor(((at - cover.start) / (2 * cover.half)) * width);
    return texel >= 0 && texel < width ? texel : -1;
  });
}

/**
 * From nothing to full ink, as a canvas holds colours in memory (little-endian: A B G R).
 * @param {{ ground: string, ink: string }} theme
 * @param {number} opacity
 */
export function inks({ ground, ink }, opacity) {
  const [from, to] = [toRgb(ground), toRgb(ink)];
  return Int32Array.from({ length: 256 }, (_, value) => {
    const [r, g, b] = from.map((byte, i) => Math.round(byte + (to[i] - byte) * opacity * (value / 255)));
    return 0xff000000 | (b << 16) | (g << 8) | r;
  });
}

/**
 * @param {Int32Array} pixels  (size, size)
 * @param {number} size
 * @param {Window} window  that the canvas looks through
 * @param {Manifold} manifold
 * @param {Int32Array} table  the colour of each value
 */
export function paintManifold(pixels, size, window, { texture, window: cover }, table) {
  const width = Math.sqrt(texture.length);
  const across = sampled(size, width, { start: window.x - window.half, half: window.half },
    { start: cover.x - cover.half, half: cover.half });
  // y is up on the plane and down on the canvas.
  const down = sampled(size, width, { start: -window.y - window.half, half: window.half },
    { start: -cover.y - cover.half, half: cover.half });
  const first = across.findIndex((column) => column >= 0);
  const end = across.findLastIndex((column) => column >= 0) + 1;
  for (let top = 0; top < size; top++) {
    if (down[top] < 0 || first < 0) continue;
    const row = down[top] * width;
    for (let left = first, to = top * size + first; left < end; left++) {
      pixels[to++] = table[texture[row + across[left]]];
    }
  }
}
