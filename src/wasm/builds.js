// The two builds of the wasm module, the same but for multiply-add: with relaxed SIMD it is one instruction, rounded
// once on processors that have it, so its losses may differ from the other's in the last digits.
import { relaxedSimd } from "wasm-feature-detect";

/** The file, beside the package's scripts, that this browser runs fastest. */
export async function wasmFile() {
  return (await relaxedSimd()) ? "session_relaxed_bg.wasm" : "session_bg.wasm";
}
