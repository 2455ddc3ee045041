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
 * The settings that the element and the core share.
 *
 * @param {Omit<import("../protocol.js").Settings, "dataset">} settings
 */
export function ofModel({ hidden, latent, batch, learningRate, beta, noise, seed }) {
  return { hidden, latent, batch, learningRate, beta, noise, seed };
}
