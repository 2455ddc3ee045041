// Where the files lie that the element fetches, apart from its own scripts. Each is written out as
// `new URL("...", import.meta.url)`: the build puts the files beside the scripts, with content hashes in their
// names, and bundlers find them there. They are functions, since a server may import this without an address.

import { absolute } from "./address.js";

/**
 * The training and the held-out images of MNIST, in the order in which they are read.
 *
 * @typedef {object} Shards
 * @property {number} images  training images in all
 * @property {{ split: "train" | "held-out", images: string, labels: string }[]} shards  with their addresses
 */

/** What the worker runs. */
export const workerScript = () => absolute(new URL("./worker.js", import.meta.url));

/** A model for L = 2, trained on MNIST; see www/data/README.md. */
export const trainedModel = () => absolute(new URL("../data/models/mnist.safetensors.gz", import.meta.url));

/**
 * A picture of that model's plane.
 *
 * @param {import("./plane/palette.js").Scheme} scheme
 */
export const posterPicture = (scheme) =>
  scheme === "dark"
    ? absolute(new URL("../data/models/poster-dark.webp", import.meta.url))
    : absolute(new URL("../data/models/poster-light.webp", import.meta.url));

/**
 * @param {"train" | "held-out"} split
 * @param {URL} images
 * @param {URL} labels
 */
const shard = (split, images, labels) => ({ split, images: absolute(images), labels: absolute(labels) });

/** @returns {Shards} */
export const mnist = () => ({
  images: 9000,
  shards: [
    shard(
      "train",
      new URL("../data/mnist/train-0.images.idx.gz", import.meta.url),
      new URL("../data/mnist/train-0.labels.idx.gz", import.meta.url),
    ),
    shard(
      "train",
      new URL("../data/mnist/train-1.images.idx.gz", import.meta.url),
      new URL("../data/mnist/train-1.labels.idx.gz", import.meta.url),
    ),
    shard(
      "train",
      new URL("../data/mnist/train-2.images.idx.gz", import.meta.url),
      new URL("../data/mnist/train-2.labels.idx.gz", import.meta.url),
    ),
    shard(
      "train",
      new URL("../data/mnist/train-3.images.idx.gz", import.meta.url),
      new URL("../data/mnist/train-3.labels.idx.gz", import.meta.url),
    ),
    shard(
      "train",
      new URL("../data/mnist/train-4.images.idx.gz", import.meta.url),
      new URL("../data/mnist/train-4.labels.idx.gz", import.meta.url),
    ),
    shard(
      "held-out",
      new URL("../data/mnist/held-out.images.idx.gz", import.meta.url),
      new URL("../data/mnist/held-out.labels.idx.gz", import.meta.url),
    ),
  ],
});
