// Handwritten digits (www/data/README.md). Each file is written out as `new URL("...", import.meta.url)`, as in
// files.js.

import { absolute } from "../../loading/address.js";

/**
 * @param {"train" | "held-out"} split
 * @param {URL} images
 * @param {URL} labels
 * @returns {import("./datasets.js").Piece}
 */
const shard = (split, images, labels) => ({ split, images: absolute(images), labels: absolute(labels) });

/** @type {import("./datasets.js").Dataset} */
export const mnist = {
  side: 28,
  source: () => ({
    images: 9000,
    pieces: [
      shard(
        "train",
        new URL("../../data/mnist/train-0.images.idx.gz", import.meta.url),
        new URL("../../data/mnist/train-0.labels.idx.gz", import.meta.url),
      ),
      shard(
        "train",
        new URL("../../data/mnist/train-1.images.idx.gz", import.meta.url),
        new URL("../../data/mnist/train-1.labels.idx.gz", import.meta.url),
      ),
      shard(
        "train",
        new URL("../../data/mnist/train-2.images.idx.gz", import.meta.url),
        new URL("../../data/mnist/train-2.labels.idx.gz", import.meta.url),
      ),
      shard(
        "train",
        new URL("../../data/mnist/train-3.images.idx.gz", import.meta.url),
        new URL("../../data/mnist/train-3.labels.idx.gz", import.meta.url),
      ),
      shard(
        "train",
        new URL("../../data/mnist/train-4.images.idx.gz", import.meta.url),
        new URL("../../data/mnist/train-4.labels.idx.gz", import.meta.url),
      ),
      shard(
        "held-out",
        new URL("../../data/mnist/held-out.images.idx.gz", import.meta.url),
        new URL("../../data/mnist/held-out.labels.idx.gz", import.meta.url),
      ),
    ],
  }),
  code: () => import("./mnist.code.js"),
};
