// The tensors of a safetensors file. The core reads such files too (src/checkpoint.rs); what it takes for that, the
// lesson's module is spared.

import { headerOf } from "../loading/safetensors.js";

/**
 * @param {Uint8Array} bytes
 * @returns {Record<string, Float32Array>}  by their names
 */
export function parametersOf(bytes) {
  const { tensors, start } = headerOf(bytes);
  return Object.fromEntries(Object.entries(tensors).filter(([, { dtype }]) => dtype === "F32")
    .map(([name, { data_offsets: [from, to] }]) =>
      [name, new Float32Array(Uint8Array.from(bytes.subarray(start + from, start + to)).buffer)]));
}
