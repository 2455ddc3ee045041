// Models as the core has them, as far as the page must know: their files, safetensors of a model or of a session
// (src/checkpoint.rs), and their settings.

/**
 * Whether a safetensors file holds a session: its header, JSON after 8 bytes that say its length, names Adam's moments.
 *
 * @param {Uint8Array} bytes
 */
export function isSession(bytes) {
  const length = bytes.length < 8 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return new TextDecoder().decode(bytes.subarray(8, 8 + length)).includes('"adam.');
}

/**
 * The settings that the element and the core share.
 *
 * @param {Omit<import("../protocol.js").Settings, "dataset">} settings
 */
export function ofModel({ hidden, latent, batch, learningRate, beta, noise, seed }) {
  return { hidden, latent, batch, learningRate, beta, noise, seed };
}
