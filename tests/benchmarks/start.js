// Starts a contender in its page as a reader's visit would: library and images are fetched at once, then one step is
// trained. What the benchmark goes on with is then `globalThis.benchmark`.

import { BATCH, IMAGES, LATENT, PIXELS } from "./workload.js";

/** @typedef {import("./workload.js").Contender} Contender */

/**
 * What a contender makes of given weights; the others must make the same of them.
 * @typedef {object} Answers
 * @property {number[]} losses of the first steps on one batch of the same images, at z = mu
 * @property {number[]} decoded after these steps
 * @property {number[]} encoded after these steps
 * @property {number} noisyLoss mean over steps with eps, each contender's own
 */

/** @typedef {{ loaded: number, time: typeof time, answer: typeof answer }} Benchmark loaded: ms after navigation */

/** Steps of the run with eps, of which the second half counts. */
const NOISY_STEPS = 60;

/** @type {Contender} */
let contender;

/** @type {Uint8Array} */
let images;

/** A grid of 20 x 20 points over the plane. */
const grid = Float32Array.from({ length: 400 * LATENT }, (_, i) => {
  const [row, column] = [Math.floor(i / 40), Math.floor(i / 2) % 20];
  return ((i % 2 === 0 ? column : row) / 19 - 0.5) * 6;
});

/** @type {Float32Array} */
let thousand;

/** @type {Record<string, () => unknown>} */
const OPERATIONS = {
  "train step": () => contender.trainStep(),
  "decode 1": () => contender.decode(grid.subarray(0, LATENT)),
  "decode 400": () => contender.decode(grid),
  "encode 1,000": () => contender.encode(thousand),
};

/** The first shard of digits, a byte a pixel. */
async function fetchImages() {
  const { body } = await fetch("../mnist/train-0.images.idx.gz");
  if (!body) throw new Error("The images came without a body.");
  const bytes = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return new Uint8Array(bytes, 16).subarray(0, IMAGES * PIXELS); // 16: the header of an IDX file of three dimensions
}

/**
 * Milliseconds a call: a mean over `calls`, for a browser's timer may be as coarse as 0.1 ms; measured `repeats` times.
 * @param {{ operation: string, calls: number, repeats: number }} plan
 */
function time({ operation, calls, repeats }) {
  const action = OPERATIONS[operation];
  return Array.from({ length: repeats }, () => {
    const from = performance.now();
    for (let i = 0; i < calls; i++) action();
    return (performance.now() - from) / calls;
  });
}

/** @returns {Promise<Answers>} */
async function answer() {
  const weights = new Uint8Array(await (await fetch("../weights.safetensors")).arrayBuffer());
  contender.begin({ pixels: images.subarray(0, BATCH * PIXELS), noise: false, weights });
  const losses = Array.from({ length: 8 }, () => contender.trainStep());
  const { mu, logvar } = contender.encode(thousand.subarray(0, 100 * PIXELS));
  const decoded = contender.decode(grid);

  contender.begin({ pixels: images, noise: true, weights });
  const noisy = Array.from({ length: NOISY_STEPS }, () => contender.trainStep()).slice(NOISY_STEPS / 2);
  return {
    losses,
    decoded: [...decoded.subarray(0, 10 * PIXELS)],
    encoded: [...mu, ...logvar],
    noisyLoss: noisy.reduce((sum, loss) => sum + loss) / noisy.length,
  };
}

/** @param {Contender} entrant */
export async function start(entrant) {
  contender = entrant;
  [images] = await Promise.all([fetchImages(), contender.prepare()]);
  contender.begin({ pixels: images, noise: true });
  contender.trainStep();
  const loaded = performance.now();
  thousand = Float32Array.from(images.subarray(0, 1000 * PIXELS), (byte) => byte / 255);
  /** @type {{ benchmark?: Benchmark }} */ (globalThis).benchmark = { loaded, time, answer };
}
