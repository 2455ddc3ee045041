// The tensors of a safetensors file: the length of its header, the header as JSON, then the values, all little-endian. The core reads
// such files too (src/checkpoint.rs); what it takes for that, the lesson's module is spared.

const LENGTH = 8; // bytes

/**
 * @param {Uint8Array} bytes
 * @returns {Record<string, Float32Array>}  by their names
 */
export function parametersOf(bytes) {
  const start = LENGTH + Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  /** @type {Record<string, { dtype: string, data_offsets: [number, number] }>} */
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH, start)));
  const tensors = Object.entries(header).filter(([, { dtype }]) => dtype === "F32");
  return Object.fromEntries(tensors.map(([name, { data_offsets: [from, to] }]) =>
    [name, new Float32Array(Uint8Array.from(bytes.subarray(start + from, start + to)).buffer)]));
}
