// The data sets that come with zscape, as one table. Each opens as a number of parts, fetched one after
// another; what has come is kept, so that a rewind or a second element fetches nothing.

import { fetched } from "./fetched.js";

/** @typedef {import("../protocol.js").Part} Part */
/** @typedef {typeof import("../../../src/wasm/session.js")} Session */
/** @typedef {import("../files.js").Shards} Shards */

/**
 * @typedef {object} Source
 * @property {number} images  training images in all
 * @property {number} parts
 * @property {(index: number) => Promise<Part>} part
 */

/** @type {Record<string, (session: Promise<Session>, shards: Promise<Shards>) => Promise<Source>>} */
const datasets = {
  mnist: openMnist,
  shapes: openShapes,
  // "own" has no parts of its own: the page sends them.
  own: async () => ({ images: 0, parts: 0, part: () => Promise.reject(new Error("own has no parts")) }),
};

/** @type {Map<string, Promise<Source>>} */
const opened = new Map();

/**
 * Opens a data set, or hands out the one already open.
 *
 * @param {string} name
 * @param {Promise<Session>} session  the module that reads IDX files and draws shapes
 * @param {Promise<Shards>} shards  where MNIST lies
 * @returns {Promise<Source>}
 */
export function open(name, session, shards) {
  return kept(opened, name, () => datasets[name](session, shards));
}

/** MNIST: gzipped IDX shards, the training ones in order, then the held-out images.
 * @param {Promise<Session>} session
 * @param {Promise<Shards>} where
 * @returns {Promise<Source>}
 */
async function openMnist(session, where) {
  const { images, shards } = await where;
  /** @type {Map<number, Promise<Part>>} */
  const parts = new Map();
  return {
    images,
    parts: shards.length,
    part: (index) => kept(parts, index, async () => {
      const shard = shards[index];
      const [pixels, labels, { readIdx }] = await Promise.all([
        fetched(shard.images),
        fetched(shard.labels),
        session,
      ]);
      return { split: shard.split, pixels: readIdx(pixels).values, labels: readIdx(labels).values };
    }),
  };
}

/** Shapes are drawn on the spot. Their seed is not the run's: another seed trains on the same images.
 * @param {Promise<Session>} session
 * @returns {Promise<Source>}
 */
async function openShapes(session) {
  const { makeShapes } = await session;
  /** @type {Part[]} */
  const parts = [
    { split: "train", ...makeShapes(9000, 1) },
    { split: "held-out", ...makeShapes(1000, 2) },
  ];
  return { images: 9000, parts: parts.length, part: async (index) => parts[index] };
}

/**
 * A map of promises that forgets those that fail, so that they can be tried again.
 *
 * @template K, V
 * @param {Map<K, Promise<V>>} map
 * @param {K} key
 * @param {() => Promise<V>} make
 * @returns {Promise<V>}
 */
function kept(map, key, make) {
  const present = map.get(key);
  if (present) return present;
  const promise = make();
  map.set(key, promise);
  promise.catch(() => map.delete(key));
  return promise;
}
