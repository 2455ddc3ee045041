// The header of a safetensors file: its length in 8 bytes, little-endian, then JSON. The values follow it.

/**
 * @typedef {object} Tensor
 * @property {string} dtype
 * @property {number[]} shape
 * @property {[number, number]} data_offsets  in bytes, from the first value on
 */

const LENGTH = 8; // bytes

/**
 * The tensors by their names, and where the values begin. Throws for what is no such file.
 * @param {Uint8Array} bytes
 * @returns {{ tensors: Record<string, Tensor>, start: number }}
 */
export function headerOf(bytes) {
  const start = LENGTH + Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getBigUint64(0, true));
  const { __metadata__, ...tensors } = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH, start)));
  return { tensors, start };
}
