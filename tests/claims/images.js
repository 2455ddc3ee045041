// The images that runs of the claims train on, as the page brings them: shard by shard.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** @typedef {{ images: Uint8Array, labels: Uint8Array | undefined }} Shard */
/** @typedef {{ train: Shard[], heldOut: Shard }} Images */
/** @typedef {Pick<typeof import("zscape/session"), "readIdx" | "makeShapes">} Readers */

const folder = new URL("../../www/data/mnist/", import.meta.url);

/**
 * @param {Readers} readers
 * @returns {Images}
 */
export function digitsOf({ readIdx }) {
  const read = (/** @type {string} */ name) => readIdx(gunzipSync(readFileSync(new URL(name, folder)))).values;
  const { train, heldOut } = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
  const shard = (/** @type {{ imagesFile: string, labelsFile: string }} */ { imagesFile, labelsFile }) =>
    ({ images: read(imagesFile), labels: read(labelsFile) });
  return { train: train.shards.map(shard), heldOut: shard(heldOut.shards[0]) };
}

/**
 * Discs, of the seeds of www/element/datasets/shapes.js.
 * @param {Readers} readers
 * @returns {Images}
 */
export function discsOf({ makeShapes }) {
  const shard = (/** @type {number} */ n, /** @type {number} */ seed) =>
    ({ images: makeShapes(n, seed).pixels, labels: undefined });
  return { train: [shard(9000, 1)], heldOut: shard(1000, 2) };
}
