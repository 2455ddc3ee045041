// Models as the core has them, as far as the page must know: their files, safetensors of a model or of a session
// (src/checkpoint.rs), and their settings.

import { headerOf } from "../../loading/safetensors.js";

/**
 * Whether a safetensors file holds a session: its header names Adam's moments.
 * @param {Uint8Array} bytes
 */
export function isSession(bytes) {
  return Object.keys(tensorsOf(bytes)).some((name) => name.startsWith("adam."));
}

/**
 * Throws an Error for a model of images of another size than the run has. What cannot be read is for the core to
 * refuse.
 * @param {Uint8Array} bytes
 * @param {number} side  of the run's images
 */
export function checkSide(bytes, side) {
  const pixels = tensorsOf(bytes)["fc1.weight"]?.shape?.[1];
  if (!Number.isInteger(pixels) || pixels === side ** 2) return;
  const root = Math.sqrt(pixels);
  const size = Number.isInteger(root) ? `${root} x ${root}` : pixels;
  const expected = `a model for ${side} x ${side}, as the images here are`;
  throw new Error(`fc1.weight is for images of ${size} pixels; expected ${expected}`);
}

/**
 * None of a file that cannot be read.
 * @param {Uint8Array} bytes
 */
function tensorsOf(bytes) {
  try {
    return headerOf(bytes).tensors;
  } catch {
    return {};
  }
}

/**
 * The settings that the element and the core share: all but the element's images and the core's size of them.
 * @template {object} Settings
 * @param {Settings & { dataset?: unknown, side?: unknown }} settings
 * @returns {Omit<Settings, "dataset" | "side">}
 */
export function shared({ dataset, side, ...others }) {
  return others;
}
