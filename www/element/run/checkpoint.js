// Models as the core has them, as far as the page must know: their files, safetensors of a model or of a session
// (src/checkpoint.rs), and their settings.

/** Pixels a side of the images that the page shows. */
export const SIDE = 28;

/**
 * Whether a safetensors file holds a session: its header names Adam's moments.
 *
 * @param {Uint8Array} bytes
 */
export function isSession(bytes) {
  return headerOf(bytes).includes('"adam.');
}

/**
 * Throws an Error for a model of images of another size than the page has. What cannot be read is for the core to refuse.
 *
 * @param {Uint8Array} bytes
 */
export function checkSide(bytes) {
  const shape = /"fc1\.weight":\{[^}]*"shape":\[\d+,(\d+)\]/.exec(headerOf(bytes).replace(/\s/g, ""));
  if (!shape || Number(shape[1]) === SIDE ** 2) return;
  const side = Math.sqrt(Number(shape[1]));
  const size = Number.isInteger(side) ? `${side} x ${side}` : shape[1];
  throw new Error(`fc1.weight is for images of ${size} pixels; expected a model for ${SIDE} x ${SIDE}, as the images here are`);
}

/** JSON, after 8 bytes that say its length. @param {Uint8Array} bytes */
function headerOf(bytes) {
  const length = bytes.length < 8 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return new TextDecoder().decode(bytes.subarray(8, 8 + length));
}

/**
 * The settings that the element and the core share: all but the element's images and the core's size of them.
 *
 * @template {object} Settings
 * @param {Settings & { dataset?: unknown, side?: unknown }} settings
 * @returns {Omit<Settings, "dataset" | "side">}
 */
export function shared({ dataset, side, ...others }) {
  return others;
}

/**
 * Changes settings of a run that goes on, each by its setter: beta by setBeta.
 *
 * @param {import("./run.js").Session} session
 * @param {Partial<import("../protocol.js").Settings>} live
 */
export function adjust(session, live) {
  for (const [name, value] of Object.entries(live)) {
    /** @type {any} */ (session)[`set${name[0].toUpperCase()}${name.slice(1)}`](value);
  }
}
