// The losses of the first steps, as the module that every processor runs the same computes them: simd128, without
// relaxed SIMD.

import { readdir, readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

export const SEEDS = [1, 2, 3];
export const STEPS = 20;

const dist = new URL("../../pkg/dist/", import.meta.url);
const digits = new URL("../../www/data/mnist/train-0.images.idx.gz", import.meta.url);

/**
 * With the defaults, on the first shard of digits, in nats an image.
 * @returns {Promise<{ loss: number, reconstruction: number, kl: number }[][]>} of each seed, of each step
 */
export async function firstLosses() {
  /** @type {typeof import("zscape/session")} */
  const { default: init, Session, readIdx } = await import(String(new URL("session.node.js", dist)));
  const name = (await readdir(dist)).find((file) => /^session_bg-\w+\.wasm$/.test(file));
  await init({ module_or_path: await readFile(new URL(`${name}`, dist)) });
  const { values } = readIdx(gunzipSync(await readFile(digits)));
  return SEEDS.map((seed) => {
    const session = new Session({ seed });
    session.addImages(values, undefined, "train");
    const losses = Array.from({ length: STEPS }, () => {
      const { loss, reconstruction, kl } = session.trainStep();
      return { loss, reconstruction, kl };
    });
    session.free();
    return losses;
  });
}
