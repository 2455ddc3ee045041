// The two builds of the wasm module, the same but for multiply-add: with relaxed SIMD it is one instruction, rounded
// once on processors that have it, so its losses may differ from the other's in the last digits.
import { relaxedSimd } from "wasm-feature-detect";

/** The build that runs fastest here: scripts/build.mjs puts it beside the scripts, where bundlers find it, too. */
export async function wasmFile() {
  return (await relaxedSimd())
    ? new URL("./session_relaxed_bg.wasm", import.meta.url)
    : new URL("./session_bg.wasm", import.meta.url);
}
