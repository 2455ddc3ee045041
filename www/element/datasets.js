// The data sets that come with zscape, as one table. Each opens as a number of parts, fetched one after
// another; what has come is kept, so that a rewind or a second element fetches nothing.

/** @typedef {import("./protocol.js").Part} Part */
/** @typedef {typeof import("../../src/wasm/session.js")} Session */

/**
 * @typedef {object} Source
 * @property {number} images  training images in all
 * @property {number} parts
 * @property {(index: number) => Promise<Part>} part
 */

/** @type {Record<string, (session: Promise<Session>) => Promise<Source>>} */
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
 * @returns {Promise<Source>}
 */
export function open(name, session) {
  return kept(opened, name, () => datasets[name](session));
}

/** MNIST: gzipped IDX shards, listed in a manifest; training shards in order, then the held-out images.
 * @param {Promise<Session>} session
 * @returns {Promise<Source>}
 */
async function openMnist(session) {
  const folder = new URL("data/mnist/", import.meta.url);
  const manifest = await (await answered(new URL("manifest.json", folder))).json();
  /** @type {{ split: Part["split"], imagesFile: string, labelsFile: string }[]} */
  const shards = [
    ...manifest.train.shards.map((/** @type {object} */ shard) => ({ ...shard, split: "train" })),
    ...manifest.heldOut.shards.map((/** @type {object} */ shard) => ({ ...shard, split: "held-out" })),
  ];
  /** @type {Map<number, Promise<Part>>} */
  const parts = new Map();
  return {
    images: manifest.train.images,
    parts: shards.length,
    part: (index) => kept(parts, index, async () => {
      const { split, imagesFile, labelsFile } = shards[index];
      const [images, labels, { readIdx }] = await Promise.all([
        gunzipped(new URL(imagesFile, folder)),
        gunzipped(new URL(labelsFile, folder)),
        session,
      ]);
      return { split, pixels: readIdx(images).values, labels: readIdx(labels).values };
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

/** @param {URL} url */
async function answered(url) {
  const response = await fetch(url).catch((error) => {
    throw new Error(`${url.pathname} could not be fetched: ${error.message}`, { cause: error });
  });
  if (!response.ok || !response.body) throw new Error(`${url.pathname} was answered with ${response.status}`);
  return response;
}

/** The bytes of a gzipped file. Some servers unpack it on the way (Content-Encoding): then it comes ready.
 * @param {URL} url
 * @returns {Promise<Uint8Array>}
 */
async function gunzipped(url) {
  const bytes = new Uint8Array(await (await answered(url)).arrayBuffer());
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!packed) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
